import { cellsOf } from './cells.ts';

/** A text cut into rows of a terminal, and where in them the cursor is, both from 0. */
export interface Rows {
  readonly rows: readonly string[];
  readonly row: number;
  readonly column: number;
}

/**
 * Breaks a line by what it takes on the screen (Korean is two columns wide), wherever it reaches the edge, as a terminal does:
 * so the cursor can stand before any character. `cursor` is an offset in UTF-16 code units. Each row begins with `indent`.
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

/** Breaks between words where it can, for text that is only read. */
export function wrapped(
  text: string,
  { columns, indent = '' }: { columns: number; indent?: string },
): string[] {
  const room = Math.max(4, columns - 1 - indent.length);
  const rows: string[] = [];
  let row = '';
  let width = 0;
  for (const word of text.split(/(?<= )/)) {
    const cells = cellsOf(word);
    const solid = cells.filter(({ text: shown }) => shown !== ' ').reduce((sum, cell) => sum + cell.width, 0);
    if (width > 0 && width + solid > room) {
      rows.push(row);
      row = '';
      width = 0;
    }
    for (const cell of cells) {
      if (width + cell.width > room && width > 0) {
        if (cell.text === ' ') continue;
        rows.push(row);
        row = '';
        width = 0;
      }
      row += cell.text;
      width += cell.width;
    }
  }
  return [...rows, row].map((line) => (indent + line).trimEnd());
}

/** The beginning of a text, in no more than `columns`. */
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
