import type { PaperData } from '../../issue/index.ts';

/** One paper on its way into an issue. */
export interface Card {
  /** What the user named it by: a ref, a place in a file, its title. */
  readonly name: string;
  readonly data: PaperData;
  /** Whether only what is required is asked for: its author had the chance to give the rest. */
  readonly isWritten: boolean;
}
