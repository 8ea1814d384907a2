import { describe, expect, test } from 'vitest';
import { offsetAt, positionAt } from '../../../src/preview/page/position.ts';

const tops = [100, 300, undefined, 700];

test.each([
  [0, -1],
  [50, -0.5],
  [100, 0],
  [200, 0.5],
  [300, 1],
  [500, 2],
  [700, 3],
  [900, 3],
])('at %i the position is %d', (offset, position) => {
  expect(positionAt(tops, offset)).toBe(position);
});

test('a position leads to the same block in a view of another height', () => {
  expect(offsetAt([10, 20, 30, 40], positionAt(tops, 200))).toBe(15);
  expect(offsetAt([10, undefined, undefined, 40], positionAt(tops, 300))).toBe(20);
});

describe('there and back', () => {
  test.each([0, 40, 100, 250, 300, 650, 700])('%i', (offset) => {
    expect(offsetAt(tops, positionAt(tops, offset))).toBe(offset);
  });
});

test('a block that stands above an earlier one leads nobody back', () => {
  expect(positionAt([100, 50, 200], 150)).toBe(1);
  expect(offsetAt([100, 50, 200], 1)).toBe(150);
});

test('without blocks there is one position', () => {
  expect(positionAt([], 500)).toBe(-1);
  expect(offsetAt([], 3)).toBe(0);
});
