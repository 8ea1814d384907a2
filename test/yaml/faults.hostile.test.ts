/** Thousands of faults in one file take time by their number, and no more. */
import { expect, test } from 'vitest';
import { problemsOf } from '../support/check.ts';
import { expectGrowth } from '../support/growth.ts';
import { soundIssue } from '../support/issues.ts';

test.each<[string, number, (times: number) => string]>([
  ['colons in texts', 10_000, (times) => `x-a:\n${'  - b: c: d\n'.repeat(times)}`],
  ['anchors', 10_000, (times) => `x-a:\n${'  - &b c\n'.repeat(times)}`],
  [
    'spaces that do not break, and colons',
    4000,
    (times) => `x-a: |\n  a\n${'  b:\u00A0c\n'.repeat(times)}x-b:\n${'  - b: c: d\n'.repeat(times)}`,
  ],
  ['notes', 10_000, (times) => `x-a: &b\n${'  # a note\n'.repeat(times)}`],
])('%s', (_, most, repeated) => {
  expectGrowth(most, (times) => {
    const source = repeated(times);
    return () => problemsOf(source);
  });
});

test('of ten thousand faults of a kind a hundred are told', () => {
  const problems = problemsOf(`x-a:\n${'  - b: c: d\n'.repeat(10_000)}`);
  expect(problems.filter(({ code }) => code === 'text/colon')).toHaveLength(100);
});

test('papers, by their number', () => {
  const [head = '', paper = ''] = soundIssue().split('papers:\n');
  expectGrowth(40, (count) => {
    const papers = Array.from({ length: count }, (_, i) =>
      paper
        .replace('2507.07001', `2507.07${String(i).padStart(3, '0')}`)
        .replaceAll(/( +)(우리는|We) .*/g, `$1$2 ${'many words and 여러 낱말 '.repeat(60)}`),
    );
    const source = new TextEncoder().encode(`${head}papers:\n${papers.join('')}`);
    return () => expect(problemsOf(source)).toEqual([]);
  });
});
