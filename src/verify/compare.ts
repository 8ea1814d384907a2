import { firstBehind } from '../data.ts';
import { FreePlaces } from './free-places.ts';
import { sameAddress } from './line.ts';
import type { Line, Stretch } from './line.ts';

/** A text that readers should see, or an address that a link should lead to. */
export interface Expected {
  /** The number of the part that it belongs to (a paper, a theme, the lead), in the order of the issue. */
  readonly part: number;
  readonly is: Line | { readonly href: string };
  /** One line of quoted text, which a template may set in bold or make a link as a whole. */
  readonly isLine: boolean;
}

/** Expected text that was not found, with the similar text in its place, if there is any. */
export interface Difference<E extends Expected = Expected> {
  readonly expected: E;
  readonly actual: Line | string | undefined;
}

/** Where a text was found: the number of a block, and the stretch of its text. */
export interface Place extends Stretch {
  readonly block: number;
}

/** What a comparison found, and what it did not. */
export interface Compared<E extends Expected = Expected> {
  readonly differences: readonly Difference<E>[];
  readonly found: ReadonlyMap<Expected, Place>;
}

/** A range of blocks. Both ends belong to it. */
interface Region {
  readonly from: number;
  readonly to: number;
}

type Link = Line['links'][number];

/**
 * Looks for each expected text and address in the actual lines. A template may put words between texts, or beside a text in its
 * block; but the text has to be there in one run, with its own marks and links and no others. Each stretch of a line matches one
 * text only, and each link one address only, the nearest to the other texts of its part: else a lost text would be found in the
 * next paper.
 */
export function compare<E extends Expected>(expected: readonly E[], actual: readonly Line[]): Compared<E> {
  const comparison = new Comparison(expected, actual);
  comparison.search();
  return {
    differences: expected.flatMap((one) => comparison.differenceOf(one) ?? []),
    found: comparison.found,
  };
}

class Comparison {
  private readonly expected: readonly Expected[];
  private readonly actual: readonly Line[];
  private readonly keys: readonly string[];
  readonly found = new Map<Expected, Place>();
  /** The stretches of each block that have matched a text already. */
  private readonly taken: Stretch[][];
  private readonly takenLinks = new Set<Link>();
  /** Where the found texts and addresses of each part stand. */
  private readonly regions = new Map<number, { from: number; to: number }>();
  /** The blocks of each key, the same of one kind alone, and the links to each address. */
  private readonly blocks = new FreePlaces<number>((block) => this.taken[block]?.length !== 0);
  private readonly blocksOfKind = new FreePlaces<number>((block) => this.taken[block]?.length !== 0);
  private readonly links = new FreePlaces<Link>((link) => this.takenLinks.has(link));
  /** The links of each block by where they begin. */
  private readonly inOrder = new Map<number, readonly Link[]>();

  constructor(expected: readonly Expected[], actual: readonly Line[]) {
    this.expected = expected;
    this.actual = actual;
    this.keys = actual.map((line) => keyOf(line));
    this.taken = actual.map(() => []);
    for (const [block, { links, block: around }] of actual.entries()) {
      const key = this.keys[block] ?? '';
      this.blocks.add(key, block, block);
      this.blocksOfKind.add(`${around.kind} ${key}`, block, block);
      for (const link of links) this.links.add(link.href, block, link);
    }
  }

  search(): void {
    this.findUnique();
    const everywhere: Region = { from: 0, to: this.actual.length - 1 };
    for (const within of [(one: Expected) => this.regionOf(one), () => everywhere]) {
      for (const isSameKind of [true, false])
        this.findEachText((one, line) => this.wholeBlock(line, within(one), isSameKind));
      this.findEachText((one, line) => this.run(one, line, within(one)));
    }
    for (const within of [(one: Expected) => this.regionOf(one), () => everywhere])
      this.findEach((one) => ('href' in one.is ? this.link(one.is.href, within(one)) : undefined));
  }

