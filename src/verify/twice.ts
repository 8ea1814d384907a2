import { firstBehind } from '../data.ts';
import type { LocatedExpected } from './expected.ts';
import { type Line, sameAddress } from './line.ts';
import { type Seen, standing } from './seen.ts';
import type { Fault } from './structure.ts';

/**
 * Finds texts that stand in the output more often than the built-in templates print them. Titles may stand in a list of contents
 * too; but one line twice in its card, in the same look, is a mistake.
 */
export function doubledTexts(own: Seen, builtIn: Seen): Fault[] {
  const passages = new Map<LocatedExpected['source'], LocatedExpected[]>();
  for (const one of own.expected)
    if ('text' in one.is) passages.set(one.source, [...(passages.get(one.source) ?? []), one]);
  const [here, there] = [regions(own), regions(builtIn)];
  const addresses = own.expected.filter(
    (one) =>
      'href' in one.is && cards(one.is.href, own.lines) > Math.max(1, cards(one.is.href, builtIn.lines)),
  );
  const doubled = [...passages.values()].flatMap((texts): Fault[] => {
    const isMore = (one: LocatedExpected): boolean =>
      one.isLine
        ? alike(one, own, here) > Math.max(1, alike(one, builtIn, there)) ||
          inBlock(one, own) > Math.max(1, inBlock(one, builtIn))
        : times(one, own.lines) > times(one, builtIn.lines);
    return texts.every(isMore) ? [{ how: 'twice', one: texts[0] }] : [];
  });
  return [...doubled, ...addresses.map((one): Fault => ({ how: 'twice', one }))];
}

/** How many cards the forum makes of an address. */
function cards(address: string, lines: readonly Line[]): number {
  const links = lines.flatMap(({ block }) => block.links);
  return links.filter(
    ({ href, preview }) => preview === 'card' && href !== undefined && sameAddress(href) === address,
  ).length;
}

function times({ is }: LocatedExpected, lines: readonly Line[]): number {
  if (!('text' in is)) return 0;
  // Short words may be part of others.
  if (is.text.length < 6) return lines.filter(({ text }) => text === is.text).length;
  return lines.reduce((sum, { text }) => sum + text.split(is.text).length - 1, 0);
}

/** How often a line stands in its block, where an address may hold its words too. */
function inBlock(one: LocatedExpected, { lines, found }: Seen): number {
  const place = found.get(one);
  const line = place && lines[place.block];
  if (line === undefined || place === undefined || !('text' in one.is)) return 0;
  const others = line.links.filter(({ start, end }) => end <= place.start || start >= place.end);
  const bare = others.reduce(
    (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    line.text,
  );
  const { text } = one.is;
  return text.length < 6 && bare !== text.repeat(2) ? 1 : bare.split(text).length - 1;
}

/** How often a line fills a block that looks like its own, from there to the next part. */
function alike(one: LocatedExpected, { lines, found }: Seen, ends: ReadonlyMap<number, number>): number {
  const place = found.get(one);
  const own = place && lines[place.block];
  if (own === undefined || place === undefined) return 0;
  const look = lookOf(own);
  return lines.slice(place.block, ends.get(one.part)).filter((line) => lookOf(line) === look).length;
}

function lookOf({ text, images, block: { kind, level, within } }: Line): string {
  return JSON.stringify([text, images, kind, level, within.map((box) => box.kind)]);
}

/** For each part, the first block of the part behind it. */
function regions(seen: Seen): Map<number, number> {
  const first = new Map<number, number>();
  for (const { one, place } of standing(seen))
    first.set(one.part, Math.min(first.get(one.part) ?? Infinity, place.block));
  const all = [...new Set(first.values())].toSorted((a, b) => a - b);
  const behind = (block: number): number =>
    all[firstBehind(all.length, (i) => (all[i] ?? Infinity) > block)] ?? Infinity;
  return new Map([...first].map(([part, block]) => [part, behind(block)]));
}
