import { describe, expect, test } from 'vitest';
import { edited, soundLines, told, toldOf } from './slip-issue.ts';

/** Lines of a text that lost their indent: YAML no longer takes them for text, and blames whatever comes next. */

const second = '      둘째 문단입니다.\n';
const belongs = 'this line belongs to the text of "summary" (line 19), but is not indented like it';

test('the issue that the slips are made in is sound', () => {
  expect(told(soundLines)).toEqual([]);
});

describe('a paragraph that lost its indent', () => {
  test.each([0, 1, 2, 3, 4, 5])('begins in column %i', (column) => {
    const hint = column === 0 ? 'Put 6 spaces before it.' : `Put 6 spaces before it, not ${column}.`;
    expect(toldOf(second, `${' '.repeat(column)}둘째 문단입니다.\n`)).toEqual([
      `22:${column + 1} error yaml/syntax <둘째 문단입니다.> ${belongs} / ${hint}`,
    ]);
  });

  const lines = [
    '둘째: 문단입니다.',
    'Note: this one.',
    'note: this one.',
    '2025: a year',
    'Second paragraph here.',
    '**굵게** 문단',
    '* 하나',
    '1. 하나',
    '- 하나',
    '- 하나: 일',
    '• 하나',
    '> 인용',
    '[링크](https://a.example/)',
    '![그림](https://a.example/a.png)',
    '"인용" 문단',
    '"He said": that',
    '`코드` 문단',
    '@누구',
    'https://a.example/y',
    '| a | b |',
    '(괄호)',
    '…',
    '%a',
    '{a}',
    '$x$ is',
    '!important',
    '***',
    '```',
  ];
  // In column 4 `note: this one.` is a key like any other.
  const cases = [0, 2, 4].flatMap((column) =>
    lines.filter((line) => column < 4 || line !== 'note: this one.').map((line) => [column, line] as const),
  );
  test.each(cases)('in column %i, whatever it begins with: %s', (column, line) => {
    const [said, ...others] = toldOf(second, `${' '.repeat(column)}${line}\n`);
    expect(others).toEqual([]);
    expect(said).toContain(
      `22:${column + 1} error yaml/syntax <${line}> ${belongs} / Put 6 spaces before it`,
    );
  });

  test.each([
    [
      'its further lines are counted',
      '둘\n셋\n\n넷\n',
      'Put 6 spaces before it and before the 2 lines below',
    ],
    [
      'what is indented right is not',
      '둘\n\n      셋\n\n넷\n',
      'Put 6 spaces before it and before the line below',
    ],
    [
      'a heading among them is one, too',
      '둘\n\n# 셋\n\n넷\n',
      'Put 6 spaces before it and before the 2 lines below',
    ],
  ])('%s', (_, lost, hint) => {
    const said = toldOf(second, lost);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(hint);
  });

  test.each([
    ['lead', '논문이 둘입니다.\n', '논문이 둘입니다.\n\n또 있습니다.\n', '"lead" (line 2)', 2],
    ['lead with a colon', '논문이 둘입니다.\n', '논문이 둘입니다.\n\n또: 있음\n', '"lead" (line 2)', 2],
    ['a theme', '둘째 주제입니다.\n', '둘째 주제입니다.\n\n더 있습니다.\n', 'text (line 9)', 6],
    ['a Korean abstract', '        그리고 비교', '그리고 비교', '"abstract.ko" (line 24)', 8],
    ['an English abstract', '        And we', '      And we', '"abstract.en" (line 28)', 8],
    ['the end of the file', 'The abstract.\n', 'The abstract.\n\n    More.\n', '"abstract.en" (line 45)', 8],
    [
      'a header with a sign and a comment',
      `|\n      첫 문단입니다.\n\n      둘`,
      '|- # 메모\n      첫 문단입니다.\n\n둘',
      '"summary" (line 19)',
      6,
    ],
    [
      'a header with a number',
      `|\n      첫 문단입니다.\n\n      둘`,
      '|2\n        첫 문단입니다.\n\n     둘',
      '"summary" (line 19)',
      6,
    ],
    [
      'a folded text',
      `|\n      첫 문단입니다.\n\n      둘`,
      '>\n      첫 문단입니다.\n\n\n둘',
      '"summary" (line 19)',
      6,
    ],
  ])('in %s', (_, from, to, text, spaces) => {
    const said = toldOf(from, to);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(text);
    expect(said[0]).toContain(`Put ${spaces} spaces before it`);
  });

  test('each of them is told, however many', () => {
    const source = edited(second, '둘째 문단입니다.\n').replace('        And we', '    And we');
    expect(told(source).map((said) => said.split(' ')[0])).toEqual(['22:1', '31:5']);
  });

  test('lines that begin with the same word are no key that is there twice', () => {
    const said = toldOf(second, '    Note: 하나\n    Note: 둘\n');
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('Put 6 spaces before it, not 4, and before the line below');
  });

  test('the whole text that is not indented', () => {
    const said = toldOf(
      'summary: |\n      첫 문단입니다.\n\n      둘째',
      'summary: |\n    첫 문단입니다.\n\n    둘째',
    );
    expect(said).toEqual([
      '20:5 error yaml/syntax <첫 문단입니다.> this line belongs to the text of "summary" (line 19), but is not indented / Put 6 spaces before it, not 4, and before the line below that belongs to it too.',
    ]);
  });

  test.each(['첫째: 하나', '- 하나'])('the whole text that is not indented, and begins with %s', (line) => {
    const said = toldOf(
      'summary: |\n      첫 문단입니다.\n\n      둘째 문단입니다.\n',
      `summary: |\n    ${line}\n`,
    );
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(
      'belongs to the text of "summary" (line 19), but is not indented / Put 6 spaces',
    );
  });
});

