import { attribute, classes, type Element } from './html.ts';
import { unicodeOf } from '../emoji/index.ts';
import type { MarkKind } from './visible-block.ts';

const byTag: Readonly<Record<string, MarkKind>> = {
  strong: 'bold',
  b: 'bold',
  em: 'italic',
  i: 'italic',
  del: 'strike',
  s: 'strike',
  strike: 'strike',
  ins: 'underline',
  code: 'code',
  mark: 'highlight',
  sub: 'sub',
  sup: 'sup',
  kbd: 'kbd',
  small: 'small',
  big: 'big',
  abbr: 'abbr',
};

const byClass: Readonly<Record<string, MarkKind>> = {
  'bbcode-b': 'bold',
  'bbcode-i': 'italic',
  'bbcode-s': 'strike',
  'bbcode-u': 'underline',
  spoiler: 'spoiler',
  mention: 'mention',
  'hashtag-raw': 'hashtag',
  'chcklst-box': 'checkbox',
};

/** What an inline element does to the look of its text. */
export function markOf(element: Element): MarkKind | undefined {
  const name = classes(element).find((one) => Object.hasOwn(byClass, one));
  return name === undefined ? byTag[element.tagName] : byClass[name];
}

const tones = ['🏻', '🏼', '🏽', '🏾', '🏿'];

/** The character that an emoji's picture shows; its name where no table knows it. */
export function emojiText(image: Element): string {
  const alt = attribute(image, 'alt') ?? '';
  const name = alt.replace(/^:|:$/g, '');
  const toned = /^(.+):t([2-6])$/.exec(name);
  const plain = unicodeOf(toned?.[1] ?? name);
  if (plain === undefined) return alt;
  if (toned === null) return plain;
  const [first = '', ...rest] = plain.replace('\uFE0F', '');
  return first + (tones[Number(toned[2]) - 2] ?? '') + rest.join('');
}
