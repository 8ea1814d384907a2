import type { MarkdownIt } from 'markdown-it';

/**
 * A named anchor in every heading outside quotes, so that others can link to it. Its name keeps only ASCII letters, digits, `_` and
 * `-` of the heading's Markdown and ends in the heading's number; the server puts the post's id before it.
 */
export function headingAnchors(md: MarkdownIt): void {
  md.core.ruler.push('heading-anchors', (state) => {
    let count = 0;
    let quotes = 0;
    for (const [index, token] of state.tokens.entries()) {
      if (token.tag === 'blockquote') quotes += token.nesting;
      const content = state.tokens[index + 1];
      if (token.type !== 'heading_open' || content === undefined || quotes > 0) continue;
      count += 1;
      const name = `${slug(content.content)}-${count}`;
      const open = new state.Token('anchor_open', 'a', 1);
      open.attrs = [
        ['name', name],
        ['class', 'anchor'],
        ['href', `#${name}`],
      ];
      content.children?.unshift(open, new state.Token('anchor_close', 'a', -1));
    }
  });
}

function slug(heading: string): string {
  const words = heading
    .toLowerCase()
    .replace(/\s+/g, '-')
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '');
  if (words === '') return 'h';
  return /^[a-z]/.test(words) ? words : `h-${words}`;
}
