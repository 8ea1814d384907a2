/** Whatever two issues hold, every difference is told, and nothing where there is none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameData } from '../../src/data.ts';
import { align } from '../../src/diff/align.ts';
import { compareIssues } from '../../src/diff/index.ts';
import { keysFor } from '../../src/diff/list-keys.ts';

type Data = Record<string, unknown>;

const text = fc.constantFrom('가', '나 다', 'https://a.example', 'https://b.example', '2506.10001', '');
const leaf = fc.oneof(text, fc.constantFrom(0, 1, true, false, null));
const key = fc.constantFrom(
  'ko',
  'en',
  'title',
  'url',
  'arxiv',
  'text',
  'theme',
  'x-a',
  '__proto__',
  'constructor',
);
const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('any')), { maxLength: 4 }).map(mapOf),
  ),
})).any;
const issue = fc
  .array(fc.tuple(fc.constantFrom('papers', 'intro', 'sections', 'title', 'x-a'), value), { maxLength: 5 })
  .map(mapOf);

function mapOf(entries: readonly (readonly [string, unknown])[]): Data {
  const map = Object.create(null) as Data;
  for (const [name, entry] of entries) map[name] = entry;
  return map;
}

/** The same data with its keys the other way round. */
function turned(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(turned);
  if (typeof data !== 'object' || data === null) return data;
  return mapOf(
    Object.entries(data)
      .toReversed()
      .map(([name, entry]) => [name, turned(entry)]),
  );
}

describe('every difference is told, and nothing else', () => {
  test('there is no change exactly where the data is the same', () => {
    let same = 0;
    fc.assert(
      fc.property(issue, issue, (before, after) => {
        const changes = compareIssues(before, after, ['ko']);
        if (sameData(before, after)) same++;
        expect(changes.length === 0).toBe(sameData(before, after));
        expect(compareIssues(before, turned(before) as Data, ['ko'])).toEqual([]);
      }),
      { numRuns: 3000 },
    );
    expect(same).toBeGreaterThan(0);
  });

  test('also where one value alone differs', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), fc.nat(), leaf, (list, at, other) => {
        const i = at % list.length;
        for (const name of ['papers', 'intro', 'x-list']) {
          const [before, after] = [{ [name]: list }, { [name]: list.with(i, other) }];
          expect(compareIssues(before, after).length === 0).toBe(sameData(before, after));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('an entry is found at most once, and those that stay are in order', () => {
    fc.assert(
      fc.property(fc.array(leaf, { maxLength: 12 }), fc.array(leaf, { maxLength: 12 }), (before, after) => {
        const found = align(before, after, keysFor(['x-list']));
        expect(new Set(found.map((pair) => pair.before)).size).toBe(found.length);
        expect(new Set(found.map((pair) => pair.after)).size).toBe(found.length);
        const steady = found.filter(({ isMoved }) => !isMoved).map((pair) => pair.before);
        expect(steady).toEqual(steady.toSorted((a, b) => a - b));
      }),
      { numRuns: 2000 },
    );
  });
});
