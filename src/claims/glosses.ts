/** English in brackets behind a Korean word: 미세조정(fine-tuning). */
export interface Gloss {
  /** Of the word and the bracket. */
  readonly start: number;
  readonly end: number;
  /** The word right before the bracket. */
  readonly korean: string;
  /** All words before it in the same clause, run together. */
  readonly before: string;
  readonly english: string;
  /** Equal for two spellings of one term. */
  readonly key: string;
}

const bracket = /\(([A-Za-z][A-Za-z -]{1,60})\)/g;
/** Marks that may stand between a word and its bracket, and how many of them. */
const marks = '*_"\'”’」』';
const mostMarks = 3;
/** How far back words are read. */
const mostBefore = 60;

/** `keys`: those that are wanted; by default all. The brackets are looked for first: most texts have few. */
export function glossesIn(text: string, keys?: ReadonlySet<string>): Gloss[] {
  return [...text.matchAll(bracket)].flatMap(({ 0: whole, 1: written = '', index }): Gloss[] => {
    const key = keyOfEnglish(written);
    if (keys?.has(key) === false) return [];
    let end = index;
    while (end > 0 && index - end < mostMarks && marks.includes(text.charAt(end - 1))) end--;
    let start = end;
    while (end - start < mostBefore && isOfWords(text.charCodeAt(start - 1))) start--;
    const before = text.slice(start, end);
    const korean = /\S+$/.exec(before)?.[0] ?? '';
    if (!/[가-힣]/.test(korean)) return [];
    const english = written.trim();
    return [
      {
        start: end - korean.length,
        end: index + whole.length,
        korean,
        before: before.replace(/\s+/g, ''),
        english,
        key,
      },
    ];
  });
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
export function keyOfEnglish(english: string): string {
  const small = english.trim().toLowerCase();
  const plain = /-|\s\s|[^\S ]/.test(small) ? small.replace(/[\s-]+/g, ' ') : small;
  return /[^s]s$/.test(plain) ? plain.slice(0, -1) : plain;
}

/** Whether two say the same word, however it is spaced and whatever stands before it. */
export function isSameWord(
  a: Pick<Gloss, 'korean' | 'before'>,
  b: Pick<Gloss, 'korean' | 'before'>,
): boolean {
  return a.before.endsWith(b.korean) || b.before.endsWith(a.korean);
}
