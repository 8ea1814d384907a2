import { describe, expect, test } from 'vitest';
import { movePaper, removePapers } from '../../src/issue/edit/rearrange.ts';
import { Failure } from '../../src/problem/failure.ts';

const move = (text: string, from: number, to: number): string =>
  movePaper(text, { from, to }, 'issue.yaml').text;
const remove = (text: string, ...numbers: number[]): string => removePapers(text, numbers, 'issue.yaml').text;

function failureOf(act: () => unknown): Failure | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  return undefined;
}

describe('move', () => {
  test.each<[string, string, number, number, string]>([
    [
      'down, with the comments above it and inside it',
      'papers:\n  # about a\n  - title: a # x\n    # no summary yet\n  - title: b\n  - title: c\nclosing: d\n',
      1,
      2,
      'papers:\n  - title: b\n  # about a\n  - title: a # x\n    # no summary yet\n  - title: c\nclosing: d\n',
    ],
    [
      'up, and what stands apart stays',
      'papers:\n- title: a\n\n# second half\n\n- title: b\n\n- title: c\n\n# end\n',
      3,
      1,
      'papers:\n- title: c\n\n# second half\n\n- title: a\n\n- title: b\n\n# end\n',
    ],
    ['the last line without a line end', 'papers:\n- a: 1\n- b: 1', 2, 1, 'papers:\n- b: 1\n- a: 1'],
    [
      'the last line without a line end, and a blank line comes to the end',
      'papers:\n- a: |+\n    x\n\n- b: 1\n\n# far\n\n- c: 1',
      3,
      1,
      'papers:\n- c: 1\n- a: |+\n    x\n\n- b: 1\n\n# far\n\n',
    ],
    [
      'blank lines that a block keeps go with it',
      'papers:\n  - a: |+\n      x\n\n  - b: 1\n\n  - c: 1\n\n# end\n',
      1,
      3,
      'papers:\n  - b: 1\n\n  - c: 1\n\n  - a: |+\n      x\n\n# end\n',
    ],
    ['to its own place', 'papers:\n- a: 1\n- b: 1', 2, 2, 'papers:\n- a: 1\n- b: 1'],
  ])('%s', (_, text, from, to, expected) => expect(move(text, from, to)).toBe(expected));
});

describe('remove', () => {
  test.each<[string, string, readonly number[], string]>([
    [
      'the first, with its comment',
      'papers:\n\n  # about a\n  - title: a\n\n  - title: b\n',
      [1],
      'papers:\n\n  - title: b\n',
    ],
    [
      'one in the middle leaves one blank line',
      'papers:\n- a: 1\n\n- b: 1\n\n- c: 1\n',
      [2],
      'papers:\n- a: 1\n\n- c: 1\n',
    ],
    [
      'a comment that belongs to no card stays',
      'papers:\n- a: 1\n\n# half\n\n- b: 1\n\n- c: 1\n',
      [2],
      'papers:\n- a: 1\n\n# half\n\n- c: 1\n',
    ],
    ['the last', 'papers:\n- a: 1\n\n- b: 1\nclosing: c\n', [2], 'papers:\n- a: 1\nclosing: c\n'],
    ['the last line without a line end', 'papers:\n- a: 1\n- b: 1', [2], 'papers:\n- a: 1'],
    ['several, in any order and twice', 'papers:\n- a: 1\n- b: 1\n- c: 1\n', [3, 1, 3], 'papers:\n- b: 1\n'],
    [
      'all of them',
      'papers: # all\n  - a: 1\n\n  # b\n  - b: 1\n\nclosing: c\n',
      [1, 2],
      'papers: [] # all\n\nclosing: c\n',
    ],
    [
      'one of two that belong together, before a blank line',
      'papers:\n- a: 1\n- b: 1\n\n- c: 1\n',
      [2],
      'papers:\n- a: 1\n\n- c: 1\n',
    ],
    [
      'one above a line of spaces',
      'papers:\n- a: 1\n\n- b: 1\n  \n# end\n',
      [1],
      'papers:\n- b: 1\n  \n# end\n',
    ],
  ])('%s', (_, text, numbers, expected) => expect(remove(text, ...numbers)).toBe(expected));
});

test('what was moved or removed comes back as it was read', () => {
  const text = 'papers:\n- a: 1\n- b: 2\n- c: 3\n';
  expect(movePaper(text, { from: 3, to: 1 }, 'issue.yaml').papers).toEqual([{ c: 3 }]);
  expect(removePapers(text, [2, 1, 2], 'issue.yaml').papers).toEqual([{ b: 2 }, { a: 1 }]);
});

describe('what is left alone', () => {
  test.each<[string, string, number, string, RegExp]>([
    ['a list in flow style', 'week: w\npapers: [{ title: a }]\n', 1, 'list-not-editable', /block style/],
    ['a file in flow style', '{ papers: [{ title: a }] }\n', 1, 'list-not-editable', /block style/],
    ['an alias', 'x-a: &a\n  - title: a\npapers: *a\n', 1, 'edit-refused', /Replace the alias/],
    ['no papers', 'week: w\n', 1, 'no-such-paper', /add-paper/],
    ['an empty list', 'papers: []\n', 1, 'no-such-paper', /add-paper/],
    ['a number too high', 'papers:\n- a: 1\n', 2, 'no-such-paper', /from 1/],
    ['no YAML', 'papers:\n- a: "\n', 1, 'issue-has-errors', /validate/],
    ['a list that is repeated', 'papers: &a\n- a: 1\n- b: 1\nx-a: *a\n', 1, 'edit-refused', /repeats it/],
    [
      'an anchor that is used below',
      'papers:\n- &a { t: 1 }\n- b: 1\nx-a: *a\n',
      1,
      'edit-refused',
      /repeats it/,
    ],
    [
      'a list that begins on the line of its key',
      '? papers\n: - a: 1\n  - b: 1\n',
      1,
      'edit-refused',
      /below/,
    ],
  ])('%s', (_, text, number, code, hint) => {
    const failure = failureOf(() => remove(text, number));
    expect(failure?.code).toBe(code);
    expect(failure?.args).toMatchObject({ path: 'issue.yaml' });
    expect(failure?.words.hint).toMatch(hint);
  });

  test.each([
    [3, 1, 3],
    [1, 3, 3],
  ])('a paper that is not there, moved from %d to %d', (from, to, number) => {
    const failure = failureOf(() => move('papers:\n- a: 1\n- b: 1\n', from, to));
    expect([failure?.code, failure?.args]).toEqual([
      'no-such-paper',
      { number, path: 'issue.yaml', papers: 2 },
    ]);
  });

  test('a byte order mark', () => {
    expect(move('\uFEFFpapers:\n- a: 1\n- b: 1\n', 2, 1)).toBe('\uFEFFpapers:\n- b: 1\n- a: 1\n');
    expect(move('papers:\n- a: 1\n- b: "\uFEFF"\n', 2, 1)).toBe('papers:\n- b: "\uFEFF"\n- a: 1\n');
  });

  test('an alias is not moved before what it repeats', () => {
    const text = 'papers:\n- &a { t: 1 }\n- *a\n- c: 1\n';
    expect(failureOf(() => move(text, 2, 1))?.words.message).toMatch(/anchors \(&name\)/);
    expect(move(text, 3, 1)).toBe('papers:\n- c: 1\n- &a { t: 1 }\n- *a\n');
  });
});
