import type { Block } from '../markdown/index.ts';

const levels = [1, 2, 3, 4, 5, 6] as const;

/**
 * A text whose headings stand below the one at level `above` that it is written under: as deep as the author nested them,
 * without a jump, so that the outline of the whole is right wherever the text is put.
 */
export function underHeading(blocks: readonly Block[], above: number): Block[] {
  return new Outline(above).blocks(blocks);
}

class Outline {
  private readonly above: number;
  /** The headings that the next one stands under. */
  private readonly open: { readonly written: number; readonly level: number }[] = [];

  constructor(above: number) {
    this.above = above;
  }

  blocks(blocks: readonly Block[]): Block[] {
    return blocks.map((block) => this.block(block));
  }

  private block(block: Block): Block {
    switch (block.type) {
      case 'heading':
        return { ...block, level: this.level(block.level) };
      case 'quote':
      case 'details':
      case 'wrapper':
        return { ...block, children: this.blocks(block.children) };
      case 'list': {
        const items = block.items.map((item) => ({ ...item, children: this.blocks(item.children) }));
        return { ...block, items };
      }
      case 'paragraph':
      case 'code':
      case 'table':
      case 'rule':
      default:
        return block;
    }
  }

  /** As deep as the author nested it, but never more than one below the heading before. */
  private level(written: number): (typeof levels)[number] {
    while ((this.open.at(-1)?.written ?? 0) >= written) this.open.pop();
    const level = levels[this.open.at(-1)?.level ?? this.above] ?? 6;
    this.open.push({ written, level });
    return level;
  }
}
