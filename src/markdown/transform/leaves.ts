import type { Block } from '../ast.ts';

/** Blocks that hold words themselves: an item's paragraphs rather than the list. */
export function leavesOf(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => {
    if (block.type === 'list') return block.items.flatMap((item) => leavesOf(item.children));
    const isAround = block.type === 'quote' || block.type === 'details' || block.type === 'wrapper';
    return isAround ? leavesOf(block.children) : [block];
  });
}
