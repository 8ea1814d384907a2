import { attribute, classes, type Element } from '../html.ts';
import { type OwnEmoji, unicodeOf } from '../../emoji/index.ts';
import type { MarkKind } from './block.ts';
import { dictionary } from '../../data.ts';

const byTag: Readonly<Record<string, MarkKind>> = dictionary({
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
});

const byClass: Readonly<Record<string, MarkKind>> = dictionary({
  'bbcode-b': 'bold',
  'bbcode-i': 'italic',
  'bbcode-s': 'strike',
  'bbcode-u': 'underline',
  spoiler: 'spoiler',
  mention: 'mention',
  'hashtag-raw': 'hashtag',
  'chcklst-box': 'checkbox',
});

/** Returns the effect of an inline element on the look of its text. */
export function markOf(element: Element): MarkKind | undefined {
  const name = classes(element).find((one) => Object.hasOwn(byClass, one));
  return name === undefined ? byTag[element.tagName] : byClass[name];
}

/** The character that an emoji's picture shows; its name where no table knows it. */
export function emojiText(image: Element, own: OwnEmoji | undefined): string {
  const alt = attribute(image, 'alt') ?? '';
  return unicodeOf(alt.replace(/^:|:$/g, ''), own) ?? alt;
}
