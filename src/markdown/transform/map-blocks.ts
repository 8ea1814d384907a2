import type { Block } from '../ast.ts';

/** A text with each of its blocks changed, however deep it stands, in the order in which they are read. */
export function mapBlocks(blocks: readonly Block[], change: (block: Block) => Block): Block[] {
  const within = (children: readonly Block[]): Block[] => mapBlocks(children, change);
  return blocks.map((block) => {
    const changed = change(block);
    switch (changed.type) {
      case 'quote':
      case 'details':
      case 'wrapper':
        return { ...changed, children: within(changed.children) };
      case 'list':
        return {
          ...changed,
          items: changed.items.map((item) => ({ ...item, children: within(item.children) })),
        };
      case 'paragraph':
      case 'heading':
      case 'code':
      case 'table':
      case 'rule':
        return changed;
    }
  });
}
