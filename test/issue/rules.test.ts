import { describe, expect, test } from 'vitest';
import { type Archive, emptyArchive } from '../../src/issue/archive.ts';
import type { IssueCheck } from '../../src/issue/check-issue.ts';
import { linesOf, problemsOf, sayAll } from '../support/check.ts';
import { soundIssue } from '../support/issues.ts';

/** The codes of the problems of a sound issue in which `from` became `to`. */
function codesOf(from: string | RegExp, to: string, settings: Partial<IssueCheck> = {}): string[] {
  const source = soundIssue();
  if (source.search(from) === -1) throw new Error(`the issue has no ${from.toString()}`);
  return problemsOf(source.replace(from, to), settings).map(({ code }) => code);
}

const title = /title:\n +ko: .*\n +en: .*/;
const summary = '작은 모델로도 충분한 일이 얼마나 많은지 세어 본 논문입니다.';
const id = '2507.07001';

const codesOfWeek = (value: string, settings: Partial<IssueCheck> = {}): string[] =>
  codesOf('2025-07-07', value, settings);

const codesOfIds = (lines: string): string[] => codesOf(`arxiv: "${id}"`, lines.replaceAll('\n', '\n    '));

const codesOfMore = (url: string): string[] =>
  codesOf(`arxiv: "${id}"`, `arxiv: "${id}"\n    more: [${JSON.stringify(url)}]`);

const codesOfTitle = (text: string): string[] => codesOf('What Small Models Are For', text);

const linesOfDraft = (body: string): string[] =>
  linesOf(problemsOf(`week: 2025-07-07\ndraft: true\n${body}`));

test('a sound issue has no problem', () => {
  expect(sayAll(problemsOf(soundIssue()))).toBe('');
});

test('the example of the contract comes out as it stands there', () => {
  const paper = (n: number, en: string): string =>
    `  - title:\n      ko: "가"\n      en: ${en}\n    arxiv: "2506.0000${n}"\n    summary: 소개\n`;
  const source = `week: 2025-07-07\ndraft: false\nintro:\n  - text: 주제\npapers:\n${paper(1, '"A"')}${paper(2, '""')}`;
  const problem = problemsOf(source).find(({ severity }) => severity === 'error');
  expect(problem === undefined ? '' : sayAll([problem])).toBe(
    '13:11-13:13 error paper/title-empty\n  papers[1].title.en: paper 2 has an empty title in English\n  hint: Write the title, or remove the language.\n',
  );
});

describe('week', () => {
  test.each([
    ['"2025-07-07"', '2025-07-07.yaml', []],
    ['2025-07-07', '2025-07-07.yml', []],
    ['2025-07-07', 'draft.yaml', ['issue/file-name']],
    ['2025-07-07', '2025-07-14.yaml', ['issue/file-name']],
    ['2025-07-09', '2025-07-07.yaml', ['issue/week-start']],
    ['2025-07-09', '2025-07-09.yaml', ['issue/file-name', 'issue/week-start']],
    ['2025-02-29', '2025-02-29.yaml', ['issue/week-date']],
    ['2025-13-01', '2025-13-01.yaml', ['issue/week-date']],
    ['0000-01-03', '0000-01-03.yaml', ['issue/week-date']],
    ['2025-7-7', '2025-07-07.yaml', ['schema/value']],
    ['2025-07-07T00:00:00Z', '2025-07-07.yaml', ['schema/value']],
    ['20250707', '2025-07-07.yaml', ['schema/value']],
    ['', '2025-07-07.yaml', ['schema/missing']],
  ])('%s in %s', (value, fileName, codes) => {
    expect(codesOfWeek(value, { fileName })).toEqual(codes);
  });
  test.each([
    [
      '2025-07-09',
      '2025-07-09.yaml',
      'the file is named 2025-07-09.yaml, but that week begins on 2025-07-07',
    ],
    ['2025-07-07', '2025-07-14.yaml', 'the file is named 2025-07-14.yaml but its week is 2025-07-07'],
  ])('%s in %s is told as what it is', (value, fileName, sentence) => {
    const text = soundIssue().replace('week: 2025-07-07', `week: ${value}`);
    expect(sayAll(problemsOf(text, { fileName }))).toContain(sentence);
  });
  test('begins on the day that the newsletter says', () => {
    expect(codesOfWeek('2025-07-06', { fileName: '2025-07-06.yaml', weekStartsOn: 'sunday' })).toEqual([]);
    expect(codesOfWeek('2025-07-07', { fileName: '2025-07-06.yaml', weekStartsOn: 'sunday' })).toEqual([
      'issue/week-start',
    ]);
  });
});

