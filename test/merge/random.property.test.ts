/** Random changes on two sides, against a model that knows no YAML. */
import { expect, test } from 'vitest';
import { measureMerges } from './measure-merges.ts';

const many = 2000;

test('two thousand merges lose no paper and double none', async () => {
  const { wrong, lost, doubled, right, marked, refused } = await measureMerges(
    Array.from({ length: many }, (_, i) => i + 1),
  );
  expect({ wrong, lost, doubled, refused }).toEqual({ wrong: [], lost: 0, doubled: 0, refused: 0 });
  expect(right + marked).toBe(many);
  expect(right).toBeGreaterThan(many / 2);
});
