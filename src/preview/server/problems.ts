import { relative } from 'node:path';
import { Failure, type Problem, sayProblem } from '../../problem/index.ts';
import type { PageProblem } from '../protocol.ts';

/** A problem as the page shows it; `root` is the newsletter's folder. */
export function pageProblem(problem: Problem, root: string): PageProblem {
  const { severity, code, file, place } = problem;
  return {
    severity,
    code,
    ...sayProblem(problem),
    file: relative(root, file),
    line: place.line,
    column: place.column,
  };
}

/** Why there is nothing newer to show. What is neither a problem nor a failure is a bug, and the preview outlives it. */
export function pageFailure(error: unknown): PageProblem {
  if (error instanceof Failure) return { severity: 'error', code: error.code, ...error.words };
  const detail = error instanceof Error ? error.message : String(error);
  return { severity: 'error', code: 'bug', ...new Failure('preview-bug', { detail }).words };
}
