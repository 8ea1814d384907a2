import type { Inline } from '../ast.ts';

/**
 * How deep blocks stand in blocks, and inlines in inlines, before more of the same is text. Nobody nests so deep on purpose,
 * printers call themselves once a level, and the forum's parser drops what is a hundred levels down.
 */
export const deepest = 20;

/** How many levels of inlines there are: 0 for text alone. */
export function depthOf(
  inlines: readonly { readonly type: string; readonly children?: readonly Inline[] }[],
): number {
  return inlines.reduce(
    (most, { children }) => (children === undefined ? most : Math.max(most, 1 + depthOf(children))),
    0,
  );
}
