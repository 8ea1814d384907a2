import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { readBytes } from '../../files/index.ts';
import { catalogue, Failure, isProblemCode } from '../../problem/index.ts';
import { nearest } from '../../text/index.ts';

/** What the page about problems says of a code, as Markdown. Throws Failure `unknown-code` and `cannot-read`. */
export function explain({ files, packageRoot }: Context, code: string): string {
  if (!isProblemCode(code))
    throw new Failure('unknown-code', { code, suggestion: nearest(code, Object.keys(catalogue)) });
  const page = new TextDecoder().decode(readBytes(files, join(packageRoot, 'docs', 'problems.md')));
  return sectionOf(page, code);
}

/** From the code's anchor to where the next code or chapter begins, without what only a browser or a script reads. */
function sectionOf(page: string, code: string): string {
  const lines = page.split('\n');
  const kept: string[] = [];
  let isInside = false;
  let isFenced = false;
  for (const line of lines.slice(lines.indexOf(`<a id="${code}"></a>`) + 1)) {
    if (/^ *```/.test(line)) isFenced = !isFenced;
    const isComment = !isFenced && /^<!--.*-->$/.test(line);
    if (isInside && !isFenced && (line.startsWith('## ') || line.startsWith('<!-- generated: '))) break;
    if (isComment || (line === '' && kept.at(-1) === '') || (line === '' && !isInside)) continue;
    isInside = true;
    kept.push(line);
  }
  return `${kept.join('\n').trimEnd()}\n`;
}
