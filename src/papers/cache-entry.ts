import { isMap } from '../data.ts';
import type { FoundPaper } from './sources/source.ts';

/** Entries of another format are not read: whoever changes the entries changes this number. */
const format = 1;

/** The data that was found for a paper, as the cache stores it between runs. */
export interface CacheEntry {
  /** Milliseconds since 1970; NaN where that cannot be read. */
  readonly at: number;
  readonly paper: FoundPaper;
}

export function toCacheEntry(paper: FoundPaper, at: Date): object {
  return { format, at: at.toISOString(), paper };
}

/** Reads a stored value; `undefined` where it is no entry, since a file may have been changed or half written. */
export function readCacheEntry(value: unknown): CacheEntry | undefined {
  if (!isMap(value) || value['format'] !== format || !isFound(value['paper'])) return undefined;
  return { at: Date.parse(String(value['at'])), paper: value['paper'] };
}

/** Lists the papers among stored values, the latest first. */
export function cachedPapers(values: readonly unknown[]): FoundPaper[] {
  const entries = values.map(readCacheEntry).filter((one) => one !== undefined);
  return entries.toSorted((a, b) => (b.at || 0) - (a.at || 0)).map(({ paper }) => paper);
}

function isFound(value: unknown): value is FoundPaper {
  if (!isMap(value)) return false;
  const { authors = [], more = [], ...texts } = value;
  const areTexts = (list: unknown): boolean =>
    Array.isArray(list) && list.every((one) => typeof one === 'string');
  return areTexts(authors) && areTexts(more) && Object.values(texts).every((one) => typeof one === 'string');
}
