import { type OwnEmoji, unicodeOf } from '../../emoji/index.ts';
import {
  encodeHref,
  type Inline,
  type InlineTag,
  isHref,
  isPicture,
  isRelative,
  plain,
} from '../../markdown/index.ts';
import {
  attribute,
  type Element,
  findElement,
  hasClass,
  isElement,
  isUnseen,
  type Node,
  seenIn,
  textOf,
} from './tree.ts';
import { parseUrl } from '../../text/index.ts';

export interface HtmlReading {
  /** The emoji that only this forum has. */
  readonly emoji?: OwnEmoji | undefined;
  /** Whether an emoji was typed by this name; else it is written as itself. */
  readonly isTyped?: (name: string) => boolean;
  /** Where relative addresses lead from. */
  readonly base?: string | undefined;
}

const at = { start: 0, end: 0 };

/** Deeper markup is read for its text alone. */
const deepest = 40;

type Mark = 'strong' | 'emphasis' | 'strike' | InlineTag;

const marks: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ...(['strong', 'b'] as const).map((tag) => [tag, 'strong'] as const),
  ...(['em', 'i'] as const).map((tag) => [tag, 'emphasis'] as const),
  ...(['del', 's', 'strike'] as const).map((tag) => [tag, 'strike'] as const),
  ...(['sub', 'sup', 'kbd', 'mark', 'ins', 'small', 'abbr'] as const).map((tag) => [tag, tag] as const),
]);

const byClass = {
  'bbcode-b': 'strong',
  'bbcode-i': 'emphasis',
  'bbcode-s': 'strike',
  'bbcode-u': 'ins',
} as const;

/** The inlines of nodes that are a part of a line. */
export function readInlines(nodes: readonly Node[], reading: HtmlReading, depth = 0): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (isElement(node)) return isUnseen(node) ? [] : readElement(node, reading, depth);
    return 'value' in node && node.nodeName === '#text' ? text(node.value) : [];
  });
}

function text(value: string): Inline[] {
  const shown = seenIn(value)
    .replace(/[ \t\n\f\r]+/g, ' ')
    .replaceAll('\0', '\ufffd');
  return shown === '' ? [] : [{ type: 'text', text: shown, ...at }];
}

function readElement(element: Element, reading: HtmlReading, depth: number): Inline[] {
  if (depth > deepest) return text(textOf(element));
  const inside = (): Inline[] => readInlines(element.childNodes, reading, depth + 1);
  const { tagName } = element;
  if (tagName === 'br') return [{ type: 'break', ...at }];
  if (tagName === 'img') return image(element, reading);
  if (tagName === 'code') {
    const code = textOf(element);
    return code === '' ? [] : [{ type: 'code', text: code, ...at }];
  }
  if (tagName === 'a') return link(element, inside, reading);
  if (hasClass(element, 'mention', 'hashtag-raw', 'hashtag')) return mention(element, inside);
  if (hasClass(element, 'chcklst-box')) return text(hasClass(element, 'checked') ? '☑ ' : '☐ ');
  const own = Object.entries(byClass).find(([name]) => hasClass(element, name))?.[1];
  const mark = own ?? marks.get(tagName);
  return mark === undefined ? inside() : [marked(mark, inside(), attribute(element, 'title'))];
}

function marked(mark: Mark, children: Inline[], title: string | undefined): Inline {
  if (mark === 'strong' || mark === 'emphasis' || mark === 'strike') return { type: mark, children, ...at };
  return {
    type: 'html',
    tag: mark,
    ...(mark === 'abbr' && title !== undefined && { title }),
    children,
    ...at,
  };
}

/** An emoji in it, such as in `#tag:on:`, makes it a text with an emoji. */
function mention(element: Element, inside: () => Inline[]): Inline[] {
  const value = textOf(element);
  const isWhole =
    /^[@#][^\s]+$/.test(value) && findElement(element, ({ tagName }) => tagName === 'img') === undefined;
  return isWhole ? [{ type: 'mention', text: value, ...at }] : inside();
}

function image(element: Element, { emoji, isTyped, base }: HtmlReading): Inline[] {
  const alt = attribute(element, 'alt') ?? '';
  if (hasClass(element, 'emoji')) {
    const name = alt.replace(/^:|:$/g, '');
    const unicode = unicodeOf(name, emoji);
    if (unicode === undefined) return text(alt);
    const isOwn = emoji?.has(name.toLowerCase()) === true;
    const named = isOwn || isTyped?.(name) === true ? { name } : {};
    return [{ type: 'emoji', ...named, unicode, ...(isOwn && { isOwn }), ...at }];
  }
  const src = resolved(attribute(element, 'data-orig-src') ?? attribute(element, 'src') ?? '', base);
  if (!isPicture(src)) return text(alt);
  const [width, height] = [sizeOf(element, 'width'), sizeOf(element, 'height')];
  return [{ type: 'image', src, alt: alt.replace(/\s+/g, ' ').trim(), ...width, ...height, ...at }];
}

function sizeOf(element: Element, name: 'width' | 'height'): { width?: number; height?: number } {
  const digits = /^\d{1,4}$/.exec(attribute(element, name) ?? '')?.[0];
  return digits === undefined || Number(digits) === 0 ? {} : { [name]: Number(digits) };
}

function link(element: Element, inside: () => Inline[], reading: HtmlReading): Inline[] {
  // A picture that opens larger is that picture.
  const picture = hasClass(element, 'lightbox')
    ? findElement(element, ({ tagName }) => tagName === 'img')
    : undefined;
  if (picture !== undefined) return image(picture, reading);
  if (hasClass(element, 'mention', 'hashtag', 'hashtag-cooked')) return mention(element, inside);
  const href = resolved((attribute(element, 'href') ?? '').trim(), reading.base);
  const children = inside();
  if (href.startsWith('#') || !(isHref(href) || isRelative(href))) return children;
  const shown = plain([{ type: 'paragraph', children, ...at }]);
  const isSeen = children.some((child) => child.type !== 'text' || child.text.trim() !== '');
  if (!isSeen) return hasClass(element, 'anchor') ? [] : [bareLink(href)];
  if (isSame(shown, href)) return [bareLink(shown)];
  const title = attribute(element, 'title');
  return [{ type: 'link', href, ...(title !== undefined && title !== '' && { title }), children, ...at }];
}

/** Whether a text is the address itself, as it was typed: the forum encodes more of it than it has to. */
function isSame(shown: string, href: string): boolean {
  return isHref(shown) && !/\s/.test(shown) && encoded(shown) === encoded(href);
}

function encoded(href: string): string {
  return encodeHref(href).replace(/%5b/gi, '[').replace(/%5d/gi, ']');
}

export function bareLink(href: string): Inline {
  return { type: 'link', href, bare: true, children: [{ type: 'text', text: href, ...at }], ...at };
}

function resolved(address: string, base: string | undefined): string {
  if (base === undefined || !/^[/]/.test(address)) return address;
  return parseUrl(address, base)?.href ?? address;
}
