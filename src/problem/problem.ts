import { catalogue } from './catalogue.ts';
import type { ProblemArgs, ProblemCode } from './catalogue.ts';
import type { Severity } from './define.ts';
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

/** A change of a file's text: `text` in place of what stands from `from` up to `to`. Offsets are in UTF-16 code units, without a BOM. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * What mends a problem, made by whoever finds it and only where it is certain what was meant. It is data: what applies it
 * also proves that it does what it says here, and nothing else.
 */
export interface Fix {
  /** In the order of the file; none touches another. All of them are made, or none is. */
  readonly edits: readonly Edit[];
  /** Where the data may differ afterwards, if that is not at the problem's own path. */
  readonly path?: Path;
  /** What the text there says afterwards. */
  readonly value?: string;
  /** Lines that the text there has afterwards. */
  readonly lines?: readonly string[];
  /** The edits say how the lines of the file belong together, so that what is there is known only afterwards. */
  readonly structure?: true;
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
    /** Where it is mended, if that is in another file than the one that shows it: an absolute path. */
    readonly elsewhere?: { readonly file: string; readonly place: Place } | undefined;
    readonly severity?: Severity;
    readonly fix?: Fix | undefined;
  };
}[ProblemCode];

export type Problem = { [C in ProblemCode]: ProblemOf<C> }[ProblemCode];

/** A problem in words. */
export function sayProblem(problem: Pick<Problem, 'code' | 'args'>): Words {
  return say(catalogue[problem.code], problem.args);
}
