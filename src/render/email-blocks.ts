import type { Block, Cell, Inline } from '../markdown/index.ts';

/**
 * A text as mail programs can show it. A block that opens and closes does neither in Gmail, so its title stands above it;
 * a picture that a mail cannot show becomes a link to it; headings follow the one above them without a jump.
 * `above` is the level of the heading that the text stands under.
 */
export function forMail(blocks: readonly Block[], above: number): Block[] {
  return levelHeadings(blocks.flatMap(mailBlock), above);
}

function mailBlock(block: Block): Block[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [{ ...block, children: block.children.map(mailInline) }];
    case 'quote':
      return [{ ...block, children: block.children.flatMap(mailBlock) }];
    case 'list':
      return [
        {
          ...block,
          items: block.items.map((item) => ({ ...item, children: item.children.flatMap(mailBlock) })),
        },
      ];
    case 'table':
      return [{ ...block, header: block.header.map(mailCell), rows: block.rows.map((r) => r.map(mailCell)) }];
    case 'details': {
      const { start, end } = block;
      const title: Inline = { type: 'text', text: block.title, start, end };
      const strong: Inline = { type: 'strong', children: [title], start, end };
      const heading: Block[] =
        block.title.trim() === '' ? [] : [{ type: 'paragraph', children: [strong], start, end }];
      return [...heading, ...block.children.flatMap(mailBlock)];
    }
    case 'wrapper':
      return block.children.flatMap(mailBlock);
    case 'code':
    case 'rule':
    default:
      return [block];
  }
}

const mailCell = (cell: Cell): Cell => cell.map(mailInline);

function mailInline(inline: Inline): Inline {
  if (inline.type === 'image') {
    if (isMailImage(inline.src)) return inline;
    const { src, alt, start, end } = inline;
    const text: Inline = { type: 'text', text: alt.trim() === '' ? src : alt, start, end };
    return { type: 'link', href: src, children: [text], start, end };
  }
  return 'children' in inline ? { ...inline, children: inline.children.map(mailInline) } : inline;
}

/** Mail programs load pictures over https, and several of them show neither SVG nor WebP nor AVIF (caniemail.com). */
export function isMailImage(url: string): boolean {
  return /^https:\/\//i.test(url) && !/\.(?:svgz?|webp|avif)(?:[?#]|$)/i.test(url);
}

const levels = [1, 2, 3, 4, 5, 6] as const;

/** Levels as deep as the author nested them, but never more than one below the heading before. */
function levelHeadings(blocks: readonly Block[], above: number): Block[] {
  const open: { written: number; level: number }[] = [];
  return blocks.map((block) => {
    if (block.type !== 'heading') return block;
    while (open.length > 0 && (open.at(-1)?.written ?? 0) >= block.level) open.pop();
    const level = levels[open.at(-1)?.level ?? above] ?? 6;
    open.push({ written: block.level, level });
    return { ...block, level };
  });
}
