import { expect, describe, test } from 'vitest';
import { formatPath } from '../../src/problem/path.ts';
import { listShared, readShared, withShared } from '../support/shared.ts';
import { soundIssue } from '../support/issues.ts';
import { problemsIn } from '../support/markup.ts';

/** `text/markup lead <**>`: the code, the text, and the source at its place. */
async function said(source: string, config?: string): Promise<string[]> {
  const lines = source.split('\n');
  return (await problemsIn(source, config)).map(({ code, path, place }) => {
    const { line, column, endLine, endColumn } = place;
    const marked = lines[line - 1]?.slice(column - 1, line === endLine ? endColumn - 1 : undefined);
    return `${code} ${formatPath(path)} <${marked ?? ''}>`;
  });
}

const block = (text: string, indent: number): string =>
  `|\n${text
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(indent) + line))
    .join('\n')}\n`;
const theme = '이번 주에는 **작은 모델(SLM)**을 다룬 논문이 눈에 띕니다.';
const summary = '작은 모델로도 충분한 일이 얼마나 많은지 세어 본 논문입니다.';
const abstract = 'We measured how large the work is.';

/** A sound issue with a text in one of its fields. */
const fields: Readonly<Record<string, (text: string) => string>> = {
  lead: (text) => soundIssue().replace('intro:', `lead: ${block(text, 2)}intro:`),
  masthead: (text) => soundIssue().replace('intro:', `masthead: ${block(text, 2)}intro:`),
  closing: (text) => `${soundIssue()}closing: ${block(text, 2)}`,
  'sections[0].items[0].text': (text) =>
    `${soundIssue()}sections:\n  - title: "발표"\n    items:\n      - url: https://a.example/talk\n        text: ${block(text, 10)}`,
  'intro[0].text': (text) => soundIssue().replace(theme, text.replaceAll('\n', '\n      ')),
  'papers[0].summary': (text) => soundIssue().replace(summary, text.replaceAll('\n', '\n      ')),
};

/** Each kind of slip: what is written, the code, and what the place marks. */
const slips = [
  ['한국어 왜 **읽을 만한지', 'text/markup', '**'],
  ['한국어 **굵게 **은', 'text/markup', '**'],
  ['＊＊굵게＊＊', 'text/markup', '＊＊'],
  ['닫지 않은 `코드', 'text/markup', '`'],
  ['[논문] (https://a.example/x)', 'text/markup', '[논문] (https://a.example/x)'],
  ['##제목', 'text/markup', '##'],
  ['> [!NOTE]\n> 글', 'text/markup', '[!NOTE]'],
  ['본문 <!-- 메모', 'text/markup', '<!--'],
  ['• 첫째\n• 둘째', 'text/lines', '• 첫째'],
  ['① 첫째\n② 둘째', 'text/lines', '① 첫째'],
  ['-첫째\n-둘째', 'text/lines', '-첫째'],
  ['| 가 | 나 |\n| 1 | 2 |', 'text/lines', '| 가 | 나 |'],
  ['각주[^1]\n\n[^1]: 설명', 'text/footnote', '[^1]'],
  ['[여기](https://a.example/x)', 'text/link-text', '[여기](https://a.example/x)'],
  ['그림 <img src="https://a.example/x">', 'text/image', '<img src="https://a.example/x">'],
  ['분류 classiﬁ-\ncation 입니다', 'text/paste', 'classiﬁ-'],
  ['한국어\ufffd', 'text/paste', '\ufffd'],
  ['한국\u00ad어', 'text/invisible', '\u00ad'],
  ['한국어\n<<<<<<< HEAD\n가', 'text/conflict', '<<<<<<< HEAD'],
  ['한국어\n\n>>>>>>> other\n가', 'text/conflict', '>>>>>>> other'],
] as const;

describe.each(Object.entries(fields))('%s', (path, issueWith) => {
  test('is sound', async () => {
    expect(await said(issueWith('한국어로 쓴 글입니다.'))).toEqual([]);
  });
  test.each(slips)('%j', async (text, code, marked) => {
    // That an item of a section has one paragraph is told besides.
    const found = (await said(issueWith(text))).filter((line) => !line.startsWith('text/paragraph'));
    expect(found).toEqual([`${code} ${path} <${marked}>`]);
  });
});

