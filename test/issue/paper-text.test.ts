import { describe, expect, test } from 'vitest';
import { insertCredits, insertPapers, PaperText } from '../../src/issue/index.ts';
import { parseYaml } from '../../src/yaml/index.ts';
import { failureOf } from '../support/failure-of.ts';

const issue = `week: 2025-07-07
papers:
  # the first
  - title: One   # here
    arxiv: "2506.15677"
    summary: |
      Text.

# about the closing
closing: Bye
`;

/** Each with the comments that it has. */
const fragments: Readonly<Record<string, string>> = {
  'plain keys': 'title: Two\nsummary: x\n',
  'comments above, beside, between and below':
    '# from Kim\n\ntitle: Two # beside\n# between\nsummary: x\n# below\n',
  'both kinds of quotes': `title: 'it''s "this"'\nsummary: "a\\u00e9 \\"b\\""\n`,
  'a block with an indent of its own': 'title: Two\nsummary: |2\n    deep\n  not\n\n  end\n# after\n',
  'a block that keeps its blank lines': 'title: Two\nsummary: |+\n  text\n\n\nlink: https://e.example/a\n',
  'a block without its last line end': 'title: Two\nsummary: |-\n  text\n  more',
  'a folded text': 'title: Two\nsummary: >\n  one\n  two\n\n    three\n  four\n',
  'a plain text over lines': 'title: Two\nsummary: one\n  two\n\n  three\n',
  'a quoted text over lines': 'title: Two\nsummary: "one\n  two \\\n  three"\n',
  'flow maps and lists in it':
    'title: { ko: 둘, en: Two }\nmore: [\n  https://e.example/a,\n  { url: https://e.example/b } # c\n]\n',
  'the whole in flow style': '{ "title": "Two",\n  "authors": ["A",\n"B"],\n"summary": "x" }\n',
  CRLF: 'title: Two # c\r\nsummary: |\r\n  one\r\n\r\n  two\r\nmore:\r\n- https://e.example/a\r\n',
  'a byte order mark, a directive and marks of a document':
    '\uFEFF%YAML 1.2\n--- # the paper\ntitle: Two\nsummary: x\n...\n',
  'an indent of its own': '  title: Two\n  more:\n  - https://e.example/a\n  summary: x\n',
  'an anchor and an alias': 'title: &t Two\nx-again: *t\nsummary: x\n',
  'the modeline of an editor':
    '# yaml-language-server: $schema=../schema/paper.schema.json\ntitle: Two\nsummary: x\n',
};

function dataOf(text: string): Readonly<Record<string, unknown>> {
  const { data, findings } = parseYaml(new TextEncoder().encode(text));
  expect(findings).toEqual([]);
  return data ?? {};
}

function commentsOf(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => /(?<=^|\s)#(?! yaml-language).*/.exec(line)?.[0] ?? []);
}

function read(text: string): PaperText {
  const paper = PaperText.read(text);
  if (paper === undefined) throw new Error(`not read: ${text}`);
  return paper;
}

/** The issue without what was inserted, which stands in it in one piece. */
function without(text: string, inserted: string): string {
  expect(text.split(inserted)).toHaveLength(2);
  return text.replace(inserted, '');
}

describe.each(Object.entries(fragments))('a paper with %s', (_, fragment) => {
  test.each([
    ['behind the last card', issue],
    ['in CRLF', issue.replaceAll('\n', '\r\n')],
    ['into an empty list', issue.replace(/papers:[^]*?\n\n/, 'papers:\n\n')],
    ['as the first key', 'week: 2025-07-07\n'],
    ['beside cards without an indent', 'week: 2025-07-07\npapers:\n- title: One\n\n- title: Other\n'],
  ])('%s', (__, into) => {
    const paper = read(fragment);
    const { text, inserted } = insertPapers(into, [paper], { path: 'i.yaml' });
    const own = dataOf(fragment.replace('\uFEFF', ''));
    expect(paper.data).toEqual(own);
    const before = dataOf(into);
    const cards = Array.isArray(before['papers']) ? (before['papers'] as unknown[]) : [];
    expect(dataOf(text)).toEqual({ ...before, papers: [...cards, own] });
    expect(commentsOf(inserted)).toEqual(commentsOf(fragment));
    expect(without(text, inserted)).toBe(into);
    const newline = into.includes('\r\n') ? /(?<!\r)\n/ : /\r/;
    expect(text).not.toMatch(newline);
    expect(PaperText.among(text)(paper)).toBe(true);
    expect(PaperText.among(into)(paper)).toBe(false);
  });
});

