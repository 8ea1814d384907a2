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
    const all = [...this.sources].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const text = joined(all);
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

  /** Finds the parts of all that is here: each is the beginning of what follows some place. */
  parts(): Beginnings {
    const all = [...this.sources];
    const text = joined(all);
    const sourceAt = new Int32Array(text.length);
    let start = 0;
    for (const [what, source] of all) {
      sourceAt.fill(source, start, start + what.length + 1);
      start += what.length + 1;
    }
    const starts = placesByRest(text);
    return new Beginnings(
      text,
      starts,
      starts.map((place) => sourceAt[place] ?? several),
    );
  }
}

/** A line stands before all that goes on, as the shorter one of two does. */
function joined(all: readonly (readonly [string, number])[]): string {
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

/**
 * All places of a text in the order of what follows them: by one letter first, then by two, four, eight. However often it says the
 * same, that takes few rounds, each of which goes through the places.
 */
function placesByRest(text: string): Int32Array {
  const { length } = text;
  let ranks = new Int32Array(length);
  let places = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    ranks[i] = text.charCodeAt(i);
    places[i] = i;
  }
  places = byRank(places, ranks);
  for (let width = 1; width < length; width *= 2) {
    // Where nothing is left behind the first letters, the shorter one comes first.
    const bySecond = new Int32Array(length);
    let end = 0;
    for (let i = length - width; i < length; i++) bySecond[end++] = i;
    for (const place of places) if (place >= width) bySecond[end++] = place - width;
    places = byRank(bySecond, ranks);
    const next = new Int32Array(length);
    let [rank, before] = [-1, -1];
    for (const place of places) {
      if (before === -1 || ranks[place] !== ranks[before] || ranks[place + width] !== ranks[before + width])
        rank++;
      next[place] = rank;
      before = place;
    }
    ranks = next;
    if (rank === length - 1) break;
  }
  return places;
}

/** Places by their ranks; of one rank they stay as they are. */
function byRank(places: Int32Array, ranks: Int32Array): Int32Array<ArrayBuffer> {
  const counts = new Int32Array(ranks.reduce((a, b) => Math.max(a, b), 0) + 2);
  for (const rank of ranks) counts[rank + 1] = (counts[rank + 1] ?? 0) + 1;
  for (let i = 1; i < counts.length; i++) counts[i] = (counts[i] ?? 0) + (counts[i - 1] ?? 0);
  const sorted = new Int32Array(places.length);
  for (const place of places) {
    const rank = ranks[place] ?? 0;
    const at = counts[rank] ?? 0;
    sorted[at] = place;
    counts[rank] = at + 1;
  }
  return sorted;
}