describe('link, DOI and arXiv id', () => {
  test.each([
    [`arxiv: "${id}v3"\nlink: https://arxiv.org/abs/${id}v1`],
    [`arxiv: "${id}"\nlink: http://www.arxiv.org/pdf/${id}.pdf`],
    [`arxiv: "${id}"\nlink: https://export.arxiv.org/abs/${id}#S1`],
    [`arxiv: "${id}"\nlink: https://alphaxiv.org/overview/${id}`],
    [`arxiv: "${id}"\ndoi: 10.48550/ARXIV.${id}`],
    [`arxiv: "${id}"\ndoi: 10.1038/s41586-024-07487-w`],
    [`arxiv: "${id}"\nlink: https://openreview.net/forum?id=2506.08837`],
    [`arxiv: "${id}"\nlink: https://github.com/a/2506.08837`],
    [`arxiv: "${id}"\nlink: https://huggingface.co/models/2506.08837`],
    ['arxiv: math.GT/0309136\nlink: https://arxiv.org/abs/math/0309136v2'],
    ['doi: 10.1000/xyz\nlink: https://doi.org/10.1000/abc'],
    ['doi: 10.1000/xyz\nlink: https://arxiv.org/abs/2506.08837'],
  ])('%s agree', (lines) => {
    expect(codesOfIds(lines)).toEqual([]);
  });
  test.each([
    [`arxiv: "${id}"\nlink: https://arxiv.org/abs/2506.08837`],
    [`arxiv: "${id}"\nlink: https://arxiv.org/html/2506.08837v2`],
    [`arxiv: "${id}"\nlink: https://www.alphaxiv.org/abs/2506.08837`],
    [`arxiv: "${id}"\nlink: https://ar5iv.org/abs/2506.08837`],
    [`arxiv: "${id}"\nlink: https://ar5iv.labs.arxiv.org/html/2506.08837`],
    [`arxiv: "${id}"\nlink: https://huggingface.co/papers/2506.08837`],
    [`arxiv: "${id}"\nlink: https://doi.org/10.48550/arXiv.2506.08837`],
    [`arxiv: "${id}"\ndoi: 10.48550/arXiv.2506.08837`],
    [`doi: 10.48550/arXiv.${id}\nlink: https://arxiv.org/abs/2506.08837`],
  ])('%s do not', (lines) => {
    expect(codesOfIds(lines)).toEqual(['paper/link-contradiction']);
  });
  test.each([
    ['arxiv: "2107.1048"', 'schema/value'],
    ['arxiv: 2107.1048', 'schema/value'],
    ['arxiv: "arXiv:2107.1048"', 'schema/value'],
    ['arxiv: "1412.12345"', 'schema/value'],
    ['arxiv: "0703.0001"', 'schema/value'],
    ['arxiv: "2507.064571"', 'schema/value'],
    ['arxiv: "2507.06457v0"', 'schema/value'],
    ['arxiv: foo-bar/9901001', 'schema/value'],
    ['arxiv: hep-th/0801001', 'schema/value'],
    ['doi: 10.48550/arXiv.2107.1048', 'schema/value'],
    ['doi: 10.48550/arXiv.foo-bar/9901001', 'schema/value'],
    ['link: https://arxiv.org/list/cs.CL/recent', 'text/url'],
    ['link: https://arxiv.org/', 'text/url'],
    ['link: https://arxiv.org/abs/2107.1048', 'text/url'],
    ['link: https://arxiv.org/%zz/abs/2506.08837', 'text/url'],
    ['link: https://www.alphaxiv.org/abs/2513.12345', 'text/url'],
    [`arxiv: "${id}"\nlink: https://arxiv.org/list/cs.CL/2506.08837`, 'text/url'],
  ])('%s is what no paper has', (lines, code) => {
    expect(codesOfIds(lines)).toEqual([code]);
  });
  test.each([
    'arxiv: "1412.9999v3"',
    'arxiv: "0704.0001"',
    'arxiv: cs.CL/0703001',
    'arxiv: supr-con/9609001',
    'doi: 10.48550/arXiv.2506.15677',
    'doi: 10.1000/2107.1048',
    'link: https://example.org/2107.1048',
    'link: https://www.semanticscholar.org/arXiv/2506.15677',
    'link: https://arxiv.org/ftp/arxiv/papers/1007/1007.0001.pdf',
  ])('%s is a paper', (lines) => {
    expect(codesOfIds(lines)).toEqual([]);
  });
  test.each([
    ['2507.0645', 'A digit may be missing'],
    ['"2507.0645"', 'A digit may be missing'],
    ['"2507.064571"', 'A digit may be too many'],
    ['"1412.12345"', 'a digit too many'],
    ['2507.06450', 'Write "2507.06450"'],
  ])('of %s the hint says what may be wrong', (value, hint) => {
    const said = sayAll(problemsOf(soundIssue().replace(`"${id}"`, value)));
    expect(said).toContain(hint);
    if (hint.startsWith('A digit')) expect(said).not.toContain('Write "');
  });
  test.each([
    ['arxiv: "2513.12345"', 'but 13 is not a month'],
    ['doi: 10.48550/arXiv.2513.12345', 'but 13 is not a month'],
    ['doi: 10.48550/arXiv.foo-bar/9901001', 'no archive "foo-bar"'],
  ])('%s: %s', (line, words) => {
    expect(sayAll(problemsOf(soundIssue().replace(`arxiv: "${id}"`, line)))).toContain(words);
  });
  test('one of them is enough, none is too few, and an empty one is none', () => {
    expect(codesOfIds('link: https://a.example/')).toEqual([]);
    expect(codesOfIds('doi: 10.1000/xyz')).toEqual([]);
    expect(codesOfIds('x-note: none')).toEqual(['paper/link-missing']);
    expect(codesOfIds('link:')).toEqual(['paper/link-missing']);
    expect(codesOfIds('link: [a]')).toEqual(['schema/type']);
    expect(codesOfIds('link: ""')).toEqual(expect.arrayContaining(['paper/link-missing', 'schema/empty']));
  });
});

