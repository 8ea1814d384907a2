/** English in brackets behind a Korean word: 미세조정(fine-tuning). */
export interface Gloss {
  /** Of the word and the bracket. */
  readonly start: number;
  readonly end: number;
  /** The word right before the bracket. */
  readonly korean: string;
  /** All words up to it in the same clause. */
  readonly before: string;
  readonly english: string;
  /** Equal for two spellings of one term. */
  readonly key: string;
}

const bracket = /\(([A-Za-z][A-Za-z -]{1,60})\)/y;
/** Marks that may stand between a word and its bracket, and how many of them. */
const marks = '*_"\'”’」』';
const mostMarks = 3;
/** How far back words are read. */
const mostBefore = 60;

/** The words are looked for first: most brackets stand behind a space. */
export function glossesIn(text: string): Gloss[] {
  const glosses: Gloss[] = [];
  for (let at = text.indexOf('('); at !== -1; at = text.indexOf('(', at + 1)) {
    let end = at;
    while (end > 0 && at - end < mostMarks && marks.includes(text.charAt(end - 1))) end--;
    if (text.charAt(end - 1) === ' ') continue;
    let start = end;
    while (end - start < mostBefore && isOfWords(text.charCodeAt(start - 1))) start--;
    const before = text.slice(start, end);
    const korean = before.slice(before.lastIndexOf(' ') + 1);
    if (!/[가-힣]/.test(korean)) continue;
    bracket.lastIndex = at;
    const [whole, written = ''] = bracket.exec(text) ?? [];
    if (whole === undefined) continue;
    glosses.push({
      start: end - korean.length,
      end: at + whole.length,
      korean,
      before,
      english: written.trim(),
      key: keyOfEnglish(written),
    });
  }
  return glosses;
}

/** Hangul, Latin letters, digits, spaces and hyphens: what words of one clause are made of. */
function isOfWords(code: number): boolean {
  return (
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0x30 && code <= 0x39) ||
    ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) ||
    code === 0x20 ||
    code === 0x2d
  );
}

/** Equal for two spellings of one English term. */
function keyOfEnglish(english: string): string {
  const small = english.trim().toLowerCase();
  const plain = /-|\s\s|[^\S ]/.test(small) ? small.replace(/[\s-]+/g, ' ') : small;
  return /[^s]s$/.test(plain) ? plain.slice(0, -1) : plain;
}

/** Whether two say the same word, however it is spaced and whatever stands before it. */
export function isSameWord(
  a: Pick<Gloss, 'korean' | 'before'>,
  b: Pick<Gloss, 'korean' | 'before'>,
): boolean {
  return together(a.before).endsWith(b.korean) || together(b.before).endsWith(a.korean);
}

function together(words: string): string {
  return words.replaceAll(' ', '');
}
