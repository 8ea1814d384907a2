import { dirname, relative, sep } from 'node:path';
import type { Context } from '../../context.ts';
import { compareIssues, readVersions } from '../../diff/index.ts';
import { readBytes } from '../../files/index.ts';
import { bytesAt } from '../../git/index.ts';
import { inboxOf, papersAsIssue } from '../../inbox/index.ts';
import { checkIssueFile, hasErrors, type Newsletter, Renderer } from '../../pipeline/index.ts';
import { Failure } from '../../problem/index.ts';
import { budgetsOf } from '../status/budgets.ts';
import type { ChangedFile, Weight } from './model.ts';
import { toldChanges } from './told-changes.ts';

/** What each of the files that differ from a commit says now, and weighs; `top` is the folder that files are shown relative to. */
export async function tellChanged(
  context: Context,
  newsletter: Newsletter,
  { files, base, top }: { readonly files: readonly string[]; readonly base: string; readonly top: string },
): Promise<{ files: ChangedFile[]; left: number }> {
  const renderer = new Renderer(context, newsletter);
  const told: ChangedFile[] = [];
  let left = 0;
  for (const file of files) {
    const isPaper = dirname(file) === inboxOf(newsletter.root);
    const name = relative(top, file).split(sep).join('/');
    try {
      const groups = await groupsOf(context, newsletter, { file, base, isPaper });
      left += groups?.left ?? 0;
      const weights = isPaper ? [] : await weightsOf(context, newsletter, { file, renderer });
      told.push({ file: name, ...(groups === undefined ? {} : { groups: groups.groups }), weights });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      told.push({ file: name, weights: [] });
    }
  }
  return { files: told, left };
}

async function groupsOf(
  context: Context,
  { config }: Newsletter,
  { file, base, isPaper }: { readonly file: string; readonly base: string; readonly isPaper: boolean },
): Promise<ReturnType<typeof toldChanges> | undefined> {
  const now = readBytes(context.files, file);
  const then = bytesAt(context, file, base);
  const [before, after] = await readVersions(
    [then, now].map((bytes) => ({ file, bytes: isPaper && bytes !== undefined ? asIssue(bytes) : bytes })),
  );
  if (before === undefined || after === undefined) throw new Error('two versions were read');
  if (before.problems.length + after.problems.length > 0) return undefined;
  const changes = compareIssues(before.data, after.data, config.languages);
  return toldChanges({ issue: file, base, before: before.data, after: after.data, changes });
}

/** A paper's own file as the issue that it is checked as, without the keys of that issue. */
function asIssue(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  return new TextEncoder().encode(papersAsIssue(text, 'one').replace(/^draft: true\n/, ''));
}

/** None of an issue with errors, which is never rendered. */
async function weightsOf(
  context: Context,
  newsletter: Newsletter,
  { file, renderer }: { readonly file: string; readonly renderer: Renderer },
): Promise<Weight[]> {
  const checked = await checkIssueFile(context, newsletter, { file });
  if (checked.issue === undefined || hasErrors(checked)) return [];
  const budgets = await budgetsOf(checked.issue, renderer);
  return budgets.map(({ format, used, limit }) => ({ format, used, limit }));
}