describe('quoted text', () => {
  test.each([
    [
      'en: "What Small Models Are For"',
      'en: "Image Classiﬁcation"',
      'text/paste papers[0].title.en <"Image Classiﬁcation">',
    ],
    [
      'en: "What Small Models Are For"',
      'en: "Image Classifi-\n        cation"',
      'text/paste papers[0].title.en <"Image Classifi->',
    ],
    ['en: "What Small Models Are For"', 'en: "A \ufffd B"', 'text/paste papers[0].title.en <"A \ufffd B">'],
    [
      'en: "What Small Models Are For"',
      'en: "Small\u00adModels"',
      'text/invisible papers[0].title.en <"Small\u00adModels">',
    ],
    [
      'en: "What Small Models Are For"',
      'en: ‘What Small Models Are For’',
      'text/quotes papers[0].title.en <‘What Small Models Are For’>',
    ],
    [
      'en: "What Small Models Are For"',
      'en: «What Small Models Are For»',
      'text/quotes papers[0].title.en <«What Small Models Are For»>',
    ],
    [abstract, 'We classifi-\n        cate it.', 'text/paste papers[0].abstract.en <classifi->'],
    [
      abstract,
      'We work on state-of-the- art models.',
      'text/paste papers[0].abstract.en <state-of-the- art>',
    ],
    [abstract, 'The ﬂow.', 'text/paste papers[0].abstract.en <ﬂ>'],
    [abstract, 'We <<<<<<< HEAD\n        <<<<<<< HEAD', 'text/conflict papers[0].abstract.en <<<<<<<< HEAD>'],
  ])('%j as %j', async (from, to, expected) => {
    expect(soundIssue()).toContain(from);
    expect(await said(soundIssue().replace(from, to))).toEqual([expected]);
  });

  test.each([
    ['en: "What Small Models Are For"', 'en: "‘What Small Models Are For’"'],
    ['en: "What Small Models Are For"', "en: '«What Small Models Are For»'"],
    ['en: "What Small Models Are For"', 'en: ‘Small’ Models and ‘Large’ Ones'],
    ['en: "What Small Models Are For"', 'en: Don’t Look at the Models’'],
    ['en: "What Small Models Are For"', 'en: "**Stars** and `ticks [a] (https://a.example/x)"'],
    [
      abstract,
      '- **stars [^1]\n        ##title\n        • a\n        • b\n        [here](https://a.example/)',
    ],
    [abstract, 'Pre- and post-\n        and long- or short-term.'],
  ])('%j as %j is fine: it is no Markdown', async (from, to) => {
    expect(await said(soundIssue().replace(from, to))).toEqual([]);
  });
});

test('a text of comments alone says nothing', async () => {
  expect(await said(fields['papers[0].summary']?.('<!-- 나중에 -->') ?? '')).toEqual([
    'paper/summary-empty papers[0].summary <<!-- 나중에 -->>',
  ]);
  expect(await said(fields['intro[0].text']?.('<!-- 나중에 -->') ?? '')).toEqual([
    'issue/text-empty intro[0].text <<!-- 나중에 -->>',
  ]);
});

test('a folded text lost the break that cut a word', async () => {
  const folded = soundIssue().replace(
    `summary: |\n      ${summary}`,
    'summary: >\n      작은 모델의 repre-\n      sentation입니다.',
  );
  expect(await said(folded)).toEqual(['text/paste papers[0].summary <작은 모델의 repre->']);
});

test('the texts of the config are read too, and keep nothing from working', async () => {
  const config =
    'name: Test\nmasthead: |\n  왜 **읽을 만한지\nclosing: |\n  [여기](docs/x.md)\n  # digest-ignore\n';
  expect(await problemsIn(soundIssue(), config)).toMatchObject([
    { code: 'text/markup', severity: 'warning', path: ['masthead'], place: { line: 3, column: 5 } },
    { code: 'text/link-text', path: ['closing'] },
  ]);
  expect(await problemsIn(soundIssue(), `rules: { text/markup: off }\n${config}`)).toMatchObject([
    { code: 'text/link-text' },
  ]);
});

withShared('data/digests', 'real newsletters', () => {
  test('have nothing of all this, but for links that say nothing', async () => {
    const found: string[] = [];
    for (const folder of listShared('data/digests')) {
      for (const name of listShared(`data/digests/${folder}`)) {
        const body = readShared(`data/digests/${folder}/${name}`).replace(/^---\n[^]*?\n---\n/, '');
        const issue = soundIssue('2025-07-07', (text) =>
          text.replace('intro:', `lead: |2\n${body.replace(/^(?=.)/gm, '  ')}\nintro:`),
        );
        const problems = await problemsIn(issue, 'name: Test\nlanguages: [en, ko]\n');
        for (const { code, args } of problems)
          if (/^text\/(?:markup|lines|footnote|image|link-text|paste|conflict|quotes|invisible)$/.test(code))
            found.push(`${code} ${JSON.stringify('text' in args ? args.text : args)}`);
      }
    }
    expect(found.toSorted()).toEqual([
      'text/link-text "continue reading"',
      ...Array.from({ length: 5 }, () => 'text/link-text "here"'),
      'text/link-text "this"',
    ]);
  });
});