describe('whose it is', () => {
  test.each([
    ['by: Kim\ntitle: Two\n', 'title: Two\n'],
    ['title: Two\nby: Kim # first time\n', 'title: Two\n# first time\n'],
    [
      'title: Two\n# who\nby:\n  name: Kim\n  email: k@e.example\nsummary: x\n',
      'title: Two\n# who\nsummary: x\n',
    ],
    ['title: Two\r\nby: { name: Kim }', 'title: Two\r\n'],
    ['by: Kim\n# title\ntitle: Two\n', '# title\ntitle: Two\n'],
    ['title: Two\nby: Kim   \nsummary: x\n', 'title: Two\nsummary: x\n'],
    ['title: Two\nby: |\n  Kim\nsummary: x\n', 'title: Two\nsummary: x\n'],
    ['title: Two\nby: |\n  Kim\n\n# c\nsummary: x\n', 'title: Two\n\n# c\nsummary: x\n'],
    ['title: Two\n  # c\n"by": Kim # d\n# e\nby2: x', 'title: Two\n  # c\n# d\n# e\nby2: x\n'],
  ])('is no part of the paper: %j', (fragment, rest) => {
    const layout = { dash: 0, gap: 2, step: 2, lists: 2, newline: '\n' } as const;
    expect(read(fragment).write(layout)).toBe(read(rest).write(layout));
    expect(read(fragment).data).toEqual(dataOf(rest));
  });

  test.each([
    '{ title: Two, by: Kim }',
    '- title: Two\n',
    'title: Two\ntitle: Two\n',
    'by: Kim\n',
    '# c\nby: Kim\n# d\n',
    'by: Kim\ntitle:\n',
    'by: &k Kim\ntitle: *k\n',
    '',
  ])('or the paper is none that can be moved: %j', (fragment) => {
    expect(PaperText.read(fragment)).toBeUndefined();
  });
});

describe('how it is written', () => {
  const layout = { dash: 2, gap: 2, step: 2, lists: 2, newline: '\n' } as const;
  test.each([
    ['  title: Two\n  more:\n  - x\n', '  - title: Two\n    more:\n    - x\n'],
    [
      '      title: Two\n      # c\n      more:\n      - x\n',
      '  -   title: Two\n      # c\n      more:\n      - x\n',
    ],
    [
      '# a\n   \n   # b\n\ntitle: Two\n\n\nmore: x\n  \n\n',
      '  # a\n  # b\n  - title: Two\n\n\n    more: x\n',
    ],
    ['---   # c\ntitle: Two   # d\n...\n# e\n', '  # c\n  - title: Two   # d\n\n    # e\n'],
    [
      'summary: |\n  ---\n  %a\n  ... b\n  50 % ---\n',
      '  - summary: |\n      ---\n      %a\n      ... b\n      50 % ---\n',
    ],
    ['title: x ---\nx-a: 5% more\n', '  - title: x ---\n    x-a: 5% more\n'],
    ['title: >2+ # c\n    a\n\n\n', '  - title: >2+ # c\n        a\n\n\n'],
    ['title: |+2\n    a\n\n\n', '  - title: |+2\n        a\n\n\n'],
    ['title: |+  \n  a\n\n\nlink: x', '  - title: |+  \n      a\n\n\n    link: x\n'],
    ['title: |\n  a\n\n \n', '  - title: |\n      a\n'],
    ['title: a|+ b\n\n\n', '  - title: a|+ b\n'],
  ])('%j', (fragment, written) => {
    expect(read(fragment).write(layout)).toBe(written);
  });

  test('behind a wider gap, and at the margin', () => {
    const paper = read(' # c\n title: Two\n more:\n - x\n');
    expect(paper.write({ ...layout, dash: 0, gap: 4 })).toBe('# c\n-   title: Two\n    more:\n    - x\n');
    expect(paper.write({ ...layout, dash: 0 })).toBe('# c\n- title: Two\n  more:\n  - x\n');
  });

  test('without the comment that tells an editor of a schema, and with all others', () => {
    const own = '  #yaml-language-server: $schema=x\n#  $schema=y\n';
    const others = ['# see $schema=z', '# a yaml-language-server: x'];
    expect(read(`${own}${others.join('\n')}\ntitle: Two\n`).write(layout)).toBe(
      `  ${others.join('\n  ')}\n  - title: Two\n`,
    );
  });
});

