import { diffArrays } from 'diff';
import { longestRising } from './rising.ts';

/** So many entries may come and go in one stretch before it is cut at its anchors: the steps for it grow with their square. */
const mostEdits = 200;
/** So often a stretch is cut into smaller ones. */
const mostCuts = 8;

/** Positions in the old and in the new sequence. */
type Pair = readonly [before: number, after: number];

interface Stretch {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly from: Pair;
}

/**
 * The entries that two sequences have in common, in the order of both. It is a longest such list where little differs; else the
 * sequences are cut at the words that each of them has once, as Bram Cohen's patience diff does, so that the steps grow with the
 * length and not with its square.
 */
export function inCommon(before: readonly string[], after: readonly string[]): Pair[] {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  };
  const pairs: Pair[] = [];
  match({ a: before.map(numberOf), b: after.map(numberOf), from: [0, 0] }, 0, pairs);
  return pairs;
}

function match({ a, b, from: [x, y] }: Stretch, cuts: number, pairs: Pair[]): void {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) {
    pairs.push([x + start, y + start]);
    start++;
  }
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const from: Pair = [x + start, y + start];
  const middle = { a: a.slice(start, a.length - end), b: b.slice(start, b.length - end), from };
  const isOneSided = middle.a.length === 0 || middle.b.length === 0;
  for (const pair of isOneSided ? [] : (shortest(middle) ?? cut(middle, cuts))) pairs.push(pair);
  for (let i = end; i > 0; i--) pairs.push([x + a.length - i, y + b.length - i]);
}

/** By the algorithm of Eugene Myers, which jsdiff has; `undefined` where more than `mostEdits` are needed. */
function shortest({ a, b, from: [x, y] }: Stretch): Pair[] | undefined {
  const parts = diffArrays([...a], [...b], { maxEditLength: mostEdits });
  if (parts === undefined) return undefined;
  const pairs: Pair[] = [];
  let [i, j] = [x, y];
  for (const { count, added, removed } of parts) {
    const kept = added || removed ? 0 : count;
    for (let n = 0; n < kept; n++) pairs.push([i + n, j + n]);
    if (!added) i += count;
    if (!removed) j += count;
  }
  return pairs;
}

/** What lies between the entries that each side has once. */
function cut({ a, b, from }: Stretch, cuts: number): Pair[] {
  if (cuts >= mostCuts) return [];
  const there = onlyOnes(b);
  const both = [...onlyOnes(a)].flatMap(([word, i]): Pair[] => {
    const j = there.get(word);
    return j === undefined ? [] : [[i, j]];
  });
  const anchors = longestRising(both.map(([, j]) => j)).map((i): Pair => both[i] ?? [0, 0]);
  const pairs: Pair[] = [];
  let [x, y] = [0, 0];
  // Each part begins with its anchor, which is the same on both sides.
  for (const [i, j] of anchors.length === 0 ? [] : [...anchors, [a.length, b.length] as const]) {
    const part = { a: a.slice(x, i), b: b.slice(y, j), from: [from[0] + x, from[1] + y] as const };
    match(part, cuts + 1, pairs);
    [x, y] = [i, j];
  }
  return pairs;
}

/** The entries that a sequence has once, with their positions. */
function onlyOnes(words: readonly number[]): Map<number, number> {
  const found = new Map<number, number>();
  const twice = new Set<number>();
  for (const [i, word] of words.entries()) {
    if (found.has(word)) twice.add(word);
    else found.set(word, i);
  }
  for (const word of twice) found.delete(word);
  return found;
}
