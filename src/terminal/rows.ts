import { wrap, wrapLines } from '../text/index.ts';
import { cellsOf } from './cells.ts';

/** A text in rows of a terminal, and the row and column of the cursor, both counted from 0. */
export interface Rows {
  readonly rows: readonly string[];
  readonly row: number;
  readonly column: number;
}

/**
 * Breaks a line by its width on the screen (Korean is two columns wide), exactly at the edge as a terminal does, so that the
 * cursor can stand before any character. `cursor` is an offset in UTF-16 code units. Each row begins with `indent`.
 */
export function rowsOf(
  line: string,
  { cursor, columns, indent }: { cursor: number; columns: number; indent: string },
): Rows {
  const room = Math.max(4, columns - 1 - indent.length);
  const rows = [indent];
  let width = 0;
  let place = { row: 0, column: indent.length };
  for (const cell of cellsOf(line)) {
    if (width + cell.width > room) {
      rows.push(indent);
      width = 0;
    }
    if (cell.start <= cursor) place = { row: rows.length - 1, column: indent.length + width };
    rows[rows.length - 1] += cell.text;
    width += cell.width;
    if (cell.end <= cursor) place = { row: rows.length - 1, column: indent.length + width };
  }
  return { rows, ...place };
}

/** Wraps text that is only read, between words where it can. It breaks addresses too: no row may go over the edge. */
export function wrapped(
  text: string,
  { columns, indent = '' }: { columns: number; indent?: string },
): string[] {
  const room = Math.max(4, columns - 1 - indent.length);
  const shown = cellsOf(text)
    .map((cell) => cell.text)
    .join('')
    .trimEnd();
  const frame = { first: indent, rest: indent, width: indent.length + room };
  return wrapLines(shown, { ...frame, breaksAddresses: true });
}

/** Wraps text that is also copied: it breaks only between words. Returns the text unchanged without `columns`. */
export function wrappedWords(text: string, columns: number | undefined): string {
  return columns === undefined || columns < 1 ? text : wrap(text, { width: columns, keepsWords: true });
}

/** Shortens a text to at most `columns`. */
export function cut(text: string, columns: number): string {
  let out = '';
  let width = 0;
  for (const cell of cellsOf(text)) {
    if (width + cell.width > columns - 1) return `${out}…`;
    out += cell.text;
    width += cell.width;
  }
  return out;
}