describe('the papers of an issue', () => {
  const written = (text: string): (string | undefined)[] =>
    PaperText.ofIssue(text).map((paper) =>
      paper?.write({ dash: 2, gap: 2, step: 2, lists: 2, newline: '\n' }),
    );

  test('are its cards, each with the comments above it', () => {
    const text =
      'intro:\n  - theme: A\npapers: # all\n  # one\n  - title: A # a\n    more:\n      - x\n\n  # apart\n\n  # two\n' +
      '  -   title: B\n      x: y\n  - C\n  -\n    title: D - E\n  - # e\n    title: E\n  # - title: F\n\n# c\nclosing: x\n';
    expect(written(text)).toEqual([
      '  # one\n  - title: A # a\n    more:\n      - x\n',
      '  # apart\n  # two\n  -   title: B\n      x: y\n',
      undefined,
      '  - title: D - E\n',
      '  # e\n  - title: E\n',
    ]);
    expect(written(text.replaceAll('\n', '\r\n'))).toEqual(written(text));
    expect(PaperText.ofIssue(text).map((paper) => paper?.data)).toEqual([
      { title: 'A', more: ['x'] },
      { title: 'B', x: 'y' },
      undefined,
      { title: 'D - E' },
      { title: 'E' },
    ]);
  });

  test.each(['papers: []\n', 'papers: [{ title: A }]\n', 'papers:\n', 'week: x\n', '', '{ papers: [] }\n'])(
    'are none where they are no block list: %j',
    (text) => {
      expect(written(text)).toEqual([]);
    },
  );
});

test('a block that would keep the blank lines behind it stays out, and one with none behind it goes in', () => {
  const paper = read('title: Two\nsummary: |+\n  text\n\n\n');
  const failure = failureOf(() => insertPapers(issue, [paper], { path: 'i.yaml' }));
  expect(failure).toMatchObject({ code: 'edit-refused', args: { why: 'unproven' } });
  const { text } = insertPapers('week: 2025-07-07\n', [paper], { path: 'i.yaml' });
  expect(dataOf(text)['papers']).toEqual([{ title: 'Two', summary: 'text\n\n\n' }]);
});

test('another comment or another word is another text', () => {
  const paper = read('title: Two # c\nsummary: x\n');
  const { text } = insertPapers(issue, [paper], { path: 'i.yaml' });
  for (const other of [text.replace('# c', '# d'), text.replace('summary: x', 'summary: "x"')]) {
    expect(other).not.toBe(text);
    expect(PaperText.among(other)(paper)).toBe(false);
  }
});

describe('the same lines', () => {
  const paper = read('# c\ntitle: Two\nmore:\n- x - y\nsummary: |\n  a\n\n  b\n');
  const lines = 'more:\n      - x - y\n    summary: |\n      a\n\n      b\n';
  test.each([
    `  # c\n  - title: Two\n    ${lines}`,
    `  # c\n  -   title: Two\n      ${lines.replaceAll('\n  ', '\n    ')}`,
    `  # c\n  -\n    title: Two\n    ${lines}`,
    `  # c\n  - title: Two\n\n    ${lines}\n\n`,
    `  - title: One\n  # c\n  - title: Two\n    ${lines}  - title: Three\n`,
  ])('are in %j', (cards) => {
    expect(PaperText.among(`papers:\n${cards}`)(paper)).toBe(true);
    expect(PaperText.among(`\uFEFFpapers:\n${cards}`.replaceAll('\n', '\r\n'))(paper)).toBe(true);
  });

  test.each([
    `papers:\n  - # c\n    title: Two\n    ${lines.replace('x - y', '"x - y"')}`,
    `papers:\n  # c\n  - title: Two\n    ${lines.replace('- x - y', '-  x - y')}`,
    `papers:\n  - title: Two\n    ${lines}`,
    `papers:\n  # c\n  - title: Two\n    ${lines.replace('a\n', 'a\n\n\n')}`,
    'papers: [{ title: Two, more: [x - y], summary: "a\\n\\nb\\n" }]\n',
    'papers:\n',
    'papers:\n  title: Two\n',
    'week: x\n',
    '{ week: x }\n',
    'week: "\n',
  ])('are not in %j', (text) => {
    expect(PaperText.among(text)(paper)).toBe(false);
  });
});

