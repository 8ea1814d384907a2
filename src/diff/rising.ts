import { firstBehind } from '../data.ts';

/** The positions of a longest run of numbers that rise, among numbers that are all different. Takes n · log n steps. */
export function longestRising(numbers: readonly number[]): number[] {
  /** At `length - 1` the position of the smallest number that a run of that length can end with. */
  const ends: number[] = [];
  const before: number[] = [];
  for (const [i, number] of numbers.entries()) {
    const from = firstBehind(ends.length, (end) => (numbers[ends[end] ?? 0] ?? 0) >= number);
    before.push(from === 0 ? -1 : (ends[from - 1] ?? -1));
    ends[from] = i;
  }
  const run: number[] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) run.push(i);
  return run.toReversed();
}
