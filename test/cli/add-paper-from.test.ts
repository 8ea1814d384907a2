import { describe, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';
import type { Ran } from '../support/run-cli.ts';

const week = '2025-07-14';
const issue = soundIssue(week, (text) => text.replace('intro:', 'draft: true\nintro:'));

async function from(
  text: string,
  { args = ['--yes'], name = 'paper.yaml' } = {},
): Promise<Ran & { added: string }> {
  const stdin = name === '-';
  const world = {
    files: { ...newsletter({ [week]: issue }), ...(stdin ? {} : { [`/desk/in/${name}`]: text }) },
    ...(stdin ? { stdin: text } : {}),
  };
  const ran = await runCli(['add-paper', '--from', stdin ? '-' : `in/${name}`, ...args], world);
  const now = ran.context.files.text(`/desk/issues/${week}.yaml`);
  expect(now.startsWith(issue)).toBe(true);
  return { ...ran, added: now.slice(issue.length) };
}

const first = `  - title:
      ko: "하나"
      en: "One"
    arxiv: "2506.10000"
    summary: |
      요약.
`;
/** The author's own order of languages stays. */
const second = `  - title:
      en: "Two"
      ko: "둘"
    link: https://example.org/two
    summary: |
      요약 둘.
`;
const yamlFirst = 'title: { ko: "하나", en: One }\nsummary: |\n  요약.\narxiv: "2506.10000"\n';
const yamlBoth = `# two papers
- title: {ko: 하나, en: "One"}
  arxiv: "2506.10000"
  summary: |
    요약.

- link: https://example.org/two
  title:
    en: Two
    ko: 둘
  summary: "요약 둘.\\n"
`;
/** As they stand in their files, comments and all. */
const keptFirst =
  '  - title: { ko: "하나", en: One }\n    summary: |\n      요약.\n    arxiv: "2506.10000"\n';
const keptOfBoth = [
  `  # two papers
  - title: {ko: 하나, en: "One"}
    arxiv: "2506.10000"
    summary: |
      요약.
`,
  `  - link: https://example.org/two
    title:
      en: Two
      ko: 둘
    summary: "요약 둘.\\n"
`,
];
const json = (value: unknown): string => JSON.stringify(value, undefined, '\t');
const jsonFirst = { title: { ko: '하나', en: 'One' }, arxiv: '2506.10000', summary: '요약.\n' };
const jsonSecond = { title: { en: 'Two', ko: '둘' }, link: 'https://example.org/two', summary: '요약 둘.\n' };

describe('papers from a file', () => {
  test.each([
    ['one paper', 'paper.yaml', yamlFirst, keptFirst],
    [
      'one paper behind a comment and a document mark',
      'paper.yaml',
      `# a\n---\n# b\n\n${yamlFirst}...\n`,
      `  # a\n  # b\n${keptFirst}`,
    ],
    [
      'one paper with CRLF and a byte order mark',
      'p.yml',
      `\uFEFF${yamlFirst.replaceAll('\n', '\r\n')}`,
      keptFirst,
    ],
    ['a list', 'papers.yaml', yamlBoth, keptOfBoth.join('')],
    ['one paper in JSON', 'paper.json', json(jsonFirst), first],
    ['a list in JSON', 'papers.json', json([jsonFirst, jsonSecond]), first + second],
    ['a list in JSON on one line', 'papers.json', JSON.stringify([jsonFirst, jsonSecond]), first + second],
    ['standard input', '-', yamlBoth, keptOfBoth.join('')],
  ])('%s', async (_, name, text, added) => {
    const ran = await from(text, { name });
    expect(ran.added).toBe(added);
    expect([ran.code, ran.stdout]).toEqual([0, `issues/${week}.yaml\n`]);
  });

  test('a number where an id belongs is read from the source, and told with its line', async () => {
    const { code, added, stderr } = await from(yamlFirst.replace('"2506.10000"', '2506.10000'));
    expect([code, added]).toEqual([0, first]);
    expect(stderr).toMatch(/^in\/paper.yaml:4:8 {2}warning {2}text\/number/m);
    expect(stderr).toMatch(/^ > 4 \| arxiv: 2506.10000\n {5}\| {8}\^{10}$/m);
  });

  test('comments, quotation marks and folding stay, as in a list of an issue', async () => {
    const card = `  # above
  - title: 'It''s "one"' # beside

    arxiv: "2506.10000"
    # between
    summary: >-
      folded
      text
      # no comment
    # behind
`;
    const text = `# a newsletter\nweek: 2025-07-14\npapers:\n  # far\n\n${card}\nclosing: x\n`;
    expect((await from(text)).added).toBe(card);
    const two = `papers:\n${card}\n  # apart\n\n${card.replace('10000', '10001').replace('one', 'two')}`;
    const apart = `  # apart\n${card.replace('10000', '10001').replace('one', 'two')}`;
    expect((await from(two)).added).toBe(card + apart);
  });

  test("keys of one's own are kept", async () => {
    expect((await from(`${yamlFirst}x-note: { by: me }\n`)).added).toBe(
      `${keptFirst}    x-note: { by: me }\n`,
    );
  });

  test.each([
    [
      'an unknown key',
      yamlBoth.replace('link:', 'lnik:'),
      /^in\/paper.yaml:7:3 {2}error {2}schema\/unknown-key[\s\S]*> 7 \| - lnik:[\s\S]*Did you mean "link"\?/m,
    ],
    [
      'a bad value',
      yamlBoth.replace('"2506.10000"', '"hello"'),
      /^in\/paper.yaml:3:10 {2}error {2}schema\/value {2}the arXiv id of paper 1/m,
    ],
    [
      'a paper twice',
      yamlBoth.replace('link: https://example.org/two', 'arxiv: "2506.10000v2"'),
      /^in\/paper.yaml:7:10 {2}error {2}paper\/duplicate {2}paper 2 has the arXiv id of paper 1, but another title/m,
    ],
    [
      'an address that leads nowhere',
      yamlBoth.replace('https://example.org/two', '"https://"'),
      /^in\/paper.yaml:7:9 {2}error /m,
    ],
    [
      'a day that is none',
      yamlBoth.replace('link:', 'published: "2025-02-30"\n  link:'),
      /^in\/paper.yaml:7:14 {2}error {2}paper\/published-date/m,
    ],
  ])('%s: that paper fails, the other is added', async (_, text, problem) => {
    const { code, stdout, stderr, added } = await from(text);
    expect([code, stdout]).toEqual([1, `issues/${week}.yaml\n`]);
    expect(stderr).toMatch(problem);
    expect(stderr).toMatch(/failed: paper [12] of paper.yaml; 1 done/);
    expect(keptOfBoth).toContain(added);
  });

  test('notes and blank lines above a paper are no matter, however many', async () => {
    const { code, added } = await from(
      `${'# a note\n\n'.repeat(40)}title: Two\nlink: https://example.org/two\n`,
    );
    expect(code).toBe(0);
    expect(added).toContain('title: Two');
  });

  test('where many fail, the last line names the first of them', async () => {
    const papers = Array.from({ length: 30 }, () => '- authors: [A]\n  link: https://example.org/\n').join(
      '',
    );
    const { code, stderr } = await from(papers);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^failed: paper 2 of paper\.yaml, .* paper 21 of paper\.yaml, and 9 more; 1 done$/m,
    );
  });

  test('one paper that fails is told with file, line and hint, and nothing else happens', async () => {
    const { code, stdout, stderr, added } = await from(yamlFirst.replace('summary', 'sumary'));
    expect([code, stdout, added]).toEqual([1, '', '']);
    expect(stderr).toMatch(
      /^in\/paper.yaml:2:1 {2}error {2}schema\/unknown-key[\s\S]*Did you mean "summary"\?/m,
    );
  });

  test.each([
    ['broken YAML', 'title: "a\nsummary: b\n', /^in\/paper.yaml:1:8 {2}error {2}yaml\/syntax/m],
    ['broken JSON', '[{"title": "a"', /^in\/paper.yaml:1:\d+ {2}error {2}yaml\//m],
    [
      'a key twice',
      'title: a\ntitle: b\nsummary: c\n',
      /^in\/paper.yaml:2:1 {2}error {2}yaml\/duplicate-key/m,
    ],
    ['a text', 'hello\n', /^in\/paper.yaml:1:1 {2}error {2}schema\/type {2}paper 1 must be a map/m],
  ])('%s', async (_, text, problem) => {
    const { code, stdout, stderr, added } = await from(text);
    expect([code, stdout, added]).toEqual([1, '', '']);
    expect(stderr).toMatch(problem);
  });

  test.each(['', '\n# nothing\n', '[]', '---\n', 'null', '- null\n', 'papers:\n', '{"papers": []}'])(
    '%j has no paper in it',
    async (text) => {
      const { code, stderr } = await from(text);
      expect([code, stderr]).toEqual([
        2,
        expect.stringMatching(/--from "in\/paper.yaml": there is no paper in it/),
      ]);
    },
  );

  test.each(['@article{a2025,\n  title = {A},\n}\n', '\ufeffTY  - JOUR\nER  - \n'])(
    'a bibliography is named without --from: %j',
    async (text) => {
      const { code, stderr } = await from(text);
      expect([code, stderr]).toEqual([
        2,
        expect.stringMatching(/--from "in\/paper.yaml": it is a bibliography, which is named without --from/),
      ]);
    },
  );

  test.each([
    ['YAML', 'papers: # as in an issue\n  - arxiv: "2506.10000"\n'],
    ['YAML without an indent', '---\npapers:\n- arxiv: "2506.10000"\n'],
    ['JSON', '{ "papers": [{ "arxiv": "2506.10000" }] }\n'],
    ['a whole issue', 'week: 2025-07-14\nintro: []\npapers:\n  - arxiv: "2506.10000"\n'],
  ])('a list under papers: is that list: %s', async (_, text) => {
    const { code, added } = await from(text);
    expect([code, added]).toEqual([0, '  - arxiv: "2506.10000"\n']);
  });

  test('and what is wrong in it has its place there', async () => {
    const { code, stderr } = await from('# copied\npapers:\n  - arxiv: "2506.10000"\n    sumary: x\n');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^in\/paper\.yaml:4:5 {2}error {2}schema\/unknown-key[\s\S]*^ > 4 \| {5}sumary: x$/m,
    );
  });

  test('what is missing waits in a draft with --yes, and is told of the issue', async () => {
    const { code, added, stderr } = await from('arxiv: "2506.10000"\n');
    expect([code, added]).toEqual([0, '  - arxiv: "2506.10000"\n']);
    expect(stderr).toMatch(
      /^issues\/2025-07-14.yaml:\d+:5 {2}warning {2}schema\/missing {2}paper 2 has no title/m,
    );
    expect(stderr).not.toMatch(/in\/paper.yaml/);
  });

  test('without --yes and without a terminal it fails, and the whole one is added', async () => {
    const { code, added, stderr } = await from(yamlBoth.replace(/title: \{.*\n/, 'published: 2025-07-01\n'), {
      args: [],
    });
    expect([code, added]).toEqual([1, keptOfBoth[1]]);
    expect(stderr).toMatch(/paper 1 of paper.yaml was not added: --title is missing/);
  });

  test('brackets within brackets, however many, are a fault of the file', async () => {
    const { code, stderr } = await from(`- title: ${'['.repeat(50_000)}`, { name: '-' });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/1:10 {2}error {2}yaml\/long-word/)]);
  });

  test('flags complete the only paper, and win', async () => {
    const { added } = await from(yamlFirst, { args: ['--title', 'en=First', '--tag', 'a'] });
    expect(added).toBe(`${first.replace('"One"', '"First"')}    tags:\n      - a\n`);
  });

  test('flags for one paper are refused beside several', async () => {
    const { code, stderr } = await from(yamlBoth, { args: ['--tag', 'a'] });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/--tag "a": it is for one paper/)]);
  });
});
