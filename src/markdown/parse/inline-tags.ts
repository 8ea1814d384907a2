import { angleLinkAt } from './autolink.ts';
import { pairDelimiters } from './cjk-emphasis.ts';
import { deepest } from './nesting.ts';
import { isHref } from '../href.ts';
import { type HtmlImage, htmlImage } from './html-image.ts';
import { commentAt, instructionAt, isMeantAsHtml, type Markup, markupOf, tagAt } from './html-inline.ts';
import type { InlineState } from './inline-state.ts';
import type { Inline } from '../ast.ts';

/** Reads what begins with `<`: an address, a tag of the author's dialect, or other HTML, which is text. */
export function readAngle(state: InlineState): boolean {
  const { text, at } = state;
  const link = angleLinkAt(text, at);
  if (link !== undefined) {
    if (!isHref(link.href)) return keepAsText(state, link.end);
    const inner: Inline = { type: 'text', text: link.text, start: at + 1, end: link.end - 1 };
    return state.push({ type: 'link', href: link.href, children: [inner], bare: true }, link.end);
  }
  const tag = tagAt(text, at);
  if (tag === undefined) return readDeclaration(state);
  const image = htmlImage(tag);
  if (image !== undefined) return pushImage(state, image, tag.end);
  const meaning = markupOf(tag);
  if (meaning === undefined) return isMeantAsHtml(tag) && keepAsText(state, tag.end);
  const { markup, title } = meaning;
  if (markup === 'br') return state.push({ type: 'break' }, afterLineEnd(state, tag.end));
  if (tag.closing) return closeTag(state, markup, tag.end);
  if (state.tags.length >= deepest) return keepAsText(state, tag.end);
  const source = state.written(tag.end);
  state.tags.push({ ...state.hold(tag.end, source), markup, title, source });
  return true;
}

/** A comment is for nobody's eyes. One that is never closed is text, and so are instructions and doctypes. */
function readDeclaration(state: InlineState): boolean {
  const { text, at } = state;
  const comment = commentAt(text, at, state.ahead);
  if (comment !== undefined) {
    // Of the white space before and behind it, one is enough.
    const isApart = at === 0 || /\s/.test(text.charAt(at - 1));
    return state.push({ type: 'text', text: '' }, isApart ? afterSpace(state, comment) : comment);
  }
  if (text.startsWith('<!--', at)) state.findMark('comment', at, at + 4);
  const end = instructionAt(text, at, state.ahead);
  return end !== undefined && keepAsText(state, end);
}

function pushImage(state: InlineState, { alt, dropped, ...image }: HtmlImage, end: number): true {
  const start = state.at;
  if (alt === undefined)
    state.find({ kind: 'image', fault: 'alt', start, end, value: state.text.slice(start, end) });
  if (dropped.length > 0)
    state.find({ kind: 'image', fault: 'attributes', start, end, value: dropped.join(', ') });
  return state.push({ type: 'image', ...image, alt: alt ?? '' }, end);
}

function closeTag(state: InlineState, markup: Exclude<Markup, 'br'>, end: number): boolean {
  const open = state.tags.findLast((tag) => tag.markup === markup);
  if (open === undefined) return keepAsText(state, end);
  const children = pairDelimiters(state.takeFrom(open), state.leftOver);
  if (markup === 'strong' || markup === 'emphasis' || markup === 'strike') {
    return state.push({ type: markup, children }, end, open.start);
  }
  const { title } = open;
  return state.push(
    { type: 'html', tag: markup, ...(title !== undefined && { title }), children },
    end,
    open.start,
  );
}

/** HTML that is not let through is text, and its author hears of it: once, not again where it is closed. */
function keepAsText(state: InlineState, end: number): true {
  const value = state.text.slice(state.at, end);
  const name = /^<\/([a-z0-9-]+)/i.exec(value)?.[1];
  if (name === undefined || !state.context.told.tags.has(name.toLowerCase()))
    state.find({ kind: 'html', start: state.at, end, value });
  return state.push({ type: 'text', text: state.written(end) }, end);
}

/** A line may end right after its `<br>`. */
function afterLineEnd(state: InlineState, index: number): number {
  const rest = state.afterBlanks(index);
  return state.text.charAt(rest) === '\n' ? state.afterBlanks(rest + 1) : index;
}

/** Where the spaces end, and a line end among them. */
function afterSpace(state: InlineState, index: number): number {
  return state.afterBlanks(afterLineEnd(state, index));
}
