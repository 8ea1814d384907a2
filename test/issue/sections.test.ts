/** Sections: lists of links that are no papers. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { insertPapers } from '../../src/issue/edit/insert.ts';
import { readIssue } from '../../src/issue/read.ts';
import { openArchive } from '../../src/newsletter/archive.ts';
import { nameOf } from '../../src/problem/what.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { linesOf, problemsOf, sayAll } from '../support/check.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { problemsIn } from '../support/markup.ts';
import { MemoryFiles } from '../support/memory-files.ts';

const sections = `sections:
  - title: "발표"
    items:
      - https://a.example/talk
      - title: { ko: "코드: 하나", en: "Code: one" }
        url: https://a.example/code
        text: |
          한 **문단**으로 쓴 소개입니다.
  - title: { en: "Jobs" }
    items:
      - url: https://a.example/jobs
        text: { en: "One paragraph." }
`;
const sound = soundIssue() + sections;

/** The problems of a sound issue with sections, in which `from` became `to`. */
function problemsWith(from: string, to: string): string[] {
  expect(sound).toContain(from);
  return linesOf(problemsOf(sound.replace(from, to)));
}

test('sound ones have no problem, in any style of YAML', () => {
  expect(sayAll(problemsOf(sound))).toBe('');
  const flow =
    'sections: [ { title: "발표", items: [ https://a.example/x, { url: https://a.example/y } ] } ]\n';
  expect(sayAll(problemsOf(soundIssue() + flow))).toBe('');
  expect(sayAll(problemsOf(`${soundIssue()}sections: []\n`))).toBe('');
});

test('are read with the place of each text', () => {
  const { sections: read } = readIssue(parse(sound), ['ko', 'en']);
  expect(read).toMatchObject([
    {
      path: ['sections', 0],
      title: [{ lang: 'ko', value: '발표', path: ['sections', 0, 'title'] }],
      items: [
        { path: ['sections', 0, 'items', 0], title: [], url: 'https://a.example/talk', text: [] },
        {
          title: [
            { lang: 'ko', value: '코드: 하나', path: ['sections', 0, 'items', 1, 'title', 'ko'] },
            { lang: 'en', value: 'Code: one' },
          ],
          url: 'https://a.example/code',
          text: [{ lang: 'ko', value: '한 **문단**으로 쓴 소개입니다.\n' }],
        },
      ],
    },
    { title: [{ lang: 'en' }], items: [{ url: 'https://a.example/jobs', text: [{ lang: 'en' }] }] },
  ]);
});

describe('what is wrong is told at its place', () => {
  test.each([
    ['  - title: "발표"\n    items', '  - items', '21:5 error schema/missing sections[0].title'],
    ['  - title: "발표"', '  - title: ""', '21:12 error issue/text-empty sections[0].title'],
    ['  - title: "발표"', '  - title: TODO', '21:12 error text/placeholder sections[0].title'],
    ['  - title: "발표"', '  - titel: "발표"', '21:5 error schema/unknown-key sections[0].titel'],
    ['https://a.example/talk', 'a.example/talk', '23:9 error text/url sections[0].items[0]'],
    ['- https://a.example/talk', '- ""', '23:9 error schema/empty sections[0].items[0]'],
    ['- https://a.example/talk', '-', '23:7 error schema/empty sections[0].items[0]'],
    ['- https://a.example/talk', '- https://[', '23:9 error text/url sections[0].items[0]'],
    [
      'url: https://a.example/code',
      'url: "https://a.example/\u200bcode"',
      '25:14 error text/control sections[0].items[1].url',
    ],
    ['        url: https://a.example/code\n', '', '24:9 error schema/missing sections[0].items[1].url'],
    ['한 **문단**으로 쓴 소개입니다.', 'TODO', '27:11 error text/placeholder sections[0].items[1].text'],
    [
      '한 **문단**으로 쓴 소개입니다.',
      '<!-- 나중에 -->',
      '27:11 error issue/text-empty sections[0].items[1].text',
    ],
    [
      '한 **문단**으로 쓴 소개입니다.',
      'A whole sentence that is in English, and long enough to be told from a name.',
      '27:11 warning text/language sections[0].items[1].text',
    ],
    [
      'text: |\n          한',
      'text: >\n          - 하나\n          - 한',
      '28:11 warning text/folded sections[0].items[1].text',
    ],
    [
      'title: { en: "Jobs" }',
      'title: { xx: "Jobs" }',
      '28:14 warning text/language-unknown sections[1].title.xx',
    ],
    ['en: "Code: one"', 'en: "Classiﬁcation"', '24:36 warning text/paste sections[0].items[1].title.en'],
    [
      '- https://a.example/talk',
      '- https://a.example/talk #1',
      '23:32 error text/comment sections[0].items[0]',
    ],
    [
      '- https://a.example/talk',
      '- https://a.example/code',
      '25:14 warning paper/link-duplicate sections[0].items[1].url',
    ],
    [
      '- https://a.example/talk',
      '- https://arxiv.org/pdf/2507.07001',
      '23:9 warning paper/link-duplicate sections[0].items[0]',
    ],
  ])('%j as %j', (from, to, line) => {
    expect(problemsWith(from, to)).toEqual([line]);
  });

  test('a section without items, and one that is no list', () => {
    const one = (items: string): string =>
      sayAll(problemsOf(`${soundIssue()}sections:\n  - title: "발표"\n${items}`));
    expect(one('')).toContain('section 1 has no items');
    expect(one('    items: []\n')).toContain('the list of items of section 1 is empty');
    expect(one('    items: https://a.example/x\n')).toContain(
      'the items of section 1 must be a list, not text',
    );
    expect(sayAll(problemsOf(`${soundIssue()}sections:\n  title: "발표"\n`))).toContain(
      'sections must be a list',
    );
  });

  test('in a draft what is missing is a warning', () => {
    const draft = `draft: true\n${soundIssue()}sections:\n  - title: "발표"\n    items:\n      - title: "가"\n        text: TODO\n`;
    expect(linesOf(problemsOf(draft))).toEqual([
      '24:9 warning schema/missing sections[0].items[0].url',
      '25:15 warning text/placeholder sections[0].items[0].text',
    ]);
  });

  test('Markdown in the place of an address', () => {
    const link = sound.replace('- https://a.example/talk', '- [a](https://a.example/talk)');
    expect(sayAll(problemsOf(link))).toContain('title: "a" and, below it, url: https://a.example/talk');
  });
});

