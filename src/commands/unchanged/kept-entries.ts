import type { FileState } from '../../context.ts';
import { hashOf } from '../../files/index.ts';
import { type ArchiveEntry, roughKeysIn, roughKeysOf } from '../../newsletter/index.ts';
import { begins, joined, numbersIn, numbersText, rangeOf, Stamps, stampsText } from './looks.ts';
import { escaped, numberOf } from './record.ts';

/** A file of the archive as a record keeps it. */
export interface EntryRow {
  readonly name: string;
  /** Of the file. */
  readonly hash: string;
  /** Of the file, where that shows the next change. */
  readonly state: FileState | undefined;
  readonly kept: KeptEntry;
}

/** What a file holds, as JSON with a hash of that, and the numbers (`numberOf`) of the keys by which it is found. */
export interface KeptEntry {
  readonly line: string;
  readonly hash: string;
  readonly keys: ArrayLike<number>;
}

export function keptEntry(entry: ArchiveEntry): KeptEntry {
  const line = escaped(entry);
  return { line, hash: hashOf(line), keys: Array.from(roughKeysIn(entry), numberOf) };
}

/** Lines: the names, the states and the keys of all, behind a hash of these lines; then what each file holds. */
export function entriesText(rows: readonly EntryRow[]): string {
  const named = rows.map(({ name, hash, kept }) => [
    name,
    hash,
    kept.line.length,
    kept.hash,
    kept.keys.length,
  ]);
  const keys = joined(rows.map(({ kept }) => kept.keys));
  const index = [escaped(named), stampsText(rows.map(({ state }) => state)), numbersText(keys)].join('\n');
  return [hashOf(index), index, ...rows.map(({ kept }) => kept.line)].join('\n');
}

/** What `entriesText` wrote. Of what a file holds nothing is made before somebody asks for it. */
export class KeptEntries {
  readonly size: number;
  /** By name. */
  private readonly indexes: ReadonlyMap<string, number>;
  private readonly rows: readonly (readonly [string, string, number, string, number])[];
  private readonly stamps: Stamps;
  private readonly keys: Uint32Array;
  private readonly text: string;
  /** Where the line of each begins, and its keys. */
  private readonly lineAt: readonly number[];
  private readonly keysAt: readonly number[];

  /** Nothing where that is damaged. */
  constructor(text: string | undefined) {
    const lines = text?.split('\n', 4) ?? [];
    const [hash, named, stamps = '', keys = ''] = lines;
    const isGood = named !== undefined && hashOf(lines.slice(1).join('\n')) === hash;
    this.text = isGood ? (text ?? '') : '';
    this.rows = isGood ? (JSON.parse(named) as [string, string, number, string, number][]) : [];
    this.size = this.rows.length;
    this.indexes = new Map(this.rows.map(([name], i) => [name, i]));
    this.stamps = new Stamps(isGood ? stamps : '');
    this.keys = new Uint32Array(numbersIn(isGood ? keys : ''));
    this.lineAt = begins(
      this.rows.map(([, , length]) => length + 1),
      lines.join('\n').length + 1,
    );
    this.keysAt = begins(this.rows.map(([, , , , count]) => count));
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

  /** As it was kept, damaged or not. */
  keptAt(index: number): KeptEntry {
    const [, , length = 0, hash = '', count = 0] = this.rows[index] ?? [];
    const [line, key] = [this.lineAt[index] ?? 0, this.keysAt[index] ?? 0];
    return {
      line: this.text.slice(line, line + length),
      hash,
      keys: this.keys.subarray(key, key + count),
    };
  }

  /** `undefined` where it is damaged. */
  entryAt(index: number): ArchiveEntry | undefined {
    const { line, hash } = this.keptAt(index);
    return hashOf(line) === hash ? (JSON.parse(line) as ArchiveEntry) : undefined;
  }

  /** Those that may hold what has this key. */
  *holders(key: string): Iterable<number> {
    const { keys, keysAt } = this;
    for (const one of new Set(Array.from(roughKeysOf(key), numberOf)))
      for (let at = keys.indexOf(one); at !== -1; at = keys.indexOf(one, at + 1)) yield rangeOf(keysAt, at);
  }
}
