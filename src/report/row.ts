import { join, resolve } from 'node:path';
import { Failure, formatPath, type Problem, sayProblem, type Severity } from '../problem/index.ts';
import { oneLine } from '../terminal/index.ts';
import { seenFrom } from './failure.ts';
import { relativeTo } from './relative.ts';
import type { ReportOptions } from './reporter.ts';

/**
 * A problem as it leaves the program, with exactly these keys in this order. `file` and `path` are exact, so that a
 * program can open the one and follow the other; `message` and `hint` are harmless and on one line.
 */
export interface Row {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly code: string;
  readonly path: string;
  readonly message: string;
  readonly hint?: string;
}

/** `folder` is the absolute path that `file` is shown relative to. */
export function rowOf(problem: Problem, folder: string): Row {
  const { message, hint } = sayProblem(problem);
  const { line, column, endLine, endColumn } = problem.place;
  return {
    file: relativeTo(folder, problem.file),
    line,
    column,
    endLine,
    endColumn,
    severity: problem.severity,
    code: problem.code,
    path: formatPath(problem.path),
    message: oneLine(message),
    ...(hint !== undefined && { hint: oneLine(hint) }),
  };
}

/** A failure as it leaves the program beside the problems. It has a file or none, and a line only in a template. */
export interface FailureRow extends Pick<Row, 'code' | 'message' | 'hint'> {
  readonly severity: 'error';
  readonly file: string | undefined;
  /** The absolute path of `file`. */
  readonly absolute: string | undefined;
  readonly line: number | undefined;
}

/** `folder` is the absolute path that files are shown relative to. */
export function failureRows(options: ReportOptions, folder: string): FailureRow[] {
  return options.failures.map((failure) => {
    const { args } = failure;
    const { absolute, line } = placeOfFailure(failure, options);
    const located = 'path' in args ? new Failure(failure.code, { ...args, path: absolute }) : failure;
    const { message, hint } = seenFrom(folder, located).words;
    return {
      severity: 'error',
      file: absolute === undefined ? undefined : relativeTo(folder, absolute),
      absolute,
      line,
      code: failure.code,
      message: oneLine(message),
      ...(hint === undefined ? {} : { hint: oneLine(hint) }),
    };
  });
}

/** Where it is mended: a template of the newsletter is named from there, and a built-in one is no file that one could mend. */
function placeOfFailure(
  { args }: Failure,
  { cwd, newsletter }: ReportOptions,
): { readonly absolute: string | undefined; readonly line: number | undefined } {
  if ('path' in args) return { absolute: resolve(cwd, args.path), line: undefined };
  const isOwn = 'template' in args && args.template.startsWith('templates/') && newsletter !== undefined;
  return isOwn
    ? { absolute: join(newsletter, args.template), line: args.line }
    : { absolute: undefined, line: undefined };
}

/** Message and hint for readers that have room for one text only. */
export function messageWithHint({ message, hint }: Pick<Row, 'message' | 'hint'>): string {
  return hint === undefined ? message : `${message}\nhint: ${hint}`;
}
