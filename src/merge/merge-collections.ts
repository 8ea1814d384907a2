import { append, dictionary } from '../data.ts';
import type { Path } from '../problem/index.ts';
import type { Collection, Entry } from './entries.ts';
import { absent, type Expected } from './expected.ts';
import { changedOne, type Clash, mergeLines, type Segment, takeSide, type Versions } from './lines.ts';
import { type Merged, oneSided, type Three, wholeOf } from './merged.ts';
import { mergeOrder, type Slot } from './order.ts';
import { type Row, rowsOf } from './rows.ts';

interface Place {
  readonly kind: 'map' | 'list';
  readonly path: Path;
  /** For an entry that both sides have. */
  readonly mergeEntry: (entries: Three, path: Path) => Merged;
}

/** What stands in a collection, one after the other. */
interface Placed extends Slot<Row> {
  readonly merged: Merged;
}

/** `undefined` where the whole clashes: as what stands behind a dash is gone on one side. */
export function mergeCollections(
  collections: Versions<Collection>,
  place: Place,
): Pick<Merged, 'body' | 'data'> | undefined {
  const { base, ours, theirs } = collections;
  const entries = { base: base.entries, ours: ours.entries, theirs: theirs.entries };
  const rows = rowsOf(entries, place);
  const merged = new Map<Row, Merged>();
  for (const row of rows) {
    const result = mergeRow(row, place);
    if (result !== undefined) merged.set(row, result);
  }
  const placed = orderOf(rows, entries, { merged, place });
  if (placed.length === 0 && place.kind === 'map') return undefined;
  const opening = openingFor(collections, placed);
  if (opening === undefined) return undefined;
  const begun = takeSide(opening, 'ours');
  const isInline = begun !== '' && !begun.endsWith('\n');
  const inside = write(placed, { isInline, usualGap: usualGap([ours, theirs, base]) });
  if (inside === undefined) return undefined;
  const closing = mergeLines({ base: base.closing, ours: ours.closing, theirs: theirs.closing });
  return { body: [...opening, ...inside, ...closing], data: dataOf(placed, place.kind) };
}

/** `undefined`: it is gone. */
function mergeRow(row: Row, { kind, path, mergeEntry }: Place): Merged | undefined {
  const { base, ours, theirs } = row;
  if (ours !== undefined && theirs !== undefined) {
    // Papers of a list need no number here: what a list holds is known by the names on the way to it.
    const inside = kind === 'map' ? [...path, ours.key ?? ''] : path;
    return mergeEntry({ ...row, ours, theirs }, inside);
  }
  const [side, left] = ours === undefined ? (['theirs', theirs] as const) : (['ours', ours] as const);
  if (left === undefined || left.text === base?.text) return undefined;
  return base === undefined ? wholeOf(left) : oneSided(side, left);
}

function orderOf(
  rows: readonly Row[],
  entries: Versions<readonly Entry[]>,
  { merged, place }: { readonly merged: ReadonlyMap<Row, Merged>; readonly place: Place },
): Placed[] {
  const order = (version: keyof Versions<unknown>): Row[] => {
    const found = new Map(rows.map((row) => [row[version], row]));
    return entries[version].flatMap((entry) => {
      const row = found.get(entry);
      return row === undefined || !merged.has(row) ? [] : [row];
    });
  };
  const lists = { base: order('base'), ours: order('ours'), theirs: order('theirs') };
  let slots = mergeOrder(lists);
  // The order of keys says nothing.
  if (place.kind === 'map' && slots.some(({ only }) => only !== undefined))
    slots = mergeOrder({ ...lists, theirs: lists.ours.length === 0 ? lists.theirs : keepOrder(lists) });
  return slots.flatMap((slot) => {
    const result = merged.get(slot.entry);
    if (result === undefined) return [];
    return [{ ...slot, merged: slot.only === undefined ? result : forSide(slot.only, result, slot.entry) }];
  });
}

/** The entries of theirs, those that ours has too in the order of ours. */
function keepOrder({ ours, theirs }: Versions<readonly Row[]>): Row[] {
  const shared = ours.filter((row) => theirs.includes(row));
  return theirs.map((row) => (shared.includes(row) ? (shared.shift() ?? row) : row));
}

