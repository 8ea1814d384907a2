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
    expect(paper.isIn(text)).toBe(true);
    expect(paper.isIn(into)).toBe(false);
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
  ])('is no part of the paper: %j', (fragment, rest) => {
    const layout = { dash: 0, gap: 2, step: 2, lists: 2, newline: '\n' } as const;
    expect(read(fragment).write(layout)).toBe(read(rest).write(layout));
    expect(read(fragment).data).toEqual(dataOf(rest));
  });

  test.each(['{ title: Two, by: Kim }', '- title: Two\n', 'title: Two\ntitle: Two\n', 'by: Kim\n', ''])(
    'or the paper is none that can be moved: %j',
    (fragment) => {
      expect(PaperText.read(fragment)).toBeUndefined();
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
    expect(paper.isIn(other)).toBe(false);
  }
});

describe('credits', () => {
  test.each([
    ['week: 2025-07-07\nclosing: Bye\n', 'week: 2025-07-07\ncredits:\n  - Kim\n  - Lee\nclosing: Bye\n'],
    ['credits: []\nclosing: Bye\n', 'credits:\n  - Kim\n  - Lee\nclosing: Bye\n'],
    ['credits:\n- Kim # k\nclosing: Bye\n', 'credits:\n- Kim # k\n- Lee\nclosing: Bye\n'],
    ['credits: [ Kim ] # c\n', 'credits: [ Kim, "Lee" ] # c\n'],
    ['credits: [\n  "Lee",\n]\n', 'credits: [\n  "Lee", "Kim"\n]\n'],
    ['credits: [Lee, Kim]\n', 'credits: [Lee, Kim]\n'],
  ])('%j', (before, after) => {
    expect(insertCredits(before, ['Kim', 'Lee', 'Kim'], 'i.yaml')).toBe(after);
  });

  test('a list that cannot be continued is refused in words', () => {
    const failure = failureOf(() => insertCredits('credits: [ Lee # l\n]\n', ['Kim'], 'i.yaml'));
    expect(failure).toMatchObject({ code: 'edit-refused', args: { why: 'credits' } });
  });
});
