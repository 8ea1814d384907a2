import { firstBehind } from '../../data.ts';
import { sha256 } from '../../files/index.ts';

/** A site has forty files an issue. Their names are kept in little more memory than their letters, and asked for in less. */

const inBlock = 1000;

/** Lines in their order. */
export class Lines {
  count = 0;
  private readonly blocks: string[] = [];
  private open: string[] = [];

  /** `line`: without a line break. */
  add(line: string): void {
    this.count++;
    this.open.push(line);
    if (this.open.length < inBlock) return;
    this.blocks.push(this.open.join('\n'));
    this.open = [];
  }

  *[Symbol.iterator](): Generator<string> {
    for (const block of this.blocks) yield* block.split('\n');
    yield* this.open;
  }

  /** With `between` from one line to the next. */
  join(between: string): string {
    const texts = this.blocks.map((block) => (between === '\n' ? block : block.replaceAll('\n', between)));
    return [...texts, ...this.open].join(between);
  }
}

/**
 * Paths by 53 bits of their hash, the most that a number holds. With the 200,000 files of a hundred years, two of them are taken for one
 * in one of 400,000 such sites.
 */
export class Paths {
  private readonly keys: number[] = [];
  /** All of them, once somebody has asked. */
  private sorted: Float64Array | undefined;

  add(path: string): void {
    this.keys.push(keyOf(path));
    this.sorted = undefined;
  }

  has(path: string): boolean {
    const key = keyOf(path);
    const sorted = (this.sorted ??= Float64Array.from(this.keys).toSorted());
    return sorted[firstBehind(sorted.length, (i) => (sorted[i] ?? key) >= key)] === key;
  }
}

function keyOf(path: string): number {
  const hash = sha256(path);
  return hash.readUIntBE(0, 6) * 32 + ((hash[6] ?? 0) & 31);
}
