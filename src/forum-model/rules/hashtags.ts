import type { MarkdownIt } from 'markdown-it';
import type { Core, Dialect } from '../dialect.ts';
import { isBoundary } from '../punctuation.ts';
import { replaceInText, splitAt } from './text-runs.ts';

const letter = String.raw`[\u00C0-\u1FFF\u2C00-\uD7FF\w:-]`;
/** A core of 2026 takes single full stops inside a name along. */
const tags: Readonly<Record<Core, RegExp>> = {
  '3.4': new RegExp(`#${letter}{1,101}`, 'g'),
  '2026': new RegExp(`#${letter}(?:\\.?${letter}){0,100}`, 'g'),
};

/**
 * `#tag` with a boundary on both sides, in any script. Whether it becomes a link depends on the site's categories and
 * tags; readers see the words either way, marked as a hashtag. Names of emoji are still text then, and may be part of it.
 */
export function hashtags(md: MarkdownIt, { version, core }: Dialect): void {
  replaceInText(md, {
    name: 'hashtags',
    inLinks: false,
    split: (text, make) =>
      splitAt(text, tags[core], (match) => {
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
