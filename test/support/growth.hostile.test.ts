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

test('what grows with the square of it may not, unless it is said', () => {
  const square = (size: number): (() => number) => steps(size * size);
  expect(() => expectGrowth(2000, square)).toThrow(/processor time/);
  expect(() => expectGrowth(2000, square, 32)).not.toThrow();
});
