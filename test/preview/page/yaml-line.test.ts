import { expect, test } from 'vitest';
import { partsOf } from '../../../src/preview/page/yaml-line.ts';

test.each([
  [' "a # b" # c', ' "a # b" ', '# c'],
  [" 'a # b'# c", " 'a # b'# c", ''],
  [' a#b #c', ' a#b ', '#c'],
  [String.raw` "a \" # b" # c`, String.raw` "a \" # b" `, '# c'],
  [' "a', ' ', '"a'],
  [' a\u2028b # c', ' a\u2028b ', '# c'],
])('%j is a value and what follows it', (rest, value, comment) => {
  expect(partsOf(rest)).toEqual([value, comment]);
});

test('a line of TeX without its quotation mark is looked at once', () => {
  const line = ` "${'\\alpha '.repeat(2000)}`;
  expect(partsOf(line)).toEqual([' ', line.slice(1)]);
});
