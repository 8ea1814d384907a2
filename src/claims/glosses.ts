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
const wordsBefore = /([가-힣][가-힣\w -]*)[*_"'”’」』]{0,3}$/;

/** The brackets are looked for first: most texts have few. */
export function glossesIn(text: string): Gloss[] {
  return [...text.matchAll(bracket)].flatMap(({ 0: whole, 1: english = '', index }): Gloss[] => {
    const from = Math.max(0, index - 60);
    const found = wordsBefore.exec(text.slice(from, index));
    const before = found?.[1]?.trimEnd() ?? '';
    const korean = /\S+$/.exec(before)?.[0] ?? '';
    if (found === null || !/[가-힣]/.test(korean)) return [];
    const key = english
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, ' ')
      .replace(/(?<=[^s])s$/, '');
    return [
      {
        start: from + found.index + before.length - korean.length,
        end: index + whole.length,
        korean,
        before: before.replace(/\s+/g, ''),
        english: english.trim(),
        key,
      },
    ];
  });
}

/** Whether two say the same word, however it is spaced and whatever stands before it. */
export function isSameWord(
  a: Pick<Gloss, 'korean' | 'before'>,
  b: Pick<Gloss, 'korean' | 'before'>,
): boolean {
  return a.before.endsWith(b.korean) || b.before.endsWith(a.korean);
}