test('people read the names of its parts', () => {
  const items = ['sections', 1, 'items', 0];
  expect(
    [
      ['sections'],
      ['sections', 1],
      ['sections', 1, 'title'],
      ['sections', 1, 'title', 'en'],
      ['sections', 1, 'items'],
      items,
      [...items, 'title', 'ko'],
      [...items, 'url'],
      [...items, 'text'],
    ].map((path) => nameOf(path)),
  ).toEqual([
    'sections',
    'section 2',
    'the title of section 2',
    'the title of section 2 in English',
    'the list of items of section 2',
    'item 1 of section 2',
    'the title of item 1 of section 2 in Korean',
    'the address of item 1 of section 2',
    'the text of item 1 of section 2',
  ]);
});

describe('links that are there already', () => {
  const more = soundIssue().replace('    summary:', '    more: [https://a.example/talk]\n    summary:');
  test('as further reading', () => {
    expect(sayAll(problemsOf(more + sections))).toContain(
      'item 1 of section 1 leads to "https://a.example/talk", as further reading 1 of paper 1 does',
    );
  });
  test.each([
    [
      more,
      sound,
      'item 1 of section 1 leads to "https://a.example/talk", as further reading 1 of paper 1 in 2025-06-30 does',
    ],
    [
      sound,
      more,
      'further reading 1 of paper 1 leads to "https://a.example/talk", as item 1 of section 1 in 2025-06-30 does',
    ],
    [
      sections,
      sound,
      'item 1 of section 2 leads to "https://a.example/jobs", as item 1 of section 2 in 2025-06-30 does',
    ],
  ])('in an earlier issue %#', (earlier, issue, sentence) => {
    const files = new MemoryFiles(newsletter({ '2025-06-30': earlier.replace('2025-07-07', '2025-06-30') }));
    const archive = openArchive(files, '/desk').besides('/desk/issues/2025-07-07.yaml', parseYaml);
    expect(sayAll(problemsOf(issue, { archive }))).toContain(sentence);
  });
});

describe('its Markdown is read as that of other texts', () => {
  test.each([
    ['왜 **읽을 만한지', 'text/markup'],
    ['[여기](https://a.example/x)', 'text/link-text'],
    ['각주[^1]', 'text/footnote'],
    ['<font>글</font>', 'text/html'],
    ['[글](docs/x.md)', 'text/url'],
  ])('%j', async (text, code) => {
    const problems = await problemsIn(sound.replace('한 **문단**으로 쓴 소개입니다.', text));
    expect([...new Set(problems.map((problem) => `${problem.code} ${problem.path.join('.')}`))]).toEqual([
      `${code} sections.0.items.1.text`,
    ]);
  });
});

describe('a text is one paragraph', () => {
  test.each([
    ['하나.\n\n둘.', '둘.'],
    ['하나.\n- 둘', '- 둘'],
    ['- 하나', '- 하나'],
    ['1. 하나\n2. 둘', '1. 하나'],
    ['# 제목\n글', '# 제목'],
    ['> 하나', '> 하나'],
    ['```\n코드\n```', '```'],
    ['| 가 | 나 |\n| - | - |\n| 1 | 2 |', '| 가 | 나 |'],
    ['글\n\n[details="더"]\n글\n[/details]', '[details="더"]'],
  ])('%j', async (text, marked) => {
    const source = sound.replace('한 **문단**으로 쓴 소개입니다.', text.replaceAll('\n', '\n          '));
    const [problem, ...others] = await problemsIn(source);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: 'text/paragraph',
      severity: 'warning',
      path: ['sections', 0, 'items', 1, 'text'],
    });
    const { line = 0, column = 0 } = problem?.place ?? {};
    expect(source.split('\n')[line - 1]?.slice(column - 1)).toBe(marked);
  });

  test.each([
    '한 줄과\n또 한 줄입니다.\n2025년의 일입니다.',
    '**굵게** 시작하고 -5% 떨어졌으며\n2 * 3은 여섯입니다.',
    '[글](https://a.example/x)로 시작합니다.',
    '\\# 하나\\\n둘.\n<!-- 메모 -->',
    '#1이 아닙니다. $x$\n-5도입니다.',
  ])('%j is one', async (text) => {
    const source = sound.replace('한 **문단**으로 쓴 소개입니다.', text.replaceAll('\n', '\n          '));
    expect(await problemsIn(source)).toEqual([]);
  });
});

test('papers that are added to an issue without any stand before what comes after them', () => {
  const { text } = insertPapers(`week: 2025-07-07\n${sections}`, [{ title: 'x' }], { path: 'f' });
  expect(text).toBe(`week: 2025-07-07\npapers:\n  - title: "x"\n${sections}`);
  const web = 'web_url: https://a.example/1\n';
  expect(insertPapers(`week: 2025-07-07\n${web}`, [{ title: 'x' }], { path: 'f' }).text).toBe(
    `week: 2025-07-07\npapers:\n  - title: "x"\n${web}`,
  );
});
