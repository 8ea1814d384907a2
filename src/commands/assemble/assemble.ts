import { dirname, join, relative, resolve, sep } from 'node:path';
import { append } from '../../data.ts';
import type { Context } from '../../context.ts';
import { editFile, fileAt, readBytes, removeFile, requireWritable } from '../../files/index.ts';
import { exactText } from '../../issue/index.ts';
import {
  type CheckedPaper,
  checkPaperFile,
  inboxOf,
  lookThroughInbox,
  PaperFiles,
} from '../../inbox/index.ts';
import { findIssue, issuesFolder, lookThroughIssues } from '../../newsletter/index.ts';
import { checkIssueFile, type Newsletter, openNewsletter, requireSoundConfig } from '../../pipeline/index.ts';
import { Failure, type Notice, sayProblem } from '../../problem/index.ts';
import { unifiedDiff } from '../../diff/index.ts';
import type { Outcome } from '../outcome.ts';
import { type Assembled, takeIn } from './take-in.ts';

export interface AssembleOptions {
  readonly dryRun?: true;
}

/**
 * Takes papers that wait in inbox/ into an issue, in the order of their files' names: the very text of each. The issue is written
 * first, then the files go; what is wrong or there already stays. Prints a `Co-authored-by:` line for each contributor who gave an
 * address.
 */
export async function assemble(
  context: Context,
  refs: readonly string[],
  { dryRun }: AssembleOptions,
): Promise<Outcome> {
  const newsletter = await openNewsletter(context);
  requireSoundConfig(newsletter, context.cwd);
  const { files, cwd } = context;
  const { issue: ref, named } = sorted(context, newsletter, refs);
  const inbox = named.length > 0 ? { issues: named, others: [] } : lookThroughInbox(files, newsletter.root);
  const failures = inbox.others.map(({ failure }) => failure);
  if (inbox.issues.length === 0) {
    const folder = relative(cwd, inboxOf(newsletter.root)) || '.';
    return { failures, notices: [{ code: 'inbox-empty', args: { folder } }] };
  }
  const path = await chosenIssue(context, newsletter, ref);
  const name = relative(cwd, path) || path;
  if (dryRun !== true) requireWritable(files, path);
  const { sound, left } = await checkAll(context, newsletter, inbox.issues);
  const take = (bytes: Uint8Array): Promise<Assembled> =>
    takeIn(newsletter, {
      path,
      name,
      text: exactText(bytes, name),
      papers: sound,
      nameOf: (file) => relative(cwd, file),
    });
  let difference = '';
  const assembled =
    dryRun === true
      ? await take(readBytes(files, path))
      : await editFile(context, path, async (bytes) => {
          const result = await take(bytes);
          return { content: result.text === exactText(bytes, name) ? undefined : result.text, result };
        });
  if (dryRun === true)
    difference = unifiedDiff(
      exactText(readBytes(files, path), name),
      assembled.text,
      name.replaceAll(sep, '/'),
    );
  else for (const paper of assembled.taken) append(failures, removeTaken(context, paper));
  append(
    failures,
    [...left, ...assembled.failures].toSorted((a, b) => (a.message < b.message ? -1 : 1)),
  );
  const tell = ({ file }: CheckedPaper, code: 'paper-assembled' | 'paper-in-already'): Notice => ({
    code,
    args: { path: relative(cwd, file), issue: name, isDryRun: dryRun === true },
  });
  return {
    output: dryRun === true ? difference : trailers(assembled.taken),
    notices: [
      ...(ref === undefined ? [{ code: 'issue-chosen', args: { issue: name } } as const] : []),
      ...assembled.taken.map((paper) =>
        tell(paper, assembled.again.includes(paper) ? 'paper-in-already' : 'paper-assembled'),
      ),
      ...(dryRun === true ? [{ code: 'would-write', args: { path: name } } as const] : []),
    ],
    failures,
  };
}