describe('dates', () => {
  test.each([
    ['arxiv: "2506.15677"\npublished: 2025-05-12', []],
    ['arxiv: "2506.15677"\npublished: 2024-05-31', []],
    ['arxiv: "2506.15677"\npublished: 2024-05-30', ['paper/published-early']],
    ['arxiv: "2507.15677"\npublished: 2025-07-13', []],
    ['arxiv: "2507.15677"\npublished: 2025-07-14', ['paper/published-future']],
    ['doi: 10.1000/xyz\npublished: 2026-07-07', ['paper/published-future']],
    ['doi: 10.1000/xyz\npublished: 1997-11-27', []],
    ['arxiv: "2508.00001"', ['paper/id-future']],
    ['arxiv: "2607.00001"\npublished: 2024-07-01', ['paper/id-future']],
    ['link: https://arxiv.org/abs/2508.00001v2', ['paper/id-future']],
    ['doi: 10.48550/arXiv.2508.00001', ['paper/id-future']],
    ['arxiv: "0704.0001"\npublished: 2025-07-01', []],
    ['arxiv: hep-th/9901001\npublished: 1999-01-02', []],
    ['arxiv: hep-th/9901001\npublished: 1996-01-02', ['paper/published-early']],
    ['arxiv: math/0309136\npublished: 2003-09-08', []],
    ['arxiv: "9901.00001"', ['paper/id-future']],
    ['arxiv: "2107.1048"\npublished: 2021-07-01', ['schema/value']],
    ['arxiv: "2506.15677"\npublished: 2025-13-01', ['paper/published-date']],
  ])('%s', (lines, codes) => {
    expect(codesOfIds(lines)).toEqual(codes);
  });
  test('a week whose last day is in the next month', () => {
    const settings = { fileName: '2025-07-28.yaml' };
    const of = (lines: string): string[] =>
      problemsOf(
        soundIssue('2025-07-28', (text) => text.replace(/arxiv: .*/, lines)),
        settings,
      ).map(({ code }) => code);
    expect(of('arxiv: "2508.00001"')).toEqual([]);
    expect(of('arxiv: "2509.00001"')).toEqual(['paper/id-future']);
  });
});

