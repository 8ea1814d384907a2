import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, nearest } from '../../src/text/nearest.ts';

/** The definition, without anything that makes it fast. */
function slips(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const ways = [
    slips(a.slice(1), b) + 1,
    slips(a, b.slice(1)) + 1,
    slips(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  ];
  if (a.length > 1 && a[0] === b[1] && a[1] === b[0]) ways.push(slips(a.slice(2), b.slice(2)) + 1);
  return Math.min(...ways);
}

test.each([
  ['rockt', 'rocket', 1],
  ['rcoket', 'rocket', 1],
  ['racket', 'rocket', 1],
  ['rockets', 'rocket', 1],
  ['rocket', 'rocket', 0],
  ['titel', 'tilte', 2],
])('%s is %s with %i slips', (a, b, count) => {
  expect(editDistance(a, b, 2)).toBe(count);
  expect(editDistance(b, a, count)).toBe(count);
  expect(editDistance(a, b, count - 1)).toBeUndefined();
});

test('any two words are as far apart as the definition says', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 6 }), (a, b, most) => {
      const count = slips(a, b);
      expect(editDistance(a, b, most)).toBe(count <= most ? count : undefined);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['titel', 'title'],
  ['TITLE', 'title'],
  ['abstrct', 'abstract'],
  ['x', undefined],
  ['nothing', undefined],
])('by %j is meant %j', (word, meant) => {
  expect(nearest(word, ['title', 'abstract', 'summary'])).toBe(meant);
});