/** Arguments in inbox/ are papers, in the order of their names, and inbox/ is all of them; one other is the issue. */
function sorted(
  { files, cwd }: Context,
  { root }: Newsletter,
  refs: readonly string[],
): { readonly issue: string | undefined; readonly named: readonly { readonly path: string }[] } {
  const folder = inboxOf(root);
  const isBelow = (ref: string): boolean => dirname(resolve(cwd, ref)) === folder;
  const isInbox = (ref: string): boolean => resolve(cwd, ref) === folder;
  const papers = [...new Set(refs.filter(isBelow).map((ref) => resolve(cwd, ref)))].toSorted();
  for (const path of papers)
    if (fileAt(files, path) === undefined) throw new Failure('no-such-file', { path: relative(cwd, path) });
  const [issue, another] = refs.filter((ref) => !isBelow(ref) && !isInbox(ref));
  if (another !== undefined)
    throw new Failure('usage', {
      detail: `${another} is not below inbox/, and there is one issue at a time`,
      command: 'assemble',
    });
  return { issue, named: refs.some(isInbox) ? [] : papers.map((path) => ({ path })) };
}

/**
 * The issue that is named, or the greatest week that is a draft. Throws Failure `no-draft`, `issue-has-errors` where it cannot be told
 * whether a week is one, and what `findIssue` does.
 */
async function chosenIssue(
  context: Context,
  newsletter: Newsletter,
  ref: string | undefined,
): Promise<string> {
  const { root, config } = newsletter;
  const { files, cwd } = context;
  if (ref !== undefined && ref !== 'latest')
    return findIssue(files, ref, { root, cwd, weekStartsOn: config.weekStartsOn }).path;
  const { issues, others } = lookThroughIssues(files, root);
  for (const week of [...issues, ...others].toSorted((a, b) => (a.name < b.name ? 1 : -1))) {
    // What cannot be read may be the one.
    if ('failure' in week) throw week.failure;
    const { issue, parsed } = await checkIssueFile(context, newsletter, { file: week.path });
    if (issue?.draft === true) return week.path;
    if (issue === undefined || typeof (parsed.data?.['draft'] ?? false) !== 'boolean')
      throw new Failure('issue-has-errors', { path: relative(cwd, week.path) });
  }
  throw new Failure('no-draft', { folder: relative(cwd, join(root, issuesFolder)) || '.' });
}

/** The papers without an error of their own, and why the others stay. */
async function checkAll(
  context: Context,
  newsletter: Newsletter,
  papers: readonly { readonly path: string }[],
): Promise<{ sound: CheckedPaper[]; left: Failure[] }> {
  const others = new PaperFiles(context, newsletter.root);
  const sound: CheckedPaper[] = [];
  const left: Failure[] = [];
  for (const { path: file } of papers) {
    try {
      const paper = await checkPaperFile(context, newsletter, { file, others });
      const errors = paper.problems.filter(({ severity }) => severity === 'error');
      if (errors.length === 0) sound.push(paper);
      else {
        const path = relative(context.cwd, file);
        const why = errors.map((problem) => sayProblem(problem).message).join('; ');
        left.push(
          new Failure('paper-left', { path, why, advice: `\`digest validate ${path}\` shows where.` }),
        );
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      left.push(error);
    }
  }
  return { sound, left };
}

/** Removes the file of a paper that is in the issue now; one that was changed since it was read stays. */
function removeTaken({ files, cwd }: Context, { file, bytes }: CheckedPaper): Failure[] {
  try {
    if (Buffer.compare(readBytes(files, file), bytes) !== 0)
      return [
        new Failure('paper-left', {
          path: relative(cwd, file),
          why: 'it was changed meanwhile, and the issue has what it said before',
        }),
      ];
    removeFile(files, file);
    return [];
  } catch (error) {
    if (error instanceof Failure) return [error];
    throw error;
  }
}

/** Lines for the end of a commit's message, each person once. */
function trailers(papers: readonly CheckedPaper[]): string {
  const lines = papers.flatMap(({ by }) =>
    by?.email === undefined ? [] : [`Co-authored-by: ${by.name} <${by.email}>\n`],
  );
  return [...new Set(lines)].join('');
}
