import { lineStart } from '../../text/index.ts';

/** Lines of a text by offset. A line begins after a line feed; offsets are in UTF-16 code units. */

/** Where the next line begins; the text's end where there is none. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** Counted from 0. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/**
 * Where something new goes behind the thing whose content ends at `end`: after the line it ends on, and after comments
 * that are indented deeper than `column` and so belong to it. Blank lines and other comments stay behind the new thing.
 */
export function placeAfter(text: string, end: number, column: number): number {
  let place = end > 0 && text[end - 1] === '\n' ? end : nextLine(text, end);
  for (let at = place; at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, nextLine(text, at));
    const comment = /^([ \t]*)#/.exec(line)?.[1];
    if (comment === undefined && line.trim() !== '') break;
    if (comment === undefined) continue;
    if (comment.length <= column) break;
    place = nextLine(text, at);
  }
  return place;
}

/**
 * Where something new goes before the thing that begins at `start`: before its line, and before the comments directly
 * above it that are not indented deeper. Never before `least`.
 */
export function placeBefore(text: string, start: number, least: number): number {
  const column = columnOf(text, start);
  let place = lineStart(text, start);
  while (place > least) {
    const above = lineStart(text, place - 1);
    const comment = /^([ \t]*)#/.exec(text.slice(above, place))?.[1];
    if (comment === undefined || comment.length > column) break;
    place = above;
  }
  return Math.max(place, least);
}

/** Whether the line above the one that begins at `place` is blank, and does not begin before `least`. */
export function blankAbove(text: string, place: number, least: number): boolean {
  return place > least && text.slice(lineStart(text, place - 1), place).trim() === '';
}

/** The line end that is used around `offset`: that of the line before, else the first of the text. */
export function newlineAt(text: string, offset: number): '\n' | '\r\n' {
  const before = text.lastIndexOf('\n', offset - 1);
  const at = before === -1 || offset === 0 ? text.indexOf('\n') : before;
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}
