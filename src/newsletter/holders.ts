import { AddressIndex } from './address-index.ts';
import type { ArchiveEntry } from './archive-entry.ts';

/** Which files may have what has a key, of all of them. */
export class Holders {
  /** By id, as it may stand anywhere in a file, and by what may be its number. */
  private readonly files = new Map<string, number[]>();
  private readonly entries: readonly ArchiveEntry[];
  /** Only made where somebody asks for more than a number. */
  private addresses: AddressIndex | undefined;

  constructor(entries: readonly ArchiveEntry[]) {
    this.entries = entries;
    for (const [i, { ids, numbers }] of entries.entries()) {
      for (const key of ids) this.hold(key, i);
      for (const digits of numbers) this.hold(`number:${digits}`, i);
    }
  }

  /** Up to a position, the latest first. */
  of(key: string, before: number): number[] {
    const named = this.files.get(key);
    const all = key.startsWith('number:') ? undefined : this.indexed().filesWith(key, before);
    if (named === undefined && all === undefined) return [];
    const files = new Set([...(all ?? []), ...(named ?? []).filter((i) => i < before)]);
    return [...files].toSorted((a, b) => b - a);
  }

  private indexed(): AddressIndex {
    return (this.addresses ??= new AddressIndex(this.entries.map(({ addresses }) => addresses)));
  }

  private hold(key: string, i: number): void {
    const list = this.files.get(key);
    if (list === undefined) this.files.set(key, [i]);
    else if (list.at(-1) !== i) list.push(i);
  }
}
