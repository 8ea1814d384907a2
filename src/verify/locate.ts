import type { Places } from '../yaml/index.ts';
import type { Block } from '../markdown/index.ts';
import { formatPath } from '../problem/index.ts';
import type { View } from '../formats/index.ts';
import type { Written } from './written.ts';

/** A block of text that readers see, and where in the issue file it was written. */
export interface LocatedBlock {
  /** `papers[1].summary.ko`. */
  readonly path: string;
  /** As readers see it, without markup. */
  readonly text: string;
  /** From 1, both inclusive; `undefined` where the text does not come from the issue file, but from the config. */
  readonly lines: readonly [first: number, last: number] | undefined;
}

/** Every block of an issue in the order in which readers see them. */
export async function locateWritten(view: View, places: Places): Promise<LocatedBlock[]> {
  // What knows of Markdown is loaded where something is rendered, and not by whoever only checks.
  const { plain } = await import('../markdown/index.ts');
  const { writtenIn } = await import('./written.ts');
  const located = ({ path, blocks, isExact }: Written): LocatedBlock[] => {
    const isHere = path.slice(0, 1).every((key) => places.has([key]));
    return leavesOf(blocks).map((block): LocatedBlock => {
      const { line, endLine, endColumn } = isExact
        ? places.inText(path, block.start, block.end)
        : places.ofValue(path);
      // A text that ends with its line break ends on the line before.
      const last = endColumn === 1 ? Math.max(line, endLine - 1) : endLine;
      return { path: formatPath(path), text: plain([block]), lines: isHere ? [line, last] : undefined };
    });
  };
  const written = writtenIn(view, true);
  const isTheme = ({ path }: Written): boolean => path[0] === 'intro';
  const first = written.findIndex((one) => isTheme(one));
  if (first === -1) return written.flatMap(located);
  // The forum runs a label into its text, a mail does not: apart they are found in both.
  const themes = view.themes.flatMap(({ label, text }) => [...label, ...text]);
  return [
    ...written.slice(0, first),
    ...themes.map(({ text, blocks }) => ({ path: text.path, blocks, isExact: true })),
    ...written.slice(first).filter((one) => !isTheme(one)),
  ].flatMap(located);
}

/** Blocks that hold words themselves: an item's paragraphs rather than the list. */
export function leavesOf(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => {
    if (block.type === 'list') return block.items.flatMap((item) => leavesOf(item.children));
    const isAround = block.type === 'quote' || block.type === 'details' || block.type === 'wrapper';
    return isAround ? leavesOf(block.children) : [block];
  });
}
