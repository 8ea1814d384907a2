import { isMap } from '../data.ts';
import { checkedPaper } from './record/checked.ts';
import type { FoundPaper } from './sources/source.ts';

/** Entries of another format are not read: whoever changes the entries changes this number. */
const format = 1;

/** The data that was found for a paper, as the cache stores it between runs. */
export interface CacheEntry {
  /** Milliseconds since 1970; NaN where that cannot be read. */
  readonly at: number;
  readonly paper: FoundPaper;
}

/**
 * Whether an answer is kept. A page without the data of a paper may be another the next time: a notice of a network that wants
 * somebody to log in, say.
 */
export function isOfUse({ title, basis }: FoundPaper): boolean {
  return title !== undefined && basis === undefined;
}

export function toCacheEntry(paper: FoundPaper, at: Date): object {
  return { format, at: at.toISOString(), paper };
}

/** Reads a stored value; `undefined` where it is no entry, since a file may have been changed or half written. */
export function readCacheEntry(value: unknown): CacheEntry | undefined {
  if (!isMap(value) || value['format'] !== format) return undefined;
  try {
    const paper = checkedPaper(value['paper']);
    return isOfUse(paper) ? { at: Date.parse(String(value['at'])), paper } : undefined;
  } catch {
    return undefined;
  }
}

/** Lists the papers among stored values, the latest first. */
export function cachedPapers(values: readonly unknown[]): FoundPaper[] {
  const entries = values.map(readCacheEntry).filter((one) => one !== undefined);
  return entries.toSorted((a, b) => (b.at || 0) - (a.at || 0)).map(({ paper }) => paper);
}