describe('addresses', () => {
  test.each([
    'https://한국.kr/',
    'https://en.wikipedia.org/wiki/Foo_(bar)',
    'http://a.example:8080/?q=1#x',
    'HTTPS://A.EXAMPLE/',
  ])('%s leads somewhere', (url) => {
    expect(codesOfMore(url)).toEqual(url.startsWith('HTTPS') ? ['text/url'] : []);
  });
  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//a.example',
    'a.example',
    'https://a b/',
    'https://',
    'https://[',
    'https://a.example:99999/',
    // A browser takes the first of these for a slash; encoded it is part of the host.
    String.raw`https://\a.example/`,
    String.raw`https://a.example\b/c`,
  ])('%s does not', (url) => {
    expect(codesOfMore(url)).toEqual(['text/url']);
  });
  test.each(['https:/8/8f/a.png', 'https://[', 'a.example'])(
    '%s does not, and with something invisible in it both is told',
    (url) => {
      expect(codesOfMore(`${url}\u2060`)).toEqual(['text/control', 'text/url']);
    },
  );
  test('of an id, too', () => {
    const codes = (value: string): string[] => codesOf(`arxiv: "${id}"`, `arxiv: "${value}"`);
    expect(codes('2506.1\u2060')).toEqual(['schema/value', 'text/control']);
    expect(codes(`${id}\u2060`)).toEqual(['text/control']);
  });
});

describe('languages', () => {
  test('titles may be in any, and one that is missing is a warning', () => {
    expect(
      codesOf(title, 'title:\n      ko: "What Small Models Are For"\n      en: "작은 모델의 쓸모"'),
    ).toEqual([]);
    expect(codesOf(title, 'title: "작은 모델의 쓸모"')).toEqual(['paper/title-missing']);
    expect(codesOf(title, 'title:\n      en: "A"\n      ko:')).toEqual(['paper/title-missing']);
    expect(codesOf(title, 'title:\n      en:\n      ko:')).toEqual(['schema/empty']);
    expect(codesOf(title, 'title:')).toEqual(['schema/missing']);
    expect(codesOf(title, 'title: "A"', { languages: ['en'] })).toEqual(
      expect.arrayContaining(['text/language-unknown', 'text/language']),
    );
  });
  test('one that differs by its capitals is told once, and not missing', () => {
    const problems = problemsOf(soundIssue().replace('      en: "What', '      EN: "What'));
    expect(linesOf(problems)).toEqual(['9:7 warning text/language-unknown papers[0].title.EN']);
    expect(sayAll(problems)).toContain('hint: Write "en": capital letters make another key.');
  });
  test('one that is not configured is a warning at its key', () => {
    const problems = problemsOf(soundIssue().replace('      en: "What', '      en: "A"\n      ja: "What'));
    expect(linesOf(problems)).toEqual(['10:7 warning text/language-unknown papers[0].title.ja']);
  });
  test.each([
    ['ko', 'A summary in English, of many letters.', ['text/language']],
    ['ko', 'PyTorchKR 🔥🇰🇷', []],
    ['ko', '`const answer = computeTheAnswer()` $\\mathcal{O}(n \\log n)$ https://a.example/in/english', []],
    ['ko', '한 마디, and then a very long sentence that is in English.', []],
    ['en', '이 글은 한국어로 쓰인 긴 글이며 스무 글자가 넘습니다.', ['text/language']],
    ['en', 'A summary in English about 한국어 and its 글자.', []],
  ])('a summary in %s: %s', (lang, text, codes) => {
    const inLanguage = (source: string): string =>
      source.replace(/summary: \|\n.*/, `summary:\n      ${lang}: |\n        ${text}`);
    expect(problemsOf(inLanguage(soundIssue())).map(({ code }) => code)).toEqual(codes);
  });
});