test('a dash in a comment above is none of the card', () => {
  const paper = read('# a - b\ntitle: Two\nmore: x\n');
  expect(PaperText.among('papers:\n  # a - b\n  -   title: Two\n      more: x\n')(paper)).toBe(true);
  expect(PaperText.among('papers:\n  # a b\n  -   title: Two\n      more: x\n')(paper)).toBe(false);
});

describe('credits', () => {
  test.each([
    ['\uFEFFcredits: [Kim,]\n', '\uFEFFcredits: [Kim, "Lee"]\n'],
    ['credits: ["Kim ", Lee]\n', 'credits: ["Kim ", Lee]\n'],
    ['credits:\n  - " Lee"\n  - 1\n', 'credits:\n  - " Lee"\n  - 1\n  - Kim\n'],
    ['credits: [1, { a: b }, [c]]\n', 'credits: [1, { a: b }, [c], "Kim", "Lee"]\n'],
    ['week: x\ncredits:\n  [\n  a\n  ] # c\n', 'week: x\ncredits:\n  [\n  a, "Kim", "Lee"\n  ] # c\n'],
    ['credits:\nclosing: Bye\n', 'credits:\n  - Kim\n  - Lee\nclosing: Bye\n'],
    ['week: 2025-07-07\nclosing: Bye\n', 'week: 2025-07-07\ncredits:\n  - Kim\n  - Lee\nclosing: Bye\n'],
    ['credits: []\nclosing: Bye\n', 'credits:\n  - Kim\n  - Lee\nclosing: Bye\n'],
    ['credits:\n- Kim # k\nclosing: Bye\n', 'credits:\n- Kim # k\n- Lee\nclosing: Bye\n'],
    ['credits: [ Kim ] # c\n', 'credits: [ Kim, "Lee" ] # c\n'],
    ['credits: [\n  "Lee",\n]\n', 'credits: [\n  "Lee", "Kim"\n]\n'],
    ['credits: [Lee, Kim]\n', 'credits: [Lee, Kim]\n'],
  ])('%j', (before, after) => {
    expect(insertCredits(before, ['Kim', 'Lee', 'Kim'], 'i.yaml')).toBe(after);
  });

  test('are the same however their letters are put together', () => {
    expect(insertCredits('credits: [é]\n', ['e\u0301'], 'i.yaml')).toBe('credits: [é]\n');
    expect(insertCredits('week: x\n', ['e\u0301', 'é'], 'i.yaml')).toBe('week: x\ncredits:\n  - é\n');
  });

  test.each([
    'credits: [ Lee # l\n]\n',
    'credits: { a: b }\n',
    'credits: Lee\n',
    'credits: &c [Lee]\nx-a: *c\n',
    'x-a: &c [Lee]\ncredits: *c\n',
    '{ credits: [Lee] }\n',
  ])('a list that cannot be continued is refused in words: %j', (text) => {
    const failure = failureOf(() => insertCredits(text, ['Kim'], 'i.yaml'));
    expect(failure).toMatchObject({ code: 'edit-refused', args: { path: 'i.yaml', why: 'credits' } });
    expect(failure?.cause).toBeInstanceOf(Error);
  });

  test('and what is wrong with a file is said as that', () => {
    const failure = failureOf(() => insertCredits('credits: "\n', ['Kim'], 'i.yaml'));
    expect(failure).toMatchObject({ code: 'issue-has-errors' });
  });
});
