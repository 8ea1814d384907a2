/**
 * A text of a stranger takes work by its length: 500 kB at most six times what 125 kB take, where linear is four and the square sixteen.
 * bench/growth.mjs measures all pieces in all places; here are those that once kept the program for longest.
 */
import { expect, test } from 'vitest';
import { readIgnores } from '../../src/checks/ignores.ts';
import { usedBefore } from '../../src/commands/add-paper/interview/used-before.ts';
import { cook } from '../../src/forum-model/cook.ts';
import { renderForumParts } from '../../src/formats/forum/split.ts';
import { loadTemplates } from '../../src/formats/list.ts';
import { referencesOf } from '../../src/formats/view/reference.ts';
import { visibleBlocks } from '../../src/forum-model/visible/visible.ts';
import { removeMarks } from '../../src/issue/edit/fill.ts';
import { proposePut } from '../../src/issue/edit/put.ts';
import { readIssue } from '../../src/issue/index.ts';
import { papersAreDifferent } from '../../src/issue/rules/duplicates.ts';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import { readQuoted } from '../../src/markdown/parse/read-quoted.ts';
import { toForum } from '../../src/markdown/print/forum/forum.ts';
import { toText } from '../../src/markdown/print/text.ts';
import { entryIn } from '../../src/newsletter/archive-entry.ts';
import { entriesOfBibtex } from '../../src/papers/bibliography/bibtex.ts';
import { keyOfMarkup } from '../../src/preview/page/align.ts';
import { Failure } from '../../src/problem/index.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { compare, type Expected } from '../../src/verify/compare.ts';
import type { Line } from '../../src/verify/line.ts';
import type { Parsed } from '../../src/yaml/parsed.ts';
import { SourceMap } from '../../src/yaml/source-map.ts';
import { problemsOf } from '../support/check.ts';
import { fakeContext } from '../support/context.ts';
import { expectGrowth } from '../support/growth.ts';
import { newsletter } from '../support/issues.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { runCli } from '../support/run-cli.ts';
import { weekOf } from '../support/weeks.ts';
import { everything, foreign, type Piece, yaml } from './pieces.ts';
import { works } from './works.ts';

const most = 6;
const runs = 3;

