import type { VisibleBlock } from '../forum-model/index.ts';
import type { Compared, Place } from './compare.ts';
import type { LocatedExpected } from './expected.ts';
import { canonical, type Line } from './line.ts';

/** What readers see of one rendering, and where each text that they should see stands in it. */
export interface Seen {
  readonly expected: readonly LocatedExpected[];
  readonly lines: readonly Line[];
  readonly found: Compared['found'];
}

/** A text that was found, with its place and the block that it stands in. */
export interface Standing {
  readonly one: LocatedExpected;
  readonly place: Place;
  readonly block: VisibleBlock;
}

/** Lists the texts that were found, addresses aside, in the order of the issue. */
export function standing({ expected, lines, found }: Seen): Standing[] {
  return expected.flatMap((one) => {
    const place = found.get(one);
    const block = place && lines[place.block]?.block;
    return place === undefined || block === undefined || 'href' in one.is ? [] : [{ one, place, block }];
  });
}

/** The block that a text was written as, by itself; `undefined` for an address. */
export function writtenAs({ is }: LocatedExpected): VisibleBlock | undefined {
  return 'href' in is ? undefined : is.block;
}

/** The text of a block in which what the texts account for is `\0`. */
export function ownWords({ block }: Line, texts: readonly string[]): string {
  const source = (block as { compared?: string }).compared ?? block.text;
  const { text, at } = canonical(source);
  const taken = Array.from({ length: text.length }, () => false);
  for (const one of texts)
    for (let start = text.indexOf(one); start !== -1; start = text.indexOf(one, start + 1))
      taken.fill(true, start, start + one.length);
  return Array.from(source, (unit) => unit)
    .join('')
    .replace(/[^]/g, (unit, index: number) =>
      at[index] !== at[index + 1] && taken[at[index] ?? 0] === true ? '\0' : unit,
    );
}
