import type { FileState } from '../../context.ts';
import { hashOf } from '../../files/index.ts';
import { type ArchiveEntry, keyNumber } from '../../newsletter/index.ts';
import { Stamps, stampsText } from './looks.ts';
import { begins, joined, listsWith, numbersIn, numbersText } from './numbers.ts';
import { escaped } from './record.ts';

/** What is kept of a file of the archive. */
export interface EntryRow {
  readonly name: string;
  /** Of the file. */
  readonly hash: string;
  /** Of the file, where that shows the next change. */
  readonly state: FileState | undefined;
  readonly entry: ArchiveEntry;
}

type KeptRow = readonly [name: string, hash: string, keys: number, number: number | 'unsure' | null];

/** Lines: a hash of the others, the names, the states and the keys of all. */
export function entriesText(rows: readonly EntryRow[]): string {
  const named = rows.map(({ name, hash, entry: { keys, number } }): KeptRow => [
    name,
    hash,
    keys.length,
    number ?? null,
  ]);
  const text = [
    escaped(named),
    stampsText(rows.map(({ state }) => state)),
    numbersText(joined(rows.map(({ entry }) => entry.keys))),
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
    this.keysAt = begins(this.rows.map(([, , count]) => count));
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

  entryAt(index: number): ArchiveEntry {
    const [, , count = 0, number = null] = this.rows[index] ?? [];
    const first = this.keysAt[index] ?? 0;
    return { number: number ?? undefined, keys: this.keys.subarray(first, first + count) };
  }

  /** Those that may hold what has this key. */
  holders(key: string): Iterable<number> {
    return listsWith(keyNumber(key), { all: this.keys, begins: this.keysAt });
  }
}
