import { isMap } from '../data.ts';
import { align, keysFor } from '../diff/index.ts';
import { identitiesOf } from '../papers/index.ts';
import type { Path } from '../problem/index.ts';
import type { Entry } from './entries.ts';
import type { Versions } from './lines.ts';

/** One entry in up to three versions of a map or a list. */
export type Row = Readonly<Partial<Versions<Entry>>>;

/** Finds the entries of one version in the others: those of a map by key, those of a list as `diff` does, papers by what they are. */
export function rowsOf(
  lists: Versions<readonly Entry[]>,
  { kind, path }: { readonly kind: 'map' | 'list'; readonly path: Path },
): Row[] {
  const { base, ours, theirs } = lists;
  const pairs = (before: readonly Entry[], after: readonly Entry[], mayGuess: boolean): Map<Entry, Entry> => {
    const found = kind === 'map' ? byKey(before, after) : byWhatTheyAre(before, after, { path, mayGuess });
    return new Map(found);
  };
  const inOurs = pairs(base, ours, true);
  const inTheirs = pairs(base, theirs, true);
  const left = (list: readonly Entry[], found: ReadonlyMap<Entry, Entry>): Entry[] => {
    const taken = new Set(found.values());
    return list.filter((entry) => !taken.has(entry));
  };
  const [oursLeft, theirsLeft] = [left(ours, inOurs), left(theirs, inTheirs)];
  // What both added is one only where something says so.
  const inBoth = new Map(
    [...pairs(oursLeft, theirsLeft, false)].filter(
      ([one, other]) => !areTwoPapers(one.data, other.data, path),
    ),
  );
  const twice = new Set(inBoth.values());
  return [
    ...base.map((entry) => row({ base: entry, ours: inOurs.get(entry), theirs: inTheirs.get(entry) })),
    ...oursLeft.map((entry) => row({ ours: entry, theirs: inBoth.get(entry) })),
    ...theirsLeft.filter((entry) => !twice.has(entry)).map((entry) => row({ theirs: entry })),
  ];
}

function row(entries: Partial<Record<keyof Versions<Entry>, Entry | undefined>>): Row {
  return Object.fromEntries(Object.entries(entries).filter(([, entry]) => entry !== undefined));
}

function byKey(before: readonly Entry[], after: readonly Entry[]): (readonly [Entry, Entry])[] {
  const there = new Map(after.map((entry) => [entry.key, entry]));
  return before.flatMap((entry) => {
    const found = there.get(entry.key);
    return found === undefined ? [] : [[entry, found] as const];
  });
}

function byWhatTheyAre(
  before: readonly Entry[],
  after: readonly Entry[],
  { path, mayGuess }: { readonly path: Path; readonly mayGuess: boolean },
): (readonly [Entry, Entry])[] {
  const { passes: usual, mayBeOne } = keysFor(path);
  const passes = path.join('.') === 'papers' ? [...usual, asWritten] : usual;
  const data = (entries: readonly Entry[]): unknown[] => entries.map((entry) => entry.data ?? null);
  const found = align(data(before), data(after), { passes, mayBeOne: mayGuess ? mayBeOne : () => false });
  return found.flatMap(({ before: i, after: j }) => {
    const [one, other] = [before[i], after[j]];
    return one === undefined || other === undefined ? [] : [[one, other] as const];
  });
}

/** Two that only a title has in common, such as the parts of a series, and that have each an id of one kind. */
function areTwoPapers(one: unknown, other: unknown, path: Path): boolean {
  if (path.join('.') !== 'papers') return false;
  const [a, b] = [idsOf(one), idsOf(other)];
  const keys = new Set(identitiesOf(a).map(({ key }) => key));
  const isShared = identitiesOf(b).some(({ key }) => keys.has(key));
  return (
    !isShared &&
    (['arxiv', 'doi', 'link'] as const).some((kind) => a[kind] !== undefined && b[kind] !== undefined)
  );
}

function idsOf(paper: unknown): Parameters<typeof identitiesOf>[0] {
  const text = (key: string): string | undefined => {
    const value = isMap(paper) ? paper[key] : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  return { arxiv: text('arxiv'), doi: text('doi'), link: text('link') };
}

/** A paper whose id is none, or that has none yet, under another title. */
function asWritten(paper: unknown): string[] {
  return (['arxiv', 'doi', 'link', 'summary', 'abstract'] as const).flatMap((key) => {
    const value = isMap(paper) ? paper[key] : undefined;
    return value === undefined ? [] : [`${key} ${JSON.stringify(value)}`];
  });
}
