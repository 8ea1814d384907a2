import { texToUnicode } from '../tex/tex.ts';
import type { Block, Inline } from '../ast.ts';

/**
 * The inlines as one line of text: markup gone, emoji as Unicode, links and images by their text. What is struck stands between
 * `struck` and `struck`.
 */
export function plainInlines(inlines: readonly Inline[], struck = ''): string {
  let out = '';
  for (const inline of inlines) {
    switch (inline.type) {
      case 'text':
      case 'code':
      case 'mention':
        out += inline.text;
        break;
      case 'emoji':
        out += inline.unicode;
        break;
      case 'math':
        out += texToUnicode(inline.source);
        break;
      case 'image':
        out += inline.alt;
        break;
      case 'break':
        out += ' ';
        break;
      case 'strike':
        out += struck + plainInlines(inline.children, struck) + struck;
        break;
      case 'strong':
      case 'emphasis':
      case 'link':
      case 'html':
        out += plainInlines(inline.children, struck);
    }
  }
  return out;
}

/** Without its marks what is struck would say the opposite. */
const tildes = '~~';

/** Blocks as one line of plain text: for a subject, a preheader, a `<title>`. */
export function plain(blocks: readonly Block[]): string {
  return blocks
    .map((block) => plainBlock(block))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
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
