import { catalogue } from './catalogue.ts';
import type { ProblemArgs, ProblemCode } from './catalogue.ts';
import type { Severity } from './define.ts';
import type { Fix } from './fix.ts';
import type { Path } from './path.ts';
import { say } from './say.ts';
import type { Words } from './say.ts';

/** Lines and columns are 1-based, columns count UTF-16 code units, the end is exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface ProblemOf<C extends ProblemCode> {
  readonly code: C;
  readonly severity: Severity;
  readonly args: ProblemArgs<C>;
  readonly path: Path;
  /** Absolute path of the file; reporters shorten it. */
  readonly file: string;
  readonly place: Place;
  /** What mends it, where that is certain. */
  readonly fix?: Fix;
}

/** A finding before its place in a file is known. */
export type Finding = {
  [C in ProblemCode]: {
    readonly code: C;
    readonly args: ProblemArgs<C>;
    readonly path: Path;
    /** Where `path` does not say enough: the key instead of its value, or an exact place. */
    readonly at?: 'key' | Place;
    readonly severity?: Severity;
    readonly fix?: Fix;
  };
}[ProblemCode];

export type Problem = { [C in ProblemCode]: ProblemOf<C> }[ProblemCode];

/** A problem in words. */
export function sayProblem(problem: Pick<Problem, 'code' | 'args'>): Words {
  return say(catalogue[problem.code], problem.args);
}