/** Milliseconds of processor time. */
async function cost(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The smaller of three runs each; no further one where the growth is right already. */
async function expectLinear(run: (text: string) => unknown, piece: Piece): Promise<void> {
  const [small, large] = [piece.of(125_000), piece.of(500_000)];
  let [least, full, growth] = [Infinity, Infinity, Infinity];
  for (let i = 0; i < runs && growth > most; i++) {
    least = Math.min(least, await cost(() => run(small)));
    full = Math.min(full, await cost(() => run(large)));
    // Below that a figure tells of the machine.
    growth = full / Math.max(least, 20);
  }
  expect(growth, `${Math.round(least)} ms, then ${Math.round(full)} ms`).toBeLessThanOrEqual(most);
}

const known = new Map([...everything, ...yaml, ...foreign].map((piece) => [piece.name, piece]));

function pieceOf(text: string): Piece {
  const piece = known.get(JSON.stringify(`${text}…`)) ?? known.get(text);
  if (piece === undefined) throw new Error(`there is no such piece: ${text}`);
  return piece;
}

const cooked = (text: string): unknown => cook(text, { locale: 'ko', math: true });
const seen = (text: string): unknown => visibleBlocks(`<p>${text.replaceAll('<', '&lt;')}</p>`);
const read = (text: string): unknown => readMarkdown(text);
const printed = (text: string): unknown => {
  const { blocks } = readMarkdown(text);
  return [toForum(blocks, { locale: 'ko' }), toText(blocks)];
};
const readYaml = (text: string): Parsed => parseYaml(Buffer.from(text));
const ignored = (text: string): unknown => readIgnores(new SourceMap(text));
const way = (name: string): ((text: string) => unknown) => {
  const work = works.find((one) => one.name === name);
  if (work === undefined) throw new Error(`there is no such work: ${name}`);
  return work.run;
};

test.each<[string, (text: string) => unknown, string]>([
  ['cooked: single quotes', cooked, "'"],
  ['cooked: apostrophes', cooked, "a' "],
  ['cooked: tags', cooked, '<a href="'],
  ['cooked: schemes', cooked, 'http:// '],
  ['cooked: brackets', cooked, '[]'],
  ['cooked: callouts', cooked, '> [!NOTE]\n> a\n\n'],
  ['cooked: people in a row', cooked, '👩‍'],
  ['cooked: a definition that is used again and again', cooked, '"[a]: long, [a] [a] …"'],
  ['seen: words', seen, 'a '],
  ['seen: letters with marks', seen, '가 '],
  ['read: comments on lines', read, '<!--'],
  ['read: lines that begin as comments', read, '<!--\n'],
  ['read: lines of an item', read, JSON.stringify('- a\n  a\n…')],
  ['read: lines that join an item', read, JSON.stringify('- a\na\n…')],
  ['read: lines that join items in an item', read, JSON.stringify('- a\n  - a\nb\n…')],
  ['read: lines that go on with a quote', read, JSON.stringify('> [x]: y\n[quote]\n…')],
  ['read: tables', read, '|-\n'],
  ['read: code', read, '"`×n …"'],
  ['read: a definition that is used again and again', read, '"[a]: long, [a] [a] …"'],
  ['printed: mentions', printed, '@a '],
  ['printed: strong words', printed, '**a** '],
  ['comments that suppress', ignored, '# digest-ignore a\n'],
  ['codes of one comment', ignored, JSON.stringify('# digest-ignore yaml/tag, …: a\nweek: 2025-07-07\n')],
  ['a name of a bibliography', way('.bib author'), 'and '],
  ['a title of many words', way('papers.title'), 'a '],
  ['a file of texts in quotes', way('file'), '"a" '],
  ['a file with spaces in it', way('file'), JSON.stringify('[a]( …)')],
  ['a file of the archive', way('archive file'), 'a'],
  ['a ref in quotes', way('ref'), '"'],
  ['a ref with brackets behind it', way('ref'), ')'],
  ['keys between braces', readYaml, JSON.stringify('week: 2025-07-07\nx-a: {a, …}\n')],
])('%s', async (_, run, piece) => {
  await expectLinear(run, pieceOf(piece));
});

/** What a pattern goes on with for long before it fails, and begins anew with at the next character. */
test.each<[string, number, (times: number) => () => unknown]>([
  [
    'an address of quotation marks in a file of the archive',
    40_000,
    (times) => {
      const text = `https://a.b/${"'".repeat(times)}\u00e2\u0080\u00a8`;
      return () => entryIn(text);
    },
  ],
  [
    'spaces where an entry of BibTeX has its key',
    30_000,
    (times) => {
      const text = `@article{a b${' '.repeat(times)}{`;
      const refuse = (detail: string): Failure =>
        new Failure('not-a-bibliography', { path: 'a.bib', detail });
      return () => expect(() => entriesOfBibtex(text, refuse)).toThrow('a.bib');
    },
  ],
  [
    'brackets on a line of the post',
    40_000,
    (times) => {
      const line = ']('.repeat(times);
      return () => keyOfMarkup(line);
    },
  ],
  [
    'spaces in a list of marks',
    20_000,
    (times) => {
      const text = `papers:\n  - title: a\n    x-draft: {a: b,${' '.repeat(times)}e: f, c: d}\n`;
      return () => expect(removeMarks(text, [{ owner: ['papers', 0], key: 'c' }])).not.toBe(undefined);
    },
  ],
  [
    'blank lines in a text that is replaced',
    20_000,
    (times) => {
      const text = `title: a\nlead: |\n  a\n${'\n'.repeat(times)}  b\n`;
      return () => proposePut(text, { path: ['lead'], text: 'c', style: 'long', before: [] });
    },
  ],
  [
    'quotation marks behind backslashes in broken YAML',
    20_000,
    (times) => {
      const text = `week: 2025-07-07\n  a: [${'\\" '.repeat(times)}\nb: c\n`;
      return () => problemsOf(text);
    },
  ],
  [
    'brackets of pictures, cooked',
    6000,
    (times) => {
      const text = '![\\]'.repeat(times);
      return () => cook(text, { locale: 'ko', core: '2026' });
    },
  ],
  [
    'paragraphs of Korean in an abstract',
    40_000,
    (times) => {
      const text = '가\n\n'.repeat(times);
      return () => readQuoted(text, 'abstract');
    },
  ],
  [
    'dollars behind backslashes in an abstract',
    20_000,
    (times) => {
      const text = '\\$x '.repeat(times);
      return () => readQuoted(text, 'abstract');
    },
  ],
  [
    'a title of further reading that is blank',
    20_000,
    (times) => {
      const text = `papers:\n  - more:\n      - title:${' '.repeat(times)}\n`;
      const files = new MemoryFiles({ '/desk/issues/2025-07-07.yaml': text });
      return () => usedBefore(files, '/desk');
    },
  ],
])('%s', (_, most, of) => expectGrowth(most, of));

test.each(['a', '가', '&', '[', '(', 'http://', 'a@b.c', ':a:'])(
  'a word of %s takes a time that grows with it wherever it stands',
  async (letters) => {
    const piece = pieceOf(letters);
    for (const name of [
      'papers.summary',
      'papers.title',
      'papers.link',
      'language tag',
      'key of a paper',
      'comment',
    ])
      await expectLinear(way(name), piece);
  },
);

test('an emoji of more parts than a call may have arguments is drawn as any other', async () => {
  await way('intro.emoji')('*a* '.repeat(70_000));
});

test('many entries of one paper get their keys in one pass', async () => {
  const papers = [{ title: 'Same', summary: '요약입니다.', arxiv: '2506.00001' }];
  const { view } = await weekOf('week', JSON.stringify({ week: '2025-07-07', papers }));
  expectGrowth(4000, (count) => {
    const many = Array.from({ length: count }, () => view.papers[0] ?? expect.fail());
    return () => referencesOf({ ...view, papers: many });
  });
});

test('the papers of inbox/ are taken in by few looks at the whole issue', async () => {
  const issue = 'week: 2025-07-07\ndraft: true\n';
  const assembled = (count: number) => async (): Promise<void> => {
    const names = Array.from({ length: count }, (_, i) => i);
    const inbox = Object.fromEntries(
      names.map((i) => [`/desk/inbox/${i}.yaml`, `title: t${i}\nlink: https://a.example/${i}\nsummary: s\n`]),
    );
    const files = { ...newsletter({ '2025-07-07': issue }, 'name: T\nlanguages: [en]\n'), ...inbox };
    const { code } = await runCli('assemble --dry-run', fakeContext({ files }));
    expect(code).toBe(0);
  };
  await assembled(60)();
  const least = await cost(assembled(60));
  expect((await cost(assembled(240))) / Math.max(least, 20)).toBeLessThanOrEqual(most);
});

test('places in a text of many lines are found by the same look through it', () => {
  expectGrowth(8000, (count) => {
    const { sourceMap } = readYaml(`lead: |\n${'  é a\n'.repeat(count)}`);
    return () => Array.from({ length: count }, (_, i) => sourceMap.inText(['lead'], i * 4, i * 4 + 1));
  });
});

test('places on a line of letters with marks are found in one pass over it', () => {
  expectGrowth(2000, (count) => {
    const { sourceMap } = readYaml(`lead: |\n  ${'e\u0301 '.repeat(count)}\n`);
    return () => Array.from({ length: count }, (_, i) => sourceMap.inText(['lead'], i * 2, i * 2 + 1));
  });
});

test('equal paragraphs, and links to one address, are found where readers see them in one pass', () => {
  const around = { block: { kind: 'paragraph' }, images: [] };
  expectGrowth(16_000, (count) => {
    const links = Array.from({ length: count }, (_, i) => ({ start: i, end: i + 1, href: 'https://a.b' }));
    const linked = { ...around, text: 'a'.repeat(count), marks: [], links };
    const equal = Array.from({ length: count }, () => ({ ...around, text: 'a', marks: [''], links: [] }));
    const actual = [linked, ...equal] as unknown as Line[];
    const wanted: Expected['is'][] = [...actual.slice(1), ...links];
    const expected = wanted.map((is) => ({ part: 0, is, isLine: false }));
    return () => {
      expect(compare(expected, actual).differences).toEqual([]);
    };
  });
});

test('papers of one title are compared by their kinds of ids, not each with each', () => {
  expectGrowth(8000, (count) => {
    const papers = Array.from({ length: count }, () => ({ title: 'What Small Models Are For' }));
    const issue = readIssue({ papers }, ['ko']);
    return () => papersAreDifferent(issue, {} as never);
  });
});

test('a post is cut into parts without going through all numbers of them', async () => {
  const settings = 'forum:\n  max_length: 600\n  split: true\n';
  const { view, config } = await weekOf('long', 'papers:\n  - {title: T, arxiv: 2506.10001}\n', settings);
  const templates = await loadTemplates('forum', new Map());
  expectGrowth(600, (count) => {
    const long = { ...view, papers: Array.from({ length: count }, () => view.papers[0]!) };
    return () => renderForumParts(long, config, templates);
  });
});
