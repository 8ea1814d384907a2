import { describe, expect, test } from 'vitest';
import { correctionOf } from '../../../src/commands/diff/correction.ts';
import { inJson } from '../../../src/commands/diff/json.ts';
import { inMarkdown } from '../../../src/commands/diff/markdown.ts';
import { inText } from '../../../src/commands/diff/text.ts';
import { newsletterAt } from '../../../src/pipeline/index.ts';
import { displayWidth } from '../../../src/text/index.ts';
import { fakeContext } from '../../support/context.ts';
import { newsletter } from '../../support/issues.ts';
import { after, before, comparisonOf, paper } from './desk.ts';

const all = comparisonOf(before, after);
const plain = { columns: undefined, isColoured: false };
const esc = '\x1b';
const withoutColours = (text: string): string =>
  text.replaceAll(new RegExp(String.raw`${esc}\[\d+m`, 'g'), '');

describe('as text', () => {
  test('in a pipe: old and new words in lines of their own', () => {
    expect(inText(all, plain)).toBe(`\
  number
+   112
  theme 1: 작은 모델
    the text of theme 1
-     작은 모델을 다룬 논문이 많습니다.
+     작은 모델을 다룬 논문이 적습니다.
  paper 1 (was 3): 3번 논문의 쓸모
  paper 2: 1번 논문의 쓸모
    the summary of paper 2
-     웹에서 레시피를 찾아 주는 에이전트와 주방에서 직접 움직이는 에이전트는 지금까지 따로 연구되어 왔습니다. …
+     웹에서 레시피를 찾아 주는 에이전트와 주방에서 스스로 움직이는 에이전트는 지금까지 따로 연구되어 왔습니다. …
    author 3 of paper 2
+     Barbara
    the link of paper 2
+     https://a.example/new?x=1
  paper 3: 2번 논문의 쓸모
    the title of paper 3 in English
-     What Paper Number 2 Is For
+     What Paper Number Two Is For
+ paper 4: 4번 논문의 쓸모
- paper 4: 5번 논문의 쓸모
`);
  });

  test('in a pipe: a text of more rows than a call takes arguments', () => {
    const rows = 150_000;
    const many = comparisonOf({ lead: 'a\n'.repeat(rows) }, { lead: 'b\n'.repeat(rows) });
    expect(inText(many, plain)).toBe(`  lead\n${'-   a\n'.repeat(rows)}${'+   b\n'.repeat(rows)}`);
  });

  test('in colour: old and new words side by side', () => {
    const text = inText(all, { columns: 80, isColoured: true });
    expect(text).toContain(`      What Paper Number ${esc}[31m2 ${esc}[39m${esc}[32mTwo ${esc}[39mIs For\n`);
    expect(text).toContain(`${esc}[32m+ paper 4: 4번 논문의 쓸모${esc}[39m\n`);
    expect(text).toContain(`${esc}[31m- paper 4: 5번 논문의 쓸모${esc}[39m\n`);
    expect(withoutColours(text)).not.toMatch(/^[-+] {4}/m);
  });

  test.each([40, 80])('no line is wider than %i columns', (columns) => {
    const address = `https://a.example/${'x'.repeat(200)}`;
    const wide = comparisonOf(
      { papers: [paper(1, { title: '긴 제목 '.repeat(30), link: `${address}1` })], 'x-\x1b[31mnote': 'a' },
      { papers: [paper(1, { title: '긴 이름 '.repeat(30), link: `${address}2` })], 'x-\x1b[31mnote': 'b' },
    );
    for (const isColoured of [true, false])
      for (const comparison of [all, wide]) {
        const lines = withoutColours(inText(comparison, { columns, isColoured })).split('\n');
        expect(Math.max(...lines.map((line) => displayWidth(line)))).toBeLessThanOrEqual(columns);
        expect(lines.length).toBeGreaterThan(5);
      }
    // Between words, where there are spaces.
    expect(withoutColours(inText(all, { columns, isColoured: true }))).toMatch(/ 스스로\s+움직이는\s/);
  });

  test('white space that came or went by itself can be seen', () => {
    expect(inText(comparisonOf({ lead: 'a b\n' }, { lead: 'a\nb' }), plain)).toBe(`\
  lead
-   a·b↵
+   a↵b
`);
  });

  test('an empty text, a list and a value of another kind are told', () => {
    const [was, is] = [
      { closing: 'Bye', number: 1, 'x-a': { on: true } },
      { closing: '', number: '1', tags: ['x', 'y'], 'x-a': { on: false } },
    ];
    expect(inText(comparisonOf(was, is), plain)).toBe(`\
  closing
-   Bye
+   ""
  number
-   1
+   "1"
  tags
+   x, y
  x-a.on
-   true
+   false
`);
  });

  test('what a terminal would obey is spelt out', () => {
    const hostile = `a${esc}]0;title\x07‮b`;
    const comparison = comparisonOf(
      { papers: [paper(1, { title: hostile, authors: [hostile] })] },
      { papers: [paper(1, { title: `${hostile} c`, authors: [`${hostile}c`] })] },
    );
    for (const format of [inText(comparison, plain), inMarkdown(comparison), inJson(comparison)])
      // oxlint-disable-next-line no-control-regex -- they are what must not be there
      expect(format.replaceAll('\n', '')).not.toMatch(/[\x00-\x1f\x7f\u202e]/);
  });
});

