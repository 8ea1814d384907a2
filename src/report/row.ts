import { formatPath, type Problem, sayProblem, type Severity } from '../problem/index.ts';
import { oneLine } from '../terminal/index.ts';
import { relativeTo } from './relative.ts';

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
  const row: Row = {
    file: relativeTo(folder, problem.file),
    line,
    column,
    endLine,
    endColumn,
    severity: problem.severity,
    code: problem.code,
    path: formatPath(problem.path),
    message: oneLine(message),
  };
  return hint === undefined ? row : { ...row, hint: oneLine(hint) };
}

/** Message and hint for readers that have room for one text only. */
export function messageWithHint({ message, hint }: Row): string {
  return hint === undefined ? message : `${message}\nhint: ${hint}`;
}
