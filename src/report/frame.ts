import type { Place } from '../problem/index.ts';
import { type Cell, cellsOf } from '../terminal/index.ts';

/** The columns left for the text of a line, however narrow the terminal is. */
const leastRoom = 16;
/**
 * How much of a line is looked at around the caret, in UTF-16 code units for each column: a line can be as long as a whole file, and to
 * tell characters apart takes most of the time of a report. Few are more than two for a column.
 */
const reachOfColumn = 4;

/** The parts of a frame, for a caller that paints them. `text` and `carets` begin in the same column. */
export interface Frame {
  /** The line before, where there is one: `   13 | ` and its text. */
  readonly before?: FrameLine;
  readonly marked: FrameLine;
  readonly caret: FrameLine;
}

export interface FrameLine {
  readonly gutter: string;
  readonly text: string;
}

/**
 * Draws the line of a place with carets under it, in at most `columns` columns. Carets stand under wide characters
 * and after tabs as they are shown; a place of several lines is marked to the end of its first. `undefined` where
 * the lines do not have that line.
 */
export function frameOf(lines: readonly string[], place: Place, columns: number): Frame | undefined {
  const line = lines[place.line - 1];
  if (line === undefined) return undefined;
  const digits = String(place.line).length;
  const room = Math.max(leastRoom, columns - digits - 6);
  const gutter = (mark: string, number: number | ''): string =>
    ` ${mark} ${String(number).padStart(digits)} | `;

  const from = place.column - 1;
  const to = place.endLine === place.line ? place.endColumn - 1 : line.trimEnd().length;
  const { text, at, width } = mark(around(line, from, room), { from, to, room });
  const previous = place.line > 1 ? lines[place.line - 2] : undefined;
  const shown = previous === undefined ? undefined : cut(around(previous, 0, room), 0, room).text;
  return {
    ...(shown === undefined ? {} : { before: { gutter: gutter(' ', place.line - 1), text: shown } }),
    marked: { gutter: gutter('>', place.line), text },
    caret: { gutter: gutter(' ', ''), text: ' '.repeat(at) + '^'.repeat(width) },
  };
}

/** Lines as the places count them. A byte order mark is none of the first line's columns. */
export function linesOf(source: string): string[] {
  return source.replace(/^\ufeff/, '').split(/\r?\n/);
}

/**
 * A text of which only those lines are left that are shown or told apart by, each at its number: what is told at the end of thousands
 * of files would keep all of them until then.
 */
export function linesAt(places: readonly Pick<Place, 'line'>[], source: string): string {
  const wanted = new Set(places.flatMap(({ line }) => [line - 2, line - 1]));
  return source
    .split(/\r?\n/)
    .map((line, i) => (wanted.has(i) ? line : ''))
    .join('\n');
}

/** The cells of a line, of a very long one those around an offset, with `…` where it goes on. */
function around(line: string, offset: number, room: number): Cell[] {
  const reach = reachOfColumn * room;
  if (line.length <= reach) return cellsOf(line);
  let start = Math.min(Math.max(0, offset - reach / 2), line.length - reach);
  let end = start + reach;
  if (isTrail(line, start)) start--;
  if (isTrail(line, end)) end++;
  const cells = cellsOf(line.slice(start, end)).map((cell) => ({
    ...cell,
    start: cell.start + start,
    end: cell.end + start,
  }));
  return [
    ...(start > 0 ? [{ text: '…', width: 1, start, end: start }] : []),
    ...cells,
    ...(end < line.length ? [{ text: '…', width: 1, start: end, end: line.length }] : []),
  ];
}

function isTrail(text: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(text.charAt(at));
}

/** The visible part of a line, and the column (from 0) and the width of the carets under it. */
function mark(
  line: readonly Cell[],
  { from, to, room }: { from: number; to: number; room: number },
): { text: string; at: number; width: number } {
  // A place behind the last character has a column of its own to stand in.
  const behind = line.at(-1)?.end ?? 0;
  const cells = from < behind ? line : [...line, { text: ' ', width: 1, start: behind, end: Infinity }];
  const columns = startsOf(cells);
  const start = cells.findIndex(({ end }) => end > from);
  const next = cells.findIndex((cell, i) => i > start && cell.start >= to);
  const caret = columns[start] ?? 0;
  const span = Math.max(1, (columns[next === -1 ? cells.length : next] ?? 0) - caret);

  const first = firstShown(columns, { caret, span, room });
  const shown = cut(cells, first, room);
  const at = caret - (columns[first] ?? 0) + (first > 0 ? 1 : 0);
  return { text: shown.text, at, width: Math.max(1, Math.min(span, shown.end - at)) };
}

/** The first cell of the window: the line's own first while the carets fit, else one a third of the room before them. */
function firstShown(
  columns: readonly number[],
  { caret, span, room }: { caret: number; span: number; room: number },
): number {
  const total = columns.at(-1) ?? 0;
  if (total <= room || caret + Math.min(span, Math.floor(room / 2)) < room) return 0;
  let first = columns.findIndex((column) => caret - column <= Math.floor(room / 3));
  // Where the line ends inside the window, as much of it as fits is shown.
  while (first > 0 && total - (columns[first - 1] ?? 0) < room) first--;
  return first;
}

/** As many cells from `first` on as fit, with `…` where some are left out; `end` is the column behind the last. */
function cut(cells: readonly Cell[], first: number, room: number): { text: string; end: number } {
  let text = first > 0 ? '…' : '';
  let end = text.length;
  for (const [i, cell] of cells.entries()) {
    if (i < first) continue;
    const ellipsis = i === cells.length - 1 ? 0 : 1;
    if (end + cell.width + ellipsis > room) return { text: `${text}…`, end };
    text += cell.text;
    end += cell.width;
  }
  return { text, end };
}

/** The column that each cell begins in, and at the end the one behind the last. */
function startsOf(cells: readonly Cell[]): number[] {
  const columns = [0];
  for (const { width } of cells) columns.push((columns.at(-1) ?? 0) + width);
  return columns;
}
