import { describe, expect, test } from 'vitest';
import { glossesIn, isSameWord } from '../../src/claims/glosses.ts';
import { particleFor } from '../../src/claims/particles.ts';
import { finderOf, type Term, termsIn } from '../../src/claims/terms.ts';

const term = (words: Record<string, string>, ...not: string[]): Term => ({
  words: new Map(Object.entries(words)),
  not,
});
const terms = [
  term({ en: 'fine-tuning', ko: '미세조정' }, '파인튜닝', '파인 튜닝', 'finetuning'),
  term({ en: 'inference', ko: '추론' }, '인퍼런스'),
  term({ en: 'model weights', ko: '모델 가중치' }, '가중치', '웨이트'),
];
const said = (text: string, language = 'ko'): string[] =>
  termsIn(text, language, terms).map(({ written, right }) => `${written} → ${right}`);

describe('a word that the newsletter calls otherwise', () => {
  test.each([
    ['파인튜닝', '파인튜닝 → 미세조정'],
    ['파인튜닝을 하면', '파인튜닝을 → 미세조정을'],
    ['**파인튜닝**으로', '파인튜닝 → 미세조정'],
    ['파인튜닝하여 씁니다', '파인튜닝하여 → 미세조정하여'],
    ['파인 튜닝된 모델', '파인 튜닝된 → 미세조정된'],
    ['파인튜닝(fine-tuning)', '파인튜닝 → 미세조정'],
    ['인퍼런스를 하고', '인퍼런스를 → 추론을'],
    ['인퍼런스와', '인퍼런스와 → 추론과'],
    ['인퍼런스는', '인퍼런스는 → 추론은'],
    ['인퍼런스가', '인퍼런스가 → 추론이'],
    ['인퍼런스로', '인퍼런스로 → 추론으로'],
    ['인퍼런스에서', '인퍼런스에서 → 추론에서'],
    ['인퍼런스라는', '인퍼런스라는 → 추론이라는'],
    ['인퍼런스로서', '인퍼런스로서 → 추론으로서'],
    ['인퍼런스뿐', '인퍼런스뿐 → 추론뿐'],
    ['**인퍼런스**를 하고', '인퍼런스**를 → 추론**을'],
    ['인퍼런스(inference)는', '인퍼런스(inference)는 → 추론(inference)은'],
    ['"인퍼런스"에서', '인퍼런스 → 추론'],
    ['Finetuning을 하면', 'Finetuning을 → 미세조정을'],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  test.each([
    '초파인튜닝',
    '파인튜닝랩',
    '미세조정',
    '모델 가중치를 씁니다',
    '`파인튜닝`과 https://ko.example/wiki/파인튜닝',
    'pre-finetuning-free',
  ])('%s is none', (text) => {
    expect(said(text)).toEqual([]);
  });

  test('may have a hyphen, and any other mark', () => {
    const odd = [term({ ko: '미세조정' }, 'fine-tuning', 'C++', '(x)|y')];
    const text = 'Fine-tuning을 C++로 (x)|y 합니다';
    const uses = termsIn(text, 'ko', odd);
    expect(uses.map(({ written }) => written)).toEqual(['Fine-tuning을', 'C++로', '(x)|y']);
    expect(finderOf(uses)(text).map(({ index }) => index)).toEqual([0, 13, 18]);
  });

  test('is the longer one of two that begin together, and the first in the list of two that end together', () => {
    const both = [term({ ko: '가' }, '모델'), term({ ko: '나' }, '모델에'), term({ ko: '다' }, '모델 값')];
    expect(termsIn('모델에 모델  값', 'ko', both).map(({ right }) => right)).toEqual(['가에', '다']);
  });

  test('is replaced with the term of the language', () => {
    expect(said('Finetuning is cheap; finetuning works.', 'en')).toEqual([
      'Finetuning → Fine-tuning',
      'finetuning → fine-tuning',
    ]);
    expect(said('파인튜닝', 'de')).toEqual([]);
  });
});

test.each([
  ['서울', '으로', '로'],
  ['서울', '를', '을'],
  ['나무', '이라는', '라는'],
  ['나무', '이다', '이다'],
  ['추론', '라고', '이라고'],
  ['추론', '로써', '으로써'],
  ['BERT', '를', '를'],
])('%s: %s → %s', (word, particle, expected) => {
  expect(particleFor(word, particle)).toBe(expected);
});

describe('English in brackets', () => {
  const pair = (text: string): boolean => {
    const [a, b] = glossesIn(text);
    if (a === undefined || b === undefined) throw new Error(text);
    return a.key === b.key && !isSameWord(a, b);
  };

  test.each([
    ['미세조정(fine-tuning)과 파인튜닝(Fine Tuning)', true],
    ['미세조정(fine-tuning)과 미세 조정(fine-tuning)', false],
    ['에이전트 통신(Agent Communication)과 통신(agent communication)', false],
    ['**환각(Hallucination)**과 지어내기(hallucinations)', true],
  ])('%s: two words %s', (text, isTwo) => {
    expect(pair(text)).toBe(isTwo);
  });

  test('has its place', () => {
    const text = '이는 **환각(Hallucination)**입니다.';
    expect(glossesIn(text)).toMatchObject([{ korean: '환각', english: 'Hallucination', start: 5, end: 22 }]);
    expect(text.slice(5, 22)).toBe('환각(Hallucination)');
    expect(glossesIn('Hallucination(환각), f(x), 값(3)')).toEqual([]);
  });
});
