import { describe, expect, test } from 'vitest';
import { exactText, insertCredits, insertPapers, insertThemes } from '../../src/issue/index.ts';
import type { PaperDraft } from '../../src/papers/paper-draft.ts';
import { failureOf } from '../support/failure-of.ts';

const paper: PaperDraft = { title: 'New', tags: ['t'], 'x-a': { b: 1 } };
const path = 'issue.yaml';
const insert = (text: string, at?: number): string => insertPapers(text, [paper], { path, at }).text;

/** The card as it is laid out with these columns. */
function card({ dash = 2, gap = 2, step = 2, lists = 2 } = {}): string {
  const inner = ' '.repeat(dash + gap);
  const start = `${' '.repeat(dash)}-${' '.repeat(gap - 1)}`;
  return `${start}title: "New"\n${inner}tags:\n${inner}${' '.repeat(lists)}- t\n${inner}x-a:\n${inner}${' '.repeat(step)}b: 1\n`;
}

const mixed =
  'papers:\n  - title: a\n    tags:\n      - x\n  -   title: b\n      tags:\n      - y\n      image:\n         url: z\n';

describe('a card is laid out as those beside it', () => {
  test.each([
    ['as the one whose place it takes', mixed, 1, { step: 3 }],
    ['and not as the first', mixed, 2, { gap: 4, step: 3, lists: 0 }],
    ['as the last', mixed, 3, { gap: 4, step: 3, lists: 0 }],
    ['as those that show it', 'papers:\n  - { title: a }\n  - b\n  -   title: c\n', 4, { gap: 4 }],
    ['as usual, where the dash stands alone', 'papers:\n  -\n      title: c\n', 2, {}],
    [
      'and where a comment stands behind it',
      'papers:\n  - # c\n     title: c\n     tags:\n     - x\n',
      2,
      { lists: 0 },
    ],
    ['with one space of indent', 'papers:\n- a: b\n  image:\n   url: x\n', 2, { dash: 0, step: 1, lists: 0 }],
    [
      'and not as lists in brackets',
      'papers:\n - tags: []\n   more: [x]\n   image: { url: x }\n   x-a:\n    - b\n',
      2,
      { dash: 1, lists: 1 },
    ],
    [
      'up to nine columns',
      'papers:\n  -        title: c\n           tags:\n                    - x\n           image:\n                    url: x\n',
      2,
      { gap: 9, step: 9, lists: 9 },
    ],
    [
      'and no further',
      'papers:\n  -         title: c\n            tags:\n                      - x\n            image:\n                      url: x\n',
      2,
      {},
    ],
  ])('%s', (_, text, at, layout) => {
    const { text: after, inserted } = insertPapers(text, [paper], { path, at });
    expect(inserted).toBe(card(layout));
    expect(after.replace(inserted, '')).toBe(text);
  });

  test.each([
    ['intro:\n   - theme: a\nweek: x\n', card({ dash: 3 })],
    ['intro:\n- theme: a\nweek: x\n', card({ dash: 0, lists: 0 })],
    ['tags: [a]\nweek: x\n', card()],
    ['papers:\nintro:\n    - theme: a\n', card({ dash: 4 })],
  ])('or as the other lists of the file: %j', (text, inserted) => {
    expect(insertPapers(text, [paper], { path }).inserted).toContain(inserted);
  });

  test('whose root map is indented, too', () => {
    expect(insert('  intro:\n  - theme: a\n  week: x\n')).toBe(
      `  intro:\n  - theme: a\n  week: x\n  papers:\n${card({ lists: 0 })}`,
    );
    expect(insert('  tags:\n      - a\n  week: x')).toBe(
      `  tags:\n      - a\n  week: x\n  papers:\n${card({ dash: 6 }).trimEnd()}`,
    );
  });
});

