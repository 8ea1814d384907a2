/** Stands for more than one source. */
const several = -1;

/** What sources have, with the one source that has it: whichever text of them is held against the others, they are read once. */
export class BySource {
  private readonly sources = new Map<string, number>();

  add(what: string, source: number): void {
    const known = this.sources.get(what);
    if (known === undefined) this.sources.set(what, source);
    else if (known !== source) this.sources.set(what, several);
  }

  /** Whether a source has it, other than the one that is left out. */
  has(what: string, leftOut?: number): boolean {
    const source = this.sources.get(what);
    return source !== undefined && source !== leftOut;
  }

  /** Finds the beginnings of all that is here. */
  beginnings(): Beginnings {
    const all = [...this.sources].toSorted(([a], [b]) => compare(a, b));
    const text = linesOf(all);
    const starts = new Int32Array(all.length);
    let start = 0;
    for (const [i, [what]] of all.entries()) {
      starts[i] = start;
      start += what.length + 1;
    }
    return new Beginnings(
      text,
      starts,
      Int32Array.from(all, ([, source]) => source),
    );
  }

  /** Finds the parts of all that is here, as long as `most`: each is the beginning of what follows some place. */
  parts(most: number): Beginnings {
    const all = [...this.sources];
    const text = linesOf(all);
    const sourceAt = new Int32Array(text.length);
    let start = 0;
    for (const [what, source] of all) {
      sourceAt.fill(source, start, start + what.length + 1);
      start += what.length + 1;
    }
    const restAt = (place: number): string => text.slice(place, place + most);
    const starts = new Int32Array(text.length)
      .map((_, place) => place)
      .toSorted((a, b) => compare(restAt(a), restAt(b)));
    return new Beginnings(
      text,
      starts,
      starts.map((place) => sourceAt[place] ?? several),
    );
  }
}

/** By code units, as the search in what is sorted does. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A line stands before all that goes on, as the shorter one of two does. */
function linesOf(all: readonly (readonly [string, number])[]): string {
  return all.map(([what]) => `${what}\n`).join('');
}

/** What stands at places of a text, which are in the order of that. */
export class Beginnings {
  private readonly text: string;
  private readonly starts: Int32Array;
  private readonly sources: Int32Array;
  /** For each place the next one that is not of the same source. */
  private readonly others: Int32Array;

  constructor(text: string, starts: Int32Array, sources: Int32Array) {
    this.text = text;
    this.starts = starts;
    this.sources = sources;
    this.others = new Int32Array(starts.length);
    for (let i = starts.length - 1, next = starts.length; i >= 0; i--) {
      if (sources[i] !== sources[i + 1]) next = i + 1;
      this.others[i] = next;
    }
  }

  /** Whether something begins so in a source other than the one that is left out. It has no line break. */
  has(beginning: string, leftOut?: number): boolean {
    let [low, high] = [0, this.starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const start = this.starts[middle] ?? 0;
      if (this.text.slice(start, start + beginning.length) < beginning) low = middle + 1;
      else high = middle;
    }
    const isSo = (i: number): boolean => this.text.startsWith(beginning, this.starts[i] ?? this.text.length);
    if (!isSo(low)) return false;
    return this.sources[low] !== leftOut || isSo(this.others[low] ?? this.starts.length);
  }
}
