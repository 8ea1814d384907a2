import type { ListKeys } from './list-keys.ts';
import { longestRising } from './rising.ts';

/** An entry of two versions of a list, by its positions in both. */
export interface Aligned {
  readonly before: number;
  readonly after: number;
  /** It stands in another order among the others than it did. */
  readonly isMoved: boolean;
}

/** Finds the entries of a list in another version of it, in the order of that version. Each is found at most once. */
export function align(
  before: readonly unknown[],
  after: readonly unknown[],
  { passes, mayBeOne }: ListKeys,
): Aligned[] {
  const places = new Map<number, number>();
  const taken = new Set<number>();
  const take = (i: number, j: number): void => {
    places.set(i, j);
    taken.add(j);
  };
  for (const keysOf of passes) {
    const free = freeByKey(after, taken, keysOf);
    for (const [i, entry] of before.entries()) {
      if (places.has(i)) continue;
      const j = keysOf(entry)
        .map((key) => free(key))
        .find((found) => found !== undefined);
      if (j !== undefined) take(i, j);
    }
  }
  const steady = steadyIn(places);
  for (const [i, j] of gapsBetween(steady, { before, after, places, taken })) {
    if (!mayBeOne(before[i], after[j])) continue;
    take(i, j);
    steady.add(i);
  }
  return [...places]
    .map(([i, j]) => ({ before: i, after: j, isMoved: !steady.has(i) }))
    .toSorted((a, b) => a.after - b.after);
}

/** Gives the first position that has a key and that nothing has taken; the keys of an entry may be those of several. */
function freeByKey(
  entries: readonly unknown[],
  taken: ReadonlySet<number>,
  keysOf: (entry: unknown) => readonly string[],
): (key: string) => number | undefined {
  const byKey = new Map<string, number[]>();
  // From the last to the first, so that each `pop` gives the first.
  for (let j = entries.length - 1; j >= 0; j--) {
    if (taken.has(j)) continue;
    for (const key of keysOf(entries[j])) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [j]);
      else known.push(j);
    }
  }
  return (key) => {
    const found = byKey.get(key) ?? [];
    while (taken.has(found.at(-1) ?? -1)) found.pop();
    return found.at(-1);
  };
}

/** Of the old positions, those that are still in order: as many as can be, so that few have moved. */
function steadyIn(places: ReadonlyMap<number, number>): Set<number> {
  const inOrder = [...places].toSorted(([a], [b]) => a - b);
  return new Set(longestRising(inOrder.map(([, j]) => j)).map((at) => inOrder[at]?.[0] ?? -1));
}

/** What is left on both sides between the same two steady entries, the first with the first. */
function gapsBetween(
  steady: ReadonlySet<number>,
  {
    before,
    after,
    places,
    taken,
  }: {
    readonly before: readonly unknown[];
    readonly after: readonly unknown[];
    readonly places: ReadonlyMap<number, number>;
    readonly taken: ReadonlySet<number>;
  },
): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  const walls = [...steady].toSorted((a, b) => a - b).map((i) => [i, places.get(i) ?? 0] as const);
  let [x, y] = [0, 0];
  for (const [wallX, wallY] of [...walls, [before.length, after.length] as const]) {
    for (; x < wallX && y < wallY; x++) {
      if (places.has(x)) continue;
      while (y < wallY && taken.has(y)) y++;
      if (y < wallY) pairs.push([x, y++]);
    }
    [x, y] = [wallX + 1, wallY + 1];
  }
  return pairs;
}
