import { unescape } from './entities.ts';

export interface Destination {
  readonly href: string;
  readonly title?: string;
  readonly end: number;
}

const title = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\((?:[^()\\]|\\[^])*\)/y;

/** Reads the part after a link's text: `(address "title")` at `index`. */
export function destinationAt(text: string, index: number): Destination | undefined {
  if (text.charAt(index) !== '(') return undefined;
  let at = skipSpace(text, index + 1);
  const address = text.charAt(at) === '<' ? angledAddress(text, at) : plainAddress(text, at);
  if (address === undefined) return undefined;
  at = skipSpace(text, address.end);
  let caption: string | undefined;
  if (at > address.end) {
    title.lastIndex = at;
    const match = title.exec(text)?.[0];
    if (match !== undefined) {
      caption = unescape(match.slice(1, -1));
      at = skipSpace(text, title.lastIndex);
    }
  }
  if (text.charAt(at) !== ')') return undefined;
  const href = unescape(address.source);
  return caption === undefined ? { href, end: at + 1 } : { href, title: caption, end: at + 1 };
}

function angledAddress(text: string, start: number): { source: string; end: number } | undefined {
  const match = /^<((?:[^<>\n\\]|\\[^\n])*)>/.exec(text.slice(start));
  return match === null ? undefined : { source: match[1] ?? '', end: start + match[0].length };
}

/** Within an address that pair: so many CommonMark asks for at least (0.31, 6.3). */
const mostParentheses = 32;

function plainAddress(text: string, start: number): { source: string; end: number } | undefined {
  let depth = 0;
  let i = start;
  for (; i < text.length; i++) {
    const c = text.charAt(i);
    if (/[\s\u0000-\u001f\u007f]/.test(c)) break;
    if (c === '\\' && /\S/.test(text.charAt(i + 1))) i++;
    else if (c === '(' && depth++ === mostParentheses) return undefined;
    else if (c === ')' && depth-- === 0) break;
  }
  return depth > 0 ? undefined : { source: text.slice(start, i), end: i };
}

function skipSpace(text: string, index: number): number {
  let i = index;
  while (/^[ \t\n]$/.test(text.charAt(i))) i++;
  return i;
}

/** A reference's label as it is looked up: case and white space do not matter. */
export function normaliseLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}
