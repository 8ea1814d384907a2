import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inCommon } from '../../src/diff/sequence.ts';
import { compareWords, nearChanges, type Piece } from '../../src/diff/words.ts';
import { expectGrowth } from '../support/growth.ts';

const side = (pieces: readonly Piece[], other: Piece['kind']): string =>
  pieces
    .filter(({ kind }) => kind !== other)
    .map(({ text }) => text)
    .join('');
const shown = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ kind, text }) => (kind === 'kept' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');
const compared = (before: string, after: string): string => shown(compareWords(before, after));

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
  test.each([
    ['작은 모델의 쓸모', '큰 모델의 쓸모', '[-작은 -]{+큰 +}모델의 쓸모'],
    ['a b c', 'a b c d', 'a b c{+ d+}'],
    ['a b c', 'b c', '[-a -]b c'],
    ['a b\n', 'a b', 'a b[-\n-]'],
    ['a\nb', 'a b', 'a[-\n-]{+ +}b'],
    ['小模型有用。', '大模型有用。', '[-小-]{+大+}模型有用。'],
    ['', 'new text', '{+new text+}'],
    [
      'https://a.example/x?y=1',
      'https://a.example/x?y=2',
      '[-https://a.example/x?y=1-]{+https://a.example/x?y=2+}',
    ],
  ])('%j → %j', (before, after, expected) => {
    expect(compared(before, after)).toBe(expected);
  });

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

  test('where very much differs, what is there once on both sides still holds it together', () => {
    const word = (i: number, round: number): string => (i % 10 === 0 ? `w${i}` : `${round}-${i % 7}`);
    const [a, b] = [0, 1].map((round) => Array.from({ length: 4000 }, (_, i) => word(i, round)));
    expect(inCommon(a ?? [], b ?? [])).toHaveLength(400);
  });

  const other = (size: number, seed: number): string =>
    Array.from({ length: size }, (_, i) => `w${(i * 7919 * (seed + 1) + seed) % (size + seed)}`).join(' ');
  test.each([
    ['texts that share nothing', (n: number) => [other(n, 1).replaceAll('w', 'a'), other(n, 2)] as const],
    ['texts of the same words in another order', (n: number) => [other(n, 1), other(n, 6)] as const],
    ['two words again and again', (n: number) => ['a b '.repeat(n), 'b b a '.repeat(n)] as const],
    ['a word in ten', (n: number) => [other(n, 1), other(n, 1).replace(/\bw\d*3\b/g, 'x')] as const],
  ])('the work grows with the length: %s', (_, of) => {
    expectGrowth(20_000, (size) => {
      const [before, after] = of(size);
      return () => compareWords(before, after);
    });
  });

  test('what is far from a change is left out', () => {
    const words = Array.from({ length: 40 }, (_, i) => `w${i}`);
    const after = words.with(20, 'new').join(' ');
    expect(shown(nearChanges(compareWords(words.join(' '), after)))).toBe(
      '… w14 w15 w16 w17 w18 w19 [-w20 -]{+new +}w21 w22 w23 w24 w25 w26 …',
    );
    expect(shown(nearChanges(compareWords('a b c', 'a x c')))).toBe('a [-b -]{+x +}c');
  });
});
