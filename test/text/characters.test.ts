import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codePoints, graphemes } from '../../src/text/characters.ts';

test('a text has as many code points as a walk over them finds, halves of pairs among them', () => {
  const pieces = fc.constantFrom(
    'a',
    '한',
    '👩‍👩‍👧',
    '\u{20000}',
    '\ud83d',
    '\ude00',
    '\ud800',
    '\udfff',
    'e\u0301',
  );
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const text = parts.join('');
      expect(codePoints(text)).toBe([...text].length);
    }),
    { seed: 20250707 },
  );
});

test('a text is taken apart as the rules of Unicode take it apart, plain letters beside what joins', () => {
  const pieces = fc.constantFrom(
    ...[
      'a',
      ' ',
      '~',
      '한',
      '가',
      '漢',
      '\u9fff',
      '\uac00',
      '\ud7a3',
      '\r',
      '\n',
      '\r\n',
      '\t',
      '\u00ad',
      'é',
      '\u0301',
    ],
    // Jamo join syllables on either side, U+0600 what follows it, and U+200D two emoji.
    ...[
      '\u1100',
      '\u1161',
      '\u11a8',
      '\u0600',
      '\u200d',
      '\ufe0f',
      '👩',
      '👩‍👩‍👧',
      '🇰',
      '🇷',
      '\ud83d',
      '\ude00',
      'क',
      '\u094d',
      '\u0937',
    ],
  );
  const whole = new Intl.Segmenter('und', { granularity: 'grapheme' });
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      expect([...graphemes(text)]).toEqual(Array.from(whole.segment(text), ({ segment }) => segment));
    }),
    { seed: 20250707, numRuns: 2000 },
  );
});
