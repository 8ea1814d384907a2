import type { MarkdownIt, StateInline } from 'markdown-it';
import { type BBCodeTag, closingTagAt, openingTag } from './tag.ts';
import { dictionary } from '../../data.ts';

type Attributes = [string, string][];

/** The element, with its attributes, that a tag becomes around its content. */
const elements: Readonly<Record<string, (tag: BBCodeTag) => readonly [string, Attributes]>> = dictionary({
  b: () => ['span', [['class', 'bbcode-b']]],
  i: () => ['span', [['class', 'bbcode-i']]],
  u: () => ['span', [['class', 'bbcode-u']]],
  s: () => ['span', [['class', 'bbcode-s']]],
  spoiler: () => ['span', [['class', 'spoiler']]],
  wrap: (tag) => ['span', [['class', 'd-wrap'], ...wrapData(tag)]],
});

/** The data that `[wrap=name key=value]` leaves on its element, inside a line and around blocks. */
export function wrapData({ value, attributes }: BBCodeTag): Attributes {
  const data: Attributes = value === undefined ? [] : [['data-wrap', value]];
  for (const [name, content] of Object.entries(attributes)) data.push([`data-${name}`, content]);
  return data;
}

/** `[b]`, `[i]`, `[u]`, `[s]`, `[spoiler]`, `[wrap]`, `[code]`, `[url]`, `[email]` and `[img]` inside a line. */
export function inlineBBCode(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'bbcode', (state, silent) => {
    if (state.src[state.pos] !== '[') return false;
    const tag = openingTag(state.src, state.pos);
    if (
      tag === undefined ||
      !(Object.hasOwn(elements, tag.name) || ['code', 'url', 'email', 'img'].includes(tag.name))
    )
      return false;
    const start = state.pos + tag.length;
    const end = closingTagAt(state.src.slice(0, state.posMax), tag.name, start);
    if (end === undefined) return false;
    if (!silent) push(state, tag, { start, end });
    state.pos = end + tag.name.length + 3;
    return true;
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function push(state: StateInline, tag: BBCodeTag, span: Span): void {
  const content = state.src.slice(span.start, span.end);
  if (tag.name === 'code') {
    state.push('code_inline', 'code', 0).content = content;
    return;
  }
  if (tag.name === 'img') {
    // Not an image of Markdown's, whose alternative text may hold a size.
    state.push('bbcode_img', 'img', 0).attrs = [
      ['src', state.md.normalizeLink(content.trim())],
      ['alt', ''],
      ['role', 'presentation'],
    ];
    return;
  }
  if (tag.name === 'url' || tag.name === 'email') {
    const scheme = tag.name === 'email' ? 'mailto:' : '';
    const open = state.push('link_open', 'a', 1);
    open.attrs = [
      ['href', state.md.normalizeLink(scheme + (tag.value ?? content))],
      ['data-bbcode', 'true'],
    ];
    // An address inside a link is its text, not a second link.
    if (content.includes('://')) state.push('text', '', 0).content = content;
    else tokenise(state, span);
    state.push('link_close', 'a', -1);
    return;
  }
  const [element, attributes] = elements[tag.name]?.(tag) ?? ['span', []];
  state.push('bbcode_open', element, 1).attrs = attributes;
  tokenise(state, span);
  state.push('bbcode_close', element, -1);
}

/** Reads the content as Markdown, cut off after it: an address would swallow the closing tag. */
function tokenise(state: StateInline, { start, end }: Span): void {
  const { posMax, src } = state;
  state.src = src.slice(0, end);
  state.pos = start;
  state.posMax = end;
  state.md.inline.tokenize(state);
  state.posMax = posMax;
  state.src = src;
}
