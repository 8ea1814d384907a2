/** A text of any length is looked at in the time that its length takes. */
import { describe, test } from 'vitest';
import { heldAgainst, unsupported } from '../../src/claims/claims.ts';
import { glossesIn } from '../../src/claims/glosses.ts';
import { leftOversIn } from '../../src/claims/left-overs.ts';
import { untranslatedIn } from '../../src/claims/untranslated.ts';
import { finderOf, type Term, termsIn } from '../../src/claims/terms.ts';
import { KnownNames } from '../../src/claims/known-names.ts';
import { namesIn } from '../../src/claims/names.ts';
import { expectGrowth } from '../support/growth.ts';

const terms = [{ words: new Map([['ko', '미세조정']]), not: ['파인튜닝', '튜닝'] }];

const pieces = [
  '가',
  'a',
  'A',
  '1',
  '1,',
  '1.',
  '3만 5천 ',
  'Ab ',
  'AB-',
  'aB1/',
  '다섯 가지 ',
  '파인튜닝을 ',
  '가(Fine-tuning) ',
  '(A',
  'https://a.example/(b ',
  '$a',
  '`',
  'here is the ',
  'a://',
  'ab+c',
  '열다섯',
  '\nNote: I kept it.',
  '\n참고: 원문 ',
  '\n>',
  'We do it all again and again. ',
  '\n',
  ' ',
];

describe.each(pieces)('%j, again and again', (piece) => {
  test('grows no faster than the text', () => {
    expectGrowth(12_000, (size) => {
      const text = piece.repeat(Math.ceil(size / piece.length));
      return () => {
        unsupported(text, { texts: ['One of a kind, and 2 of another.'] });
        unsupported('AB와 Bcdef 3개', { texts: [text] });
        leftOversIn(text, ['A Title of Some Length Indeed']);
        untranslatedIn(text, ['We do it all again.'], true);
        glossesIn(text);
        termsIn(text, 'ko', terms);
      };
    });
  });
});

describe.each([
  [
    'terms',
    (nots: string[]): Term[] => nots.map((not) => ({ words: new Map([['ko', '미세조정']]), not: [not] })),
  ],
  ['words for one term', (nots: string[]): Term[] => [{ words: new Map([['ko', '미세조정']]), not: nots }]],
])('%s by the thousand', (_, make) => {
  const nots = (count: number): string[] =>
    Array.from({ length: count }, (_, i) => (i % 2 === 0 ? `모델${i}` : `Model ${i}`));

  test('are found in the time that they and the text take', () => {
    expectGrowth(4000, (count) => {
      const [all, text] = [make(nots(count)), `${nots(count).join(' 입니다. ')} 입니다.`];
      return () => termsIn(text, 'ko', [...all]);
    });
  });

  test('are found again to be replaced', () => {
    expectGrowth(4000, (count) => {
      const text = `${nots(count).join(' 입니다. ')} 입니다.`;
      const uses = termsIn(text, 'ko', make(nots(count)));
      return () => finderOf(uses)(text);
    });
  });
});

/** Words that differ from the first letter on, as those of a long text do. */
const words = (size: number): string[] =>
  Array.from({ length: size }, (_, i) =>
    [1, 26, 676, 17_576].map((by) => String.fromCharCode(97 + (Math.floor(i / by) % 26))).join(''),
  );

test.each<[string, (word: string) => string, (word: string) => string]>([
  ['its stem', (word) => `Q${word}ation`, (word) => `${word}ative`],
  ['initials', (word) => `Q${word.toUpperCase()}`, (word) => `${[...word].join(' ')}.`],
])('a name of which no source has the words is looked for by %s', (_, name, known) => {
  expectGrowth(
    8000,
    (size) => {
      const names = new KnownNames([words(size).map(known).join(' ')]);
      return () => words(size).map((word) => names.missing({ words: [name(word)] }));
    },
    7,
  );
});

test('initials that say the same again and again', () => {
  expectGrowth(20_000, (size) => {
    const texts = ['a '.repeat(size)];
    return () => unsupported(`가 ${'A'.repeat(size)}Q`, { texts });
  });
});

test('names between brackets that say what a word is in English', () => {
  expectGrowth(
    20_000,
    (size) => {
      const text = '가(Ab cd) Xyz1 '.repeat(size);
      return () => namesIn(text);
    },
    7,
  );
});

test.each<[string, (word: string) => string]>([
  ['numbers', (word) => `4 ${word} 5%`],
  ['names', (word) => `Q${word}ation`],
  ['initials', (word) => `QQ${word.toUpperCase()}`],
  ['counts', (word) => `three ${word}s, such as a, b and c`],
  ['addresses', (word) => `https://${word}.example/`],
])('texts that are each held against all others: %s', (_, of) => {
  expectGrowth(1000, (size) => {
    const texts = words(size).map(of);
    const links = texts.filter((text) => text.includes('://'));
    return () => {
      const claims = heldAgainst({ texts, links });
      return texts.map((text, own) => claims(text, own));
    };
  });
});
