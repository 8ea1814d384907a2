import type { MarkdownIt } from 'markdown-it';
import { type Core, type Dialect, readsEmojiInWords } from './dialect.ts';
import type { OwnEmoji } from '../emoji/index.ts';
import { makeParser } from './parser.ts';
import type { ParserVersion } from './punctuation.ts';
import { sanitise } from './sanitise/sanitise.ts';

export interface CookOptions {
  /** The site's default locale, a BCP 47 tag: in `ko`, `ja` and `zh` emoji are read inside words. */
  readonly locale: string;
  /** `enable_markdown_typographer`: quotes curl, `--` becomes a dash. On by default, as on a new site. */
  readonly typographer?: boolean;
  /** `enable_markdown_linkify`: bare addresses become links. On by default. */
  readonly linkify?: boolean;
  /** `traditional_markdown_linebreaks`: the end of a line is a space, as in most Markdown elsewhere. Off by default. */
  readonly traditionalLines?: boolean;
  /** The markdown-it of the site; the newest by default. */
  readonly parser?: ParserVersion;
  /** The forum's own version; the newest by default. */
  readonly core?: Core;
  /** The plugin discourse-math is enabled, with `$` around formulas. Off by default, as on a new site. */
  readonly math?: boolean;
  /** The emoji that only this site has. */
  readonly emoji?: OwnEmoji | undefined;
}

const parsers = new Map<string, MarkdownIt>();

/**
 * The HTML that Discourse makes of a post, before the server puts previews, mentions and hashtags into effect: links
 * that will get a preview have the class `onebox` (a card) or `inline-onebox-loading` (a title).
 */
export function cook(raw: string, options: CookOptions): string {
  const dialect: Dialect = {
    inlineEmoji: readsEmojiInWords(options.locale),
    typographer: options.typographer ?? true,
    linkify: options.linkify ?? true,
    traditionalLines: options.traditionalLines ?? false,
    version: options.parser ?? '14.1',
    core: options.core ?? '2026',
    math: options.math ?? false,
    emoji: options.emoji,
  };
  const key = JSON.stringify({ ...dialect, emoji: [...(options.emoji?.keys() ?? [])] });
  let parser = parsers.get(key);
  if (parser === undefined) {
    parser = makeParser(dialect);
    parsers.set(key, parser);
  }
  // The server takes white space off the end before it reads anything.
  return sanitise(parser.render(raw.trimEnd())).trim();
}
