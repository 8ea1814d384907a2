import { append } from '../data.ts';
import type { View } from '../formats/index.ts';
import { type Block, leavesOf, plain } from '../markdown/index.ts';
import { formatPath } from '../problem/index.ts';
import type { SourceMap } from '../yaml/index.ts';
import { type Part, partsOf } from './parts.ts';

/** A block of text that readers see, and its place in the issue file. */
export interface LocatedBlock {
  /** `papers[1].summary.ko`. */
  readonly path: string;
  /** The text as readers see it, without markup. */
  readonly text: string;
  /** Counted from 1, both inclusive; `undefined` where the text comes from the config, not from the issue file. */
  readonly lines: readonly [first: number, last: number] | undefined;
}

/** Lists every block of an issue in the order of reading. Texts that are shown in one line are one block, unless `areApart`. */
export function locateWritten(
  view: View,
  sourceMap: SourceMap,
  { areApart = false }: { readonly areApart?: boolean } = {},
): LocatedBlock[] {
  const parts = partsOf(view, {
    heading: true,
    leavesOut: ['tags'],
    listsTitles: false,
    titlesLead: { contents: 'nowhere', card: 'nowhere' },
    isPicture: () => true,
  }).flat();
  const located: LocatedBlock[] = [];
  let last: Part | undefined;
  for (const part of parts) {
    // An emoji has no words by which it could be found.
    if (part.path.at(-1) === 'emoji') continue;
    if (areApart) {
      const { line: _, ...alone } = part;
      append(located, blocksOf(alone, sourceMap));
      continue;
    }
    const before = located.at(-1);
    if (before !== undefined && last?.line !== undefined && last.line === part.line)
      located[located.length - 1] = { ...before, text: `${before.text} ${textOf(part)}` };
    else for (const one of blocksOf(part, sourceMap)) located.push(one);
    last = part;
  }
  return located;
}

function textOf({ is }: Part): string {
  return 'href' in is ? is.href : plain(is);
}

function blocksOf(part: Part, sourceMap: SourceMap): LocatedBlock[] {
  const { is, line } = part;
  const path = line ?? part.path;
  const isHere = path.slice(0, 1).every((key) => sourceMap.has([key]));
  const locate = (text: string, block?: Block): LocatedBlock => {
    const place =
      block === undefined || !part.isExact
        ? sourceMap.ofValue(path)
        : sourceMap.inText(path, block.start, block.end);
    // A text that ends with its line break ends on the line before.
    const end = place.endColumn === 1 ? Math.max(place.line, place.endLine - 1) : place.endLine;
    return { path: formatPath(path), text, lines: isHere ? [place.line, end] : undefined };
  };
  if ('href' in is) return [locate(is.href)];
  return leavesOf(is).map((block) => locate(plain([block]), block));
}
