import { pairDelimiters } from './cjk-emphasis.ts';
import { isHref, isPicture, isRelative } from '../href.ts';
import { findLooseBrackets } from './loose-brackets.ts';
import type { InlineContext, InlineState, OpenBracket, References, WithoutSpan } from './inline-state.ts';
import { type Destination, destinationAt, normaliseLabel } from './link-syntax.ts';
import { plainInlines } from '../print/plain.ts';
import { saysNothing, wordsOf } from '../../text/index.ts';
import type { Inline } from '../ast.ts';

/** Reads a `[` or `![`, which is text until its end makes a link or a picture of it. */
export function openBracket(state: InlineState, size: 1 | 2): true {
  const end = state.at + size;
  state.brackets.push({ ...state.hold(end, state.text.slice(state.at, end)), image: size === 2 });
  return true;
}

/** Reads a `]`: the end of a link or picture where an address or a known label follows, else text. */
export function closeBracket(state: InlineState): boolean {
  const open = state.brackets.at(-1);
  if (open === undefined) return false;
  const holdsLink = open.start < state.lastLink;
  const target = holdsLink && !open.image ? undefined : targetAt(state, open);
  if (target === undefined) {
    state.brackets.pop();
    findLooseBrackets(state, open);
    return false;
  }
  if (!(open.image ? isPicture(target.href) : isHref(target.href))) {
    state.find({ kind: 'link', start: open.start, end: target.end, value: target.href });
    // Of a link to another page its text is shown; anything else is no link, and what was written is shown as it stands.
    if (open.image || !isRelative(target.href)) {
      state.brackets.pop();
      return state.push({ type: 'text', text: state.written(target.end) }, target.end);
    }
  }
  const close = state.at;
  const children = pairDelimiters(state.takeFrom(open), state.leftOver);
  if (open.image) return state.push(imageOf(target, plainInlines(children)), target.end, open.start);
  state.lastLink = open.start;
  const { href, title } = target;
  const inside = withoutLinks(children);
  noteLinkText(state, plainInlines(inside), { start: open.start, end: target.end });
  // A link that nobody could see shows its address.
  const text: Inline[] = isVisible(inside)
    ? inside
    : [{ type: 'text', text: href, start: open.end, end: close }];
  return state.push(
    { type: 'link', href, ...(title !== undefined && { title }), children: text },
    target.end,
    open.start,
  );
}

/** One that says nothing is told once in a text, with how often it is there. */
function noteLinkText(state: InlineState, text: string, span: { start: number; end: number }): void {
  if (!saysNothing(text)) return;
  const { linkTexts } = state.context.told;
  const words = wordsOf(text);
  const known = linkTexts.get(words);
  if (known === undefined) linkTexts.set(words, { ...state.span(span.start, span.end), count: 1 });
  else known.count++;
}

/** CommonMark 0.31, 4.7. */
const longestLabel = 999;

/** Characters of addresses that references may bring into a text, of which each use of a definition writes all again. */
const mostReferred = 1_000_000;

/** Returns the target of the bracket that closes here: an address in parentheses, a label, or its own text as a label. */
function targetAt(state: InlineState, open: OpenBracket): Destination | undefined {
  const after = state.at + 1;
  const inline = destinationAt(state.text, after);
  if (inline !== undefined) return inline;
  const label = /^\[((?:[^[\]\\]|\\.)*)\]/.exec(state.text.slice(after, after + 1000));
  const own = state.text.slice(open.end, state.at);
  const reference = referenceOf(label?.[1] || own, state.context);
  if (reference === undefined) return undefined;
  const { href, title } = reference;
  return { href, end: after + (label?.[0].length ?? 0), ...(typeof title === 'string' && { title }) };
}

function referenceOf(label: string, { references, told }: InlineContext): References[string] | undefined {
  if (label.length > longestLabel) return undefined;
  const name = normaliseLabel(label);
  // `[constructor]` is no label that somebody defined.
  if (!Object.hasOwn(references, name)) return undefined;
  told.labels.add(name);
  const found = references[name];
  told.referred += (found?.href.length ?? 0) + (found?.title?.length ?? 0);
  return told.referred > mostReferred ? undefined : found;
}

function isVisible(inlines: readonly Inline[]): boolean {
  return inlines.some((inline) => {
    if ('children' in inline) return isVisible(inline.children);
    return inline.type === 'image' || plainInlines([inline]).trim() !== '';
  });
}

/** A link's text holds no other link: addresses in it are text. */
function withoutLinks(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (inline.type === 'link') return [...inline.children];
    return 'children' in inline ? [{ ...inline, children: withoutLinks(inline.children) }] : [inline];
  });
}

/** `![alt|690x388](…)`: the forum's way to give a size, which is no part of the description. */
function imageOf({ href }: Destination, text: string): WithoutSpan {
  const sized = /^(.*?)\|\s*(\d{1,5})x(\d{1,5})(?:\s*,\s*\d{1,3}%)?$/s.exec(text);
  if (sized === null) return { type: 'image', src: href, alt: text };
  return { type: 'image', src: href, alt: sized[1] ?? '', width: Number(sized[2]), height: Number(sized[3]) };
}
