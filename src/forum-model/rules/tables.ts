import type { MarkdownIt } from 'markdown-it';
import type { Dialect } from '../dialect.ts';

/**
 * A link or an image on one line, with code and brackets in its text and balanced brackets in its address. A text of more than 500
 * pieces is not looked at, so that a line of `[` takes time by its length.
 */
const linked =
  /(?<!\\)!?\[(?:`[^`\n]*`|\\.|\[[^[\]`\n]*\]|[^[\]`\\\n]){0,500}\]\((?:<[^<>\n]*>|\\.|\([^()\s]*\)|[^()<\\\s])*(?:[ \t]+"[^"\n]*")?[ \t]*\)/g;

/** One that a text has not stands for a pipe while blocks are told apart; none of them is a character. */
const veils = Array.from({ length: 32 }, (_, i) => String.fromCharCode(0xfdd0 + i));

/**
 * Tables stand in a box of their own, which scrolls on a narrow screen. In a core of 2026 a pipe inside a link or an image
 * separates no cells, and needs no backslash.
 */
export function tables(md: MarkdownIt, { core }: Dialect): void {
  md.renderer.rules['table_open'] = () => '<div class="md-table">\n<table>\n';
  md.renderer.rules['table_close'] = () => '</table>\n</div>';
  if (core === '3.4') return;
  let veil = '|';
  md.core.ruler.before('block', 'veil-pipes', (state) => {
    veil = veils.find((one) => !state.src.includes(one)) ?? '|';
    state.src = state.src.replace(linked, (link) => link.replaceAll('|', veil));
  });
  md.core.ruler.after('block', 'unveil-pipes', (state) => {
    const unveil = (text: string): string => text.replaceAll(veil, '|');
    state.src = unveil(state.src);
    for (const token of state.tokens) {
      token.content = unveil(token.content);
      token.info = unveil(token.info);
    }
  });
}
