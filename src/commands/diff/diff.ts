import type { Context } from '../../context.ts';
import { isDate } from '../../calendar.ts';
import { compareIssues, readVersions, type Version } from '../../diff/index.ts';
import { readBytes, realPathOf, requireWhole } from '../../files/index.ts';
import { findIssues, type IssueFile } from '../../newsletter/index.ts';
import { type Newsletter, openNewsletter, requireSoundConfig } from '../../pipeline/index.ts';
import { Failure, type Notice } from '../../problem/index.ts';
import { relativeTo } from '../../report/index.ts';
import { forShell } from '../../text/index.ts';
import { colourWanted } from '../../terminal/index.ts';
import type { Outcome } from '../outcome.ts';
import { type Base, findBase } from './base.ts';
import { inJson } from './json.ts';
import { inMarkdown } from './markdown.ts';
import { inText } from './text.ts';
import type { Comparison } from './told.ts';

export interface DiffOptions {
  readonly format: 'text' | 'markdown' | 'json' | 'correction';
  /** Ends with 1 where something differs. */
  readonly exitCode?: true;
}

/** Says what changed in an issue since it was published, or since a commit. */
export async function diff(
  context: Context,
  issueRef: string,
  ref: string | undefined,
  { format, exitCode }: DiffOptions,
): Promise<Outcome> {
  const newsletter = await openNewsletter(context);
  requireSoundConfig(newsletter, context.cwd);
  const { issue, failures } = chooseIssue(context, newsletter, { issueRef, ref });
  const shown = relativeTo(context.cwd, issue.path) || issue.path;
  const bytes = readBytes(context.files, issue.path);
  requireWhole(context.files, realPathOf(context.files, issue.path));
  // A post is brought up to date; whoever got the mail has what it said.
  const channels = format === 'correction' ? (['mail', 'forum'] as const) : (['forum', 'mail'] as const);
  const base = findBase(context, newsletter.root, { issue, ref, channels });
  const [before, after] = await readVersions([base, { file: issue.path, bytes }]);
  if (before === undefined || after === undefined) throw new Error('two versions were read');
  const chosen: Notice[] = issueRef === 'latest' ? [{ code: 'issue-chosen', args: { issue: shown } }] : [];
  const notices = [...chosen, ...base.notices];
  if (before.problems.length + after.problems.length > 0)
    return { notices, failures, report: brokenReport([before, after]) };
  const changes = compareIssues(before.data, after.data, newsletter.config.languages);
  const comparison = { issue: shown, base: base.shown, before: before.data, after: after.data, changes };
  const output = await outputOf(context, newsletter, { comparison, format });
  const isSilent = output === '' || changes.length === 0;
  return {
    output,
    ...(format === 'text' ? { isDrawn: true } : {}),
    notices: isSilent ? [...notices, sameNotice(shown, base, changes.length > 0)] : notices,
    failures,
    differs: exitCode === true && changes.length > 0,
  };
}

async function outputOf(
  { stdout: { columns, isTTY }, env }: Context,
  { config }: Newsletter,
  { comparison, format }: { readonly comparison: Comparison; readonly format: DiffOptions['format'] },
): Promise<string> {
  switch (format) {
    case 'text':
      return inText(comparison, { columns, isColoured: colourWanted(env, isTTY) });
    case 'markdown':
      return inMarkdown(comparison);
    case 'json':
      return inJson(comparison);
    case 'correction': {
      const { correctionOf } = await import('./correction.ts');
      return correctionOf(comparison, config);
    }
  }
}

/** Throws what `findIssue` throws. What names no issue may be meant as a commit. */
function chooseIssue(
  { files, cwd }: Context,
  { root, config }: Newsletter,
  { issueRef, ref }: { readonly issueRef: string; readonly ref: string | undefined },
): { readonly issue: IssueFile; readonly failures: readonly Failure[] } {
  try {
    const query = { root, cwd, weekStartsOn: config.weekStartsOn };
    const { issues, failures } = findIssues(files, [issueRef], query);
    const [issue] = issues;
    if (issue === undefined) throw new Error('no issue, and no failure');
    return { issue, failures };
  } catch (error) {
    const isUnknown =
      error instanceof Failure && (error.code === 'no-such-issue' || error.code === 'no-such-file');
    if (!isUnknown || ref !== undefined || isDate(issueRef) || /\.ya?ml$/i.test(issueRef)) throw error;
    // No shell changes these signs within a word.
    const word = /^\w[\w./~-]*$/.test(issueRef) ? issueRef : forShell(issueRef);
    const advice = `If it is a commit, name the issue before it: digest diff latest ${word}`;
    throw new Failure('no-such-issue', { ref: issueRef, nearest: [], advice }, { cause: error });
  }
}

function brokenReport(versions: readonly Version[]): NonNullable<Outcome['report']> {
  return {
    problems: versions.flatMap(({ problems }) => problems),
    to: 'stderr',
    format: 'text',
    checked: versions.map(({ file }) => file),
    source: (file) => versions.find((version) => version.file === file)?.text,
  };
}

function sameNotice(issue: string, { shown }: Base, readers: boolean): Notice {
  return { code: 'no-difference', args: { issue, base: shown, readers } };
}
