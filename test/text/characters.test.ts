import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codePoints } from '../../src/text/characters.ts';

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
