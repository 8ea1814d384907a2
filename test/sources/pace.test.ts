import { expect, test } from 'vitest';
import { pacer } from '../../src/sources/pace.ts';
import type { PaceWorld } from '../../src/sources/pace.ts';

/** A clock that only waiting moves on. */
function world(): PaceWorld & { time: number; kept: number | undefined; starts: number[] } {
  const here = {
    time: 1_000_000,
    kept: undefined as number | undefined,
    starts: [] as number[],
    now: () => new Date(here.time),
    wait: (milliseconds: number) => {
      here.time += milliseconds;
      return Promise.resolve();
    },
    last: {
      load: () => here.kept,
      save: (time: number) => {
        here.kept = time;
      },
    },
  };
  return here;
}

test('three seconds lie between two requests', async () => {
  const here = world();
  const pace = pacer(here);
  for (let i = 0; i < 3; i++) {
    await pace();
    here.starts.push(here.time);
    here.time += 500;
  }
  expect(here.starts).toEqual([1_000_000, 1_003_000, 1_006_000]);
});

test('also where another process made the one before', async () => {
  const here = world();
  await pacer(here)();
  here.time += 1000;
  await pacer(here)();
  expect(here.time).toBe(1_003_000);
});

test('two that begin at once take different moments', async () => {
  const here = world();
  const waits: number[] = [];
  const wait = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  await Promise.all([pacer({ ...here, wait })(), pacer({ ...here, wait })(), pacer({ ...here, wait })()]);
  expect(waits).toEqual([3000, 6000]);
});

test('a moment from a clock that was wrong is forgotten', async () => {
  const here = world();
  here.kept = here.time + 86_400_000;
  await pacer(here)();
  expect(here.time).toBe(1_000_000);
});
