import type { MarkdownIt } from 'markdown-it';
import type { Dialect } from '../dialect.ts';
import { isBoundary } from '../punctuation.ts';
import { replaceInText, splitAt } from './text-runs.ts';

const tag = /#[\u00C0-\u1FFF\u2C00-\uD7FF\w:-]{1,101}/g;

/**
 * `#tag` with a boundary on both sides, in any script. Whether it becomes a link depends on the site's categories and
 * tags; readers see the words either way, marked as a hashtag.
 */
export function hashtags(md: MarkdownIt, { version }: Dialect): void {
  replaceInText(md, {
    name: 'hashtags',
    inLinks: false,
    split: (text, make) =>
      splitAt(text, tag, (match) => {
        const after = text[match.index + match[0].length];
        if (!isBoundary(text[match.index - 1], version) || !isBoundary(after, version)) return undefined;
        const open = make('hashtag_open', 'span', 1);
        open.attrs = [['class', 'hashtag-raw']];
        const inside = make('text');
        inside.content = match[0];
        return { tokens: [open, inside, make('hashtag_close', 'span', -1)] };
      }),
  });
}
