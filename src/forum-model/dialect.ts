import type { OwnEmoji } from '../emoji/index.ts';
import type { ParserVersion } from './punctuation.ts';

/** The versions of the forum that the model knows: 3.4, and what came with the cores of 2026. */
export const cores = ['3.4', '2026'] as const;

export type Core = (typeof cores)[number];

/** The site's settings that decide how a post is read, as every rule gets them. */
export interface Dialect {
  /** Emoji names count inside words too (`enable_inline_emoji_translation`). */
  readonly inlineEmoji: boolean;
  readonly typographer: boolean;
  readonly linkify: boolean;
  /** The end of a line is a space (`traditional_markdown_linebreaks`). */
  readonly traditionalLines: boolean;
  readonly version: ParserVersion;
  readonly core: Core;
  /** The plugin discourse-math reads `$…$` and `$$`. */
  readonly math: boolean;
  /** The emoji that only this site has. */
  readonly emoji: OwnEmoji | undefined;
}

/** Sites in Korean, Japanese and Chinese read emoji inside words, for these scripts put no spaces around them. */
export function readsEmojiInWords(locale: string): boolean {
  return /^(?:ko|ja|zh)(?:[-_]|$)/i.test(locale);
}
