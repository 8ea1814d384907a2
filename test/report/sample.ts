import type { Problem } from '../../src/problem/problem.ts';
import type { ReportOptions } from '../../src/report/reporter.ts';

/** A problem for every difficulty of printing: wide text, tabs, long lines, several lines, hostile text and names. */
export const week = '/desk/news/issues/2025-07-07.yaml';
export const hostile = '/desk/news/issues/이상한, 100%: [a] & <b>\u001b[31m\u202e.yaml';
export const clean = '/desk/news/issues/2025-07-14.yaml';

const url = `https://example.org/${'아주/긴/주소/'.repeat(12)}끝 of it`;

export const sources: Readonly<Record<string, string>> = {
  [week]: [
    'week: 2025-07-07',
    'papers:',
    '  - title:',
    '      ko: "대규모 언어 모델의 추론 🔥👩‍👩‍👧 능력"',
    '      en: ""',
    "    tags: ['탭\t뒤에', plain]",
    `    link: ${url} # 각주`,
    '    summary: |',
    '      첫째 줄',
    '      둘째 줄',
    '',
  ].join('\r\n'),
  [hostile]: 'week: 2025-07-07\ntitle: "\u001b[2J\u202e지움 ]]> ::error::x"\n',
  [clean]: 'week: 2025-07-14\n',
};

export const problems: readonly Problem[] = [
  {
    code: 'paper/title-empty',
    severity: 'error',
    args: { position: 1, language: 'en' },
    path: ['papers', 0, 'title', 'en'],
    file: week,
    place: { line: 5, column: 11, endLine: 5, endColumn: 13 },
  },
  {
    code: 'text/placeholder',
    severity: 'warning',
    args: { what: 'the title of paper 1 in ko', text: '🔥👩‍👩‍👧' },
    path: ['papers', 0, 'title', 'ko'],
    file: week,
    place: { line: 4, column: 26, endLine: 4, endColumn: 36 },
  },
  {
    code: 'schema/duplicate',
    severity: 'error',
    args: { what: 'tags of paper 1', value: '탭\t뒤에' },
    path: ['papers', 0, 'tags', 0],
    file: week,
    place: { line: 6, column: 15, endLine: 6, endColumn: 17 },
  },
  {
    code: 'text/url',
    severity: 'error',
    args: { what: 'the link of paper 1', url, why: 'space' },
    path: ['papers', 0, 'link'],
    file: week,
    place: { line: 7, column: 11 + url.indexOf('끝'), endLine: 7, endColumn: 11 + url.length },
  },
  {
    code: 'text/html',
    severity: 'warning',
    args: { what: 'the summary of paper 1', tag: '<a & "b">' },
    path: ['papers', 0, 'summary'],
    file: week,
    place: { line: 9, column: 7, endLine: 11, endColumn: 1 },
  },
  {
    code: 'text/control',
    severity: 'error',
    args: {
      what: 'the title \u001b[2J\u202e ]]> ::error::x, 50%\r\nnext',
      character: '\u009b',
      from: 'escape',
    },
    path: ['title', 'x-\u202e'],
    file: hostile,
    place: { line: 2, column: 9, endLine: 2, endColumn: 13 },
  },
];

export function options(over: Partial<ReportOptions> = {}): ReportOptions {
  return {
    cwd: '/desk/news',
    root: '/desk',
    colour: false,
    isTerminal: false,
    columns: 80,
    source: (file) => sources[file],
    checked: [week, clean, hostile],
    failures: [],
    newsletter: '/desk/news',
    version: '1.2.3',
    homepage: undefined,
    ...over,
  };
}
