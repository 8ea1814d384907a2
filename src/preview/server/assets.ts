import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { readBytes, sha256 } from '../../files/index.ts';
import { framePolicy } from './guard.ts';
import type { Start } from '../protocol.ts';

/** The files that the page asks for as they are, with their types. The build puts all there is into dist/preview. */
export const assets = {
  'page.js': 'text/javascript; charset=utf-8',
  'worker.js': 'text/javascript; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
} as const;

export type Asset = keyof typeof assets;
type Shipped = Asset | 'index.html' | 'frame.html' | 'frame.css' | 'frame.js';

/** As it was shipped with the program. Throws Failure `cannot-read`. */
export function readAsset({ files, packageRoot }: Context, name: Shipped): Uint8Array {
  return readBytes(files, join(packageRoot, 'dist', 'preview', name));
}

/** The page, told where its parts come from. Data stands in it as JSON that no browser runs. */
export function pageWith(context: Context, start: Start): string {
  const html = readText(context, 'index.html');
  const json = JSON.stringify(start).replaceAll('<', String.raw`\u003c`);
  return html.replace('<!-- start -->', () => `<script type="application/json" id="start">${json}</script>`);
}

/**
 * The frame and its policy. A sandboxed frame has no origin, and so may load no other file of ours: it brings its styles and its
 * script, which the policy knows by its hash.
 */
export async function wholeFrame(
  context: Context,
): Promise<{ readonly html: string; readonly policy: string }> {
  const script = readText(context, 'frame.js');
  const hash = sha256(script).toString('base64');
  const html = readText(context, 'frame.html')
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${readText(context, 'frame.css')}</style>`)
    .replace(/<script[^>]*><\/script>/, () => `<script>${script}</script>`);
  return { html, policy: framePolicy(`'sha256-${hash}'`) };
}

function readText(context: Context, name: Shipped): string {
  return new TextDecoder().decode(readAsset(context, name));
}
