import { type OwnEmoji, unicodeOf } from '../emoji/index.ts';
import { cook, type CookOptions } from './cook.ts';
import { countEmoji } from './rules/emoji-names.ts';
import { attribute, classes, elementsOf, parse, textOf } from './html.ts';

/** The counts that the forum compares with its limits before it accepts a post. */
export interface PostMeasure {
  /** Code points of the raw text, as Ruby counts; against `max_post_length`. */
  readonly length: number;
  /** Links that ask for a preview, cards and titles together; against `max_oneboxes_per_post`. */
  readonly previews: number;
  /** Different names mentioned, in any case; against `max_mentions_per_post`. */
  readonly mentions: number;
  /** Code points of the title. */
  readonly titleLength: number;
  /** Emoji in the title, as characters and as `:name:`; against `max_emojis_in_title`. */
  readonly titleEmoji: number;
}

export function measurePost(raw: string, title: string, options: CookOptions): PostMeasure {
  const elements = [...elementsOf(parse(cook(raw, options)))];
  const previews = elements.filter((element) =>
    classes(element).some((name) => name === 'onebox' || name === 'inline-onebox-loading'),
  );
  const mentioned = elements.filter((element) => classes(element).includes('mention'));
  return {
    length: codePoints(raw),
    previews: previews.filter((element) => attribute(element, 'href') !== undefined).length,
    mentions: new Set(mentioned.map((element) => textOf(element).toLowerCase())).size,
    titleLength: codePoints(title),
    titleEmoji: countEmoji(title) + countNames(title, options.emoji),
  };
}

function countNames(title: string, own: OwnEmoji | undefined): number {
  let count = 0;
  const name = /:([^\s:]{1,60}):/g;
  for (let match = name.exec(title); match !== null; match = name.exec(title)) {
    if (unicodeOf(match[1] ?? '', own) === undefined) name.lastIndex = match.index + 1;
    else count += 1;
  }
  return count;
}

function codePoints(text: string): number {
  return Array.from(text).length;
}