describe('placeholders', () => {
  test.each([
    'TODO',
    'TODO: 요약',
    '[TODO]',
    '**TBD**',
    'FIXME',
    'todo',
    '…',
    '...',
    '첫 문장입니다.\n      TODO',
    '소개는 TBD',
    'TODO write this',
    'XXX',
    'XXX: 요약',
    '첫 문장입니다.\n      - [XXX]',
    'Lorem ipsum dolor sit amet',
  ])('%s is one', (text) => {
    expect(codesOf(summary, text)).toContain('text/placeholder');
  });
  test.each([
    'TODO 주석을 찾아 고치는 모델을 다룬 논문입니다. 개발자가 남긴 할 일 목록을 스스로 정리한다는 발상이 재미있습니다.',
    '할 일(TODO) 목록을 만드는 모델입니다.',
    '점점 더…',
    'mTODOx 모델',
    '광고를 본 것은 Super Bowl XXX',
    '이 글은 학회지 Vol. XXX',
    'XXX 광고를 다룬 짧은 논문',
  ])('%s is none', (text) => {
    expect(codesOf(summary, text)).toEqual([]);
  });
  test('in a title only where nothing else is', () => {
    expect(codesOfTitle('TODO')).toEqual(['text/placeholder']);
    expect(codesOfTitle('TODO Comments in the Wild')).toEqual([]);
    expect(codesOfTitle('What Is a TODO')).toEqual([]);
  });
  test('points to its line in a block', () => {
    const problems = problemsOf(soundIssue().replace(summary, `${summary}\n\n      TODO: more`));
    expect(linesOf(problems)).toEqual(['16:7 error text/placeholder papers[0].summary']);
  });
});

describe('control characters', () => {
  test.each([
    ['"A\\nB"', true],
    ['"A\\tB"', true],
    ['"A\\rB"', true],
    ['"A\\u0085B"', true],
    ['"A\\u2029B"', true],
    ['"A\\u0000"', true],
    ['"\\ud800"', true],
    ['"A\\u202EB"', true],
    ['"A\\u202EB\\u202C"', false],
    ['"A\\u2067B\\u202C"', true],
    ['"A\\u2069"', true],
    ['"👩‍👩‍👧‍👦 A\\u00a0B"', false],
    ['>\n        A\n        B', false],
    ['|\n        A', false],
    ['|\n        A\n        B', true],
  ])('a title %s', (text, isProblem) => {
    expect(codesOf('"What Small Models Are For"', text)).toEqual(isProblem ? ['text/control'] : []);
  });
  test('a block may have line breaks and tabs, and nothing else', () => {
    expect(codesOf(summary, `${summary}\n\n      둘째\t문단`)).toEqual([]);
    const problems = problemsOf(soundIssue().replace(summary, `${summary}\n\n      둘째\u0085 문단`));
    expect(linesOf(problems)).toEqual(['16:9 error text/control papers[0].summary']);
  });
});

describe('comments', () => {
  test.each([
    ['title: #1 논문', ['text/comment']],
    ['title: 논문 #1', ['text/comment', 'paper/title-missing']],
    ['title:\n      ko: #1\n      en: A', ['text/comment']],
    ['title: # a comment', ['schema/missing']],
    ['title: "논문" #1\n    x-a: b #c', ['paper/title-missing']],
    ['title: 논문#1', ['paper/title-missing']],
    ['title: {ko: 가, en: A} #1', []],
  ])('%s', (lines, codes) => {
    expect(codesOf(title, lines).toSorted()).toEqual(codes.toSorted());
  });
  test('week, number and draft are complete without it', () => {
    expect(codesOf('week: 2025-07-07', 'week: 2025-07-07 #monday\nnumber: 1 #one\ndraft: false #no')).toEqual(
      [],
    );
  });
});

