import { afterEach, expect, test, vi } from 'vitest';
import { type Assembled, takeIn } from '../../src/commands/assemble/take-in.ts';
import type { CheckedPaper } from '../../src/inbox/index.ts';
import { openNewsletter } from '../../src/pipeline/index.ts';
import { fakeContext } from '../support/context.ts';
import { newsletter } from '../support/issues.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const paper = (name: string, bytes: number, by?: string): CheckedPaper => ({
  file: name,
  text: `title: ${name}\nlink: https://a.example/${name}\nsummary: |\n${'  words\n'.repeat(bytes / 8)}`,
  bytes: new Uint8Array(),
  by: by === undefined ? undefined : { name: by },
  problems: [],
});

/** What an issue of so many bytes takes in. */
async function takenInto(bytes: number, papers: readonly CheckedPaper[]): Promise<Assembled> {
  const text = `week: 2025-07-07\ndraft: true\n${`#${' x'.repeat(249)}\n`.repeat(bytes / 500)}papers: []\n`;
  const files = newsletter({ '2025-07-07': text }, 'name: T\nlanguages: [en]\n');
  const opened = await openNewsletter(fakeContext({ files }));
  const path = '/desk/issues/2025-07-07.yaml';
  return takeIn(opened, { path, name: 'i.yaml', text, papers, nameOf: (file) => file });
}

const names = (papers: readonly CheckedPaper[]): string[] => papers.map(({ file }) => file);
const left = (path: string): object => ({ path, why: 'i.yaml would have more than 1,000,000 bytes' });

test('where the file is full, papers stay without a look at the whole file for each', async () => {
  const encode = vi.spyOn(TextEncoder.prototype, 'encode');
  const papers = Array.from({ length: 200 }, (_, i) => paper(`p${String(i).padStart(3, '0')}`, 2000));
  const { taken, failures } = await takenInto(990_000, papers);
  expect(names(taken)).toEqual(['p000', 'p001', 'p002']);
  expect(failures.map(({ args }) => args)).toEqual(names(papers).slice(3).map(left));
  const looks = encode.mock.calls.filter(([text = '']) => text.length > 900_000);
  expect(looks.length).toBeLessThan(60);
});

test('a paper that is too large keeps no smaller one out', async () => {
  const { taken, failures } = await takenInto(900_000, [
    paper('a', 2000),
    paper('huge', 160_000),
    paper('b', 2000),
    paper('more', 240_000),
    paper('c', 2000),
  ]);
  expect(names(taken)).toEqual(['a', 'b', 'c']);
  expect(failures.map(({ args }) => args)).toEqual([left('huge'), left('more')]);
});

test('there is room for the names of those who are credited', async () => {
  const { taken, failures, text } = await takenInto(997_500, [
    paper('a', 800, 'Ada'),
    paper('b', 800, 'n'.repeat(900)),
    paper('c', 80, 'Bob'),
  ]);
  expect([names(taken), failures.map(({ args }) => args)]).toEqual([['a', 'c'], [left('b')]]);
  expect(text).toContain('credits:\n  - Ada\n  - Bob\n');
});
