import type { MarkdownIt } from 'markdown-it';
import { replaceInText, splitAt } from './text-runs.ts';

const looks: Readonly<Record<string, string>> = {
  '[]': 'chcklst-box fa fa-square-o fa-fw',
  '[ ]': 'chcklst-box fa fa-square-o fa-fw',
  '[x]': 'chcklst-box checked fa fa-square-check-o fa-fw',
  '[X]': 'chcklst-box checked permanent fa fa-square-check fa-fw',
};

/** `[ ]`, `[x]`, `[X]` and `[]` become boxes anywhere in a text, even in `f[x]`. */
export function checkboxes(md: MarkdownIt): void {
  replaceInText(md, {
    name: 'checkboxes',
    inLinks: true,
    split: (text, make) =>
      splitAt(text, /\[[ xX]?\]/g, ([written]) => {
        const open = make('checkbox_open', 'span', 1);
        open.attrs = [['class', looks[written] ?? '']];
        return { tokens: [open, make('checkbox_close', 'span', -1)] };
      }),
  });
}
