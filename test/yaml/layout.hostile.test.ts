import { test } from 'vitest';
import { problemsOf } from '../support/check.ts';
import { expectGrowth } from '../support/growth.ts';

/** Slips of layout by their number: none costs more where there are many. */
test.each<[string, (times: number) => string]>([
  ['lines of a text without indent', (times) => `lead: |\n  a\n${'b 나다 c\n'.repeat(times)}`],
  ['texts that lost a line', (times) => `intro:\n${'  - text: |\n      a\n\n나 b\n'.repeat(times)}`],
  ['lines that are taken for keys', (times) => `lead:\n${'  하나: 둘\n'.repeat(times)}`],
  ['lines that are taken for keys below a text', (times) => `lead: |\n  a\n${'하나: 둘\n'.repeat(times)}`],
  [
    'entries that got into a text',
    (times) =>
      `intro:\n  - theme: a\n    text: |\n      a\n${'      - theme: b\n    text: |\n      c\n'.repeat(times)}`,
  ],
  ['entries in the wrong column', (times) => `papers:\n  - title: a\n${'   - title: b\n'.repeat(times)}`],
  [
    'entries of an inner list',
    (times) => `papers:\n  - title: a\n    more:\n${'      - title: b\n        summary: c\n'.repeat(times)}`,
  ],
  ['dashes', (times) => `a:\n  - b\n${'  – c\n'.repeat(times)}`],
  ['tabs', (times) => `lead: |\n${'\ta\n'.repeat(times)}`],
  ['comments below a text', (times) => `lead: |\n  a\n${'# c\n\n'.repeat(times)}b\n`],
  ['empty lines below a text', (times) => `lead: |\n  a\n${'\n'.repeat(times)}b\n`],
  [
    'names that go on with the next',
    (times) => `papers:\n  - tags:\n${'      - a\n        - b\n'.repeat(times)}`,
  ],
  [
    'a folded text',
    (times) => `lead: >\n${'  as long as a line may be that is broken\n  12. b\n'.repeat(times)}`,
  ],
])('%s', (_, repeated) => {
  expectGrowth(4000, (times) => {
    const source = repeated(times);
    return () => problemsOf(source);
  });
});
