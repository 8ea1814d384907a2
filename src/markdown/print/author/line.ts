import type { OwnEmoji } from '../../../emoji/index.ts';
import { readMarkdown } from '../../parse/read.ts';
import { escapables, printInlines, type Style } from './inline.ts';
import { fingerprint, joined } from './fingerprint.ts';
import type { Inline } from '../../ast.ts';

/** Where a line stands: by itself, behind `## `, or between the bars of a table. */
export interface LineSpot {
  readonly where: 'paragraph' | 'heading' | 'cell';
  readonly emoji: OwnEmoji | undefined;
}

/** From the one that is easiest to read to the one that says everything outright. */
const styles: readonly Omit<Style, 'escaped'>[] = [
  { marks: 'signs', addresses: 'bare', emoji: 'names', fence: '$' },
  { marks: 'signs', addresses: 'angles', emoji: 'names', fence: '$' },
  { marks: 'tags', addresses: 'angles', emoji: 'names', fence: '$' },
  { marks: 'tags', addresses: 'links', emoji: 'signs', fence: '$$' },
];

/**
 * One line of inlines in the plainest form that is read as the same again. What is written is read back for it, first without any
 * escape, then with all, of which those are taken off, a character at a time, that change nothing: so the time is that of the
 * text's length, for there are few such characters.
 */
export function writeLine(given: readonly Inline[], spot: LineSpot): string {
  const inlines = joined(given);
  if (inlines.length === 0) return '';
  const wanted = fingerprint(inlines);
  const write = (style: Style): string => withStart(printInlines(inlines, style), spot.where);
  const isRight = (text: string): boolean => readBack(text, spot) === wanted;
  let style: Style = { ...(styles[0] as Style), escaped: '' };
  if (isRight(write(style))) return finished(write(style), spot.where);
  const all = escapables(inlines);
  for (const one of styles) {
    style = { ...one, escaped: all };
    if (isRight(write(style))) break;
  }
  // Without any escape it may be right in this style, too.
  const bare = write({ ...style, escaped: '' });
  if (isRight(bare)) return finished(bare, spot.where);
  for (const character of all) {
    const fewer = { ...style, escaped: style.escaped.replace(character, '') };
    if (isRight(write(fewer))) style = fewer;
  }
  return finished(write(style), spot.where);
}

function readBack(text: string, { where, emoji }: LineSpot): string | undefined {
  const { blocks } = readMarkdown(where === 'heading' ? `## ${text}` : text, emoji);
  const [block, ...others] = blocks;
  if (others.length > 0 || (block?.type !== 'paragraph' && block?.type !== 'heading')) return undefined;
  if ((block.type === 'heading') !== (where === 'heading')) return undefined;
  return fingerprint(joined(block.children));
}

/** Marked takes `\|` for a bar before it looks at anything else in a cell, code included. */
function finished(text: string, where: LineSpot['where']): string {
  return where === 'cell' ? text.replaceAll('|', '\\|') : text;
}

/** A line that would begin a block of another kind. */
function withStart(text: string, where: LineSpot['where']): string {
  const start = (line: string): string => {
    const number = /^\d{1,9}(?=[.)](?:\s|$))/.exec(line)?.[0];
    if (number !== undefined) return `${number}\\${line.slice(number.length)}`;
    const isBlock =
      /^(?:#{1,6}|[-+*])(?:\s|$)|^>|^(?:`{3}|~{3})|^(?:=+\s*|[-_*][-_* ]{2,}|[-:|][-:|\s]*)$|^\[\/?(?:details|quote|spoiler|wrap|grid|poll)(?:[= ][^\]]*)?\]\s*$/;
    return isBlock.test(line) ? `\\${line}` : line;
  };
  if (where === 'heading') return text.replaceAll('\\\n', '<br>').replace(/(?<!#)(#+)$/, '\\$1');
  const lines = where === 'cell' ? text.replaceAll('\\\n', '<br>') : text;
  return lines.split('\n').map(start).join('\n');
}
