/** A text of any length is looked at in the time that its length takes. */
import { describe, test } from 'vitest';
import { unsupported } from '../../src/claims/claims.ts';
import { glossesIn } from '../../src/claims/glosses.ts';
import { leftOversIn } from '../../src/claims/left-overs.ts';
import { untranslatedIn } from '../../src/claims/untranslated.ts';
import { finderOf, type Term, termsIn } from '../../src/claims/terms.ts';
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
