import { expect } from 'vitest';

/** Work of one size. What it needs is made before, so that only the work itself is counted. */
export type Work = () => unknown;

/**
 * Four times as much may take four times as long, and a good deal more on top for chance. With the square of the size it
 * would take sixteen times as long.
 */
export const linear = 10;

/** Milliseconds of processor time below which a figure says more about the machine than about the work. */
const enough = 8;

/** Milliseconds of it below which a run says little about how it goes on. */
const short = 5;

/** How often both are measured again where the growth is too high: something else may have happened in between. */
const attempts = 4;

/**
 * Holds how work grows: `size` against a quarter of it. It counts the time of the processor that this process had, of which
 * other programs take nothing, however busy the machine is. `most` is how many times as much the large one may take.
 */
export function expectGrowth(size: number, of: (size: number) => Work, most = linear): void {
  let { growth, large } = growthTo(size, of, most);
  // From some size on memory comes from the system in another way. That is a step, which does not come again; what grows too fast does.
  // What is over at once may meet one now and then, and is asked once more.
  for (let times = 4; growth > most && (times === 4 || (times === 16 && large < short)); times *= 4) {
    const beyond = growthTo(times * size, of, most);
    // What takes hardly longer was refused for its size.
    if (beyond.growth <= 2) break;
    growth = Math.min(growth, beyond.growth);
    large = beyond.large;
  }
  expect(growth, 'times the processor time, for four times as much').toBeLessThanOrEqual(most);
}

/** How many times as much time the work of a size takes as that of a quarter, and how long that is, in milliseconds. */
function growthTo(size: number, of: (size: number) => Work, most: number): { growth: number; large: number } {
  const [small, large] = [of(Math.ceil(size / 4)), of(size)];
  // The first run is the compiler's as well.
  large();
  const costs = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  let growth = Number.POSITIVE_INFINITY;
  for (let i = 0; i < attempts && growth > most; i++) {
    costs.small = Math.min(costs.small, cost(small));
    costs.large = Math.min(costs.large, cost(large));
    growth = costs.large / costs.small;
  }
  return { growth, large: costs.large };
}

/** Milliseconds of processor time for one run, over as many runs as it takes to tell. */
function cost(work: Work): number {
  const before = process.cpuUsage();
  for (let runs = 1; ; runs++) {
    work();
    const { user, system } = process.cpuUsage(before);
    const spent = (user + system) / 1000;
    if (spent >= enough) return spent / runs;
  }
}
