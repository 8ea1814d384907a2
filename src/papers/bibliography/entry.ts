import type { FoundPaper } from '../sources/source.ts';

/** One entry of a bibliography. */
export interface Entry {
  /** The entry's own key, or its number, counted from 1. */
  readonly key: string;
  /** `undefined` where it says neither what the paper is called nor where it is. */
  readonly paper: FoundPaper | undefined;
}
