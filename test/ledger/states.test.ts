import { describe, expect, test } from 'vitest';
import { sha256Of } from '../../src/ledger/hash.ts';
import type { ForumRecord, PostState } from '../../src/ledger/model.ts';
import { isBehind, isOut, stateOf } from '../../src/ledger/states.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const base =
  'week: 2025-07-07\npapers:\n  - title: "A"\n    arxiv: "2506.15677"\n    summary: |\n      One.\n';
const got = { hash: sha256Of(base), copy: bytes(base) };

describe('a channel is behind', () => {
  test.each([
    ['the same bytes', base, false],
    ['a comment more', `# checked\n${base}`, false],
    ['quotation marks of another kind', base.replace('"A"', "'A'"), false],
    [
      'keys in another order',
      'papers:\n  - summary: |\n      One.\n    arxiv: "2506.15677"\n    title: A\nweek: 2025-07-07\n',
      false,
    ],
    [
      'flow style',
      'week: 2025-07-07\npapers: [{ title: A, arxiv: "2506.15677", summary: "One.\\n" }]\n',
      false,
    ],
    ['another word', base.replace('One', 'Two'), true],
    ['a paper more', `${base}  - title: B\n`, true],
    ['papers in another order', base.replace('  - title', '  - title: B\n  - title'), true],
    ['what cannot be read', 'week: [', true],
  ])('with %s: %s', async (_, now, expected) => {
    expect(await isBehind(got, bytes(now))).toBe(expected);
  });

  test('where a number that was meant as a text is another text', async () => {
    const [before, now] = ['week: 2025-07-07\ntitle: 2.1\n', 'week: 2025-07-07\ntitle: 2.10\n'];
    expect(await isBehind({ hash: sha256Of(before), copy: bytes(before) }, bytes(now))).toBe(true);
  });

  test('where neither can be read', async () => {
    const before = 'week: [';
    expect(await isBehind({ hash: sha256Of(before), copy: bytes(before) }, bytes('week: ['))).toBe(false);
    expect(await isBehind({ hash: sha256Of(before), copy: bytes(before) }, bytes('week: {'))).toBe(true);
  });

  test('with any change, where the copy is gone or is another', async () => {
    const commented = bytes(`# checked\n${base}`);
    expect(await isBehind({ ...got, copy: undefined }, commented)).toBe(true);
    expect(await isBehind({ ...got, copy: commented }, commented)).toBe(true);
    expect(await isBehind({ ...got, copy: undefined }, bytes(base))).toBe(false);
  });
});

describe('how far a channel is', () => {
  const record = (...states: PostState[]): ForumRecord => ({
    url: 'https://forum.example',
    external_id: 'a',
    title: 'A',
    issue: sha256Of(''),
    posts: states.map((state, i) => ({ part: i + 1, state, raw: sha256Of(''), at: '2025-07-09T03:00:00Z' })),
  });

  test.each([
    [[], undefined, false],
    [['posted'], 'posted', true],
    [['posted', 'posted'], 'posted', true],
    [['posted', 'intent'], 'intent', false],
    [['posted', 'posting'], 'posting', false],
    [['posted', 'pending'], 'pending', true],
    [['posted', 'uncertain', 'intent'], 'uncertain', false],
    [['failed'], 'failed', false],
  ] as const)('%j: %s', (states, state, out) => {
    expect([stateOf(record(...states)), isOut(record(...states))]).toEqual([state, out]);
  });

  test('nowhere without a record', () => {
    expect([stateOf(undefined), isOut(undefined)]).toEqual([undefined, false]);
  });
});
