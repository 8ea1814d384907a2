import { describe, expect, test } from 'vitest';
import { align, blockAt, keyOf, keyOfMarkup } from '../../../src/preview/page/align.ts';

const keys = (texts: readonly string[]): string[] => texts.map(keyOf);

describe('letters alone tell texts apart', () => {
  test.each([
    ['작은 **모델(SLM)**을 다룬', '작은모델slm을다룬'],
    ['  A\n\tb — C3! ', 'abc3'],
    ['작은'.normalize('NFD'), '작은'],
    ['🔥 ---', ''],
    ['1️⃣ 첫째', '첫째'],
  ])('%j', (text, key) => {
    expect(keyOf(text)).toBe(key);
  });

  test.each([
    ['## [제목](https://arxiv.org/abs/2507.07001) :fire:', '제목'],
    ['<p style="color:#123456">글&nbsp;둘&#8203;</p>', '글둘'],
    ['- **굵게** 글', '굵게글'],
    ['<h2 class="n"><a href="https://a.example/1">12. 3D 제목</a></h2>', '3d제목 httpsaexample1'],
    ['## 12\\. 3D 제목', '3d제목'],
    ['<p>12. 3D 글</p>', '123d글'],
  ])('as a line of markup: %j', (line, key) => {
    expect(keyOfMarkup(line)).toBe(key);
  });
});

describe('blocks are found', () => {
  const blocks = keys([
    '이번 주에는 작은 모델을 다룬 논문이 눈에 띕니다.',
    '작은 모델의 알려진 쓸모',
    '작은 모델로도 충분한 일이 얼마나 많은지 세어 본 논문입니다.',
    'We measured how large the work is.',
  ]);

  test('in their order, whatever stands between them', () => {
    const places = keys([
      '머리말',
      '이번 주에는 작은 모델을 다룬 논문이 눈에 띕니다.',
      '1. 작은 모델의 알려진 쓸모',
      'Ada Lovelace',
      '작은 모델로도 충분한 일이 얼마나 많은지 세어 본 논문입니다.',
      '초록',
      'We measured how large the work is.',
    ]);
    expect(align(blocks, places)).toEqual([1, 2, 4, 6]);
  });

  test('each of those that say the same at a place of its own', () => {
    const same = '이 논문은 앞의 논문과 같은 말을 합니다. 정말로 그렇습니다.';
    const texts = keys([same, '첫째 제목입니다', same, '둘째 제목입니다']);
    expect(align(texts, texts)).toEqual([0, 1, 2, 3]);
  });

  test('in another order than they were written in', () => {
    const texts = keys([
      '첫째 글은 이렇게 시작합니다',
      '둘째 글은 저렇게 시작합니다',
      '셋째 글은 그렇게 시작합니다',
    ]);
    const [first = '', second = '', third = ''] = texts;
    expect(align(texts, [third, first, second])).toEqual([1, 2, 0]);
  });

  test('that are not shown: nowhere, and the others are found all the same', () => {
    const places = [blocks[0] ?? '', blocks[2] ?? ''];
    expect(align(blocks, places)).toEqual([0, -1, 1, -1]);
    expect(align(['', blocks[0] ?? ''], places)).toEqual([-1, 0]);
    expect(align(blocks, [])).toEqual([-1, -1, -1, -1]);
  });

  test('that are links, numbered in their headings', () => {
    const titles = ['작은 모델의 쓸모 / What Small Models Are For', '둘째 논문의 제목입니다'];
    const places = ['작은 모델의 쓸모', '둘째 논문의 제목입니다', '머리말입니다', ...titles].map((title, i) =>
      keyOfMarkup(`<h2><a href="https://a.example/${i}">${i}. ${title}</a></h2>`),
    );
    expect(align(keys(['머리말입니다', ...titles]), places)).toEqual([2, 3, 4]);
  });

  test('that several blocks share a place, such as a line of text', () => {
    const place = keyOf('작은 모델의 쓸모 | What Small Models Are For');
    expect(align(keys(['작은 모델의 쓸모', 'What Small Models Are For']), [place])).toEqual([0, 0]);
  });

  test('that one block takes several places, such as the wrapped lines of a text', () => {
    const [, , long = ''] = blocks;
    expect(align([long], ['머리말', long.slice(0, 12), long.slice(12)])).toEqual([1]);
  });

  test('quickly, however much there is', () => {
    const many = Array.from({ length: 2000 }, (_, i) =>
      keyOf(`글 ${i * 7919} 번째 문단은 이렇게 시작합니다`),
    );
    expect(align(many, many)).toEqual(many.map((_, i) => i));
  });
});

describe('a place belongs to', () => {
  test.each([
    [0, undefined],
    [1, 0],
    [2, 0],
    [3, 1],
    [9, 3],
  ])('the last block that begins there or before: %i', (place, block) => {
    expect(blockAt([1, 3, -1, 5], place)).toBe(block);
  });

  test('the nearest, in whatever order they are shown', () => {
    expect(blockAt([4, 0, 2], 3)).toBe(2);
    expect(blockAt([4, 0, 2], 5)).toBe(0);
  });

  test('the last of those that begin together', () => {
    expect(blockAt([0, 0, 0], 0)).toBe(2);
  });
});
