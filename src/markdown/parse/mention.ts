import { characterAt, characterBefore, isPunctuation, isWhitespace } from '../../text/index.ts';

const name = /@\w+(?:[.-]\w+)*/y;
const tag = /#[\u00c0-\u1fff\u2c00-\ud7ff\w]+(?:-[\u00c0-\u1fff\u2c00-\ud7ff\w]+)*/y;

/**
 * Finds what the forum may take for a mention or a hashtag at `index`: `@name` or `#tag` after a space, punctuation or the
 * start. A mention ends before anything but a letter (Discourse: `@google은` is none, `@google.` is one).
 */
export function mentionAt(text: string, index: number): { text: string; end: number } | undefined {
  const pattern = text.charAt(index) === '@' ? name : tag;
  pattern.lastIndex = index;
  const match = pattern.exec(text)?.[0];
  if (match === undefined || !isEdge(characterBefore(text, index))) return undefined;
  const end = index + match.length;
  return pattern === tag || isEdge(characterAt(text, end)) ? { text: match, end } : undefined;
}

function isEdge(c: string): boolean {
  return isWhitespace(c) || isPunctuation(c);
}
