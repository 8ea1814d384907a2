import type { Lines } from './lines.ts';
import { MadeScalar } from './made.ts';
import { NotSimple } from './not-simple.ts';

/** What begins a block: no indent is said, and the line ends at its end do not all belong to it. A comment may follow. */
const header = /([|>])(-?)(?: +#.*| *)(?=\r?\n|$)/y;

/** The block that begins here, below a key or dash in a column; `undefined` where none does. */
export function blockOf(lines: Lines, column: number): MadeScalar | undefined {
  const { text, at: start } = lines;
  header.lastIndex = start;
  const [, mark, chomping] = header.exec(text) ?? [];
  if (mark === undefined) return undefined;
  const { rows, end } = rowsBelow(lines, column);
  const [first = ''] = rows;
  // A single line is sliced with its end and not copied.
  const isAsWritten = rows.length === 1 && chomping === '' && /[^\r]\n/.test(text.slice(end - 2, end));
  const value = isAsWritten
    ? text.slice(end - first.length - 1, end)
    : (mark === '|' ? rows.join('\n') : folded(rows)) + (chomping === '-' ? '' : '\n');
  const type = mark === '|' ? 'BLOCK_LITERAL' : 'BLOCK_FOLDED';
  return new MadeScalar(type, value, [start, end, end]);
}

/** The lines of a block without their indent, up to its last that is not empty, and where that ends. */
function rowsBelow(lines: Lines, column: number): { readonly rows: string[]; readonly end: number } {
  const { text } = lines;
  const rows: string[] = [];
  let [indent, written, end, mostSpaces] = [0, 0, 0, 0];
  let from = lines.below;
  while (from < text.length) {
    const at = lines.behindSpaces(from);
    const [to, next] = lines.lineEnd(at);
    if (at >= to) {
      mostSpaces = Math.max(mostSpaces, at - from);
      rows.push('');
    } else {
      if (indent === 0) indent = at - from;
      if (at - from < indent || indent <= column) break;
      written = rows.push(text.slice(from + indent, to));
      end = next;
    }
    from = next;
  }
  // What an empty line has beyond the indent is text.
  if (written === 0 || mostSpaces > indent) throw new NotSimple();
  lines.goTo(from);
  return { rows: rows.slice(0, written), end };
}

/** Lines made one, paragraphs of as many as there are empty lines between them. */
function folded(rows: readonly string[]): string {
  let value = '';
  let breaks = 0;
  for (const [i, row] of rows.entries()) {
    // A line that is deeper than the others is not folded.
    if (row.startsWith(' ')) throw new NotSimple();
    if (row === '') {
      breaks++;
    } else {
      value += (breaks > 0 || i === 0 ? '\n'.repeat(breaks) : ' ') + row;
      breaks = 0;
    }
  }
  return value;
}
