import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { exactText, insertPapers } from '../../src/issue/edit/insert.ts';
import type { PaperDraft } from '../../src/papers/paper-draft.ts';
import { Failure } from '../../src/problem/failure.ts';

const paper: PaperDraft = { title: 'New', tags: ['t'] };
const insert = (text: string, at?: number, list: readonly PaperDraft[] = [paper]): string =>
  insertPapers(text, list, { path: 'issue.yaml', at }).text;

function failureOf(act: () => unknown): Failure | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  return undefined;
}

describe('after the last card', () => {
  test.each<[string, string, string]>([
    [
      'a list indented under its key',
      'papers:\n  - title: a\n',
      'papers:\n  - title: a\n  - title: "New"\n    tags:\n      - t\n',
    ],
    [
      'a list at the margin, with its own lists there too',
      'papers:\n- title: a\n  authors:\n  - x\nclosing: c\n',
      'papers:\n- title: a\n  authors:\n  - x\n- title: "New"\n  tags:\n  - t\nclosing: c\n',
    ],
    [
      'a list without an example of inner lists',
      'papers:\n- title: a\n',
      'papers:\n- title: a\n- title: "New"\n  tags:\n  - t\n',
    ],
    [
      'deeper indents and wide gaps',
      'papers:\n    -   title: a\n        authors:\n            - x\n',
      'papers:\n    -   title: a\n        authors:\n            - x\n    -   title: "New"\n        tags:\n            - t\n',
    ],
    [
      'comments that trail the list stay behind it',
      'papers:\n  - title: a # x\n\n  # the end\n# really\n',
      'papers:\n  - title: a # x\n  - title: "New"\n    tags:\n      - t\n\n  # the end\n# really\n',
    ],
    [
      "a comment at the last card's own indentation stays with it",
      'papers:\n  - title: a\n\n    # no summary yet\n  # the end\n',
      'papers:\n  - title: a\n\n    # no summary yet\n  - title: "New"\n    tags:\n      - t\n  # the end\n',
    ],
    [
      'a card that is commented out stays behind',
      'papers:\n  - title: a\n  # - title: b\n  #   summary: c\n',
      'papers:\n  - title: a\n  - title: "New"\n    tags:\n      - t\n  # - title: b\n  #   summary: c\n',
    ],
    [
      'blank lines that a block keeps are its own',
      'papers:\n  - title: |+\n      a\n\n\nclosing: c\n',
      'papers:\n  - title: |+\n      a\n\n\n  - title: "New"\n    tags:\n      - t\nclosing: c\n',
    ],
    [
      'blank lines behind a block that does not keep them stay behind the new card',
      'papers:\n  - title: |\n      a\n\n\nclosing: c\n',
      'papers:\n  - title: |\n      a\n  - title: "New"\n    tags:\n      - t\n\n\nclosing: c\n',
    ],
    [
      'cards apart by blank lines',
      'papers:\n\n  - title: a\n\n  # b\n  - title: b\n\n# end\n',
      'papers:\n\n  - title: a\n\n  # b\n  - title: b\n\n  - title: "New"\n    tags:\n      - t\n\n# end\n',
    ],
    [
      'cards apart by blank lines, the last of which keeps its own',
      'papers:\n  - title: a\n\n  - title: |+\n      b\n',
      'papers:\n  - title: a\n\n  - title: |+\n      b\n  - title: "New"\n    tags:\n      - t\n',
    ],
    [
      'no final line end',
      'papers:\n  - title: a',
      'papers:\n  - title: a\n  - title: "New"\n    tags:\n      - t',
    ],
    [
      'no final line end, CRLF and a byte order mark',
      '\uFEFFpapers:\r\n  - title: a',
      '\uFEFFpapers:\r\n  - title: a\r\n  - title: "New"\r\n    tags:\r\n      - t',
    ],
    [
      'a document end mark',
      '---\npapers:\n  - title: a\n...\n# after\n',
      '---\npapers:\n  - title: a\n  - title: "New"\n    tags:\n      - t\n...\n# after\n',
    ],
    [
      'cards in flow style, folded and quoted texts',
      "papers:\n  - { title: a, tags: [x,\n      y] }\n  - title: >-\n      b\n      c\n  - title: 'd\n      e'\nx-a: 1\n",
      'papers:\n  - { title: a, tags: [x,\n      y] }\n  - title: >-\n      b\n      c\n  - title: \'d\n      e\'\n  - title: "New"\n    tags:\n      - t\nx-a: 1\n',
    ],
    [
      'a key in quotation marks, an anchor and an empty last card',
      '"papers": &p # all\n  - title: a\n  -\nx-a: 1\n',
      '"papers": &p # all\n  - title: a\n  -\n  - title: "New"\n    tags:\n      - t\nx-a: 1\n',
    ],
  ])('%s', (_, before, after) => {
    expect(insert(before)).toBe(after);
  });
});

