/** Whatever two texts say, both can be read from what is told of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inCommon } from '../../src/diff/sequence.ts';
import { compareWords, type Piece } from '../../src/diff/words.ts';

const side = (pieces: readonly Piece[], other: Piece['kind']): string =>
  pieces
    .filter(({ kind }) => kind !== other)
    .map(({ text }) => text)
    .join('');

/** The length of a longest common subsequence, by the table of its definition. */
function longest(a: readonly string[], b: readonly string[]): number {
  let row = b.map(() => 0);
  for (const one of a) {
    const next: number[] = [];
    for (const [j, other] of b.entries())
      next.push(one === other ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}

const few = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
const texts = fc
  .array(fc.constantFrom('모델', '모델은', 'a', '논문', '이', '論', ' ', '  ', '\n', '\n\n', '.'), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

describe('the words of two texts', () => {
  test('both texts can be read from the pieces, to the letter', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const pieces = compareWords(before, after);
        expect(side(pieces, 'added')).toBe(before);
        expect(side(pieces, 'removed')).toBe(after);
        const order = pieces.map(({ kind }) => kind[0]).join('');
        expect(order).toMatch(/^k?(?:(?:r|a|ra)k)*(?:r|a|ra)?$/);
        if (before === after) expect(order).not.toMatch(/[ra]/);
      }),
      { numRuns: 2000 },
    );
  });

  test('as much as can be is kept', () => {
    fc.assert(
      fc.property(few, few, (a, b) => {
        const pairs = inCommon(a, b);
        expect(pairs.length).toBe(longest(a, b));
        for (const [i, [x, y]] of pairs.entries()) {
          expect(a[x]).toBe(b[y]);
          const [beforeX, beforeY] = pairs[i - 1] ?? [-1, -1];
          expect(x > beforeX && y > beforeY).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
