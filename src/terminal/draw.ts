import { styleText } from 'node:util';
import type { LineBuffer } from './line-buffer.ts';
import { cut, rowsOf, wrapped } from './rows.ts';
import type { EditorConfig } from './editor-config.ts';
import type { Suggestion } from './prompter.ts';

/** The most rows that a text takes while it is typed: a prompt higher than the screen cannot be drawn again. */
const mostRows = 8;
const howToTake = 'Tab takes the first, ↑ ↓ another';
const indent = '  ';

/** The text of a prompt: up to the line with the cursor, and below it. */
export type PromptText = string | [string, string | undefined];

/** Draws the question, the typed text with the cursor in it, and below it the suggestions and the hint or the error. */
export function draw(
  { message, hint, columns }: EditorConfig,
  buffer: LineBuffer,
  {
    isDone,
    above,
    answer,
    suggested = [],
  }: {
    isDone: boolean;
    /** Rows. */
    above: readonly string[];
    answer: string;
    suggested?: readonly Suggestion[];
  },
): PromptText {
  const width = columns();
  const sign = isDone ? style('green', '✔') : style('blue', '?');
  const [first = '', ...rest] = wrapped(message, { columns: width, indent }).map((row) =>
    row.slice(indent.length),
  );
  const head = [`${sign} ${style('bold', first)}`, ...rest.map((row) => indent + style('bold', row))];
  if (isDone) {
    const { rows: said } = rowsOf(answer.trim() === '' ? '–' : answer, { cursor: 0, columns: width, indent });
    const rows = [...head, ...said.map((row) => style('cyan', row))];
    return buffer.place(rows, { row: rows.length - 1, column: 0, columns: width });
  }
  const typed = rowsOf(buffer.pending ?? buffer.line, {
    cursor: buffer.pending?.length ?? buffer.cursor,
    columns: width,
    indent,
  });
  const rows = [...above, ...typed.rows];
  const row = above.length + typed.row;
  // A window around the cursor.
  const top = Math.max(0, Math.min(row - mostRows + 2, rows.length - mostRows));
  const window = rows.slice(top, top + mostRows);
  if (top > 0) window[0] = style('dim', `${indent}… ${top + 1} rows above`);
  const colour = buffer.error === undefined ? 'dim' : 'red';
  const offered = buffer.error === undefined ? suggested : [];
  const said = buffer.error ?? (offered.length === 0 ? hint : howToTake);
  const below = [
    ...offered.map(({ line, name }, i) => {
      const shown = cut(name ?? line, width - 1 - indent.length);
      return i === buffer.chosen ? style('cyan', `› ${shown}`) : style('dim', indent + shown);
    }),
    ...wrapped(said, { columns: width, indent }).map((line) => style(colour, line)),
  ];
  const shown = [...head, ...window];
  return [
    buffer.place(shown, { row: head.length + row - top, column: typed.column, columns: width }),
    below.join('\n'),
  ];
}

/** The rows of the lines above the one that is typed. They do not change, and a paste brings thousands: each is broken once. */
export class RowsAbove {
  private width = 0;
  private lines: string[] = [];
  private broken: (readonly string[])[] = [];

  of(lines: readonly string[], width: number): readonly string[] {
    const known = width === this.width ? this.broken : [];
    this.broken = lines.map((line, i) =>
      known[i] !== undefined && line === this.lines[i]
        ? known[i]
        : rowsOf(line, { cursor: 0, columns: width, indent }).rows,
    );
    this.width = width;
    this.lines = [...lines];
    return this.broken.flat();
  }
}

/** Returns the first line of a text, and the number of its lines if there are more. */
export function summaryOf(text: string, columns: number): string {
  const lines = text.trim().split('\n');
  const rest = lines.length === 1 ? '' : ` (${lines.length} lines)`;
  return `${cut(lines[0] ?? '', Math.max(10, columns - 3 - rest.length))}${rest}`;
}

/** Always adds the colours. The prompter removes them from what it prints where they are not wanted. */
function style(name: 'blue' | 'bold' | 'cyan' | 'dim' | 'green' | 'red', text: string): string {
  return styleText(name, text, { validateStream: false });
}
