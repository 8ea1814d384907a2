import type { NamedPaper, PaperDraft } from '../../papers/index.ts';
import type { Failure } from '../../problem/index.ts';

/** One paper on its way into an issue. */
export interface Card {
  /** The name that the user gave it: a ref, a place in a file, its title. */
  readonly name: string;
  readonly data: PaperDraft;
  /** Whether only what is required is asked for: its author had the chance to give the rest. */
  readonly isWritten: boolean;
  /** The paper to look up, which a ref or an entry of a bibliography names. */
  readonly named?: NamedPaper;
  /** Whether it comes from a bibliography, which knows the paper without anybody's help. */
  readonly isEntry?: boolean;
  /** The words that say that it is withdrawn, where a bibliography has them. */
  readonly withdrawn?: string;
  /** The parts typed in this call, which win over all else. */
  readonly said?: PaperDraft;
  /** The keys that were found, and that the user has not yet said yes to. */
  readonly found?: readonly string[];
  /** Why nothing was found. */
  readonly trouble?: Failure;
}
