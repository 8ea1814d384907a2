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

/** The first text or address that was found in a block. */
export function expectedIn({ expected, found }: Seen, block: number): LocatedExpected | undefined {
  return expected.find((one) => found.get(one)?.block === block);
}

/** The block that a text was written as, by itself; `undefined` for an address. */
export function writtenAs({ is }: LocatedExpected): VisibleBlock | undefined {
  return 'href' in is ? undefined : is.block;
}

/** The text of a block in which `\0` stands for what the texts account for, and for code. */
export function ownWords({ block }: Line, texts: readonly string[]): string {
  const { text, at } = canonical(block.text);
  const taken = Array.from({ length: text.length }, () => false);
  for (const one of texts)
    for (let start = text.indexOf(one); start !== -1; start = text.indexOf(one, start + 1))
      taken.fill(true, start, start + one.length);
  for (const { kind, start, end } of block.marks)
    if (kind === 'code' || kind === 'kbd') taken.fill(true, at[start], at[end]);
  // White space is not compared, so that it has no place of its own.
  return block.text.replace(/\S/g, (unit, place: number) => (taken[at[place] ?? 0] === true ? '\0' : unit));
}
