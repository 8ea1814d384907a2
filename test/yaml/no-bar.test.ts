import { describe, expect, test } from 'vitest';
import { fakeContext } from '../support/context.ts';
import { runCli } from '../support/run-cli.ts';
import { toldOf } from './slip-issue.ts';

/** Texts that do not begin with |, so that YAML takes their lines for keys, for lists, or for one line. */

const summary = '    summary: |\n      첫 문단입니다.\n\n      둘째 문단입니다.\n';
const hint = 'Write summary: | and put 6 spaces before every line of the text.';

describe('a text below its key without |', () => {
  test.each([
    ['in the column of the key', '    첫 문단입니다.\n', '20:5'],
    ['in the column of the key, with a second paragraph', '    첫 문단.\n\n    둘째 문단.\n', '20:5'],
    ['in column 0', '첫 문단입니다.\n', '20:1'],
    ['in the column of the paper', '  첫 문단입니다.\n', '20:3'],
    ['with a colon', '      첫째: 하나\n      둘째: 둘\n', '20:7'],
    ['with a colon, in English', '      First: one\n', '20:7'],
    ['with a colon, in the column of the key', '    첫째: 하나\n    둘째: 둘\n', '20:5'],
    ['with a colon in its first line', '      첫째: 하나\n      그리고 둘\n', '20:7'],
    ['with a colon further down', '      소개입니다.\n      첫째: 하나\n', '20:7'],
    ['that is a list', '      - 하나\n      - 둘\n', '20:9'],
    ['that is a list, in the column of the key', '    - 하나\n    - 둘\n', '20:7'],
    ['that is a list with colons', '      - 하나: 일\n      - 둘: 이\n', '20:9'],
    ['that a tab indents', '\t첫 문단입니다.\n', '20:1'],
  ])('%s', (_, text, where) => {
    const said = toldOf(summary, `    summary:\n${text}`);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(`${where} error yaml/syntax <`);
    expect(said[0]).toContain(
      `this line belongs to the text of "summary" (line 19), which does not begin with | / ${hint}`,
    );
  });

  test.each([
    ['lead', 'lead: |\n  이번', 'lead:\n이번', '3:1', 'Write lead: | and put 2 spaces'],
    ['lead with a colon', 'lead: |\n  이번 주', 'lead:\n  이번: 주', '3:3', 'Write lead: | and put 2 spaces'],
    ['lead as a list', 'lead: |\n  이번', 'lead:\n  - 이번', '3:5', 'Write lead: | and put 2 spaces'],
    ['a theme', 'text: |\n      첫', 'text:\n    첫', '7:5', 'Write text: | and put 6 spaces'],
    [
      'a theme with a colon',
      'text: |\n      첫 주',
      'text:\n      첫: 주',
      '7:7',
      'Write text: | and put 6 spaces',
    ],
    ['a theme as a list', 'text: |\n      첫', 'text:\n      - 첫', '7:9', 'Write text: | and put 6 spaces'],
    ['an abstract', 'ko: |\n        우리는', 'ko:\n      우리는', '25:7', 'Write ko: | and put 8 spaces'],
    [
      'an abstract with a colon',
      'ko: |\n        우리는',
      'ko:\n        우리: 는',
      '25:9',
      'Write ko: | and put 8',
    ],
    [
      'an abstract as a list',
      'ko: |\n        우리는 일의 크기를 재었습니다.\n\n        그리고',
      'ko:\n        - 우리는\n        - 그리고',
      '25:11',
      'Write ko: | and put 8 spaces',
    ],
  ])('in %s', (_, from, to, where, said) => {
    const all = toldOf(from, to);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatch(where);
    expect(all[0]).toContain(said);
  });

  test.each([
    ['below a first line on the line of the key', '    summary: 첫 줄\n    둘째 줄\n', '20:5'],
    ['with a colon below a first line', '    summary: 첫 줄\n      둘째: 둘\n', '20:7'],
    ['with a colon in both lines', '    summary: 첫째: 하나\n      둘째: 둘\n', '20:7'],
  ])('%s', (_, text, where) => {
    const said = toldOf(summary, text);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(`${where} error yaml/syntax <`);
    expect(said[0]).toContain('/ For a text of several lines write summary: | alone, and below it the text');
  });

  test('a list behind the colon', () => {
    expect(toldOf(summary, '    summary: - 하나\n')[0]).toContain(
      'If it is text, put it in quotation marks or',
    );
  });

  test.each([
    ['a text of one line', '    summary: 소개입니다.\n'],
    ['a text on the next line', '    summary:\n      소개입니다.\n'],
    ['a text that YAML folds', '    summary:\n      소개입니다.\n      그리고 더.\n'],
    ['languages', '    summary:\n      ko: 소개\n      en: An introduction\n'],
  ])('%s is fine', (_, text) => {
    expect(toldOf(summary, text)).toEqual([]);
  });

  test.each([
    ['    summary:\n      korean: 소개\n', 'must be a language tag'],
    ['    summary: [가, 나]\n', 'must be text or a map'],
    ['    summary: 첫째: 하나\n', 'Put the whole text in quotation marks'],
  ])('is not what is wrong with %j', (text, said) => {
    expect(toldOf(summary, text).join('\n')).toContain(said);
    expect(toldOf(summary, text).join('\n')).not.toContain('belongs');
  });
});

const folded = (text: string): string[] => toldOf(summary, `    summary: ${text}\n`);

