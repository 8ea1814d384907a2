/**
 * The catalogue: every problem, failure and notice that the program knows, with its severity, its sentence and its
 * hint. The rest of the program passes codes and arguments around; words are made here, at the very end.
 *
 * A problem is in the author's file: it is collected, never thrown. A failure is of the world: it is thrown. Anything
 * else that goes wrong is a bug.
 */
import type { Severity } from './define.ts';
import { failureKinds } from './failures.ts';
import { formatKinds } from './format.ts';
import { issueKinds } from './issue.ts';
import { newsletterKinds } from './newsletter.ts';
import { paperKinds } from './paper.ts';
import { schemaKinds } from './schema.ts';
import { textKinds } from './text.ts';
import { yamlKinds } from './yaml.ts';

export type { Kind, Severity } from './define.ts';
export type { FlagFault, RefFault } from './failures.ts';
export { languageName } from './language.ts';
export type { Expected, JsonType, ValueForm } from './schema.ts';
export type { SyntaxFault } from './syntax.ts';
export { sayNotice, type Notice, type NoticeCode } from './notices.ts';

export const catalogue = {
  ...yamlKinds,
  ...schemaKinds,
  ...issueKinds,
  ...paperKinds,
  ...textKinds,
  ...newsletterKinds,
  ...formatKinds,
};

type Catalogue = typeof catalogue;
export type ProblemCode = keyof Catalogue;
export type ProblemArgs<C extends ProblemCode> = Parameters<Catalogue[C]['message']>[0];

/** Where in a document: keys and 0-based positions from the root, `['papers', 1, 'title']`. */
export type Path = readonly (string | number)[];

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
  };
}[ProblemCode];

export type Problem = { [C in ProblemCode]: ProblemOf<C> }[ProblemCode];

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(catalogue, code);
}

export interface Words {
  readonly message: string;
  readonly hint?: string;
}

/** A problem in words. */
export function sayProblem(problem: Pick<Problem, 'code' | 'args'>): Words {
  return say(catalogue[problem.code], problem.args);
}

type FailureCatalogue = typeof failureKinds;
export type FailureCode = keyof FailureCatalogue;
export type FailureArgs<C extends FailureCode> = Parameters<FailureCatalogue[C]['message']>[0];

/** Thrown for what the world refuses. The user sees its sentence and its hint, never a stack. */
export class Failure<C extends FailureCode = FailureCode> extends Error {
  readonly code: C;
  readonly args: FailureArgs<C>;

  constructor(code: C, args: FailureArgs<C>, options?: { cause?: unknown }) {
    super(say(failureKinds[code], args).message, options);
    this.name = 'Failure';
    this.code = code;
    this.args = args;
  }

  get exit(): 1 | 2 | 130 {
    return failureKinds[this.code].exit;
  }

  get words(): Words {
    return say(failureKinds[this.code], this.args);
  }
}

/** A sentence and a hint; args and kind fit together by construction, which the compiler cannot see through an index. */
function say(
  kind: { message: (args: never) => string; hint?: (args: never) => string | undefined },
  args: object,
): Words {
  const hint = kind.hint?.(args as never);
  const message = kind.message(args as never);
  return hint === undefined ? { message } : { message, hint };
}

export { sayDiskError } from './disk.ts';
export { formatPath } from './path.ts';
export { nameOf } from './what.ts';
