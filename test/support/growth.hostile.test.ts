import { expect, test } from 'vitest';
import { expectGrowth } from './growth.ts';

/** Looks at `count` letters. */
function steps(count: number): () => number {
  const text = 'abcdefgh'.repeat(1000);
  return () => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += text.charCodeAt(i % text.length);
    return sum;
  };
}

test('what grows with its size may', () => {
  expect(() => expectGrowth(1_000_000, steps)).not.toThrow();
});

test('what grows with a power of it may not, unless it is said', () => {
  const cube = (size: number): (() => number) => steps(size ** 3);
  expect(() => expectGrowth(200, cube)).toThrow(/processor time/);
  expect(() => expectGrowth(200, cube, 256)).not.toThrow();
});

test('what is over at once may jump for another reason, so long as it does not go on', () => {
  const twice = (size: number): (() => number) => steps(size * (size < 10_000 ? 1 : size < 40_000 ? 4 : 16));
  expect(() => expectGrowth(10_000, twice)).not.toThrow();
});
