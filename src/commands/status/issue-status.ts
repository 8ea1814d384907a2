import type { Budget } from './budgets.ts';
import type { Published } from '../../ledger/index.ts';

/** One issue as it is on the disk. */
export interface IssueFacts {
  /** The name of its file without the ending, which is its week. */
  readonly issue: string;
  /** Relative to the working directory. */
  readonly file: string;
  /** `broken`: the file cannot be read as an issue. */
  readonly state: 'draft' | 'ready' | 'broken';
  readonly number?: number;
  readonly papers: number;
  /** Counted as `validate` does; what is missing is among them. */
  readonly errors: number;
  readonly warnings: number;
  /** What an author still has to write, in sentences. */
  readonly missing: readonly string[];
  /** How much of each limit is used. An issue with errors is not rendered and has none. */
  readonly budget: readonly Budget[];
}

/** And where it went; the shape that `--format json` prints. */
export interface IssueStatus extends IssueFacts {
  /** `undefined` where its ledger cannot be read. */
  readonly published?: Published;
}
