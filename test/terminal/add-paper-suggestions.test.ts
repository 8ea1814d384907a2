import { describe, expect, test } from 'vitest';
import { type Suggestions, suggestionsFor } from '../../src/commands/add-paper/interview/suggestions.ts';
import { usedBefore } from '../../src/commands/add-paper/interview/used-before.ts';
import { Desk } from '../../src/commands/add-paper/desk.ts';
import { cacheFor } from '../../src/files/cache.ts';
import { openNewsletter } from '../../src/pipeline/newsletter.ts';
import { fakeContext } from '../support/context.ts';
import { newsletter } from '../support/issues.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { runCli } from '../support/run-cli.ts';
import { FakeTerminal, keys } from '../support/terminal.ts';

const week = '2025-07-14';
const env = { HOME: '/home/editor', NO_COLOR: '1' };
const earlier = `week: 2025-07-07
papers:
  - title: "Not further reading"
    authors:
      - "Ada \\"A.\\" Lovelace"
      - 'Pat O''Brien' # first
      - 김민수
      - >-
        folded
    arxiv: "2506.00001"
    summary: s
    more:
      - title: "Code"
        url: https://example.org/a
      - https://example.org/b
  - title: T
    authors: [Kim Lee, "김민수", Lee Kim]
    link: https://example.org/c
    summary: s
    more:
      - title: Code
        url: https://example.org/d
      - title: "해설: 블로그"
        url: https://example.org/e
`;
const draft = `week: ${week}\ndraft: true\npapers:\n  - arxiv: "2506.00002v1"\n`;

function files(): MemoryFiles {
  return new MemoryFiles(newsletter({ '2025-07-07': earlier, [week]: draft }));
}

async function world() {
  const context = fakeContext({ env, files: files() });
  const cache = await cacheFor(context);
  const papers = [
    { arxiv: '2506.00001', title: 'In an earlier issue' },
    { arxiv: '2506.00002', title: 'In this issue' },
    { arxiv: '2507.00003', title: 'Embodied Web Agents: Bridging' },
    { doi: '10.1000/xyz', title: 'A Work of Science' },
    { link: 'https://example.org/no-title' },
  ];
  for (const [i, paper] of papers.entries())
    cache.save(`paper ${i}`, { format: 1, at: `2025-07-0${i + 1}T00:00:00Z`, paper });
  cache.save('arxiv asked', { time: 5 });
  return context;
}

async function open(): Promise<{ lines: (kind: keyof Suggestions, typed: string) => string[] }> {
  const context = await world();
  const found = await openNewsletter(context);
  const desk = await Desk.open(context, found, { path: `/desk/issues/${week}.yaml`, at: undefined });
  const suggestions = await suggestionsFor(context, found, desk);
  return { lines: (kind, typed) => suggestions[kind](typed).map(({ line }) => line) };
}

test('names and titles in earlier issues, the most frequent first', () => {
  expect(usedBefore(files(), '/desk')).toEqual({
    authors: ['김민수', 'Ada "A." Lovelace', "Pat O'Brien", 'Kim Lee', 'Lee Kim'],
    titles: ['Code', '해설: 블로그'],
  });
  expect(usedBefore(new MemoryFiles(), '/nowhere')).toEqual({ authors: [], titles: [] });
});

describe('what could be meant', () => {
  test.each<[keyof Suggestions, string, string[]]>([
    // Those that no issue has, the latest look-up first.
    ['refs', '2', ['2507.00003']],
    ['refs', 'web emb', ['2507.00003']],
    ['refs', 'SCIENCE', ['10.1000/xyz']],
    ['refs', '10.', ['10.1000/xyz']],
    ['refs', 'issue', []],
    ['refs', '2507.00003', []],
    ['refs', 'no', []],
    ['authors', 'love', ['Ada "A." Lovelace']],
    ['authors', '김', ['김민수']],
    // Those that begin so come first.
    ['authors', 'o', ["Pat O'Brien"]],
    ['authors', 'l', ['Lee Kim', 'Ada "A." Lovelace', 'Kim Lee']],
    ['authors', 'Ada "A." Lovelace, 김', ['Ada "A." Lovelace, 김민수']],
    ['authors', 'Someone Else; Kim', ['Someone Else; Kim Lee', 'Someone Else; Lee Kim']],
    ['authors', '김민수, 김', []],
    ['authors', '김민수', []],
    ['authors', '김민수, ', []],
    ['more', 'c', ['Code=']],
    ['more', '블로그', ['해설: 블로그=']],
    ['more', 'Code=', []],
    ['more', 'https://c', []],
  ])('%s %j', async (kind, typed, lines) => {
    expect((await open()).lines(kind, typed)).toEqual(lines);
  });

  test('nothing is read before it is asked for, and each file once', async () => {
    const context = await world();
    const found = await openNewsletter(context);
    const desk = await Desk.open(context, found, { path: `/desk/issues/${week}.yaml`, at: undefined });
    context.files.steps.length = 0;
    const { refs, authors } = await suggestionsFor(context, found, desk);
    // Whose the folder of the cache is has been looked at.
    expect(context.files.steps.filter((step) => !step.startsWith('stat '))).toEqual([]);
    refs('2507');
    authors('a');
    const { length } = context.files.steps;
    expect(length).toBeGreaterThan(0);
    refs('2507.0');
    authors('ad');
    expect(context.files.steps).toHaveLength(length);
  });
});

test('an editor takes a ref, an author and a title of further reading', async () => {
  const { enter } = keys;
  const tab = '\t';
  const context = await world();
  const terminal = new FakeTerminal({ env, files: context.files }, { rows: 80 });
  const ended = runCli('add-paper --offline', terminal.context);
  await terminal.answer(['arXiv id', 'agents'], [/2507\.00003 · Embodied Web Agents/, tab]);
  await terminal.until(/^ {2}2507\.00003$/m);
  terminal.type(enter);
  await terminal.answer(
    ['Title in Korean', enter],
    ['Title in English', 'T', enter],
    ['Authors', 'love'],
    [/^ {2}Ada "A\." Lovelace$/m, tab, enter],
    ['Published', enter],
    ['Summary', enter],
    ['Abstract in Korean', enter],
    ['Abstract in English', enter],
    ['Further reading', 'cod'],
    [/^ {2}Code=$/m, tab, 'https://example.org/z', enter],
    ['Further reading 2', enter],
    ['Add it as paper 2', enter],
  );
  const { code } = await ended;
  expect(code).toBe(0);
  expect(context.files.text(`/desk/issues/${week}.yaml`)).toBe(
    `${draft}  - title:
      en: "T"
    authors:
      - "Ada \\"A.\\" Lovelace"
    arxiv: "2507.00003"
    more:
      - title: "Code"
        url: https://example.org/z
`,
  );
});
