import { marksIn } from '../../issue/index.ts';
import { formatPath, nameOf } from '../../problem/index.ts';
import type { PageBlock } from '../protocol.ts';

/** Says of each block which of its texts nobody has read. A line of a title holds several, and a text has a block for each paragraph. */
export function withUnread(blocks: readonly PageBlock[], data: unknown): readonly PageBlock[] {
  const marks = marksIn(data)
    .filter(({ fits }) => fits)
    .map(({ path, target }) => ({ path: formatPath(path), what: nameOf(path), target }));
  if (marks.length === 0) return blocks;
  return blocks.map((block) => {
    const here = marks.filter(({ path }) => isWithin(path, block.path) || isWithin(block.path, path));
    if (here.length === 0) return block;
    const [what, targets] = [here.map((mark) => mark.what), here.map(({ target }) => target)];
    return { ...block, unread: { what: what.join(', '), targets: [...new Set(targets)] } };
  });
}

function isWithin(path: string, whole: string): boolean {
  return path.startsWith(whole) && /^(?:[.[]|$)/.test(path.slice(whole.length));
}
