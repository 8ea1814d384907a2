import { join } from 'node:path';
import type { Context, FileSystem } from '../../context.ts';
import {
  fileAt,
  folderAt,
  listFolder,
  makeFolder,
  readBytes,
  removeTemporaries,
  writeTogether,
} from '../../files/index.ts';
import { Failure, type Problem } from '../../problem/index.ts';
import { Drawing } from '../drawing/drawing.ts';
import type { Press } from '../drawing/press.ts';
import { pageWith, readAsset, wholeFrame } from './assets.ts';
import { pagePolicy } from './guard.ts';
import { IssueNames } from './issue-names.ts';
import type { Parts } from '../protocol.ts';

/** Says of a page that it is ours to replace. */
const mark = '<meta name="generator" content="paper-digest preview" />';

/**
 * Writes the page of one issue as files that need no server, for whoever reviews it: `folder` and `file` are absolute paths.
 * Gives the path of the page, and what is wrong with the issue, which the page shows as well. Throws Failure `folder-not-ours` and
 * what reading and drawing throw before anything is written, and what writing throws.
 */
export async function writeStatic(
  context: Context,
  press: Press,
  { file, folder }: { file: string; folder: string },
): Promise<{ readonly page: string; readonly parts: Parts; readonly problems: readonly Problem[] }> {
  requireOwnFolder(context.files, folder);
  const drawing = await Drawing.of(context, press, { file, bytes: readBytes(context.files, file) });
  const { parts, problems } = await allOf(
    drawing,
    new IssueNames(context.files, press.newsletter.root).nameOf(file),
  );
  makeFolder(context.files, folder);
  const page = join(folder, 'index.html');
  const frame = await wholeFrame(context);
  const contents = [
    // First, as it carries the mark: the next run goes on where this one was killed.
    {
      path: page,
      content: inHead(withPolicy(pageWith(context, { live: false, parts }), pagePolicy), mark),
    },
    { path: join(folder, 'frame.html'), content: withPolicy(frame.html, frame.policy) },
    ...(['page.css', 'page.js'] as const).map((name) => ({
      path: join(folder, name),
      content: readAsset(context, name),
    })),
  ];
  removeTemporaries(context.files, folder, { name: '', now: context.now() });
  writeTogether(context.files, contents, { overwrite: true, sync: false });
  return { page, parts, problems };
}

/** Only a new or an empty folder, and one with a page of ours, has nothing that writing would replace. */
function requireOwnFolder(files: FileSystem, folder: string): void {
  if (folderAt(files, folder) === undefined) return;
  // What a writer that was killed left is ours.
  const isEmpty = listFolder(files, folder).every((name) => /^\..+\.(?:digest-.+|lock)$/.test(name));
  const page = join(folder, 'index.html');
  if (
    isEmpty ||
    (fileAt(files, page) !== undefined && new TextDecoder().decode(readBytes(files, page)).includes(mark))
  )
    return;
  throw new Failure('folder-not-ours', { path: folder });
}

/** Where it cannot be read, there are no views of it. */
async function allOf(
  drawing: Drawing,
  name: string,
): Promise<{ readonly parts: Parts; readonly problems: readonly Problem[] }> {
  let parts: Partial<Parts> = {
    issue: { name, file: drawing.path },
    issues: [name],
    ...drawing.about,
  };
  for await (const part of drawing.parts()) parts = { ...parts, ...part };
  for await (const part of drawing.rest()) parts = { ...parts, ...part };
  const problems = [...drawing.problems, ...(await drawing.renderedProblems())];
  const state = { problems: drawing.toPage(problems), isStale: !drawing.isReadable };
  return { parts: { ...parts, state } as Parts, problems };
}

/** Where there is no server to send a policy, the document brings it. */
function withPolicy(html: string, policy: string): string {
  return inHead(html, `<meta http-equiv="Content-Security-Policy" content="${policy}" />`);
}

function inHead(html: string, tag: string): string {
  return html.replace('<head>', `<head>\n    ${tag}`);
}
