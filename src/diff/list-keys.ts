import { isMap } from '../data.ts';
import { areUnlike, identitiesOf, titleKey } from '../papers/index.ts';
import type { Path } from '../problem/index.ts';

/** How the entries of a list are found again in another version of it. */
export interface ListKeys {
  /** One after another: entries that share a key are one. The strongest first. */
  readonly passes: readonly ((entry: unknown) => readonly string[])[];
  /** Whether two entries at the same place, of which nothing else is known, may be one. */
  readonly mayBeOne: (before: unknown, after: unknown) => boolean;
}

/** Of the list at a path in an issue. A list that is not known, such as an author's own, goes by what its entries say and where they stand. */
export function keysFor(path: Path): ListKeys {
  const name = path.filter((step) => typeof step === 'string').join('.');
  return lists.get(name) ?? { passes: [whole], mayBeOne: () => true };
}

const lists = new Map<string, ListKeys>([
  ['papers', { passes: [whole, paperKeys, titles('title')], mayBeOne: () => false }],
  [
    'intro',
    {
      passes: [whole, titles('theme'), titles('text')],
      mayBeOne: (before, after) => !areUnlike(textIn(before, 'text'), textIn(after, 'text')),
    },
  ],
  ['sections', { passes: [whole, titles('title')], mayBeOne: () => true }],
  ['papers.more', { passes: [whole, addresses], mayBeOne: () => true }],
  ['sections.items', { passes: [whole, addresses], mayBeOne: () => true }],
]);

/** All of it, whatever the order of keys. */
function whole(entry: unknown): string[] {
  return [JSON.stringify(entry, (_, value: unknown) => (isMap(value) ? sorted(value) : value))];
}

function sorted(map: Readonly<Record<string, unknown>>): unknown {
  // As a list: a key such as 10 would come before all others in a map.
  return Object.keys(map)
    .toSorted()
    .map((key) => [key, map[key]]);
}

function paperKeys(entry: unknown): readonly string[] {
  const id = (key: string): string | undefined => {
    const value = isMap(entry) ? entry[key] : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const ids = { arxiv: id('arxiv'), doi: id('doi'), link: id('link') };
  return identitiesOf(ids).map(({ key }) => key);
}

function titles(key: string): (entry: unknown) => readonly string[] {
  return (entry) =>
    textsIn(entry, key)
      .filter((text) => text.trim() !== '')
      .map((text) => titleKey(text) ?? text.trim());
}

function addresses(entry: unknown): string[] {
  return typeof entry === 'string' ? [entry] : textsIn(entry, 'url');
}

/** In all its languages. */
function textsIn(entry: unknown, key: string): string[] {
  const value = isMap(entry) ? entry[key] : undefined;
  const all = isMap(value) ? Object.values(value) : [value];
  return all.filter((text): text is string => typeof text === 'string');
}

function textIn(entry: unknown, key: string): string {
  return textsIn(entry, key).join('\n');
}
