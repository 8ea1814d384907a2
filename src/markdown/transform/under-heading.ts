import type { Block } from '../ast.ts';
import { mapBlocks } from './map-blocks.ts';

const levels = [1, 2, 3, 4, 5, 6] as const;

/**
 * A text whose headings stand below the one at level `above` that it is written under: as deep as the author nested them,
 * without a jump, so that the outline of the whole is right wherever the text is put.
 */
export function underHeading(blocks: readonly Block[], above: number): readonly Block[] {
  /** The headings that the next one stands under. */
  const open: { readonly written: number; readonly level: number }[] = [];
  return mapBlocks(blocks, (block) => {
    if (block.type !== 'heading') return block;
    while ((open.at(-1)?.written ?? 0) >= block.level) open.pop();
    // Never more than one below the heading before.
    const level = levels[open.at(-1)?.level ?? above] ?? 6;
    open.push({ written: block.level, level });
    return level === block.level ? block : { ...block, level };
  });
}
