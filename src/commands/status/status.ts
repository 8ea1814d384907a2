import { basename } from 'node:path';
import type { Context } from '../../context.ts';
import { findIssues, type IssueFile, lookThroughIssues } from '../../newsletter/index.ts';
import { type Newsletter, openNewsletter, Renderer, requireSoundConfig } from '../../pipeline/index.ts';
import { Failure, type Notice } from '../../problem/index.ts';
import { colourWanted, escapeControlsInJson, paint } from '../../terminal/index.ts';
import type { Issue } from '../../issue/index.ts';
import type { Outcome } from '../outcome.ts';
import { RunCache } from '../unchanged/run-cache.ts';
import { type Budget, budgetsOf } from './budgets.ts';
import { type IssueStatus, statusOf } from './issue-status.ts';
import { statusTable } from './table.ts';

export interface StatusOptions {
  readonly format?: 'text' | 'json';
  /** `false`: nothing is taken from earlier runs. */
  readonly cache?: boolean;
}

/** Says how issues are, by default all of them: draft or ready, papers, problems, what is missing, how full they are. */
export async function status(
  context: Context,
  refs: readonly string[],
  { format, cache }: StatusOptions,
): Promise<Outcome> {
  const opened = await openNewsletter(context);
  requireSoundConfig(opened, context.cwd);
  const newsletter = RunCache.open(context, opened, { cache })?.newsletter ?? opened;
  const { issues, unread } = chooseIssues(context, newsletter, refs);
  const failures = new Map<string, Failure>();
  const fail = (error: unknown): void => {
    if (!(error instanceof Failure)) throw error;
    // A template that cannot be used is the same failure for every issue.
    failures.set(error.words.message, error);
  };
  for (const failure of unread) fail(failure);
  const renderer = new Renderer(context, newsletter);
  const budgets = (issue: Issue): Promise<readonly Budget[]> =>
    budgetsOf(issue, renderer).catch((error: unknown) => {
      fail(error);
      return [];
    });
  const statuses: IssueStatus[] = [];
  for (const issue of issues) {
    try {
      statuses.push(await statusOf(context, { newsletter, budgets }, issue));
    } catch (error) {
      fail(error);
    }
  }
  const notices: Notice[] = [];
  if (issues.length + unread.length === 0)
    notices.push({ code: 'next-step', args: { folder: '', command: 'new', why: 'makes the first issue' } });
  return {
    ...(format === 'json'
      ? { output: inJson(statuses) }
      : { output: inWords(context, statuses, refs.length > 0), isDrawn: true }),
    notices,
    failures: [...failures.values()],
  };
}

function chooseIssues(
  { files, cwd }: Context,
  { root, config }: Newsletter,
  refs: readonly string[],
): { issues: readonly IssueFile[]; unread: readonly Failure[] } {
  if (refs.length === 0) {
    const { issues, others } = lookThroughIssues(files, root);
    return { issues, unread: others.map(({ failure }) => failure) };
  }
  const { issues, failures } = findIssues(files, refs, { root, cwd, weekStartsOn: config.weekStartsOn });
  return { issues, unread: failures };
}

/** An object, so that what belongs to no issue has a place. */
function inJson(issues: readonly IssueStatus[]): string {
  return `${escapeControlsInJson({ issues })}\n`;
}

function inWords({ stdout, env }: Context, statuses: readonly IssueStatus[], areNamed: boolean): string {
  if (statuses.length === 0) return '';
  const isOnly = ({ issue }: IssueStatus): boolean =>
    statuses.filter((one) => one.issue === issue).length === 1;
  const named = statuses.map((one) => (isOnly(one) ? one : { ...one, issue: basename(one.file) }));
  return statusTable(named, {
    columns: stdout.columns ?? 80,
    colours: paint(colourWanted(env, stdout.isTTY)),
    // What lacks an abstract for years is no news; a draft's parts are.
    isDetailed: ({ state }) => areNamed || state === 'draft',
  });
}
