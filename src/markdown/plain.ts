import type { Block, Inline } from './tokens.ts';

/** The inlines as one line of text: markup gone, emoji as Unicode, links and images by their text. */
export function plainInlines(inlines: readonly Inline[]): string {
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
        out += inline.source;
        break;
      case 'image':
        out += inline.alt;
        break;
      case 'break':
        out += ' ';
        break;
      default:
        out += plainInlines(inline.children);
    }
  }
  return out;
}

/** Blocks as one line of plain text: for a subject, a preheader, a `<title>`. */
export function plain(blocks: readonly Block[]): string {
  const parts: string[] = [];
  for (const block of blocks) {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        parts.push(plainInlines(block.children));
        break;
      case 'quote':
      case 'details':
        parts.push(plain(block.children));
        break;
      case 'list':
        for (const item of block.items) parts.push(plain(item.children));
        break;
      case 'code':
        parts.push(block.text);
        break;
      case 'table':
        for (const row of [block.header, ...block.rows])
          for (const cell of row) parts.push(plainInlines(cell));
        break;
      case 'rule':
        break;
    }
  }
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}
