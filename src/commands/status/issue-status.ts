import { relative } from 'node:path';
import type { Context } from '../../context.ts';
import type { Issue } from '../../issue/index.ts';
import type { IssueFile } from '../../newsletter/index.ts';
import { checkIssueFile, type Newsletter } from '../../pipeline/index.ts';
import { sayProblem } from '../../problem/index.ts';
import type { Budget } from './budgets.ts';
import { isMissing } from './missing.ts';

/** One issue as it is on the disk; the shape that `--format json` prints. */
export interface IssueStatus {
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

/** Throws Failure where the file cannot be read at all. */
export async function statusOf(
  context: Context,
  { newsletter, budgets }: { newsletter: Newsletter; budgets: (issue: Issue) => Promise<readonly Budget[]> },
  { path, name }: IssueFile,
): Promise<IssueStatus> {
  const { issue, problems } = await checkIssueFile(context, newsletter, { file: path, isTitleChecked: true });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return {
    issue: name,
    file: relative(context.cwd, path) || path,
    state: issue === undefined ? 'broken' : issue.draft ? 'draft' : 'ready',
    ...(issue?.number === undefined ? {} : { number: issue.number }),
    papers: issue?.papers.length ?? 0,
    errors,
    warnings: problems.length - errors,
    missing: problems.filter(({ code }) => isMissing(code)).map((problem) => sayProblem(problem).message),
    budget: issue === undefined || errors > 0 ? [] : await budgets(issue),
  };
}
