import { isCount, koreanCount, valueOfEnglish, valueOfKorean } from './number-words.ts';
import { wordsIn } from './plain.ts';
import { digits, keyOf, readNumber, unitOf, type Unit } from './read-number.ts';

/** A number that a text claims. */
export interface NumberUse {
  readonly start: number;
  readonly end: number;
  /** One of them has to be among the numbers of the sources. */
  readonly values: readonly string[];
  /** What else than a number of a source it may stand for: the day of the paper, the number in a name, a list, an ordinal. */
  readonly as: 'number' | 'date' | 'in-name' | 'count' | 'ordinal';
  /** A source that says the same number of something else does not say it. */
  readonly unit: Unit;
}

/** Every number that a text claims, in its order. */
export function numbersIn(text: string): NumberUse[] {
  const plain = wordsIn(text);
  const found: NumberUse[] = [];
  let end = 0;
  for (const { 0: written, index: start } of plain.matchAll(digits)) {
    if (start < end) continue;
    const { values, isOther, isDate, unit, ...read } = readNumber(plain, start, written);
    ({ end } = read);
    // AlphaFold 3, which a source may write in one word.
    const isInName = /[A-Za-z][a-z]* ?$/.test(plain.slice(Math.max(0, start - 12), start));
    const isOrdinal = /^(?: ?번째|st|nd|rd|th)/.test(plain.slice(end, end + 4));
    const as = isDate ? 'date' : isInName ? 'in-name' : isOrdinal ? 'ordinal' : 'number';
    if (!isOther) found.push({ start, end, values, as, unit });
  }
  return [...found, ...countsIn(plain)].toSorted((a, b) => a.start - b.start);
}

/** Counts in words. One and two are said in passing too often to be held to, but for twice as much. */
function countsIn(plain: string): NumberUse[] {
  const found: NumberUse[] = [];
  const add = (start: number, word: string, value: number, as: NumberUse['as']): void => {
    const end = start + word.length;
    found.push({ start, end, values: [keyOf(value)], as, unit: unitOf(plain.slice(end, end + 12)) });
  };
  for (const { 0: word, index } of plain.matchAll(/(?<![\w-])[A-Za-z]+(?![\w-])/g))
    if (isCount(word)) add(index, word, valueOfEnglish(word) ?? 0, 'count');
  for (const { 0: word, index } of plain.matchAll(koreanCount)) {
    const value = valueOfKorean(word) ?? 0;
    const behind = plain.slice(index + word.length, index + word.length + 4);
    if (value >= 3 || (value === 2 && /^ ?배(?!경)/.test(behind)))
      add(index, word, value, /^ ?번째/.test(behind) ? 'ordinal' : 'count');
  }
  return found;
}
