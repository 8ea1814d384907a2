import type { Block, ListItem } from '../ast.ts';
import { mapped } from '../../data.ts';

/**
 * A text with each of its blocks changed, however deep it stands, in the order in which they are read. `change` gives the same block
 * where it changes nothing, and what nothing is changed in is not copied.
 */
export function mapBlocks(blocks: readonly Block[], change: (block: Block) => Block): readonly Block[] {
  const within = <T extends Block | ListItem>(holder: T & { readonly children: readonly Block[] }): T => {
    const children = mapBlocks(holder.children, change);
    return children === holder.children ? holder : { ...holder, children };
  };
  return mapped(blocks, (block) => {
    const changed = change(block);
    switch (changed.type) {
      case 'quote':
      case 'details':
      case 'wrapper':
        return within(changed);
      case 'list': {
        const items = mapped(changed.items, within);
        return items === changed.items ? changed : { ...changed, items };
      }
      case 'paragraph':
      case 'heading':
      case 'code':
      case 'table':
      case 'rule':
        return changed;
    }
  });
}
