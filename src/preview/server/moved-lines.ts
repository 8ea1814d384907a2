import type { PageBlock } from '../protocol.ts';

/**
 * Blocks of one text, with their lines in another one that was made of it: what stands above the first line that differs
 * keeps its lines, what stands below the last is moved, and what was edited has none.
 */
export function moveLines(
  blocks: readonly PageBlock[],
  { from, to }: { from: string; to: string },
): readonly PageBlock[] {
  if (from === to) return blocks;
  const old = from.split('\n');
  const now = to.split('\n');
  const most = Math.min(old.length, now.length);
  let above = 0;
  while (above < most && old[above] === now[above]) above++;
  let below = 0;
  while (below < most - above && old.at(-1 - below) === now.at(-1 - below)) below++;
  const shift = now.length - old.length;
  return blocks.map(({ path, text, lines }) => {
    if (lines === undefined) return { path, text };
    const [first, last] = lines;
    if (last <= above) return { path, text, lines };
    if (first > old.length - below) return { path, text, lines: [first + shift, last + shift] as const };
    return { path, text };
  });
}
