import type { FoundPaper } from '../sources/source.ts';

/** One entry of a bibliography. */
export interface Entry {
  /** The entry's own key, or its number, counted from 1. */
  readonly key: string;
  /** `undefined` for an entry that cannot be read, or that has no title, authors, ids and address. */
  readonly paper: FoundPaper | undefined;
}
