import type { MarkdownIt } from 'markdown-it';
import type { Dialect } from '../dialect.ts';
import { replaceInText, splitAt } from './text-runs.ts';
import { dictionary } from '../../data.ts';

const looks: Readonly<Record<string, string>> = dictionary({
  '[]': 'fa fa-square-o',
  '[ ]': 'fa fa-square-o',
  '[x]': 'checked fa fa-square-check-o',
  '[X]': 'checked permanent fa fa-square-check',
});

/**
 * `[ ]`, `[x]`, `[X]` and `[]` become boxes anywhere in a text, even in `f[x]`. A core of 2026 looks for them before
 * backslashes and entities are resolved, so that `\[x]` is text to it, and leaves `![x]` to images; an older one does neither.
 */
export function checkboxes(md: MarkdownIt, { core }: Dialect): void {
  replaceInText(md, {
    name: 'checkboxes',
    inLinks: true,
    ...(core === '3.4' ? {} : { before: 'text_join' }),
    split: (text, make) =>
      splitAt(text, core === '3.4' ? /\[[ xX]?\]/g : /(?<!!)\[[ xX]?\]/g, ([written]) => {
        const open = make('checkbox_open', 'span', 1);
        open.attrs = [['class', `chcklst-box ${looks[written] ?? ''}${core === '3.4' ? ' fa-fw' : ''}`]];
        return { tokens: [open, make('checkbox_close', 'span', -1)] };
      }),
  });
}
