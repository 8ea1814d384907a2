import type { FileState } from '../../context.ts';
import { hashOf } from '../../files/index.ts';
import { type ArchiveEntry, roughKeysIn, roughKeysOf } from '../../newsletter/index.ts';
import { Stamps, stampsText } from './looks.ts';
import { begins, joined, listsWith, numbersIn, numbersText } from './numbers.ts';
import { escaped, numberOf } from './record.ts';

/** What is kept of a file of the archive. */
export interface EntryRow {
  readonly name: string;
  /** Of the file. */
  readonly hash: string;
  /** Of the file, where that shows the next change. */
  readonly state: FileState | undefined;
  readonly gist: Gist;
}

/** What mostly is enough to know of what a file holds. */
export interface Gist {
  /** Of its entry as JSON, by which `EntryLines` finds that. */
  readonly hash: string;
  readonly number: ArchiveEntry['number'];
  /** The numbers (`numberOf`) of the keys by which it is found. */
  readonly keys: ArrayLike<number>;
}

export function gistOf(entry: ArchiveEntry, line: string): Gist {
  return { hash: hashOf(line), number: entry.number, keys: Array.from(roughKeysIn(entry), numberOf) };
}

type KeptRow = readonly [
  name: string,
  hash: string,
  entry: string,
  keys: number,
  number: number | 'unsure' | null,
];

/** Lines: a hash of the others, the names, the states and the keys of all. */
export function entriesText(rows: readonly EntryRow[]): string {
  const named = rows.map(({ name, hash, gist }): KeptRow => [
    name,
    hash,
    gist.hash,
    gist.keys.length,
    gist.number ?? null,
  ]);
  const text = [
    escaped(named),
    stampsText(rows.map(({ state }) => state)),
    numbersText(joined(rows.map(({ gist }) => gist.keys))),
  ].join('\n');
  return `${hashOf(text)}\n${text}`;
}

/** What `entriesText` wrote. */
export class KeptEntries {
  readonly size: number;
  /** By name. */
  private readonly indexes: ReadonlyMap<string, number>;
  private readonly rows: readonly KeptRow[];
  private readonly stamps: Stamps;
  private readonly keys: Uint32Array;
  /** Where the keys of each begin. */
  private readonly keysAt: readonly number[];

  /** Nothing where that is damaged. */
  constructor(text = '') {
    const end = text.indexOf('\n');
    const isGood = end !== -1 && hashOf(text.slice(end + 1)) === text.slice(0, end);
    const [named = '[]', stamps = '', keys = ''] = isGood ? text.slice(end + 1).split('\n') : [];
    this.rows = JSON.parse(named) as KeptRow[];
    this.size = this.rows.length;
    this.indexes = new Map(this.rows.map(([name], i) => [name, i]));
    this.stamps = new Stamps(stamps);
    this.keys = new Uint32Array(numbersIn(keys));
    this.keysAt = begins(this.rows.map(([, , , count]) => count));
  }

  indexOf(name: string): number | undefined {
    return this.indexes.get(name);
  }

  nameAt(index: number): string {
    return this.rows[index]?.[0] ?? '';
  }

  hashAt(index: number): string {
    return this.rows[index]?.[1] ?? '';
  }

  isSame(index: number, state: FileState): boolean {
    return this.stamps.isSame(index, state);
  }

  gistAt(index: number): Gist {
    const [, , hash = '', count = 0, number = null] = this.rows[index] ?? [];
    const first = this.keysAt[index] ?? 0;
    return { hash, number: number ?? undefined, keys: this.keys.subarray(first, first + count) };
  }

  /** Whether one of them holds just this. */
  hasEntry(hash: string): boolean {
    return this.rows.some(([, , entry]) => entry === hash);
  }

  /** Those that may hold what has this key. */
  *holders(key: string): Iterable<number> {
    for (const one of new Set(roughKeysOf(key).map(numberOf)))
      yield* listsWith(one, { all: this.keys, begins: this.keysAt });
  }
}

/** Lines: the hashes and lengths of all others. */
export function linesText(lines: ReadonlyMap<string, string>): string {
  const sizes = Array.from(lines, ([hash, { length }]) => [hash, length]);
  return [escaped(sizes), ...lines.values()].join('\n');
}

/** What `linesText` wrote: what files hold, as JSON, by the hash of that. Nothing is made of one before somebody asks for it. */
export class EntryLines {
  private readonly text: string;
  private readonly places = new Map<string, readonly [begin: number, end: number]>();

  /** Nothing where that is damaged. */
  constructor(text = '') {
    this.text = text;
    let begin = text.indexOf('\n') + 1;
    try {
      for (const [hash, length] of JSON.parse(text.slice(0, begin)) as [string, number][]) {
        this.places.set(hash, [begin, begin + length]);
        begin += length + 1;
      }
    } catch {
      this.places.clear();
    }
  }

  /** `undefined` where there is none that is whole. */
  lineOf(hash: string): string | undefined {
    const line = this.text.slice(...(this.places.get(hash) ?? [0, 0]));
    return line !== '' && hashOf(line) === hash ? line : undefined;
  }
}
