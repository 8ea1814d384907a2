import { hashOf, pathIn } from '../../files/index.ts';
import type { Dependencies } from './dependencies.ts';
import { type FolderLook, Looks, looksText } from './looks.ts';
import { joined, numbersIn, numbersText } from './numbers.ts';
import type { Written } from './outputs.ts';
import { escaped } from './record.ts';

/** What was found of a file, and the files that were written for it. */
export interface Row {
  /** As plain data. */
  readonly found: object;
  readonly on: Dependencies;
  readonly outputs: readonly Written[];
}

/** What a record has below how the run ended. */
export interface Body {
  readonly basis: string;
  /** The newsletter's issues, with their hashes. */
  readonly archive: readonly (readonly [path: string, hash: string])[];
  readonly folders: readonly FolderLook[];
  readonly rows: readonly (readonly [path: string, row: Row])[];
}

/** Of a file by its place among those that were looked at; what was found is one of a few, and the files written for it follow each other. */
type KeptRow = readonly [
  place: number,
  found: number,
  outputs: number,
  keys: number,
  on: Omit<Dependencies, 'keys'>,
];

interface Rest {
  readonly basis: string;
  readonly archive: readonly (readonly [place: number, hash: string])[];
  readonly found: readonly object[];
  readonly rows: readonly KeptRow[];
}

/** Bytes. What is longer is found out again each time. */
const mostOfRow = 8000;

/** Whether something that was found of a file may be kept. */
export function isShort({ found, on }: Pick<Row, 'found' | 'on'>): boolean {
  return escaped(found).length + 8 * on.keys.length <= mostOfRow;
}

/** The lines of a record below how the run ended. The first is a hash of all others. */
export function bodyText({ basis, archive, folders, rows }: Body): string {
  const places = placesOf(folders);
  const found = new Map<string, number>();
  const texts = new Map<object, number>();
  const take = (one: object): number => {
    const text = escaped(one);
    const number = found.get(text) ?? found.size;
    found.set(text, number);
    texts.set(one, number);
    return number;
  };
  const rest: Omit<Rest, 'found'> = {
    basis,
    archive: archive.flatMap(([path, hash]) => {
      const place = places.get(path);
      return place === undefined ? [] : [[place, hash] as const];
    }),
    rows: rows.map(([path, row]) => {
      const { keys, ...on } = row.on;
      const number = texts.get(row.found) ?? take(row.found);
      return [places.get(path) ?? 0, number, row.outputs.length, keys.length, on];
    }),
  };
  const keys = joined(rows.map(([, { on }]) => on.keys));
  const all = `{"found":[${[...found.keys()].join()}],${escaped(rest).slice(1)}`;
  const text = [looksText(folders), all, numbersText(keys)].join('\n');
  return `${hashOf(text)}\n${text}`;
}

function placesOf(folders: readonly FolderLook[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  let place = 0;
  for (const { path, names } of folders) {
    for (const [i, name] of names.entries()) places.set(pathIn(path, name), place + 1 + i);
    place += 1 + names.length;
  }
  return places;
}

/** What `bodyText` wrote. */
export interface KeptBody extends Rest {
  readonly looks: Looks;
  /** What was asked for, of all rows one after another. */
  readonly keys: Uint32Array;
}

/** Of the whole text of a record behind its key; `undefined` where that is damaged. */
export function bodyIn(record: string): KeptBody | undefined {
  const text = record.slice(record.indexOf('\n') + 1);
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (end === -1 || hashOf(body) !== text.slice(0, end)) return undefined;
  const [named = '', stamps = '', rest = '', keys = ''] = body.split('\n');
  return {
    ...(JSON.parse(rest) as Rest),
    looks: new Looks(named, stamps),
    keys: new Uint32Array(numbersIn(keys)),
  };
}