describe('what the archive knows', () => {
  const archive: Archive = {
    papersWith: (key) => (key === `arxiv:${id}` ? { issue: '2025-06-30', title: [] } : undefined),
    linkWith: () => undefined,
    numberTaken: (number) => (number === 112 ? '2025-06-30' : undefined),
    sameWeek: () => undefined,
    numberBefore: () => ({ number: 112, issue: '2025-06-30' }),
    stylesBefore: () => [],
  };
  test.each([
    [113, []],
    [114, ['issue/number-order']],
    [111, ['issue/number-order']],
    [112, ['issue/number-duplicate']],
  ])('number %i after 112', (number, codes) => {
    const other = { ...archive, papersWith: () => undefined };
    expect(
      problemsOf(`number: ${number}\n${soundIssue()}`, { archive: other }).map(({ code }) => code),
    ).toEqual(codes);
  });
  test('a paper of an earlier issue, and a number that is taken', () => {
    const problems = problemsOf(`number: 112\n${soundIssue()}`, { archive });
    expect(linesOf(problems)).toEqual([
      '1:9 error issue/number-duplicate number',
      '13:12 warning paper/duplicate-archive papers[0].arxiv',
    ]);
    expect(problemsOf(`number: 113\n${soundIssue()}`, { archive: emptyArchive })).toEqual([]);
  });
});

describe('drafts', () => {
  test('what is missing is a warning', () => {
    expect(linesOfDraft('')).toEqual([
      '1:1 warning issue/no-intro intro',
      '1:1 warning issue/no-papers papers',
    ]);
    expect(
      linesOfDraft(
        'intro:\n  - theme: a\n    text:\npapers:\n  - title:\n      ko: "가"\n      en: ""\n    summary: TODO\n',
      ),
    ).toEqual([
      '5:5 warning schema/missing intro[0].text',
      '7:5 warning paper/link-missing papers[0].link',
      '9:11 warning paper/title-empty papers[0].title.en',
      '10:14 warning text/placeholder papers[0].summary',
    ]);
  });
  test('what is wrong is an error', () => {
    expect(linesOfDraft('intro: []\npapers:\n  - titel: "가"\n    published: 2025-02-30\n')).toEqual(
      expect.arrayContaining([
        '5:5 error schema/unknown-key papers[0].titel',
        '6:16 error paper/published-date papers[0].published',
      ]),
    );
  });
  test('an abstract that is missing is no news', () => {
    const bare = soundIssue().replace(/ {4}abstract:[\s\S]*/, '');
    expect(linesOf(problemsOf(bare))).toEqual(['7:5 warning paper/abstract-missing papers[0].abstract']);
    expect(problemsOf(`draft: true\n${bare}`)).toEqual([]);
  });
});

describe('patterns of the config in an issue, where nothing fills them', () => {
  const codesOfTop = (line: string): string[] => codesOf(/^week: .*$/m, `week: 2025-07-07\n${line}`);

  test.each([
    'title: "[{{range}}] 이번 주 논문 모음 소식"',
    'title: { ko: "논문 #{{ number }}, 이번 주의 모음" }',
    'masthead: "{{number}}호입니다"',
    'closing: |\n  다음 호는 {{week}} 다음입니다',
    'web_url: "https://example.org/{{week}}"',
  ])('%s', (line) => {
    expect(codesOfTop(line)).toEqual(['text/placeholder']);
  });

  test.each([
    'title: "[2025/07/07] 이번 주 논문 모음 {{소식}}"',
    'masthead: "`{{week}}`를 쓰는 법"',
    'lead: "Jinja의 {{name}}을 씁니다"',
    'web_url: "{{webversion}}"',
  ])('%s is fine', (line) => {
    expect(codesOfTop(line)).not.toContain('text/placeholder');
  });
});

test.each(['｜', '＞', '｜-'])('%s of full width begins no text', (mark) => {
  expect(codesOf('summary: |', `summary: ${mark}`)).toContain('text/folded');
});
