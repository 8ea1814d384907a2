/** What mends a text that has the same slip thousands of times takes the time that its length takes. */
import { describe, test } from 'vitest';
import { compatible, editsOf, type Mendable, offsetsBefore } from '../../src/fix/edits.ts';
import { expectGrowth } from '../support/growth.ts';

const word = 'word ';
const path = ['lead'];
const editAt = (i: number): Mendable['fix']['edits'][number] => ({
  from: i * word.length,
  to: i * word.length + 2,
  text: 'lo',
});
const problemOf = (fix: Mendable['fix']): Mendable => ({
  code: 'text/term',
  severity: 'warning',
  args: { what: 'the lead', written: 'word', right: 'lord' },
  path,
  file: '/desk/issues/2025-07-07.yaml',
  place: { line: 1, column: 1, endLine: 1, endColumn: 5 },
  fix,
});

/** As the check of a text gives it: each problem carries the fix of all. */
function sharing(count: number): Mendable[] {
  const fix = { edits: Array.from({ length: count }, (_, i) => editAt(i)) };
  return Array.from({ length: count }, () => problemOf(fix));
}

const apart = (count: number): Mendable[] =>
  Array.from({ length: count }, (_, i) => problemOf({ edits: [editAt(i)], path: ['papers', i] }));

describe.each([
  ['one fix', 2_000, sharing],
  ['a fix each', 16_000, apart],
])('problems with %s', (_, size, make) => {
  test('are held against each other at once', () => {
    expectGrowth(size, (count) => {
      const [problems, text] = [make(count), word.repeat(count)];
      return () => compatible(problems, text);
    });
  });

  test('are edited at once, and are told where they were', () => {
    expectGrowth(size, (count) => {
      const problems = make(count);
      return () => {
        const before = offsetsBefore(editsOf(problems));
        for (let i = 0; i < count; i++) before(i * word.length);
      };
    });
  });
});
