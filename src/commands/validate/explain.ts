import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { readBytes } from '../../files/index.ts';
import { catalogue, Failure, isProblemCode } from '../../problem/index.ts';
import { wrappedWords } from '../../terminal/index.ts';
import { nearest } from '../../text/index.ts';

/**
 * What the page about problems says of a code, as Markdown; at a terminal as wide as that. Throws Failure `unknown-code` and
 * `cannot-read`.
 */
export function explain({ files, packageRoot, stdout }: Context, code: string): string {
  if (!isProblemCode(code))
    throw new Failure('unknown-code', { code, suggestion: nearest(code, Object.keys(catalogue)) });
  const page = new TextDecoder().decode(readBytes(files, join(packageRoot, 'docs', 'problems.md')));
  const section = sectionOf(page, code);
  return stdout.isTTY ? refilled(section, stdout.columns) : section;
}

/** Paragraphs as wide as the terminal; what stands between fences stays as it is. */
function refilled(markdown: string, columns: number | undefined): string {
  const blocks = markdown.trimEnd().split(/(^```[^]*?^```$)|\n\n+/m);
  return blocks
    .filter((block: string | undefined) => block !== undefined && block.trim() !== '')
    .map((block) =>
      block.startsWith('```') ? block : wrappedWords(block.trim().replaceAll('\n', ' '), columns),
    )
    .join('\n\n')
    .concat('\n');
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