/** At a place that only one side wants. Marks do not stand in each other: what clashes inside is as that side has it. */
function forSide(side: keyof Clash, merged: Merged, row: Row): Merged {
  const text = takeSide([...merged.lead, merged.indent, ...merged.body], side);
  const gap = text === '' ? '' : (row[side]?.gap ?? '');
  const nothing = { ours: '', theirs: '' };
  return {
    key: merged.key,
    lead: [],
    indent: '',
    body: [{ ...nothing, [side]: gap + text }],
    isOneSided: true,
    data: { ours: absent, theirs: absent, [side]: merged.data[side] },
  };
}

/** An opening that fits what each side has behind it: for one of them the list may be empty. */
function openingFor(
  collections: Versions<Collection>,
  placed: readonly Placed[],
): readonly Segment[] | undefined {
  const hasEntries = (side: keyof Clash): boolean => placed.some((one) => isOn(one, side));
  const [ours, theirs] = [
    openingOf(collections, hasEntries('ours')),
    openingOf(collections, hasEntries('theirs')),
  ];
  if (hasEntries('ours') === hasEntries('theirs') || ours === undefined || theirs === undefined) return ours;
  return [{ ours: takeSide(ours, 'ours'), theirs: takeSide(theirs, 'theirs') }];
}

/** What stands before the first entry; `undefined` where it clashes on the line of that entry. */
function openingOf(
  { base, ours, theirs }: Versions<Collection>,
  hasEntries: boolean,
): readonly Segment[] | undefined {
  const isBare = ({ entries }: Collection): boolean => entries.length === 0;
  if (!hasEntries) {
    const empty = [ours, theirs].find(isBare);
    // A key without a value would be one that says nothing.
    return [empty?.opening ?? ours.opening.replace(':', ': []')];
  }
  const openings = {
    base: isBare(base) ? '' : base.opening,
    ours: isBare(ours) ? theirs.opening : ours.opening,
    theirs: isBare(theirs) ? ours.opening : theirs.opening,
  };
  const changed = changedOne(openings);
  if (changed !== undefined) return [changed];
  return Object.values(openings).every((opening) => opening === '' || opening.endsWith('\n'))
    ? mergeLines(openings)
    : undefined;
}

/** The blank lines that most entries have before them. */
function usualGap(collections: readonly Collection[]): string {
  const counts = new Map<string, number>();
  for (const { entries } of collections)
    for (const { gap } of entries)
      if (gap !== undefined && gap.trim() === '') counts.set(gap, (counts.get(gap) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** `undefined` where what stands first on the line of the opening cannot stand there. */
function write(
  placed: readonly Placed[],
  { isInline, usualGap: usual }: { readonly isInline: boolean; readonly usualGap: string },
): readonly Segment[] | undefined {
  const segments: Segment[] = [];
  for (const [i, { entry, merged }] of placed.entries()) {
    const { lead, indent, body, isOneSided } = merged;
    const isFirst = i === 0;
    if (isFirst && isInline) {
      if (isOneSided || lead.some((part) => part !== '')) return undefined;
      append(segments, body);
      continue;
    }
    if (!isOneSided) append(segments, [...gapOf(entry, { isFirst, usual }), ...lead, indent]);
    append(segments, body);
  }
  return segments.filter((segment) => segment !== '');
}

function gapOf(
  { base, ours, theirs }: Row,
  { isFirst, usual }: { readonly isFirst: boolean; readonly usual: string },
): readonly Segment[] {
  const known = [ours?.gap, theirs?.gap].filter((gap) => gap !== undefined);
  const [one = isFirst ? '' : usual, other = one] = known;
  const gap = mergeLines({ base: base?.gap ?? '', ours: one, theirs: other });
  // Between what stands before the list and its first entry its own opening has the blank lines.
  if (isFirst && takeSide(gap, 'ours').trim() === '' && takeSide(gap, 'theirs').trim() === '') return [];
  // Both added blank lines, and not equally many.
  return gap.some((part) => typeof part !== 'string' && (part.ours + part.theirs).trim() === '')
    ? [one]
    : gap;
}

function dataOf(placed: readonly Placed[], kind: 'map' | 'list'): Expected {
  const on = (side: keyof Clash): unknown => {
    const there = placed.filter((one) => isOn(one, side));
    const data = there.map(({ merged }) => merged.data[side]);
    if (kind === 'list') return data;
    return dictionary(Object.fromEntries(there.map(({ merged }, i) => [merged.key ?? '', data[i]])));
  };
  return { ours: on('ours'), theirs: on('theirs') };
}

function isOn({ only, merged: { isOneSided, body } }: Placed, side: keyof Clash): boolean {
  return (only ?? side) === side && !(isOneSided && takeSide(body, side) === '');
}
