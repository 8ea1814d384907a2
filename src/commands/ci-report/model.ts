import type { Piece } from '../../diff/index.ts';
import type { Severity } from '../../problem/index.ts';
import type { Owner } from '../diff/told.ts';

/** What schema/report.schema.json describes: what a check says of a pull request. Nothing of it is markup. */
export interface Report {
  readonly version: 1;
  /** The full name of the commit that was checked. */
  readonly head: string;
  /** Of all files. */
  readonly counts: { readonly errors: number; readonly warnings: number; readonly unread: number };
  readonly problems: readonly ReportedProblem[];
  readonly files: readonly ChangedFile[];
  /** Changed files, and groups of changes, for which there was no room. */
  readonly left: number;
}

/** The sentence is made of the code and its values by who tells it. */
export interface ReportedProblem {
  readonly file: string;
  readonly line: number;
  readonly severity: Severity;
  readonly code: string;
  readonly args: object;
}

export interface ChangedFile {
  readonly file: string;
  /** `undefined`: a version of it cannot be read. */
  readonly groups?: readonly ReportedGroup[];
  readonly weights: readonly Weight[];
}

/** Characters of the post, bytes of the mail's HTML. */
export interface Weight {
  readonly format: 'forum' | 'email';
  readonly used: number;
  readonly limit: number;
}

export interface ReportedGroup {
  readonly owner?: Omit<Owner, 'name'>;
  readonly changes: readonly ReportedChange[];
}

export interface ReportedChange {
  readonly path: readonly (string | number)[];
  /** Of what moved: the position that it had, from 1. */
  readonly was?: number;
  readonly pieces: readonly Piece[];
}

/** How much there is room for, as in the schema; texts in code points. */
export const most = {
  bytes: 262_144,
  problems: 100,
  files: 20,
  groups: 100,
  changes: 50,
  pieces: 60,
  steps: 12,
  step: 100,
  name: 300,
  text: 400,
  value: 1000,
  values: 20,
  entries: 50,
} as const;

/** A text that is cut says so. */
export function cutTo(text: string, length: number): string {
  // No more than twice as many units can be wanted, and a text can be as long as a file.
  const points = [...text.slice(0, 2 * length + 2)];
  return points.length > length ? `${points.slice(0, length - 1).join('')}…` : text;
}
