import { expect, test } from 'vitest';
import { rateLimiter as pacerOf, type RateLimitWorld } from '../../src/papers/sources/rate-limit.ts';

const rateLimiter = (world: RateLimitWorld): ReturnType<typeof pacerOf> => pacerOf(world, 3250);

/** A clock that only waiting moves on. */
function world(): RateLimitWorld & { time: number; kept: number | undefined; starts: number[] } {
  const here = {
    time: 1_000_000,
    kept: undefined as number | undefined,
    starts: [] as number[],
    now: () => new Date(here.time),
    wait: (milliseconds: number) => {
      here.time += milliseconds;
      return Promise.resolve();
    },
    take: (choose: (last: number | undefined) => number) => {
      here.kept = choose(here.kept);
      return Promise.resolve(here.kept);
    },
  };
  return here;
}

test('three seconds and a quarter lie between two requests', async () => {
  const here = world();
  const rateLimit = rateLimiter(here);
  for (let i = 0; i < 3; i++) {
    await rateLimit();
    here.starts.push(here.time);
    here.time += 500;
  }
  expect(here.starts).toEqual([1_000_000, 1_003_250, 1_006_500]);
});

test('also where another process made the one before', async () => {
  const here = world();
  await rateLimiter(here)();
  here.time += 1000;
  await rateLimiter(here)();
  expect(here.time).toBe(1_003_250);
});

test('two that begin at once take different moments', async () => {
  const here = world();
  const waits: number[] = [];
  const wait = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  await Promise.all([
    rateLimiter({ ...here, wait })(),
    rateLimiter({ ...here, wait })(),
    rateLimiter({ ...here, wait })(),
  ]);
  expect(waits).toEqual([3250, 6500]);
});

test('a moment from a clock that was wrong is forgotten', async () => {
  const here = world();
  here.kept = here.time + 86_400_000;
  await rateLimiter(here)();
  expect(here.time).toBe(1_000_000);
});

test('whoever was stopped while it waited takes another moment', async () => {
  const here = world();
  await rateLimiter(here)();
  const waits: number[] = [];
  const wait = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    // Another process asks in the meantime.
    if (waits.length === 1) here.kept = here.time + 62_000;
    here.time += milliseconds + (waits.length === 1 ? 60_000 : 0);
    return Promise.resolve();
  };
  await rateLimiter({ ...here, now: () => new Date(here.time), wait })();
  expect(waits).toEqual([3250, 2000]);
  expect(here.time).toBe(1_065_250);
});