describe('as Markdown', () => {
  test('a list of what changed', () => {
    expect(
      inMarkdown(all)
        .replaceAll('&#8203;', '')
        .replaceAll(/\\([:.,/?=-])/g, '$1'),
    ).toBe(`\
### issues/2025-07-07.yaml, compared with HEAD

- number: **112**
- theme 1: 작은 모델
  - the text of theme 1: 작은 모델을 다룬 논문이 ~~많습니다.~~ **적습니다.**
- paper 1 \\(was 3\\): 3번 논문의 쓸모
- paper 2: 1번 논문의 쓸모
  - the summary of paper 2: 웹에서 레시피를 찾아 주는 에이전트와 주방에서 ~~직접~~ **스스로** 움직이는 에이전트는 지금까지 따로 연구되어 왔습니다. …
  - author 3 of paper 2: **Barbara**
  - the link of paper 2: **https://a.example/new?x=1**
- paper 3: 2번 논문의 쓸모
  - the title of paper 3 in English: What Paper Number ~~2~~ **Two** Is For
- added paper 4: 4번 논문의 쓸모
- removed paper 4: 5번 논문의 쓸모
`);
  });
});

test('as JSON: a list with places and values', () => {
  expect(JSON.parse(inJson(all))).toMatchObject({
    issue: 'issues/2025-07-07.yaml',
    base: 'HEAD',
    changes: [
      { kind: 'added', path: 'number', after: 112 },
      {
        kind: 'changed',
        path: 'intro[0].text',
        was: 'intro[0].text',
        before: '작은 모델을 다룬 논문이 많습니다.\n',
        after: '작은 모델을 다룬 논문이 적습니다.\n',
      },
      { kind: 'moved', path: 'papers[0]', was: 'papers[2]' },
      { kind: 'changed', path: 'papers[1].summary', was: 'papers[0].summary' },
      { kind: 'added', path: 'papers[1].authors[2]', after: 'Barbara' },
      { kind: 'added', path: 'papers[1].link', after: 'https://a.example/new?x=1' },
      { kind: 'changed', path: 'papers[2].title.en', was: 'papers[1].title.en' },
      { kind: 'added', path: 'papers[3]', after: paper(4) },
      { kind: 'removed', was: 'papers[3]', before: paper(5) },
    ],
  });
});

describe('as a correction', () => {
  const correct = async (config: string, comparison = all): Promise<string> => {
    const context = fakeContext({ files: newsletter({}, config) });
    return correctionOf(comparison, (await newsletterAt(context, '/desk')).config);
  };

  test('in Korean, without the order of cards and the number', async () => {
    expect(await correct('name: 논문 소식\nlocale: ko\n')).toBe(`\
“[2025/07/07 ~ 13] 논문 소식” 내용을 바로잡습니다

주제 “작은 모델”
- 본문: “작은 모델을 다룬 논문이 많습니다.” → “작은 모델을 다룬 논문이 적습니다.”

“1번 논문의 쓸모”
- 논문 소개: “웹에서 레시피를 찾아 주는 에이전트와 주방에서 직접 움직이는 에이전트는 지금까지 따로 연구되어 왔습니다. …” → “웹에서 레시피를 찾아 주는 에이전트와 주방에서 스스로 움직이는 에이전트는 지금까지 따로 연구되어 왔습니다. …”
- 저자 추가: “Barbara”
- 논문 링크 추가: “https://a.example/new?x=1”

“2번 논문의 쓸모”
- 제목 (en): “What Paper Number 2 Is For” → “What Paper Number Two Is For”

논문 추가: “4번 논문의 쓸모”

논문 삭제: “5번 논문의 쓸모”
`);
  });

  test('in English, with the newsletter’s own labels', async () => {
    const small = comparisonOf(
      { week: '2025-07-07', papers: [{ title: 'A Paper', arxiv: '2506.10001', summary: 'It is old.' }] },
      {
        week: '2025-07-07',
        papers: [
          {
            title: 'A Paper',
            arxiv: '2506.10001',
            summary: 'It is new.',
            image: { url: 'https://a.example/i.png', alt: '' },
          },
        ],
      },
    );
    expect(await correct('name: News\nlocale: en\nlabels: { summary: In short }\n', small)).toBe(`\
Corrections to “[July 7–13, 2025] News”

“A Paper”
- In short: “It is old.” → “It is new.”
- Image, added: “https://a.example/i.png”
`);
  });

  test('is empty where readers would see no difference', async () => {
    const [a, b] = [paper(1), paper(2)];
    const was = { draft: true, papers: [a, b], lead: 'One\ntwo', closing: '', 'x-note': 'a' };
    const is = { number: 3, papers: [b, a], lead: 'One two\n', 'x-note': 'b', web_url: 'https://a.example' };
    const comparison = comparisonOf(was, is);
    expect(comparison.changes.length).toBeGreaterThan(4);
    expect(await correct('locale: ko\n', comparison)).toBe('');
  });
});
