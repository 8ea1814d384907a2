import type { MarkdownIt } from 'markdown-it';
import type { Dialect } from '../dialect.ts';
import { isBoundary } from '../punctuation.ts';
import { replaceInText, splitAt } from './text-runs.ts';

/** User names are ASCII (`unicode_usernames` is off), begin with a word character and end in a letter or digit. */
const name = /@(\w[\w.-]{0,58}[A-Za-z0-9]|\w)/g;

/** `@name` with a boundary on both sides. Escapes do not help an author: only what stands between `@` and the name. */
export function mentions(md: MarkdownIt, { version }: Dialect): void {
  replaceInText(md, {
    name: 'mentions',
    inLinks: false,
    split: (text, make) =>
      splitAt(text, name, (match) => {
        const after = text[match.index + match[0].length];
        if (!isBoundary(text[match.index - 1], version) || !isBoundary(after, version)) return undefined;
        const open = make('mention_open', 'span', 1);
        open.attrs = [['class', 'mention']];
        const inside = make('text');
        inside.content = match[0];
        return { tokens: [open, inside, make('mention_close', 'span', -1)] };
      }),
  });
}
