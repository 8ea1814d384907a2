import { relative } from 'node:path';
import { isDate } from '../calendar.ts';
import type { Context } from '../context.ts';
import { readLedger } from '../ledger/index.ts';
import { findIssue, type IssueFile, lookThroughIssues } from '../newsletter/index.ts';
import { type CheckedIssue, checkIssueFile, hasErrors, type Newsletter } from '../pipeline/index.ts';
import { Failure, type Problem } from '../problem/index.ts';
import type { Report } from './outcome.ts';
import { sayFirst } from './say-first.ts';

/** An issue that may go out, or not yet. */
export interface Candidate extends IssueFile {
  /** As people see it. */
  readonly shown: string;
}

/**
 * The issue that is to go out: one that is named, or the greatest week that is no draft (where all are, the greatest). Throws what
 * `findIssue` throws, and `issue-without-week`: what goes out is kept by its week.
 */
export async function findCandidate(
  context: Context,
  newsletter: Newsletter,
  ref: string,
): Promise<Candidate> {
  const { files, cwd } = context;
  const { root, config } = newsletter;
  const query = { root, cwd, weekStartsOn: config.weekStartsOn };
  const named = ref === 'latest' ? await latestReady(context, newsletter) : ref;
  const issue = findIssue(files, named, query);
  const shown = relative(cwd, issue.path) || issue.path;
  if (!isDate(issue.name)) throw new Failure('issue-without-week', { path: shown });
  if (ref === 'latest') sayFirst(context, { code: 'issue-chosen', args: { issue: shown } });
  return { ...issue, shown };
}

/** The name of the greatest week that is no draft; `latest` where there is none. Throws why a later one cannot be read. */
export async function latestReady(context: Context, newsletter: Newsletter): Promise<string> {
  const { issues, others } = lookThroughIssues(context.files, newsletter.root);
  const weeks = [...issues, ...others]
    .filter(({ name }) => isDate(name))
    .toSorted((a, b) => (a.name < b.name ? 1 : -1));
  for (const week of weeks) {
    // What cannot be read may be the one.
    if ('failure' in week) throw week.failure;
    const { issue } = await checkIssueFile(context, newsletter, { file: week.path });
    if (issue?.draft !== true) return week.name;
  }
  return 'latest';
}

/**
 * An issue as it stands, checked. Throws `issue-not-ready` for a draft, and what `readLedger` throws; one with errors is told with them
 * (`notReady`).
 */
export async function checkCandidate(
  context: Context,
  newsletter: Newsletter,
  { path, shown, name }: Candidate,
): Promise<CheckedIssue> {
  const checked = await checkIssueFile(context, newsletter, { file: path });
  if (checked.issue?.draft === true && !hasErrors(checked)) {
    const { mail } = readLedger(context.files, newsletter.root, name);
    const why = mail?.state === 'sent' ? 'again' : 'draft';
    throw new Failure('issue-not-ready', { path: shown, why, command: 'send' });
  }
  return checked;
}

/** How an issue with errors is told. */
export function notReady(
  { path, shown }: Candidate,
  { parsed }: CheckedIssue,
  problems: readonly Problem[],
): { readonly failures: readonly Failure[]; readonly report: Report } {
  return {
    failures: [new Failure('issue-not-ready', { path: shown, why: 'errors', command: 'send' })],
    report: {
      problems: problems.filter(({ severity }) => severity === 'error'),
      to: 'stderr',
      format: 'text',
      checked: [path],
      source: (file) => (file === path ? parsed.text : undefined),
    },
  };
}
