import { expect, test } from 'vitest';
import { invisibleIn, isOrdinary } from '../../src/text/index.ts';

const all = Array.from({ length: 0x11_0000 }, (_, point) => point)
  .filter((point) => point < 0xd800 || point > 0xdfff)
  .map((point) => String.fromCodePoint(point));
const ordinary = all.filter((character) => character !== '\n' && isOrdinary(character));

/** What some rule or reader looks for. */
const looked = /[\p{C}\p{M}\p{DI}\p{Zl}\p{Zp}\p{Bidi_Control}\u2800\ufffc\ufffd\ufb00-\ufb06]/u;

test('no ordinary character is one that is looked for', () => {
  // What has no category yet is a picture of a later Unicode.
  const found = ordinary.filter((character) => looked.test(character) && !/\p{Cn}/u.test(character));
  expect(found).toEqual([]);
  expect(ordinary.filter((character) => invisibleIn(character).length > 0)).toEqual([]);
});

test('nor one that NFC replaces, or makes one with what is before it', () => {
  const before = ['', 'a', 'A', '<', '\u1100', '가', '각', 'か', '\u05d0', 'ㄱ'];
  const changed = ordinary.filter((character) =>
    before.some((one) => (one + character).normalize('NFC') !== one + character),
  );
  expect(changed).toEqual([]);
});

test('nearly all that people write is ordinary', () => {
  expect(isOrdinary('Ångström’s “déjà vu” – 한글, 漢字, かな, α ≤ β … 😀🔥🇰🇷\r\n')).toBe(true);
  expect(ordinary.length).toBeGreaterThan(30_000);
});

test.each([
  '\r',
  'a\rb',
  '\r\r\n',
  '\t',
  '\u200b',
  '\u202e',
  'e\u0301',
  '\u1112\u1161',
  '\ue000',
  '\u{e0041}',
])('%j is not, wherever it stands', (odd) => {
  expect([odd, `가 ${odd}`, `${odd}x`, `가 ${odd}b`].map(isOrdinary)).toEqual([false, false, false, false]);
});
