import { firstBehind } from '../data.ts';

interface Entry<T> {
  readonly block: number;
  readonly item: T;
}

interface Row<T> {
  readonly entries: Entry<T>[];
  /** For each entry that is taken, one behind it before which all are taken. */
  readonly next: number[];
}

/**
 * What stands in which block, by a key, without what is taken already; that is never given back. Thousands of equal paragraphs, each of
 * which is looked for, are gone through once.
 */
export class FreePlaces<T> {
  private readonly rows = new Map<string, Row<T>>();
  private readonly isTaken: (item: T) => boolean;

  constructor(isTaken: (item: T) => boolean) {
    this.isTaken = isTaken;
  }

  /** In the order of the blocks. */
  add(key: string, block: number, item: T): void {
    let row = this.rows.get(key);
    if (row === undefined) this.rows.set(key, (row = { entries: [], next: [] }));
    row.entries.push({ block, item });
    row.next.push(row.next.length);
  }

  /** The first that is free, of the blocks from one to another. */
  first(key: string, from: number, to: number): Entry<T> | undefined {
    const row = this.rows.get(key);
    if (row === undefined) return undefined;
    const { entries, next } = row;
    const passed: number[] = [];
    let at = firstBehind(entries.length, (i) => (entries[i]?.block ?? 0) >= from);
    for (let entry = entries[at]; entry !== undefined; entry = entries[at]) {
      const further = next[at] ?? at;
      if (further === at && !this.isTaken(entry.item)) break;
      passed.push(at);
      at = further === at ? at + 1 : further;
    }
    for (const one of passed) next[one] = at;
    const found = entries[at];
    return found === undefined || found.block > to ? undefined : found;
  }
}
