import { namesInPair, withoutMarks, withPlainMarks } from '../../papers/index.ts';
import { composed } from '../../text/index.ts';

/** Cleans typed or pasted text, as it goes into a card. */

/** A text of one line: broken lines of a PDF or a terminal are joined. */
export function oneLine(text: string): string {
  return composed(text).replace(/\s+/g, ' ').trim();
}

/**
 * Space at a line's end, but not the two that break the line before another. It is looked at once, from its beginning:
 * from each of its places, the time would grow with its square.
 */
const spaceAtEnd = /(?<![^\S\n])(?!(?<=\S) {2}\n[^\S\n]*\S)[^\S\n]+(?=\n|$)/g;

/**
 * A text of many lines, ended by one line break; empty where there is nothing in it. Spaces at a line's end go, except the
 * two that are a line break in Markdown.
 */
export function longText(text: string): string {
  const trimmed = composed(text)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(spaceAtEnd, '');
  const start = trimmed.search(/[^\n]/);
  const body = start === -1 ? '' : trimmed.slice(start).trimEnd();
  return body === '' ? '' : `${body}\n`;
}

/** Names between commas, or between semicolons, or one a line, without the marks that lead to their affiliations. */
export function names(text: string): string[] {
  const plain = withPlainMarks(text);
  const isListed = /[;\n]/.test(plain);
  const parts = plain
    .split(isListed ? /[;\n]/ : /,|(?<!\s)\s+and\s+|(?<!\s)\s+[&＆]\s*|(?<!\s)\s*[&＆]\s+/)
    .map((name) =>
      oneLine(name)
        .replace(/^(?:and|[&＆])\s+/, '')
        .replace(/,$/, ''),
    );
  return withoutMarks((isListed ? parts.flatMap(namesInPair) : parts).filter((name) => name !== ''));
}