describe('blank lines between cards', () => {
  const first = 'papers:\n  - title: a\n\n  - title: b\n  - title: c\n';
  const last = 'papers:\n  - title: a\n  - title: b\n\n  - title: c\n';
  test.each([
    [first, 1, `${card()}\n`],
    [first, 2, `${card()}\n`],
    [first, 3, card()],
    [first, 4, card()],
    [last, 1, card()],
    [last, 2, card()],
    [last, 3, `${card()}\n`],
    [last, 4, `\n${card()}`],
    ['papers:\n\n  - title: a\n', 1, card()],
  ])('are those of the place: %j, %i', (text, at, inserted) => {
    const result = insertPapers(text, [paper], { path, at });
    expect(result.inserted).toBe(inserted);
    expect(result.text.replace(inserted, '')).toBe(text);
  });

  test('stand between several, with the line ends of the place', () => {
    const text = 'papers:\n  - title: a\r\n\r\n  - title: b\r\n';
    const { inserted, before } = insertPapers(text, [paper, paper], { path, at: 2 });
    expect(inserted).toBe(`${card()}\n${card()}\n`.replaceAll('\n', '\r\n'));
    expect(before).toBe(2);
  });
});

describe('in place of what means nothing', () => {
  test.each([
    ['papers:   ~   # c\nclosing: x\n', `papers:   # c\n${card()}closing: x\n`],
    ['papers: null', `papers:\n${card().trimEnd()}`],
    ['papers: Null\n', `papers:\n${card()}`],
    ['papers: NULL # c\n', `papers: # c\n${card()}`],
    ['papers:\n  ~\nclosing: x\n', `papers:\n${card()}closing: x\n`],
    ['papers:\n  # c\n  []  \n  # d\n\nx-a: b\n', `papers:\n  # c\n  # d\n${card()}\nx-a: b\n`],
    ['papers: [\n\n] # c\n', `papers: # c\n${card()}`],
    ['papers: &a []\n', `papers: &a\n${card()}`],
    ['papers:\n  ~ # c\nclosing: x\n', `papers:\n # c\n${card()}closing: x\n`],
  ])('%j', (before, after) => {
    expect(insert(before)).toBe(after);
    expect(insert(before, 1)).toBe(after);
  });

  test.each(['nULL', 'none', 'x null', 'nullable', '"~"', '{ a: b }', "''"])('%s is something', (value) => {
    const failure = failureOf(() => insert(`papers: ${value}\n`));
    expect(failure).toMatchObject({ code: 'edit-refused', args: { why: 'not-a-list' } });
  });
});

describe('as a new key', () => {
  const key = `papers:\n${card()}`;
  test.each([
    ['week: x', `week: x\n${key.trimEnd()}`],
    ['week: x\n\n# c\n\n', `week: x\n\n# c\n${key}\n`],
    ['week: x # c\n...\n', `week: x # c\n${key}...\n`],
    ['week: |+\n  x\n\n...\n', `week: |+\n  x\n\n${key}...\n`],
    ['week: x\n  \n\t\n', `week: x\n${key}  \n\t\n`],
    ['web_url: x\n', `${key}web_url: x\n`],
    ['week: x\n\ncredits: []\nclosing: c\n', `week: x\n\n${key}\ncredits: []\nclosing: c\n`],
    ['a: |\n  x\nclosing: c\n', `a: |\n  x\n${key}closing: c\n`],
    ['--- # c\nweek: x\n', `--- # c\nweek: x\n${key}`],
    ['week: x\nlead: y\n\nx-a: z\n', `week: x\nlead: y\n\nx-a: z\n\n${key}`],
    ['week: x\n\nlead: y\nx-a: z\n', `week: x\n\nlead: y\nx-a: z\n${key}`],
  ])('%j', (before, after) => {
    expect(insert(before)).toBe(after);
    expect(insert(`\uFEFF${before}`, 1)).toBe(`\uFEFF${after}`);
    expect(failureOf(() => insert(before, 2))).toMatchObject({ args: { path, why: 'position' } });
  });
});

