import type { Parts } from '../protocol.ts';

/** The picked thing: a block, or a line at which no block begins. */
export interface Found {
  readonly block?: number | undefined;
  /** In the issue file, from 1; absent where the text comes from the config. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** The block's path, or what is wrong there. */
  readonly label: string;
}

type Told = Partial<Pick<Parts, 'blocks' | 'source'>>;

/**
 * Finds the picked thing again, once more is known. A block is the one with its path, counted among those that share it; a line stays for
 * as long as the file is the same: its problem may be told, and picked, before the blocks are. `undefined` where it is gone.
 */
export function foundAgain(found: Found, before: Told, after: Told): Found | undefined {
  const { block } = found;
  if (block === undefined) return before.source === after.source ? found : undefined;
  const { blocks: all = [] } = before;
  const { blocks = [] } = after;
  const old = all[block];
  if (old === undefined) return undefined;
  const nth = all.slice(0, block).filter(({ path }) => path === old.path).length;
  // A text that stands in the same part of one other card has been moved with it.
  const part = (path: string): string => path.replace(/^papers.\d+/, '');
  const same = blocks.filter(({ path, text }) => text === old.text && part(path) === part(old.path));
  const now = ((same.length === 1 && same[0]) || old).path;
  const index = blocks.flatMap(({ path }, i) => (path === now ? [i] : []))[nth];
  if (index === undefined) return undefined;
  return {
    ...found,
    block: index,
    line: blocks[index]?.lines?.[0],
    label: found.label.replace(old.path, now),
  };
}