describe('a text that YAML folds', () => {
  const lists = [
    '- 하나\n      - 둘',
    '* 하나\n      * 둘',
    '1. 하나\n      2. 둘',
    '1) 하나\n      2) 둘',
    '+ 하나\n      + 둘',
  ];
  const starts = [
    ['>', '>\n      소개합니다.\n      '],
    ['>-', '>- # 메모\n      소개합니다.\n      '],
    ['>2', '>2\n      소개합니다.\n      '],
    ['nothing', '소개합니다.\n      '],
    ['nothing, on the next line', '\n      소개합니다.\n      '],
    ['"', '"소개합니다.\n      '],
    ["'", "'소개합니다.\n      "],
  ] as const;
  const cases = starts.flatMap(([name, start]) => lists.map((list) => [name, start, list] as const));
  test.each(cases)('begins with %s and holds a list: %j %j', (name, start, list) => {
    const mark = /^["']/.exec(name)?.[0] ?? '';
    const said = folded(`${start}${list}${mark}`);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^\d+:7 warning text\/folded <(?:[-*+]|[12][.)]) /);
    expect(said[0]).toContain('on the line before it / Begin the text with |: write summary: | ');
  });

  test.each(starts)('begins with %s and has a single empty line', (name, start) => {
    const mark = /^["']/.exec(name)?.[0] ?? '';
    const said = folded(`${start.trimEnd()}\n\n      둘째 문단.${mark}`);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('warning text/folded <둘째 문단.');
    expect(said[0]).toContain(
      'in the paragraph before it: one empty line makes none / Begin the text with |',
    );
    // Two make a paragraph.
    expect(folded(`${start.trimEnd()}\n\n\n      둘째 문단.${mark}`)).toEqual([]);
  });

  test.each([
    ['a heading', '>\n      소개합니다.\n      ## 제목'],
    ['quotes', '>\n      > 하나\n      > 둘'],
    ['a table', '>\n      | 가 | 나 |\n      | - | - |'],
    ['code', '>\n      소개합니다.\n      ```\n      code\n      ```'],
    ['bullets', '>\n      • 하나\n      • 둘'],
    ['a list that begins the text', '>\n      - 하나\n      - 둘'],
  ])('holds %s', (_, text) => {
    const said = folded(text);
    expect(said.filter((one) => one.includes('text/folded'))).toHaveLength(1);
  });

  test('in an abstract a list is no list, and an empty line makes no paragraph', () => {
    const abstract = 'en: |\n        We measured how large the work is.\n\n        And we compared.';
    expect(toldOf(abstract, 'en: >\n        We measured.\n\n        And we compared.')[0]).toContain(
      'the abstract of paper 1 in English begins with >',
    );
    expect(toldOf(abstract, 'en: "We measured.\n\n        - this\n\n        - that"')).toHaveLength(1);
  });

  test.each([
    ['one paragraph', '>\n      소개합니다.\n      그리고 더 씁니다.'],
    ['two paragraphs', '>\n      소개합니다.\n      더.\n\n\n      둘째 문단.'],
    ['a list with an empty line before each entry', '>\n      소개합니다.\n\n      - 하나\n\n      - 둘'],
    [
      'a list that is indented deeper, where YAML keeps line breaks',
      '>\n      소개합니다.\n\n        - 하나\n        - 둘',
    ],
    ['a heading with an empty line around it', '>\n      ## 제목\n\n      소개합니다.'],
    ['empty lines at its end', '>\n      소개합니다.\n\n\n'],
    ['a year at the beginning of a line', '>\n      발표는\n      2025. 7월입니다.'],
    ['a number at the beginning of a line', '>\n      as in\n      12. The end'],
    ['a sign of larger at the beginning of a line', '>\n      with p\n      > 0.5 only'],
    [
      'a dash in a long sentence',
      '>\n      이 논문은 Transformer 위에 세운 the engine they call X\n      - 저자들의 라이브러리입니다.',
    ],
    ['a plus at the beginning of a line', '>\n      a\n      + b'],
    ['a word with a hyphen', '>\n      see\n      -5% less and -O2'],
    ['line breaks that are written out', '"소개합니다.\\n\\n- 하나\\n- 둘"'],
    ['line breaks that are written out, on several lines', '"소개합니다.\\n\n      - 하나\\n\n      - 둘"'],
    ['a line break that is taken out', '"소개합니다. \\\n      - 둘"'],
    ['one line', '- 하나'.replace('- ', '–')],
  ])('holds %s and is fine', (_, text) => {
    expect(folded(text)).toEqual([]);
  });

  test('a text of the config is told too', async () => {
    const config = (text: string): Promise<{ stdout: string }> =>
      runCli('validate', fakeContext({ files: { '/desk/issues/': '', '/desk/digest.config.yaml': text } }));
    const { stdout } = await config('closing: >\n  가\n\n  나\nmasthead:\n  ko: "가\n\n    나"\n');
    expect(stdout).toContain('closing begins with >, so readers see "나" in the paragraph before it');
    expect(stdout).toContain('masthead in Korean goes over several lines in quotation marks');
    expect((await config('closing: |\n  가\n\n  나\nmasthead: >\n  가\n  나\n')).stdout).toBe(
      '1 file, no problems\n',
    );
  });

  test('a comment silences it', () => {
    const text = '    # digest-ignore text/folded: one line is meant\n    summary: >\n      가\n      - 나\n';
    expect(toldOf(summary, text)).toEqual([]);
  });

  test('a literal text with all of it is fine', () => {
    expect(toldOf(summary, '    summary: |\n      가\n\n      나\n      - 다\n      - 라\n')).toEqual([]);
  });
});
