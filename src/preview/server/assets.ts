import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { readBytes } from '../../files/index.ts';
import type { Start } from '../protocol.ts';

/** The files of the page besides index.html, with their types. The build puts all of it into dist/preview. */
export const assets = {
  'page.js': 'text/javascript; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
  'frame.html': 'text/html; charset=utf-8',
  'frame.js': 'text/javascript; charset=utf-8',
  'frame.css': 'text/css; charset=utf-8',
} as const;

export type Asset = keyof typeof assets;

/** As it was shipped with the program. Throws Failure `cannot-read`. */
export function readAsset({ files, packageRoot }: Context, name: Asset | 'index.html'): Uint8Array {
  return readBytes(files, join(packageRoot, 'dist', 'preview', name));
}

/** The page, told where its parts come from. Data stands in it as JSON that no browser runs. */
export function pageWith(context: Context, start: Start): string {
  const html = new TextDecoder().decode(readAsset(context, 'index.html'));
  const json = JSON.stringify(start).replaceAll('<', String.raw`\u003c`);
  return html.replace('<!-- start -->', () => `<script type="application/json" id="start">${json}</script>`);
}
