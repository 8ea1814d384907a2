import { describe, expect, test } from 'vitest';
import { longText, names, oneLine } from '../../src/commands/add-paper/clean.ts';
import { parseMore, sayMore } from '../../src/commands/add-paper/further-reading.ts';
import { newProblems } from '../../src/commands/add-paper/desk.ts';
import { showCard } from '../../src/commands/add-paper/interview/show-card.ts';
import type { Path } from '../../src/problem/path.ts';
import type { Problem } from '../../src/problem/problem.ts';

test.each([
  ['Kim, Lee', ['Kim', 'Lee']],
  ['Kim and Lee', ['Kim', 'Lee']],
  ['Kim, Lee, and Park', ['Kim', 'Lee', 'Park']],
  ['Kim, Jr.; Lee', ['Kim, Jr.', 'Lee']],
  ['Kim;\nLee;\n\nPark,', ['Kim', 'Lee', 'Park']],
  ['Anderson', ['Anderson']],
  ['한글 이름,다른  이름', ['한글 이름', '다른 이름']],
  [' , ', []],
])('names in %j', (text, found) => {
  expect(names(text)).toEqual(found);
});

test('a title that was broken is one line, in NFC', () => {
  expect(oneLine('  A\n title\u00a0of \u1112\u1161\u11ab ')).toBe('A title of 한');
});

test.each([
  ['', ''],
  [' \n\n ', ''],
  ['a', 'a\n'],
  ['\n\na \r\n\r\nb\t\n\n', 'a\n\nb\n'],
  ['  indented\n    more', '  indented\n    more\n'],
  ['a  \nb  \n\nc  ', 'a  \nb\n\nc\n'],
])('a long text %j', (text, clean) => {
  expect(longText(text)).toBe(clean);
});

test.each([
  ['https://example.org/?a=b', 'https://example.org/?a=b'],
  ['Code=https://example.org/?a=b', { title: 'Code', url: 'https://example.org/?a=b' }],
  ['a = b = https://example.org/', { title: 'a = b', url: 'https://example.org/' }],
  ['=https://example.org/', 'https://example.org/'],
  ['Code', undefined],
  ['Code=ftp://example.org/', undefined],
  ['https://exa mple.org/', undefined],
])('further reading %j', (text, more) => {
  expect(parseMore(text)).toEqual(more);
  if (more !== undefined && !text.startsWith('=')) expect(parseMore(sayMore(more))).toEqual(more);
});

describe('what is new in an issue', () => {
  const problem = (code: Problem['code'], path: Path): Problem =>
    // Only what it is and where it is counts.
    ({
      code,
      path,
      severity: 'warning',
      args: {},
      file: '',
      place: { line: 1, column: 1, endLine: 1, endColumn: 1 },
    }) as Problem;
  const old = [
    problem('paper/abstract-missing', ['papers', 0]),
    problem('paper/abstract-missing', ['papers', 1]),
    problem('issue/no-intro', []),
  ];

  test('papers behind the new one have moved', () => {
    const after = [0, 1, 2].map((i) => problem('paper/abstract-missing', ['papers', i]));
    expect(newProblems(old, [...after, problem('issue/no-intro', [])], { first: 1, count: 1 })).toEqual([
      after[1],
    ]);
  });

  test('a second problem of the same kind at the same place is new', () => {
    const twice = problem('issue/no-intro', []);
    expect(newProblems(old, [...old, twice], { first: 2, count: 0 })).toEqual([twice]);
  });

  test('an old paper may get a new problem', () => {
    const duplicate = problem('paper/duplicate', ['papers', 1, 'arxiv']);
    expect(newProblems([], [duplicate], { first: 0, count: 1 })).toEqual([duplicate]);
  });
});

test('a card is broken where the terminal ends, under its own indentation', () => {
  const card =
    '  - title:\n      ko: "아주 긴 제목이 여기에 있습니다"\n    summary: |\n      one\n\n      two\n';
  expect(showCard(card, 24)).toBe(
    '  - title:\n      ko: "아주 긴\n      제목이 여기에\n      있습니다"\n    summary: |\n      one\n\n      two\n',
  );
});
