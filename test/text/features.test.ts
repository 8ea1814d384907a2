import { expect, test } from 'vitest';
import { feature, featuresOf, unitsOf } from '../../src/text/index.ts';
import { readRepositoryFile } from '../support/weeks.ts';

/** What each bit says, as a pattern. */
const patterns: Readonly<Record<keyof typeof feature, RegExp>> = {
  lineBreak: /\n/,
  hyphen: /[-\u2010]/,
  ampersand: /&/,
  query: /[?;]/,
  colon: /:/,
  bracket: /[<[\]\\］＊＿｀]/,
  line: /[~=+|]/,
  emphasis: /[*_`]/,
  parenthesis: /\(/,
  hangul: /[\uac00-\ud7a3]/,
  beyondAscii: /[^\0-\x7f]/,
};

function naive(text: string): number {
  const names = Object.keys(patterns) as (keyof typeof feature)[];
  return names.reduce((found, name) => (patterns[name].test(text) ? found | feature[name] : found), 0);
}

test('each code unit has the features that patterns find', () => {
  const wrong = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code)).filter(
    (unit) => featuresOf(unit) !== naive(unit),
  );
  expect(wrong).toEqual([]);
});

test('a text has those of its characters, however long it is', () => {
  const week = readRepositoryFile('issues/2025-07-07.yaml');
  for (const text of ['', ...week.split('\n'), ...week.split('\n\n'), week, week.repeat(3)])
    expect(featuresOf(text)).toBe(naive(text));
  // What stood in the copy before is none of the next one's.
  expect(featuresOf('a'.repeat(40))).toBe(0);
});

test.each([0, 1, 23, 24, 25, 16_384, 16_385])('units of a text of %i characters', (length) => {
  const text = 'aé가\ud83d\ude00\0'.repeat(length).slice(0, length);
  const units = Array.from(unitsOf(text).subarray(0, length));
  expect(units).toEqual(text.split('').map((unit) => unit.charCodeAt(0)));
});
