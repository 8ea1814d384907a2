type Container = Record<string | number, unknown>;

/** Returns the value of plain data at `path`, or `undefined`. Inherited properties do not count. */
export function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  let here = data;
  for (const step of path) {
    if (!isContainer(here) || !Object.hasOwn(here, step)) return undefined;
    here = here[step];
  }
  return here;
}

/** The map or list at `path`. */
export function containerAt(data: unknown, path: readonly (string | number)[]): Container | undefined {
  const value = valueAt(data, path);
  return isContainer(value) ? value : undefined;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

/** Whether data is a map: an object that is no list. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return isContainer(value) && !Array.isArray(value);
}

/** Whether two values of plain data are the same, whatever they were made by. */
export function sameData(one: unknown, other: unknown): boolean {
  if (!isContainer(one) || !isContainer(other)) return Object.is(one, other);
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameData(one[key], other[key]))
  );
}

/**
 * What names find: entries that were put in, and nothing that every object has. For names that may come from outside, where
 * `constructor` and `__proto__` are as good as any.
 */
export function dictionary<Entries extends object>(entries: Entries): Entries {
  return Object.setPrototypeOf(entries, null) as Entries;
}

/** Puts items at the end of a list: more than about a hundred thousand are too many for the arguments of `push`. */
export function append<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}

/** The largest of many numbers, or `least`: more than about a hundred thousand are too many for the arguments of `Math.max`. */
export function largest(least: number, numbers: Iterable<number>): number {
  let most = least;
  for (const number of numbers) most = Math.max(most, number);
  return most;
}

/** The first of so many indexes that is behind a place, as all after it are; their count where none is. */
export function firstBehind(count: number, isBehind: (index: number) => boolean): number {
  let low = 0;
  for (let high = count; low < high;) {
    const middle = (low + high) >> 1;
    if (isBehind(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** As `map`, but the list itself where nothing is changed: what has megabytes is not in memory twice. */
export function mapped<T>(list: readonly T[], change: (one: T) => T): readonly T[] {
  let copy: T[] | undefined;
  for (const [i, one] of list.entries()) {
    const next = change(one);
    if (copy === undefined && next !== one) copy = list.slice(0, i);
    copy?.push(next);
  }
  return copy ?? list;
}

/** A string that was put together keeps all its parts, several times its size, until it is joined with others. */
const mostApart = 1000;

/** What is written of each, with `between` between them. `write` gets its index, too. */
export function joined<T>(
  list: readonly T[],
  write: (one: T, index: number) => string,
  between: string,
): string {
  const runs: string[] = [];
  for (let from = 0; from < list.length; from += mostApart) {
    const run = list.slice(from, from + mostApart);
    runs.push(run.map((one, i) => write(one, from + i)).join(between));
  }
  return runs.join(between);
}
