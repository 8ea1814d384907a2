import type { MarkdownIt } from 'markdown-it';

/** Tables stand in a box of their own, which scrolls on a narrow screen. */
export function tables(md: MarkdownIt): void {
  md.renderer.rules['table_open'] = () => '<div class="md-table">\n<table>\n';
  md.renderer.rules['table_close'] = () => '</table>\n</div>';
}