  differenceOf<E extends Expected>(one: E): Difference<E> | undefined {
    return this.found.has(one) ? undefined : { expected: one, actual: this.mostSimilar(one) };
  }

  /** Matches each text that equals one block only, where no other text equals it. These places show where the parts are. */
  private findUnique(): void {
    const places = positions(this.keys);
    const texts = this.expected.filter((one) => 'text' in one.is);
    const expectedKeys = texts.map((one) => keyOf(one.is as Line));
    const timesExpected = positions(expectedKeys);
    for (const [i, one] of texts.entries()) {
      const key = expectedKeys[i] ?? '';
      const blocks = places.get(key) ?? [];
      const [block] = blocks;
      if (block !== undefined && blocks.length === 1 && timesExpected.get(key)?.length === 1)
        this.take(one, this.all(block));
    }
  }

  private findEach(find: (one: Expected) => Place | undefined): void {
    for (const one of this.expected) {
      const place = this.found.has(one) ? undefined : find(one);
      if (place !== undefined) this.take(one, place);
    }
  }

  /** Lines come last: of an item whose title is its text, too, the text would not be found where the title should be. */
  private findEachText(find: (one: Expected, line: Line) => Place | undefined): void {
    for (const isLine of [false, true])
      this.findEach((one) => ('text' in one.is && one.isLine === isLine ? find(one, one.is) : undefined));
  }

  private take(one: Expected, place: Place): void {
    this.found.set(one, place);
    this.taken[place.block]?.push(place);
    const region = this.regions.get(one.part);
    if (region === undefined) this.regions.set(one.part, { from: place.block, to: place.block });
    else {
      region.from = Math.min(region.from, place.block);
      region.to = Math.max(region.to, place.block);
    }
    // A link that a template puts around a text is not that text's own.
    const own = new Set('href' in one.is ? [one.is.href] : one.is.links.map(({ href }) => href));
    if (own.size === 0) return;
    for (const link of this.linksWithin(place)) if (own.has(link.href)) this.takenLinks.add(link);
  }

  private linksWithin(place: Place): Link[] {
    const { block } = place;
    let links = this.inOrder.get(block);
    if (links === undefined) {
      links = (this.actual[block]?.links ?? []).toSorted((a, b) => a.start - b.start);
      this.inOrder.set(block, links);
    }
    const within: Link[] = [];
    const first = firstBehind(links.length, (i) => (links[i]?.start ?? 0) >= place.start);
    for (let i = first; i < links.length; i++) {
      const link = links[i];
      if (link === undefined || link.start > place.end) break;
      if (isWithin(link, place)) within.push(link);
    }
    return within;
  }

  private all(block: number): Place {
    return { block, start: 0, end: this.actual[block]?.text.length ?? 0 };
  }

  /** The blocks between the parts before and after, as far as these have been found. */
  private regionOf({ part }: Expected): Region {
    let [from, to] = [0, this.actual.length - 1];
    for (const [other, region] of this.regions) {
      if (other < part) from = Math.max(from, region.to);
      if (other > part) to = Math.min(to, region.from);
    }
    return { from, to };
  }

  /** A short text, such as a number in a table, may stand elsewhere too: one of its own kind is rather meant. */
  private wholeBlock(line: Line, { from, to }: Region, isSameKind: boolean): Place | undefined {
    const key = keyOf(line);
    const free = isSameKind
      ? this.blocksOfKind.first(`${line.block.kind} ${key}`, from, to)
      : this.blocks.first(key, from, to);
    return free === undefined ? undefined : this.all(free.block);
  }

  private run(one: Expected, line: Line, { from, to }: Region): Place | undefined {
    for (let block = from; block <= to; block++) {
      const place = this.runs(line.text, block).find((run) => this.isSame(line, run, one.isLine));
      if (place !== undefined) return place;
    }
    return undefined;
  }

  /** Returns the places of a text in a block that have matched no other text. */
  private runs(text: string, block: number): Place[] {
    const { text: around = '' } = this.actual[block] ?? {};
    const places: Place[] = [];
    for (let start = around.indexOf(text); start !== -1; start = around.indexOf(text, start + 1)) {
      const place = { block, start, end: start + text.length };
      if (!this.isTaken(place)) places.push(place);
    }
    return places;
  }

