import type { Context } from '../../context.ts';
import type { Issue } from '../../issue/index.ts';
import { nameOfIssue } from '../../newsletter/index.ts';
import { checkIssueFile, type Newsletter, Renderer } from '../../pipeline/index.ts';
import { Failure, sayProblem } from '../../problem/index.ts';
import { relativeTo } from '../../report/index.ts';
import { type Dependencies, WatchedArchive } from '../unchanged/dependencies.ts';
import { type Budget, budgetsOf } from './budgets.ts';
import type { IssueFacts } from './issue-status.ts';
import { isMissing } from './missing.ts';

export interface FactsTask {
  /** Whether it is told what a result depended on. */
  readonly isWatched: boolean;
}

export interface FoundFacts {
  /** `undefined` where the file cannot be read at all. */
  readonly facts?: IssueFacts;
  /** Why that is, or why there are no budgets. */
  readonly failure?: Failure;
  /** What they depended on besides the file. */
  readonly on?: Dependencies;
}

/** Finds out how issues are, by their files. */
export function factsFinder(
  context: Context,
  newsletter: Newsletter,
  { isWatched }: FactsTask,
): (file: string) => Promise<FoundFacts> {
  const renderer = new Renderer(context, newsletter);
  const archive = isWatched ? new WatchedArchive(newsletter.archive) : undefined;
  return async (file) => {
    try {
      const checked = await checkIssueFile(context, newsletter, { file, archive, isTitleChecked: true });
      const { issue, problems, bytes } = checked;
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      const { budget, failure } =
        issue === undefined || errors > 0 ? { budget: [] } : await budgetOrFailure(issue, renderer);
      return {
        facts: {
          issue: nameOfIssue(file),
          file: relativeTo(context.cwd, file) || file,
          state: issue === undefined ? 'broken' : issue.draft ? 'draft' : 'ready',
          ...(issue?.number === undefined ? {} : { number: issue.number }),
          papers: issue?.papers.length ?? 0,
          errors,
          warnings: problems.length - errors,
          missing: problems
            .filter(({ code }) => isMissing(code))
            .map((problem) => sayProblem(problem).message),
          budget,
        },
        ...(failure === undefined ? {} : { failure }),
        ...(archive === undefined ? {} : { on: archive.dependencies(bytes, issue) }),
      };
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      return { failure };
    }
  };
}

async function budgetOrFailure(
  issue: Issue,
  renderer: Renderer,
): Promise<{ readonly budget: readonly Budget[]; readonly failure?: Failure }> {
  try {
    return { budget: await budgetsOf(issue, renderer) };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return { budget: [], failure };
  }
}
