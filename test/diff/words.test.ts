import { describe, expect, test } from 'vitest';
import { inCommon } from '../../src/diff/sequence.ts';
import { compareWords, nearChanges, type Piece } from '../../src/diff/words.ts';

const shown = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ kind, text }) => (kind === 'kept' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');
const compared = (before: string, after: string): string => shown(compareWords(before, after));

describe('the words of two texts', () => {
  test.each([
    ['작은 모델의 쓸모', '큰 모델의 쓸모', '[-작은 -]{+큰 +}모델의 쓸모'],
    ['a b c', 'a b c d', 'a b c{+ d+}'],
    ['a b c', 'b c', '[-a -]b c'],
    ['a b\n', 'a b', 'a b[-\n-]'],
    ['a\nb', 'a b', 'a[-\n-]{+ +}b'],
    ['小模型有用。', '大模型有用。', '[-小-]{+大+}模型有用。'],
    ['', 'new text', '{+new text+}'],
    [
      'https://a.example/x?y=1',
      'https://a.example/x?y=2',
      '[-https://a.example/x?y=1-]{+https://a.example/x?y=2+}',
    ],
  ])('%j → %j', (before, after, expected) => {
    expect(compared(before, after)).toBe(expected);
  });

  test('where very much differs, what is there once on both sides still holds it together', () => {
    const word = (i: number, round: number): string => (i % 10 === 0 ? `w${i}` : `${round}-${i % 7}`);
    const [a, b] = [0, 1].map((round) => Array.from({ length: 4000 }, (_, i) => word(i, round)));
    expect(inCommon(a ?? [], b ?? [])).toHaveLength(400);
  });

  test('small words between long changes are read with them', () => {
    expect(compared('우리는 이 모델을 크게 키웠습니다', '저자들은 이 방법을 작게 줄였습니다')).toBe(
      '[-우리는 이 모델을 크게 키웠습니다-]{+저자들은 이 방법을 작게 줄였습니다+}',
    );
    expect(compared('a b', 'a c')).toBe('a [-b-]{+c+}');
    // What only came is no long change.
    expect(compared('one two three', 'one very two quite three')).toBe('one {+very +}two {+quite +}three');
  });

  test('what is far from a change is left out', () => {
    const words = Array.from({ length: 40 }, (_, i) => `w${i}`);
    const after = words.with(20, 'new').join(' ');
    expect(shown(nearChanges(compareWords(words.join(' '), after)))).toBe(
      '… w14 w15 w16 w17 w18 w19 [-w20 -]{+new +}w21 w22 w23 w24 w25 w26 …',
    );
    expect(shown(nearChanges(compareWords('a b c', 'a x c')))).toBe('a [-b -]{+x +}c');
  });
});