describe('themes', () => {
  const themes = [{ text: 'x\n', theme: 'T', emoji: ':a:' }];
  const theme = '  - emoji: ":a:"\n    theme: "T"\n    text: |\n      x\n';
  const atMargin = theme.replaceAll(/^ {2}/gm, '');
  test.each([
    ['week: x\npapers:\n  - title: a\n', `week: x\nintro:\n${theme}papers:\n  - title: a\n`],
    ['week: x\n\npapers: []\n', `week: x\n\nintro:\n${theme}\npapers: []\n`],
    ['week: x\nclosing: y\n', `week: x\nintro:\n${theme}closing: y\n`],
    ['week: x\ncredits: []\n', `week: x\nintro:\n${theme}credits: []\n`],
    ['week: x\nsections: []\n', `week: x\nintro:\n${theme}sections: []\n`],
    ['intro: []\n', `intro:\n${theme}`],
    [
      'intro:\n- theme: a\n  text: |\n    b\n\n- theme: b\npapers:\n',
      `intro:\n- theme: a\n  text: |\n    b\n\n- theme: b\n\n${atMargin}papers:\n`,
    ],
  ])('go where the introduction is: %j', (before, after) => {
    expect(insertThemes(before, themes, path)).toBe(after);
  });

  test('are refused where it is no list', () => {
    expect(failureOf(() => insertThemes('intro: text\n', themes, path))).toMatchObject({
      code: 'edit-refused',
    });
    expect(failureOf(() => insertThemes('week: x\nintro: [a]\n', themes, path))).toMatchObject({
      code: 'list-not-editable',
      args: { path, line: 2, written: 'intro' },
    });
  });
});

test.each([
  ['week: x\nweb_url: y\nclosing: z\n', 'week: x\ncredits:\n  - Kim\nweb_url: y\nclosing: z\n'],
  ['sections: []\npapers: []\n', 'sections: []\npapers: []\ncredits:\n  - Kim\n'],
  ['papers:\n- title: a\ncredits: ~\n', 'papers:\n- title: a\ncredits:\n- Kim\n'],
])('credits stand before the closing and the address alone: %j', (before, after) => {
  expect(insertCredits(before, ['Kim'], path)).toBe(after);
});

test('what is decomposed or not there is as it will be read', () => {
  const odd = {
    title: 'e\u0301',
    'x-b': [undefined, null, 'b'],
    'e\u0301': { a: undefined, b: null },
    tags: undefined,
  };
  const { inserted } = insertPapers('papers:\n  - title: a\n', [odd as unknown as PaperDraft], { path });
  expect(inserted).toBe(
    '  - title: "é"\n    x-b:\n      - null\n      - null\n      - b\n    "é":\n      b: null\n'.replace(
      /"é"/g,
      '"e\u0301"',
    ),
  );
});

test.each([
  ['---  { week: x }\n', 1],
  ['# {\n\n  { week: x }\n', 3],
  ['--- # {\n{ week: x }\n', 2],
])('where a file in braces begins is said: %j', (text, line) => {
  expect(failureOf(() => insert(text))).toMatchObject({
    code: 'list-not-editable',
    args: { path, line, written: 'file' },
  });
});

test('nothing to put in is put nowhere, but into a file that is sound', () => {
  expect(insertPapers('papers: [{ title: a }]\n', [], { path })).toEqual({
    text: 'papers: [{ title: a }]\n',
    inserted: '',
    before: 1,
    isSpaced: true,
  });
  expect(insertPapers('papers: x\n', [], { path }).before).toBe(0);
  expect(failureOf(() => insertPapers('papers: "\n', [], { path }))).toMatchObject({
    code: 'issue-has-errors',
  });
});

test('a comment in an empty list is no part of nothing', () => {
  expect(failureOf(() => insert('papers: [ # [\n]\n'))).toMatchObject({
    code: 'list-not-editable',
    args: { line: 1 },
  });
});

test('a list that stands elsewhere too is told from one that cannot be proven', () => {
  const why = (text: string): unknown => failureOf(() => insert(text, 1))?.args;
  expect(why('week: w\npapers: &a\n  - title: a\nx-a: *a\n')).toEqual({ path, why: 'anchored' });
  expect(why('x-a: &a w\nx-b: *a\n? papers\n: - title: a\n')).toEqual({ path, why: 'unproven' });
});

test('bytes that are no UTF-8 are a failure of their file', () => {
  const failure = failureOf(() => exactText(Uint8Array.of(0x61, 0xff), path));
  expect(failure).toMatchObject({ code: 'issue-has-errors', args: { path } });
  expect(failure?.cause).toBeInstanceOf(TypeError);
});
