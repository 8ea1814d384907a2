import type { Block, Inline } from '../markdown/index.ts';
import { underHeading } from './outline.ts';

export interface MailSpace {
  /** Level of the heading that the text stands under. */
  readonly above: number;
  /** CSS pixels that a picture may fill. */
  readonly imageWidth: number;
}

/**
 * A text as mail programs can show it: headings follow the one above them without a jump, a picture is no wider than the
 * mail, and one that a mail cannot show becomes a link to it.
 */
export function forMail(blocks: readonly Block[], space: MailSpace): Block[] {
  return new Fitter(space).blocks(underHeading(blocks, space.above));
}

class Fitter {
  private readonly space: MailSpace;

  constructor(space: MailSpace) {
    this.space = space;
  }

  blocks(blocks: readonly Block[]): Block[] {
    return blocks.map((block) => this.block(block));
  }

  private block(block: Block): Block {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return { ...block, children: this.inlines(block.children) };
      case 'quote':
      case 'details':
      case 'wrapper':
        return { ...block, children: this.blocks(block.children) };
      case 'list': {
        const items = block.items.map((item) => ({ ...item, children: this.blocks(item.children) }));
        return { ...block, items };
      }
      case 'table': {
        const header = block.header.map((cell) => this.inlines(cell));
        return { ...block, header, rows: block.rows.map((row) => row.map((cell) => this.inlines(cell))) };
      }
      case 'code':
      case 'rule':
      default:
        return block;
    }
  }

  private inlines(inlines: readonly Inline[]): Inline[] {
    return inlines.map((inline) => this.inline(inline));
  }

  private inline(inline: Inline): Inline {
    if (inline.type !== 'image')
      return 'children' in inline ? { ...inline, children: this.inlines(inline.children) } : inline;
    const { src, alt, start, end } = inline;
    if (isMailImage(src)) return { ...inline, ...fitSize(inline, this.space.imageWidth) };
    const text: Inline = { type: 'text', text: alt.trim() === '' ? src : alt, start, end };
    return { type: 'link', href: src, children: [text], start, end };
  }
}

/** Mail programs load pictures over https, and several of them show neither SVG nor WebP nor AVIF (caniemail.com). */
export function isMailImage(url: string): boolean {
  return /^https:\/\//i.test(url) && !/\.(?:svgz?|webp|avif)(?:[?#]|$)/i.test(url);
}

/**
 * Outlook takes the width attribute and nothing else, so it is always there; other programs are told by CSS not to enlarge
 * a picture. A height is only known where both measures are given.
 */
export function fitSize(
  { width, height }: { readonly width?: number | undefined; readonly height?: number | undefined },
  most: number,
): { width: number; height?: number } {
  const fitted = Math.min(width ?? most, most);
  if (width === undefined || height === undefined) return { width: fitted };
  return { width: fitted, height: Math.max(1, Math.round((height * fitted) / width)) };
}
