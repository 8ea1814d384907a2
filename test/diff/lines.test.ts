import { describe, expect, test } from 'vitest';
import { lineDifference, unifiedDiff } from '../../src/diff/index.ts';

const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `line ${i + 1}`);
const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

describe('a unified diff', () => {
  test('changes that are far apart are hunks of their own, also where lines come and go', () => {
    const before = numbered(30);
    const after = [...before.slice(0, 4), 'between', ...before.slice(4, 24), ...before.slice(25)];
    expect(unifiedDiff(text(before), text(after), 'issues/a.yaml')).toBe(
      [
        '--- a/issues/a.yaml',
        '+++ b/issues/a.yaml',
        '@@ -2,6 +2,7 @@',
        ' line 2',
        ' line 3',
        ' line 4',
        '+between',
        ' line 5',
        ' line 6',
        ' line 7',
        '@@ -22,7 +23,6 @@',
        ' line 22',
        ' line 23',
        ' line 24',
        '-line 25',
        ' line 26',
        ' line 27',
        ' line 28',
        '',
      ].join('\n'),
    );
  });

  test.each([
    ['nothing differs', 'a\n', 'a\n', ''],
    ['from nothing', '', 'a\n', '--- a/f\n+++ b/f\n@@ -0,0 +1,1 @@\n+a\n'],
    ['to nothing', 'a\n', '', '--- a/f\n+++ b/f\n@@ -1,1 +0,0 @@\n-a\n'],
    [
      'the last line has no end',
      'a\nb',
      'a\nb\n',
      '--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n',
    ],
    ['ends of lines', 'a\r\n', 'a\n', '--- a/f\n+++ b/f\n@@ -1,1 +1,1 @@\n-a\r\n+a\n'],
  ])('%s', (_, before, after, diff) => {
    expect(unifiedDiff(before, after, 'f')).toBe(diff);
  });
});

describe('for a person', () => {
  test('a line around each change, and dots for the rest', () => {
    const before = numbered(9);
    const after = before.with(1, 'other').toSpliced(7, 1);
    expect(lineDifference(text(before), text(after))).toBe(
      ['  line 1', '- line 2', '+ other', '  line 3', '  …', '  line 7', '- line 8', '  line 9'].join('\n'),
    );
    expect(lineDifference('a', 'a')).toBe('');
  });
});
