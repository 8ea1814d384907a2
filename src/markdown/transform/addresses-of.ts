import type { Block, Inline, Span } from '../ast.ts';

/** Where a text leads, or takes a picture from. */
export interface Address extends Span {
  readonly kind: 'link' | 'image';
  readonly href: string;
}

/** Every address of a text that was read, in the order of the text. */
export function addressesOf(blocks: readonly Block[]): Address[] {
  return blocks.flatMap((block): Address[] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return block.children.flatMap(inInline);
      case 'list':
        return block.items.flatMap(({ children }) => addressesOf(children));
      case 'table':
        return [block.header, ...block.rows].flat(2).flatMap(inInline);
      case 'quote':
      case 'details':
      case 'wrapper':
        return addressesOf(block.children);
      case 'code':
      case 'rule':
        return [];
    }
  });
}

function inInline(inline: Inline): Address[] {
  const { start, end } = inline;
  if (inline.type === 'image') return [{ kind: 'image', href: inline.src, start, end }];
  const inner = 'children' in inline ? inline.children.flatMap(inInline) : [];
  return inline.type === 'link' ? [{ kind: 'link', href: inline.href, start, end }, ...inner] : inner;
}
