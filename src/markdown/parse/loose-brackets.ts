import { bareUrlAt } from './autolink.ts';
import type { InlineState, OpenBracket } from './inline-state.ts';
import { destinationAt } from './link-syntax.ts';

/** What stands between a text in brackets and its address: a space, or parentheses of full width. */
const apart = /(?:\s+[(（]|（)\s*<?/y;
const begun = /\(\s*<?/y;
const mail = /mailto:[^\s<>()]+/iy;

/** Looks at brackets that close here and are no link, whose author may have meant one, or a footnote, or a box. */
export function findLooseBrackets(state: InlineState, open: OpenBracket): void {
  const { text, at } = state;
  const own = text.slice(open.end, at);
  if (own.startsWith('^') || text.charAt(open.start - 1) === '^') return findFootnote(state, open, own);
  if (open.start === 0 && /^![A-Za-z가-힣][\w가-힣-]*$/.test(own)) return state.findMark('notice', 0, at + 1);
  const after = at + 1;
  const link = endOf(apart, text, after);
  if (link !== undefined) return state.findMark('link-space', open.start, link);
  if (destinationAt(text, after) !== undefined) return state.findMark('link-nested', open.start, after);
  const half = endOf(begun, text, after);
  if (half !== undefined) return state.findMark('link-broken', open.start, half);
  const words = /\([^()\n]+\)$/.exec(text.slice(Math.max(0, open.start - 100), open.start))?.[0];
  if (words !== undefined && isAddress(own.trim()))
    state.findMark('link-order', open.start - words.length, after);
}

function isAddress(text: string): boolean {
  return bareUrlAt(text, 0)?.end === text.length;
}

/** Where the address ends, with its parenthesis, that stands behind what `before` matches. */
function endOf(before: RegExp, text: string, index: number): number | undefined {
  before.lastIndex = index;
  if (!before.test(text)) return undefined;
  const start = before.lastIndex;
  mail.lastIndex = start;
  const end = bareUrlAt(text, start)?.end ?? (mail.test(text) ? mail.lastIndex : undefined);
  return end === undefined ? undefined : end + (/^>?[)）]/.exec(text.slice(end, end + 2))?.[0].length ?? 0);
}

/** `[^1]` and `^[…]`. A class of characters such as `[^a-z]` is none, nor is a power such as `x^[2]`. */
function findFootnote(state: InlineState, open: OpenBracket, own: string): void {
  const { text, at, context } = state;
  const isInline = !own.startsWith('^');
  if (isInline ? !/\s|[\uac00-\ud7a3]/.test(own) : !/^\^[\p{L}\p{N}*][\p{L}\p{N}_.*-]*$/u.test(own)) return;
  if (!isInline && /^\^(?:.-.)+\w*$/.test(own)) return;
  const start = isInline ? open.start - 1 : open.start;
  const value = text.slice(start, at + 1);
  if (context.told.footnotes.has(value)) return;
  context.told.footnotes.add(value);
  state.find({ kind: 'footnote', value, start, end: at + 1 });
}
