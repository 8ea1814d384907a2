import { angleLinkAt } from './autolink.ts';
import { pairDelimiters } from './cjk-emphasis.ts';
import { deepest } from './nesting.ts';
import { isHref } from '../href.ts';
import { commentAt, isMeantAsHtml, type Markup, markupOf, tagAt } from './html-inline.ts';
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
  if (tag === undefined) {
    const end = commentAt(text, at);
    return end !== undefined && keepAsText(state, end);
  }
  const meaning = markupOf(tag);
  if (meaning === undefined) return isMeantAsHtml(tag) && keepAsText(state, tag.end);
  const { markup, title } = meaning;
  if (markup === 'br') return state.push({ type: 'break' }, afterSpace(state, tag.end));
  if (tag.closing) return closeTag(state, markup, tag.end);
  if (state.tags.length >= deepest) return keepAsText(state, tag.end);
  const source = state.written(tag.end);
  state.tags.push({ ...state.hold(tag.end, source), markup, title, source });
  return true;
}

function closeTag(state: InlineState, markup: Exclude<Markup, 'br'>, end: number): boolean {
  const open = state.tags.findLast((tag) => tag.markup === markup);
  if (open === undefined) return keepAsText(state, end);
  const children = pairDelimiters(state.takeFrom(open));
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
  if (name === undefined || !state.context.toldTags.has(name.toLowerCase()))
    state.find('html', { start: state.at, end, value });
  return state.push({ type: 'text', text: state.written(end) }, end);
}

/** A line may end right after its `<br>`. */
function afterSpace(state: InlineState, index: number): number {
  const rest = state.afterBlanks(index);
  return state.text.charAt(rest) === '\n' ? state.afterBlanks(rest + 1) : index;
}
