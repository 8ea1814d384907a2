/**
 * Panes that scroll together show the same block at their top: a position is the block that was begun last, and how much of the way to
 * the next one is behind the top, as 3.5. Blocks that a view does not show have no place in it.
 */

type Tops = readonly (number | undefined)[];

/** The position at an offset; both in the view whose blocks begin at `tops`. Before the first block it is below 0. */
export function positionAt(tops: Tops, offset: number): number {
  const marks = marksOf(tops);
  const at = marks.findLastIndex(({ top }) => top <= offset);
  const from = marks[at] ?? { block: -1, top: 0 };
  const to = marks[at + 1];
  if (to === undefined) return from.block;
  const share = to.top === from.top ? 0 : (offset - from.top) / (to.top - from.top);
  return from.block + share * (to.block - from.block);
}

/** The offset of a position, in a view whose blocks begin at `tops`. */
export function offsetAt(tops: Tops, position: number): number {
  const marks = [{ block: -1, top: 0 }, ...marksOf(tops)];
  const at = marks.findLastIndex(({ block }) => block <= position);
  const from = marks[at] ?? { block: -1, top: 0 };
  const to = marks[at + 1];
  if (to === undefined) return from.top;
  return from.top + ((position - from.block) / (to.block - from.block)) * (to.top - from.top);
}

/** Blocks in the order in which they stand; one that stands above an earlier one says nothing of the way. */
function marksOf(tops: Tops): { readonly block: number; readonly top: number }[] {
  const marks: { block: number; top: number }[] = [];
  for (const [block, top] of tops.entries())
    if (top !== undefined && top >= (marks.at(-1)?.top ?? 0)) marks.push({ block, top });
  return marks;
}

/** While it is on, what scrolls was scrolled by the page itself, which leads nobody else. */
export class Quiet {
  private until = 0;

  begin(): void {
    this.until = performance.now() + 250;
  }

  get isOn(): boolean {
    return performance.now() < this.until;
  }
}
