import MarkdownIt from 'markdown-it';

/** The blocks that a page makes of a text: headings, paragraphs and code. */
export function blocksOf(markdown: string): { type: string; text: string }[] {
  return new MarkdownIt({ html: true })
    .parse(markdown, {})
    .filter(({ type }) => ['inline', 'fence', 'html_block', 'code_block'].includes(type))
    .map(({ type, content }) => ({ type, text: content }));
}
