/**
 * What each format shows of a small issue that has every kind of part, written by hand: all of it, and nothing else. In which
 * order it stands is the business of the golden files.
 */
import { expect, test } from 'vitest';
import { render } from './parity-render.ts';
import {
  canonical,
  sameAddress,
  type Seen,
  seenInForum,
  seenInHtml,
  seenInJson,
  seenInText,
} from './parity-seen.ts';

const config = `name: 주간 논문
closing: 고맙습니다
card: { authors: 2 }
email:
  from: "news@example.org"
  web_url: "https://example.org/weeks/1"
  unsubscribe_url: "https://example.org/unsubscribe"
  address: 서울시 예시구
`;

const issue = `week: 2025-07-07
masthead: "PyTorchKR :fire:"
lead: |
  이번 주는 **느린 생각**입니다.
intro:
  - theme: { ko: "작은 모델", en: Small models }
    text: |
      [자세한 글](https://example.org/small)을 보세요.
  - emoji: dna
    text: 이름 없는 주제
papers:
  - title: { ko: "별 *하나*", en: One star }
    authors: [Ada Lovelace, 김 구, Third Author]
    published: 2025-06-18
    arxiv: "2506.15677"
    doi: "10.1000/xyz"
    takeaway: 별이 하나다.
    summary: |
      첫째 소개는 $n^2$입니다.
    abstract:
      ko: "첫째 초록 :fire:"
      en: First abstract
    more:
      - https://example.org/plain
      - title: 발표
        url: https://example.org/talk
    image: { url: "https://example.org/figure.png", alt: 그림 하나 }
    tags: [추론, SLM]
  - title: { en: Second paper }
    doi: "10.1000/182"
    summary: 둘째 소개
    image: { url: "https://example.org/figure.svg", alt: 메일에 없는 그림 }
  - title: 셋째 논문
    authors: [Alone]
    link: https://example.org/third
    summary: 셋째 소개
sections:
  - title: { ko: 발표와 강연, en: Lectures }
    items:
      - https://example.org/bare
      - title: { ko: 모집, en: Call }
        url: https://example.org/call
        text: { ko: "**8월**까지 [안내](https://example.org/guide)대로.", en: Until August. }
  - title: 일자리
    items:
      - url: https://example.org/job
        text: 이름 없는 링크
`;

const { posts, email, text, json } = await render({ date: '2025-07-07', issue, config });

/** What every format shows in the same way. */
const texts = [
  '[2025/07/07 ~ 13] 주간 논문',
  'PyTorchKR 🔥',
  '이번 주는 느린 생각입니다.',
  '🧬 이름 없는 주제',
  'Ada Lovelace, 김 구 외 1명 · 2025/06/18',
  '그림 하나',
  'Second paper',
  '메일에 없는 그림',
  '셋째 논문',
  'Alone',
  '8월까지 안내대로.',
  'Until August.',
  '일자리',
  '이름 없는 링크',
  '고맙습니다',
];

const addresses = [
  'https://example.org/small',
  'https://example.org/figure.png',
  'https://arxiv.org/abs/2506.15677',
  'https://example.org/plain',
  'https://example.org/talk',
  'https://example.org/figure.svg',
  'https://doi.org/10.1000/182',
  'https://example.org/third',
  'https://example.org/bare',
  'https://example.org/call',
  'https://example.org/guide',
  'https://example.org/job',
];
/** A title is a link in the list of contents and in its card. */
const titles = [
  'https://arxiv.org/abs/2506.15677',
  'https://doi.org/10.1000/182',
  'https://example.org/third',
];
const head = ['https://example.org/weeks/1'];
const footer = ['https://example.org/weeks/1', 'https://example.org/unsubscribe'];

test('on the forum', () => {
  const own = [
    '1️⃣ 작은 모델 자세한 글을 보세요. Small models',
    '별 *하나* / One star',
    '발표와 강연 / Lectures',
    '모집 / Call',
    '논문 소개 첫째 소개는 n²입니다.',
    '논문 초록(Abstract) 첫째 초록 :fire: First abstract',
    '더 읽어보기 발표',
    '논문 소개 둘째 소개',
    '논문 소개 셋째 소개',
    ...['논문 링크', '논문 링크', '논문 링크'],
  ];
  expectAll(seenInForum(posts, { locale: 'ko' }), [...texts, ...own], addresses);
});

test('by mail', () => {
  const own = [
    '작은 모델 / Small models 자세한 글을 보세요.',
    '주간 논문 · 논문 3편 · 웹에서 보기',
    '이번 주 논문 1. 별 *하나* 별이 하나다. 2. Second paper 3. 셋째 논문',
    '1. 별 *하나* One star',
    '발표와 강연 Lectures',
    '모집 / Call',
    '첫째 소개는 n²입니다.',
    '논문 초록(Abstract) 첫째 초록 :fire: First abstract',
    '더 읽어보기 발표',
    '태그: 추론, SLM',
    '둘째 소개',
    '셋째 소개',
    ...['논문 보기', '논문 보기', '논문 보기'],
    ...['2.', '3.'],
    '웹에서 보기 수신 거부 주간 논문 서울시 예시구',
  ];
  expectAll(seenInHtml(email), [...texts, ...own], [...addresses, ...titles, ...titles, ...head, ...footer]);
});

test('as plain text', () => {
  const own = [
    '작은 모델 / Small models 자세한 글을 보세요.',
    '[이번 주 논문] 별 *하나* 별이 하나다. Second paper 셋째 논문',
    '별 *하나* One star',
    '발표와 강연 Lectures',
    '모집 / Call',
    '[논문 소개] 첫째 소개는 n²입니다.',
    '[논문 초록(Abstract)] 첫째 초록 :fire: First abstract',
    '[더 읽어보기] 발표',
    '[논문 소개] 둘째 소개',
    '[논문 소개] 셋째 소개',
    ...['[논문 링크]', '[논문 링크]', '[논문 링크]'],
    '주간 논문 서울시 예시구 웹에서 보기: 수신 거부:',
  ];
  expectAll(seenInText(text), [...texts, ...own], [...addresses, ...footer]);
});

test('as data', () => {
  const own = [
    '1️⃣ 작은 모델 Small models 자세한 글을 보세요.',
    '별 *하나* One star',
    '발표와 강연 Lectures',
    '모집 Call',
    '별이 하나다.',
    '첫째 소개는 n²입니다.',
    '첫째 초록 :fire: First abstract',
    '발표',
    ...['추론', 'SLM'],
    '둘째 소개',
    '셋째 소개',
  ];
  expectAll(seenInJson(json, 'text'), [...texts, ...own], addresses);
});

/** Each text once and each address once, and no others. */
function expectAll(seen: Seen, expected: readonly string[], urls: readonly string[]): void {
  const lost: string[] = [];
  let rest = seen.text;
  // A short text may be part of a longer one.
  for (const part of expected.map(canonical).toSorted((a, b) => b.length - a.length)) {
    if (rest.includes(part)) rest = rest.replace(part, '\n');
    else lost.push(part);
  }
  expect({ lost, rest: rest.trim() }).toEqual({ lost: [], rest: '' });
  expect(seen.urls.toSorted()).toEqual(urls.map(sameAddress).toSorted());
}