describe('the first line of a text', () => {
  test.each([
    ['        첫', 21, 8],
    ['       첫', 21, 7],
  ])('is deeper than the others: %j', (first, _, has) => {
    expect(toldOf('      첫 문단', `${first} 문단`)).toEqual([
      `20:${has + 1} error yaml/syntax <첫 문단입니다.> the first line of the text of "summary" (line 19) is indented deeper than line 22 / Put 6 spaces before it, not ${has}. If it is meant to be deeper, write |2 on line 19.`,
    ]);
  });
  test('which the hint makes right', () => {
    expect(toldOf('summary: |\n      첫', 'summary: |2\n        첫')).toEqual([]);
  });
  test('a file whose texts are all four spaces deeper has another usual indent', () => {
    const wide = soundLines.replaceAll(/^( +)(?=[^\s-].*\.$)/gm, '$1  ');
    expect(told(wide)).toEqual([]);
    expect(told(wide.replace('        둘째 문단', '      둘째 문단'))[0]).toContain(
      'Put 8 spaces before it, not 6.',
    );
  });
  test('an empty line above it that is deeper', () => {
    expect(toldOf('summary: |\n', 'summary: |\n          \n')).toEqual([
      '20:1 error yaml/syntax <          > an empty line with 10 spaces stands before the text of "summary" (line 19), which has 6 / Delete the spaces on this line.',
    ]);
  });
});

describe('a tab in the indent', () => {
  test.each([
    [
      'of a whole text',
      'summary: |\n      첫',
      'summary: |\n\t첫',
      '20:1',
      '"summary" (line 19) / Indent with spaces: 6',
    ],
    ['of a paragraph', second, '\t둘째 문단입니다.\n', '22:1', '"summary" (line 19) / Indent with spaces: 6'],
    [
      'behind spaces',
      second,
      '    \t둘째 문단입니다.\n',
      '22:1',
      '"summary" (line 19) / Indent with spaces: 6',
    ],
    ['of a lead', '  이번 주', '\t이번 주', '3:1', '"lead" (line 2) / Indent with spaces: 2'],
    [
      'of an abstract',
      '        우리는',
      '\t우리는',
      '25:1',
      '"abstract.ko" (line 24) / Indent with spaces: 8',
    ],
  ])('%s', (_, from, to, where, said) => {
    const all = toldOf(from, to);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatch(new RegExp(`^${where} error yaml/syntax <[ \\t]+> a tab indents the text of `));
    expect(all[0]).toContain(said);
  });
  test('is told once for a text', () => {
    const said = toldOf('      첫 문단입니다.\n\n      둘째', '\t첫 문단입니다.\n\n\t둘째');
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('6 in place of the tab, here and on 1 more line.');
  });
  test.each(['\tarxiv', '  \tarxiv'])('of a key: %j', (key) => {
    expect(toldOf('    arxiv: "2507.07001"', `${key}: "2507.07001"`)[0]).toContain(
      'tabs cannot be used to indent',
    );
  });
  test('inside a text is text', () => {
    expect(toldOf(second, '      \t둘째 문단입니다.\n')).toEqual([]);
  });
});

describe('what is no lost line', () => {
  test.each([
    ['a comment below a text', second, `${second}# 메모입니다\n    # 또 하나\n`],
    ['Korean keys of one’s own', 'papers:\n', 'x-메모:\n  첫째: |\n    가\n  둘째: 나\npapers:\n'],
    ['a list of one’s own', 'papers:\n', 'x-a:\n  - b: |\n      c\n  - d\npapers:\n'],
    ['prose with colons in a text', second, `${second}\n      첫째: 하나\n      - 둘\n      summary: 셋\n`],
  ])('%s', (_, from, to) => {
    expect(toldOf(from, to)).toEqual([]);
  });
  test.each([
    ['a key that lost its colon', '    arxiv: "', '    arxiv "', 'there is no colon after "arxiv'],
    ['a mistyped key', '    abstract:\n      ko', '    abstrct:\n      ko', 'unknown key "abstrct"'],
    [
      'a mistyped key with a capital',
      '    arxiv: "2507.07001"',
      '    Arxiv: "2507.07001"',
      'Did you mean "arxiv"?',
    ],
    [
      'a Korean key',
      '    arxiv: "2507.07001"',
      '    arxiv: "2507.07001"\n    제목: 하나',
      'unknown key "제목"',
    ],
    ['another fault further down', 'The Second"', 'The Second', 'is never closed'],
    [
      'a fault in a file with Korean keys of one’s own',
      'papers:\n',
      'x-a:\n  첫째: |\n    가\n  둘째: 나\npapers\n',
      'no colon after "papers"',
    ],
  ])('%s is told as what it is', (_, from, to, said) => {
    const all = toldOf(from, to);
    expect(all.join('\n')).toContain(said);
    expect(all.join('\n')).not.toContain('belongs');
  });
});
