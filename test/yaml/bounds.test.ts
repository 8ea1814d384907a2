import { expect, test, vi } from 'vitest';
import { Parser } from 'yaml';
import { parseYaml } from '../../src/yaml/parse.ts';
import { reading } from '../../src/yaml/read.ts';

/** What is found in a text that begins so and goes on with a piece, and in how many steps the library read it. */
function readWith(piece: string, times: number): { findings: unknown; steps: number } {
  const next = vi.spyOn(Parser.prototype, 'next');
  try {
    const { findings } = parseYaml(Buffer.from(`- a: !x x\n  b:\n    ${piece.repeat(times)}`), 'list');
    return { findings, steps: next.mock.calls.length };
  } finally {
    next.mockRestore();
  }
}

test.each(['[ ', '{ a: ', '- ', '? '])('nothing is read of a text behind too many of "%s"', (piece) => {
  const { findings, steps } = readWith(piece, 20_000);
  expect(findings).toMatchObject([{ code: 'yaml/syntax', args: { fault: 'depth' } }]);
  expect(steps).toBeLessThan(2000);
});

test.each([
  ['entries', '- x\n    '],
  ['keys', '? x\n    '],
  ['values between brackets', `[ ${'x, '.repeat(30_000)}`],
])('nothing is read of a text behind too many %s', (_, piece) => {
  const { findings, steps } = readWith(piece, piece.startsWith('[') ? 1 : 30_000);
  expect(findings).toMatchObject([{ code: 'yaml/too-many', args: { most: 10_000 } }]);
  expect(steps).toBeLessThan(100_000);
});

test('either reader counts the entries of a list in brackets', async () => {
  const found = (entries: number): Promise<unknown> =>
    reading((read) =>
      read(Buffer.from(`x-a: [${'a, '.repeat(entries - 1)}a]\n`)).findings.map(({ code }) => code),
    );
  expect(await found(10_000)).toEqual([]);
  expect(await found(10_001)).toEqual(['yaml/too-many']);
});

const lists = (counts: readonly number[]): string =>
  counts.map((count, i) => `x-${i}: [${'a, '.repeat(count - 1)}a]\n`).join('');

test('either reader counts the entries of a file', async () => {
  const found = (text: string): Promise<unknown> =>
    reading((read) => read(Buffer.from(text)).findings.map(({ code, args }) => [code, args]));
  // The five keys are entries as well.
  expect(await found(lists([9999, 9999, 9999, 9999, 9999]))).toEqual([]);
  const tooMany = [['yaml/too-many', { most: 50_000, inFile: true }]];
  expect(await found(lists([9999, 9999, 9999, 9999, 10_000]))).toEqual(tooMany);
  expect(await found(`x: 1\n${lists([9999, 9999, 9999, 9999, 9999])}`)).toEqual(tooMany);
});

test('a file with far too many entries is not read to its end', () => {
  const next = vi.spyOn(Parser.prototype, 'next');
  try {
    const { findings } = parseYaml(Buffer.from(lists(Array.from({ length: 30 }, () => 9999))));
    expect(findings).toMatchObject([{ code: 'yaml/too-many', args: { inFile: true } }]);
    // Three for each entry: a word, a comma and a space.
    expect(next.mock.calls.length).toBeLessThan(650_000);
  } finally {
    next.mockRestore();
  }
});
