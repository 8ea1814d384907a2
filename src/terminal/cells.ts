import { harmless } from './escape.ts';

/** What a reader sees as one character: how it is shown, its columns on a terminal, and its UTF-16 offsets in the line. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly start: number;
  readonly end: number;
}

const tabStop = 4;

/** Code points of two columns: East Asian Width W and F of UAX #11, less those that are emoji anyway. */
const wide =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18df2}\u{1aff0}-\u{1b2fb}\u{1d300}-\u{1d376}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]/u;
const emoji = /\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u;
const invisible = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\ud7b0-\ud7ff]+$/u;
const plainAscii = /^[\x20-\x7e]*$/;

let segmenter: Intl.Segmenter | undefined;

/** A line as cells. Tabs become spaces up to the next stop; harmful characters are spelt out. */
export function cellsOf(line: string): Cell[] {
  if (plainAscii.test(line)) return Array.from(line, (text, i) => ({ text, width: 1, start: i, end: i + 1 }));
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of segmenter.segment(line)) {
    const text = segment === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : harmless(segment);
    const width = text === segment ? widthOfOne(segment) : text.length;
    cells.push({ text, width, start: index, end: index + segment.length });
    column += width;
  }
  return cells;
}

/** Columns that a line takes on a terminal. */
export function widthOf(line: string): number {
  return cellsOf(line).reduce((sum, { width }) => sum + width, 0);
}

/** Terminals disagree about clusters; this takes a cluster to be as wide as the glyph that it makes. */
function widthOfOne(cluster: string): number {
  if (invisible.test(cluster)) return 0;
  return emoji.test(cluster) || wide.test(cluster) ? 2 : 1;
}
