import { texToUnicode } from '../tex/tex.ts';
import type { Block, Inline } from '../ast.ts';

/**
 * The inlines as one line of text: markup gone, emoji as Unicode, links and images by their text. What is struck stands between
 * `struck` and `struck`.
 */
export function plainInlines(inlines: readonly Inline[], struck = ''): string {
  let text = '';
  for (const inline of inlines) text += plainInline(inline, struck);
  return text;
}

function plainInline(inline: Inline, struck: string): string {
  switch (inline.type) {
    case 'text':
    case 'code':
    case 'mention':
      return inline.text;
    case 'emoji':
      return inline.unicode;
    case 'math':
      return texToUnicode(inline.source);
    case 'image':
      return inline.alt;
    case 'break':
      return ' ';
    case 'strike':
      return struck + plainInlines(inline.children, struck) + struck;
    case 'strong':
    case 'emphasis':
    case 'link':
    case 'html':
      return plainInlines(inline.children, struck);
  }
}

/** Without its marks what is struck would say the opposite. */
const tildes = '~~';

/** Blocks as one line of plain text: for a subject, a preheader, a `<title>`. */
export function plain(blocks: readonly Block[]): string {
  const [first, ...others] = blocks;
  let text = first === undefined ? '' : plainBlock(first);
  for (const block of others) text += ` ${plainBlock(block)}`;
  // A single space stays, so that nothing is done at most of them.
  return text.replace(/[^\S ]\s*| \s+/g, ' ').trim();
}

function plainBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return plainInlines(block.children, tildes);
    case 'quote':
    case 'wrapper':
      return plain(block.children);
    case 'details':
      return `${block.title} ${plain(block.children)}`;
    case 'list':
      return block.items.map((item) => plain(item.children)).join(' ');
    case 'code':
      return block.text;
    case 'table':
      return [block.header, ...block.rows]
        .map((row) => row.map((cell) => plainInlines(cell, tildes)).join(' '))
        .join(' ');
    case 'rule':
      return '';
  }
}
