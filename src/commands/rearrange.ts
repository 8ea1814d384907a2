import { relative } from 'node:path';
import type { Context } from '../context.ts';
import { isMap } from '../data.ts';
import { editFile, readBytes } from '../files/index.ts';
import { exactText, type movePaper } from '../issue/index.ts';
import { findIssue } from '../newsletter/index.ts';
import { openNewsletter, requireSoundConfig } from '../pipeline/index.ts';
import type { Notice } from '../problem/index.ts';
import { oneLine } from '../terminal/index.ts';
import type { Outcome } from './outcome.ts';

export interface RearrangeOptions {
  /** A date, a path or `latest`. */
  readonly issue: string;
  readonly dryRun?: true;
}

interface Rearrangement {
  /** Gives the file as it will be; `path` is for failures. */
  readonly edit: (text: string, path: string) => ReturnType<typeof movePaper>;
  /** Says what was done to the papers with these titles. */
  readonly tell: (titles: readonly string[], issue: string) => readonly Notice[];
}

/** Changes which papers an issue has, or their order, and prints its path. */
export async function rearrange(
  context: Context,
  { issue, dryRun }: RearrangeOptions,
  { edit, tell }: Rearrangement,
): Promise<Outcome> {
  const newsletter = await openNewsletter(context);
  requireSoundConfig(newsletter, context.cwd);
  const { root, config } = newsletter;
  const { files, cwd } = context;
  const { path } = findIssue(files, issue, { root, cwd, weekStartsOn: config.weekStartsOn });
  const name = relative(cwd, path) || path;
  const edited = (bytes: Uint8Array) => {
    const text = exactText(bytes, name);
    return { text, after: edit(text, name) };
  };
  const chosen: Notice[] = issue === 'latest' ? [{ code: 'issue-chosen', args: { issue: name } }] : [];
  if (dryRun === true) {
    const { after } = edited(readBytes(files, path));
    return { output: after.text, notices: [...chosen, { code: 'would-write', args: { path: name } }] };
  }
  const { papers } = await editFile(context, path, (bytes) => {
    const { text, after } = edited(bytes);
    return { content: after.text === text ? undefined : after.text, result: after };
  });
  return { paths: [name], notices: [...chosen, ...tell(papers.map(titleOf), name)] };
}

/** In the first of its languages; empty where it has none. */
function titleOf(paper: unknown): string {
  const title = isMap(paper) ? paper['title'] : undefined;
  const text = isMap(title) ? Object.values(title).find((value) => typeof value === 'string') : title;
  return typeof text === 'string' ? oneLine(text) : '';
}
