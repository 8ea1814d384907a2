import { relative } from 'node:path';
import { Failure, type Problem, sayProblem } from '../../problem/index.ts';
import type { PageProblem } from '../protocol.ts';

/** A problem as the page shows it; `root` is the newsletter's folder, `issue` the file that the page can edit. */
export function pageProblem(
  problem: Problem,
  { root, issue }: { readonly root: string; readonly issue: string },
): PageProblem {
  const { severity, code, file, place, path, fix } = problem;
  const [list, index] = path;
  const isHere = file === issue;
  return {
    severity,
    code,
    ...sayProblem(problem),
    file: relative(root, file),
    line: place.line,
    column: place.column,
    ...(list === 'papers' && typeof index === 'number' ? { paper: index + 1 } : {}),
    ...(fix !== undefined && isHere ? { isFixable: true } : {}),
    ...(code === 'paper/unread-draft' && isHere ? { accepts: problem.args.target } : {}),
  };
}

/** Why there is nothing newer to show. What is neither a problem nor a failure is a bug, and the preview outlives it. */
export function pageFailure(error: unknown): PageProblem {
  if (error instanceof Failure) return { severity: 'error', code: error.code, ...error.words };
  const detail = error instanceof Error ? error.message : String(error);
  return { severity: 'error', code: 'bug', ...new Failure('preview-bug', { detail }).words };
}