describe('where there is no card yet', () => {
  const card = '  - title: "New"\n    tags:\n      - t\n';
  test.each<[string, string, string]>([
    ['a key without a value', 'week: w\npapers:\n', `week: w\npapers:\n${card}`],
    ['a key without a value or a line end', 'papers:', `papers:\n${card.trimEnd()}`],
    [
      'comments',
      'papers: # here\n  # like this\n\n# else\nclosing: c\n',
      `papers: # here\n  # like this\n${card}\n# else\nclosing: c\n`,
    ],
    ['[]', 'papers: []\nclosing: c\n', `papers:\n${card}closing: c\n`],
    ['[] and comments', 'papers: [ ]  # here\n  # like this\n', `papers:  # here\n  # like this\n${card}`],
    ['[] on a line of its own', 'papers:\n  []\nclosing: c\n', `papers:\n${card}closing: c\n`],
    ['[] over two lines', 'papers: [\n]\n', `papers:\n${card}`],
    ['null', 'papers: ~\n', `papers:\n${card}`],
    ['no key', 'week: w\n# the end\n', `week: w\n# the end\npapers:\n${card}`],
    ['no key, but a document end mark', 'week: w\n\n...\n', `week: w\npapers:\n${card}\n...\n`],
    ['no key, but closing', 'week: w\n# bye\nclosing: c\n', `week: w\npapers:\n${card}# bye\nclosing: c\n`],
    ['no key, but closing first', 'closing: c\nweek: w\n', `papers:\n${card}closing: c\nweek: w\n`],
    [
      'no key, keys apart by blank lines',
      'week: w\n\nclosing: c\n',
      `week: w\n\npapers:\n${card}\nclosing: c\n`,
    ],
    [
      'no key, keys apart by blank lines, at the end',
      'week: w\n\nlead: c\n',
      `week: w\n\nlead: c\n\npapers:\n${card}`,
    ],
    [
      'no key, behind a block that keeps its blank lines',
      'lead: |+\n  a\n\n',
      `lead: |+\n  a\n\npapers:\n${card}`,
    ],
    [
      'a whole file that is indented',
      '  week: w\n  papers: []\n',
      `  week: w\n  papers:\n${card.replaceAll(/^/gm, '  ').trimEnd()}\n`,
    ],
    [
      'other lists at the margin',
      'intro:\n- text: a\npapers:\n',
      'intro:\n- text: a\npapers:\n- title: "New"\n  tags:\n  - t\n',
    ],
  ])('%s', (_, before, after) => {
    expect(insert(before)).toBe(after);
  });
});

describe('at a position', () => {
  const two = 'papers:\n  # first\n  - title: a\n    # of a\n  # b, which\n  # matters\n  - title: b\n';
  const card = '  - title: "New"\n    tags:\n      - t\n';
  test('comments directly above a card stay with it, those of the card before with that', () => {
    expect(insert(two, 1)).toBe(two.replace('  # first', `${card}  # first`));
    expect(insert(two, 2)).toBe(two.replace('  # b,', `${card}  # b,`));
    expect(insert(two, 3)).toBe(two + card);
  });

  test('several at once keep their order', () => {
    const text = insert(two, 2, [{ title: 'x' }, { title: 'y' }]);
    expect(parse(text)).toEqual({ papers: [{ title: 'a' }, { title: 'x' }, { title: 'y' }, { title: 'b' }] });
  });

  test.each([0, 4, -1])('position %i is refused', (at) => {
    expect(failureOf(() => insert(two, at))).toMatchObject({
      code: 'edit-refused',
      args: { why: 'position' },
    });
  });

  test('an empty list has but one position', () => {
    expect(insert('papers: []\n', 1)).toBe(`papers:\n${card}`);
    expect(failureOf(() => insert('papers: []\n', 2))?.args).toMatchObject({ why: 'position' });
  });
});

