import { type OwnEmoji, unicodeOf } from '../../emoji/index.ts';
import { escapeHtml } from '../../markdown/index.ts';

/**
 * The forum shows emoji as pictures that only it has; a page elsewhere shows the characters. Only what the model of the
 * forum writes itself looks like this: an author's `<img>` has no path of that kind.
 */
export function withEmojiAsCharacters(html: string, own?: OwnEmoji): string {
  return html.replace(
    /<img src="\/images\/emoji\/[^"]*" title=":([^":]+(?::t[2-6])?):" class="(emoji[\w -]*)"[^>]*>/g,
    (picture, name: string, look: string) => {
      const emoji = unicodeOf(name, own);
      if (emoji === undefined) return picture;
      return `<span class="${look}" role="img" aria-label="${name}" title=":${name}:">${escapeHtml(emoji)}</span>`;
    },
  );
}
