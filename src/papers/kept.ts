import { isMap } from '../data.ts';
import type { FoundPaper } from './sources/source.ts';

/** A change of what is kept begins anew under another number. */
const format = 1;

/** The data found for a paper, as the cache stores it between runs. */
export interface Kept {
  /** Milliseconds since 1970; NaN where that cannot be read. */
  readonly at: number;
  readonly paper: FoundPaper;
}

export function asKept(paper: FoundPaper, at: Date): object {
  return { format, at: at.toISOString(), paper };
}

/** `undefined` for what was not kept here: a file may have been changed, or half written. */
export function readKept(value: unknown): Kept | undefined {
  if (!isMap(value) || value['format'] !== format || !isFound(value['paper'])) return undefined;
  return { at: Date.parse(String(value['at'])), paper: value['paper'] };
}

/** The papers among values that were kept, the latest first. */
export function keptPapers(values: readonly unknown[]): FoundPaper[] {
  const kept = values.map(readKept).filter((one) => one !== undefined);
  return kept.toSorted((a, b) => (b.at || 0) - (a.at || 0)).map(({ paper }) => paper);
}

function isFound(value: unknown): value is FoundPaper {
  if (!isMap(value)) return false;
  const { authors = [], more = [], ...texts } = value;
  const areTexts = (list: unknown): boolean =>
    Array.isArray(list) && list.every((one) => typeof one === 'string');
  return areTexts(authors) && areTexts(more) && Object.values(texts).every((one) => typeof one === 'string');
}
