import { displayWidth, graphemes } from '../text/index.ts';
import { escapeControls } from './escape.ts';

/** One character as a reader sees it: how it is shown, its columns on a terminal, and its UTF-16 offsets in the line. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly start: number;
  readonly end: number;
}

const tabStop = 4;

const plainAscii = /^[\x20-\x7e]*$/;

/** Splits a line into cells. Tabs become spaces up to the next tab stop. Harmful characters are escaped. */
export function cellsOf(line: string): Cell[] {
  if (plainAscii.test(line)) return Array.from(line, (text, i) => ({ text, width: 1, start: i, end: i + 1 }));
  const cells: Cell[] = [];
  let column = 0;
  let index = 0;
  for (const segment of graphemes(line)) {
    const text = segment === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : escapeControls(segment);
    const width = text === segment ? displayWidth(segment) : text.length;
    cells.push({ text, width, start: index, end: index + segment.length });
    column += width;
    index += segment.length;
  }
  return cells;
}
