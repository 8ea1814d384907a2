/** Comparing takes steps as long texts and many papers are, not as their squares. */
import { expect, test } from 'vitest';
import { compareIssues, compareWords } from '../../src/diff/index.ts';
import { expectGrowth } from '../support/growth.ts';

/** Words, of which two texts of different seeds have some in common and in another order. */
const text = (size: number, seed: number): string =>
  Array.from({ length: size }, (_, i) => `w${(i * 7919 * (seed + 1) + seed) % (size + seed)}`).join(' ');

test.each([
  ['texts that share nothing', (n: number) => [text(n, 1).replaceAll('w', 'a'), text(n, 2)] as const],
  ['texts of the same words in another order', (n: number) => [text(n, 1), text(n, 6)] as const],
  ['two words again and again', (n: number) => ['a b '.repeat(n), 'b b a '.repeat(n)] as const],
  ['a word in ten', (n: number) => [text(n, 1), text(n, 1).replaceAll(/\bw\d*3\b/g, 'x')] as const],
  ['one word without an end', (n: number) => ['a'.repeat(9 * n), 'b'.repeat(9 * n)] as const],
])('the words of two texts: %s', (_, of) => {
  expectGrowth(20_000, (size) => {
    const [before, after] = of(size);
    expect(compareWords(before, after).length).toBeGreaterThan(1);
    return () => compareWords(before, after);
  });
});

test.each(['papers', 'intro', 'x-list'])('the entries of a list: %s', (name) => {
  expectGrowth(4000, (size) => {
    const all = Array.from({ length: size }, (_, i) => ({
      arxiv: `2506.${String(10_000 + i)}`,
      title: `T${i}`,
      text: `A text that is like each other, ${i % 3}`,
    }));
    const mixed = all.map((_, i) => ({ ...all[(i * 7919) % size], summary: `${i}` }));
    expect(compareIssues({ [name]: all }, { [name]: mixed }).length).toBeGreaterThan(size);
    return () => compareIssues({ [name]: all }, { [name]: mixed });
  });
});
