import { isMap } from '../data.ts';
import type { Path } from '../problem/index.ts';
import { align } from './align.ts';
import type { Change } from './change.ts';
import { keysFor } from './list-keys.ts';

type Data = Readonly<Record<string, unknown>>;

/** Both versions of one value, and where they are. */
interface Spot {
  readonly path: Path;
  readonly was: Path;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What differs between two versions of an issue, both as plain data, in the order of the new version. The order of keys does not count;
 * all else does: there is no change exactly where `sameData` says that both are the same. Papers and other entries of lists are
 * found again wherever they stand. A text without a language is one in the first of `languages`.
 */
export function compareIssues(before: Data, after: Data, languages: readonly string[] = []): Change[] {
  const [language = ''] = languages;
  const changes: Change[] = [];
  compareMaps({ path: [], was: [], before, after }, { before, after });
  return changes;

  function compare(spot: Spot): void {
    const { before: a, after: b } = spot;
    if (isMap(a) && isMap(b)) compareMaps(spot, { before: a, after: b });
    else if (Array.isArray(a) && Array.isArray(b)) compareLists(spot, { before: a, after: b });
    else if (isMap(a) !== isMap(b) && (typeof a === 'string' || typeof b === 'string')) compareForms(spot);
    else if (!Object.is(a, b)) changes.push({ kind: 'changed', ...spot });
  }

  function compareMaps({ path, was }: Spot, maps: { readonly before: Data; readonly after: Data }): void {
    for (const key of Object.keys(maps.after)) {
      const value = maps.after[key];
      if (Object.hasOwn(maps.before, key))
        compare({ path: [...path, key], was: [...was, key], before: maps.before[key], after: value });
      else for (const leaf of leavesOf(value, [key])) added([...path, ...leaf.path], leaf.value);
    }
    for (const key of Object.keys(maps.before))
      if (!Object.hasOwn(maps.after, key))
        for (const { path: rest, value } of leavesOf(maps.before[key], [key]))
          changes.push({ kind: 'removed', was: [...was, ...rest], in: path, before: value });
  }

  function compareLists(
    { path, was }: Spot,
    lists: { readonly before: readonly unknown[]; readonly after: readonly unknown[] },
  ): void {
    const found = align(lists.before, lists.after, keysFor(path));
    const byPlace = new Map(found.map((one) => [one.after, one]));
    for (const [i, value] of lists.after.entries()) {
      const one = byPlace.get(i);
      const here = [...path, i];
      if (one === undefined) {
        added(here, value);
        continue;
      }
      const there = [...was, one.before];
      if (one.isMoved) changes.push({ kind: 'moved', path: here, was: there, after: value });
      compare({ path: here, was: there, before: lists.before[one.before], after: value });
    }
    const left = new Set(found.map((one) => one.before));
    for (const [i, value] of lists.before.entries())
      if (!left.has(i)) changes.push({ kind: 'removed', was: [...was, i], in: path, before: value });
  }

  /** A text may have got languages, and an address a title. */
  function compareForms(spot: Spot): void {
    const count = changes.length;
    const [before, after] = [asMap(spot.before, spot), asMap(spot.after, spot)];
    if (before !== undefined && after !== undefined) compareMaps(spot, { before, after });
    // The same, written in another form, or no form of the same at all.
    if (changes.length === count) changes.push({ kind: 'changed', ...spot });
  }

  function asMap(value: unknown, { path }: Spot): Data | undefined {
    if (isMap(value)) return value;
    if (typeof value !== 'string') return undefined;
    if (typeof path.at(-1) === 'number') return { url: value };
    return language === '' ? undefined : { [language]: value };
  }

  function added(path: Path, value: unknown): void {
    changes.push({ kind: 'added', path, after: value });
  }
}

/**
 * Each text of a map by itself, such as an abstract's in its languages, and each entry of a list of maps, such as papers. A list of
 * plain values, and what is empty, is told as it is.
 */
function leavesOf(value: unknown, path: Path): { readonly path: Path; readonly value: unknown }[] {
  if (Array.isArray(value) && value.some(isMap))
    return value.map((entry: unknown, i) => ({ path: [...path, i], value: entry }));
  if (!isMap(value) || Object.keys(value).length === 0) return [{ path, value }];
  return Object.entries(value).flatMap(([key, entry]) => leavesOf(entry, [...path, key]));
}
