import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { makeFolder, writeAtomically } from '../../files/index.ts';
import type { Problem } from '../../problem/index.ts';
import { type Asset, pageWith, readAsset } from './assets.ts';
import { framePolicy, pagePolicy } from './guard.ts';
import type { Newsroom } from './newsroom.ts';
import { OpenIssue } from './open-issue.ts';
import type { Parts } from '../protocol.ts';

/**
 * Writes the page of one issue as files that need no server, for whoever reviews it: `folder` and `file` are absolute paths.
 * Gives the path of the page, and what is wrong with the issue, which the page shows as well. Throws what reading and drawing throw
 * before anything is written, and what writing throws.
 */
export async function writeStatic(
  context: Context,
  newsroom: Newsroom,
  { file, folder }: { file: string; folder: string },
): Promise<{ readonly page: string; readonly parts: Parts; readonly problems: readonly Problem[] }> {
  const press = newsroom.press();
  const issue = new OpenIssue(context, { file, name: newsroom.names.nameOf(file), root: press.root });
  issue.tell({ issues: [issue.name] });
  const parts = partsOf(await issue.all(press));
  makeFolder(context.files, folder);
  const write = (name: string, content: string | Uint8Array): void =>
    writeAtomically(context.files, join(folder, name), content, { overwrite: true });
  for (const name of ['page.js', 'page.css'] as const) write(name, readAsset(context, name));
  write('frame.html', await wholeFrame(context));
  const page = join(folder, 'index.html');
  write('index.html', withPolicy(pageWith(context, { live: false, parts }), pagePolicy));
  return { page, parts, problems: issue.problems };
}

function partsOf(sent: ReadonlyMap<string, string>): Parts {
  return Object.fromEntries([...sent].map(([name, json]) => [name, JSON.parse(json)])) as unknown as Parts;
}

/** A sandboxed frame has no origin, and so may load no other file: it brings its script, which its policy knows by its hash. */
async function wholeFrame(context: Context): Promise<string> {
  const { createHash } = await import('node:crypto');
  const read = (name: Asset): string => new TextDecoder().decode(readAsset(context, name));
  const script = read('frame.js');
  const hash = createHash('sha256').update(script).digest('base64');
  const html = read('frame.html')
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${read('frame.css')}</style>`)
    .replace(/<script[^>]*><\/script>/, () => `<script>${script}</script>`);
  return withPolicy(html, framePolicy(`'sha256-${hash}'`));
}

/** Where there is no server to send a policy, the document brings it. */
function withPolicy(html: string, policy: string): string {
  return html.replace(
    '<head>',
    `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );
}
