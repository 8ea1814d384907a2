import { longestRising } from '../diff/index.ts';
import type { Versions } from './lines.ts';

/** An entry at its place; `only`: for whoever takes that side, for the sides want it at different places. */
export interface Slot<T> {
  readonly entry: T;
  readonly only?: 'ours' | 'theirs';
}

/**
 * The order of what is left of three versions of a list. Of two entries that both versions have from the base, the side decides that
 * changed their order. What one side added follows what it followed there; behind the same entry ours stands first. Where both sides
 * moved the same, or the wishes contradict each other, each entry that has two places gets both.
 */
export function mergeOrder<T>(lists: Versions<readonly T[]>): readonly Slot<T>[] {
  const { base, ours, theirs } = lists;
  const inBoth = new Set(ours.filter((entry) => theirs.includes(entry)));
  const common = new Set(base.filter((entry) => inBoth.has(entry)));
  const only = (list: readonly T[]): T[] => list.filter((entry) => common.has(entry));
  const kept = { base: only(base), ours: only(ours), theirs: only(theirs) };
  const merged = mergeKept(kept);
  const place = (order: readonly T[]): T[] => withAdded(order, lists, kept);
  if (merged !== undefined) return place(merged).map((entry) => ({ entry }));
  return atBoth(place(kept.ours), place(kept.theirs), movedTwice(kept));
}

/** `undefined` where the sides contradict each other. */
function mergeKept<T>({ base, ours, theirs }: Versions<readonly T[]>): readonly T[] | undefined {
  const isSame = (a: readonly T[], b: readonly T[]): boolean => a.every((entry, i) => entry === b[i]);
  if (isSame(ours, theirs) || isSame(theirs, base)) return ours;
  if (isSame(ours, base)) return theirs;
  if (movedTwice({ base, ours, theirs }).size > 0) return undefined;
  const [x, y] = [placesIn(ours), placesIn(theirs)];
  /** How many stand before each; entries whose order is settled have a number each. */
  const ranks = new Map<T, number>(base.map((entry) => [entry, 0]));
  for (const [i, a] of base.entries())
    for (const b of base.slice(i + 1)) {
      const isTurned = at(x, a) > at(x, b) || at(y, a) > at(y, b);
      const behind = isTurned ? a : b;
      ranks.set(behind, at(ranks, behind) + 1);
    }
  if (new Set(ranks.values()).size < base.length) return undefined;
  return base.toSorted((a, b) => at(ranks, a) - at(ranks, b));
}

function placesIn<T>(list: readonly T[]): Map<T, number> {
  return new Map(list.map((entry, i) => [entry, i]));
}

function at<T>(places: ReadonlyMap<T, number>, entry: T): number {
  return places.get(entry) ?? -1;
}

/** Those that a side moved: as few as can be. */
function movedIn<T>(base: readonly T[], list: readonly T[]): Set<T> {
  const places = placesIn(base);
  const steady = new Set(longestRising(list.map((entry) => at(places, entry))));
  return new Set(list.filter((_, i) => !steady.has(i)));
}

function movedTwice<T>({ base, ours, theirs }: Versions<readonly T[]>): Set<T> {
  const byTheirs = movedIn(base, theirs);
  return new Set([...movedIn(base, ours)].filter((entry) => byTheirs.has(entry)));
}

/** With what only one side has, and what both added: behind the nearest entry before it there that the other side left in its place. */
function withAdded<T>(
  order: readonly T[],
  { ours, theirs }: Versions<readonly T[]>,
  kept: Versions<readonly T[]>,
): T[] {
  const known = new Set(order);
  const behind = new Map<T | undefined, T[]>();
  const placed = new Set<T>();
  for (const [list, other] of [
    [ours, kept.theirs],
    [theirs, kept.ours],
  ] as const) {
    const moved = movedIn(kept.base, other);
    let anchor: T | undefined;
    for (const entry of list) {
      if (known.has(entry)) anchor = moved.has(entry) ? anchor : entry;
      else if (!placed.has(entry)) {
        placed.add(entry);
        behind.set(anchor, [...(behind.get(anchor) ?? []), entry]);
      }
    }
  }
  return [undefined, ...order].flatMap((entry) => [
    ...(entry === undefined ? [] : [entry]),
    ...(behind.get(entry) ?? []),
  ]);
}

/** Two orders of the same entries in one: what has not the same place in both, or was moved by both, stands at each for that side. */
function atBoth<T>(ours: readonly T[], theirs: readonly T[], contested: ReadonlySet<T>): Slot<T>[] {
  const places = placesIn(ours);
  const settled = theirs.filter((entry) => !contested.has(entry));
  const shared = longestRising(settled.map((entry) => at(places, entry))).map((k) => settled[k]);
  const slots: Slot<T>[] = [];
  let [i, j] = [0, 0];
  for (const entry of [...shared, undefined]) {
    for (; i < ours.length && ours[i] !== entry; i++) slots.push({ entry: ours[i] as T, only: 'ours' });
    for (; j < theirs.length && theirs[j] !== entry; j++)
      slots.push({ entry: theirs[j] as T, only: 'theirs' });
    if (entry !== undefined) slots.push({ entry });
    [i, j] = [i + 1, j + 1];
  }
  return slots;
}
