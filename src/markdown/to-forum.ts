import { plain } from './plain.ts';
import type { Block } from './tokens.ts';

export interface ForumOptions {
  /** The forum site's own locale, `ko`, `en` …: it decides where `:name:` is shown as an emoji. */
  readonly locale: string;
  /**
   * Where the text will stand. `blocks` (default): by itself, blocks apart by a blank line. `line`: in the middle of a
   * paragraph that somebody else writes. `heading`: after `## `. `link`: between `[` and `](`. `cell`: in a table.
   */
  readonly context?: 'blocks' | 'line' | 'heading' | 'link' | 'cell';
  /** Data from elsewhere: bare URLs stay links, everything else is inert. */
  readonly quoted?: boolean;
}

/** Writes Markdown that Discourse shows as what the tokens say. */
export function toForum(blocks: readonly Block[], options: ForumOptions): string {
  void options;
  return blocks
    .map((block) => plain([block]).replace(/[\\`*_[\]|~^$<>&#@:"'.-]/g, (c) => `&#${c.charCodeAt(0)};`))
    .join('\n\n');
}