describe('what is left alone', () => {
  test.each([
    ['week: w\npapers: [{ title: a }]\n', 2],
    ['papers:\n  [ # none\n  ]\n', 2],
  ])('a list in flow style: %j', (text, line) => {
    const failure = failureOf(() => insert(text));
    expect(failure).toMatchObject({ code: 'list-not-editable', args: { path: 'issue.yaml', line } });
    expect(failure?.words.hint).toContain('block style');
  });

  test.each([
    ['{ week: w, papers: [] }\n', 1],
    ['# one\n---\n{ week: w }\n', 3],
  ])('a file in flow style: %j', (text, line) => {
    const { words, args } = failureOf(() => insert(text)) ?? {};
    expect(args).toMatchObject({ line, written: 'file' });
    expect(words?.message).toMatch(/the whole file is written as \{ … \}/);
    expect(words?.hint).toMatch(/^Write it in block style, each key .* without braces/);
  });

  test.each([
    ['x-a: &a\n  - title: a\npapers: *a\n', /an alias/, /Replace the alias with the list itself/],
    ['papers: &a\n  - title: a\nx-a: *a\n', /have an anchor \(&name\)/, /remove the anchor/],
  ])('a list that stands twice: %j', (text, message, hint) => {
    const { words } = failureOf(() => insert(text)) ?? {};
    expect([words?.message, words?.hint]).toEqual([
      expect.stringMatching(message),
      expect.stringMatching(hint),
    ]);
  });

  test('an anchor that nothing repeats is in no way', () => {
    const text = 'papers: &a\n  - title: a\n';
    expect(parse(insert(text))).toEqual({ papers: [{ title: 'a' }, paper] });
  });

  test.each(['papers: none\n', 'papers: { title: a }\n', 'papers:\n  title: a\n'])(
    'papers that are no list: %j',
    (text) => {
      expect(failureOf(() => insert(text))).toMatchObject({
        code: 'edit-refused',
        args: { why: 'not-a-list' },
      });
    },
  );

  test.each(['papers: [\n', 'a: 1\na: 2\n', 'week: w\n---\nweek: v\n', '', '# nothing\n', '- a\n'])(
    'a file that is not sound: %j',
    (text) => {
      expect(failureOf(() => insert(text))).toMatchObject({
        code: 'issue-has-errors',
        args: { path: 'issue.yaml' },
      });
    },
  );

  test('a change that cannot be proven is not made', () => {
    // The dash stands on the key's own line, so nothing can stand before it.
    const text = '? papers\n: - title: a\n';
    expect(failureOf(() => insert(text, 1))).toMatchObject({
      code: 'edit-refused',
      args: { why: 'unproven' },
    });
    expect(parse(insert(text))).toEqual({ papers: [{ title: 'a' }, paper] });
  });

  test('no papers change nothing', () => {
    expect(insert('papers: []\n', undefined, [])).toBe('papers: []\n');
  });
});

test('exactText gives a text that encodes to the same bytes, or refuses', () => {
  const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a]);
  expect(new TextEncoder().encode(exactText(bytes, 'f'))).toEqual(bytes);
  expect(failureOf(() => exactText(new Uint8Array([0xff]), 'f'))).toMatchObject({ code: 'issue-has-errors' });
});

test.each(['2025-07-07', '2025-07-14'])('a card in the middle and at the end of the real week %s', (week) => {
  const text = readFileSync(new URL(`../../issues/${week}.yaml`, import.meta.url), 'utf8');
  for (const at of [1, 2, undefined]) {
    const { text: after, inserted } = insertPapers(text, [paper], { path: week, at });
    expect(after.replace(inserted, () => '')).toBe(text);
    expect(inserted).toBe('  - title: "New"\n    tags:\n      - t\n');
  }
});