  private isTaken({ block, start, end }: Place): boolean {
    return (this.taken[block] ?? []).some((other) => start < other.end && other.start < end);
  }

  private isSame(line: Line, { block, start, end }: Place, isLine: boolean): boolean {
    const actual = this.actual[block];
    return actual !== undefined && keyOf(line) === keyOf(cut(actual, { start, end }, isLine));
  }

  private link(href: string, { from, to }: Region): Place | undefined {
    const free = this.links.first(href, from, to);
    return free && { block: free.block, start: free.item.start, end: free.item.end };
  }

  /** Returns the most similar line or address of the region that has matched nothing else. */
  private mostSimilar(one: Expected): Line | string | undefined {
    const { from, to } = this.regionOf(one);
    let [best, most]: [Line | string | undefined, number] = [undefined, 0];
    const consider = (candidate: Line | string, similarity: number): void => {
      if (similarity > most) [best, most] = [candidate, similarity];
    };
    for (let block = from; block <= to; block++) {
      const actual = this.actual[block];
      if (actual === undefined) continue;
      if ('href' in one.is) {
        for (const link of actual.links) {
          const says = actual.text.slice(link.start, link.end);
          const alike = sameAddress(says) === one.is.href ? 1 : similarity(one.is.href, link.href);
          if (!this.takenLinks.has(link)) consider(link.href, alike);
        }
      } else if (this.runs(one.is.text, block).length > 0) consider(actual, 1);
      else if (this.taken[block]?.length === 0) consider(actual, similarity(one.is.text, actual.text));
    }
    return best;
  }
}

/** Cuts a stretch out of a line. `isLine` removes the bold or the link that a template gave the stretch as a whole. */
function cut({ text, marks, links, images, block }: Line, stretch: Stretch, isLine: boolean): Line {
  const { start, end } = stretch;
  const inside = marks.slice(start, end);
  const framed = ['bold ', 'italic '].filter((mark) => isLine && inside.every((on) => on.includes(mark)));
  return {
    text: text.slice(start, end),
    marks: inside.map((on) => framed.reduce((rest, mark) => rest.replace(mark, ''), on)),
    links: links
      .filter((link) => link.start < end && start < link.end && !(isLine && isWithin(stretch, link)))
      .map((link) => ({
        href: link.href,
        start: Math.max(0, link.start - start),
        end: Math.min(end, link.end) - start,
      })),
    images: images
      .filter(({ at }) => at >= start && at < end)
      .map(({ at, key }) => ({ at: at - start, key })),
    block,
  };
}

/** Returns equal keys for lines that look the same to readers. */
function keyOf({ text, marks, links, images }: Line): string {
  const marked = marks.some((on) => on !== '');
  return JSON.stringify([
    text,
    marked ? marks : [],
    links.map(({ start, end, href }) => [start, end, href]),
    images,
  ]);
}

function isWithin(inner: Stretch, outer: Stretch): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function positions(keys: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [i, key] of keys.entries()) {
    const known = places.get(key);
    if (known === undefined) places.set(key, [i]);
    else known.push(i);
  }
  return places;
}

/** Returns a number from 0 to 1, by the pairs of characters that two texts share; 0 where they share too few to be one text. */
function similarity(a: string, b: string): number {
  const [inA, inB] = [pairs(a), pairs(b)];
  let shared = 0;
  for (const pair of inA) if (inB.has(pair)) shared++;
  const both = (2 * shared) / (inA.size + inB.size);
  // What stands beside a text in its block does not make it less the same.
  const most = Math.max(both, shared >= inA.size * 0.7 ? shared / inA.size : 0);
  return most >= 0.4 ? Math.min(most, 0.99) : 0;
}

function pairs(text: string): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i < Math.max(1, text.length - 1); i++) found.add(text.slice(i, i + 2));
  return found;
}
