import { firstBehind } from '../data.ts';
import { type ArchiveEntry, keyNumber } from './archive-entry.ts';

/** Which files may have what has a key, of all of them. */
export class Holders {
  /** For each key of each file one number: that of the key, then the file's. They are in order, and ten years fit in 200 kB. */
  private readonly pairs: Float64Array;
  /** How many files there are. Below 2 ** 21 of them each pair is an exact number. */
  private readonly count: number;

  constructor(entries: readonly ArchiveEntry[]) {
    this.count = entries.length;
    this.pairs = new Float64Array(entries.reduce((sum, { keys }) => sum + keys.length, 0));
    let end = 0;
    for (const [file, { keys }] of entries.entries())
      for (const key of keys) this.pairs[end++] = key * this.count + file;
    this.pairs.sort();
  }

  /** Up to a position (excluded), the latest first. */
  of(key: string, before: number): number[] {
    const first = keyNumber(key) * this.count;
    const pairs = this.pairs.subarray(this.placeOf(first), this.placeOf(first + before));
    return Array.from(pairs, (pair) => pair - first).toReversed();
  }

  /** Of the first pair that is not less. */
  private placeOf(pair: number): number {
    return firstBehind(this.pairs.length, (i) => (this.pairs[i] ?? 0) >= pair);
  }
}
