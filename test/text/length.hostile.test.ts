import { test } from 'vitest';
import { oneLine } from '../../src/terminal/escape.ts';
import { spelt } from '../../src/terminal/spelling.ts';
import { invisibleIn } from '../../src/text/invisible.ts';
import { withoutQuotesAtEnds } from '../../src/text/odd-quotes.ts';
import {
  fillAddress,
  fillPlaceholders,
  namesInAddress,
  oddlyBraced,
  placeholdersIn,
} from '../../src/text/placeholders.ts';
import { expectGrowth } from '../support/growth.ts';

const onRunner = (text: string): string => spelt(text, { isPerson: false, isRunner: true });

test.each<[string, (text: string) => unknown, string, string?]>([
  ['spaces of no width', invisibleIn, '\u200b'],
  ['spaces of no width in Thai', invisibleIn, '\u200bก'],
  ['white space before a command', onRunner, ' ', '##['],
  ['commands on one line', onRunner, '::error '],
  ['colons behind white space', onRunner, ' :', '::'],
  ['white space on one line', oneLine, ' ', 'a'],
  ['lines of white space', oneLine, ' \n', 'a'],
  ['quotation marks', withoutQuotesAtEnds, '"', 'a'],
  ['braces', (text) => oddlyBraced(text, ['week']), '{'],
  ['braces between spaces', (text) => oddlyBraced(text, ['week']), '{ '],
  ['white space in braces: names', placeholdersIn, ' ', '{{'],
  ['white space in braces: values', (text) => fillPlaceholders(text, {}), ' ', '{{'],
  ['white space in braces: names in an address', namesInAddress, ' ', '{{'],
  ['white space in braces: values in an address', (text) => fillAddress(text, {}), ' ', '{{'],
])('any length takes time that grows with it: %s', (_, work, piece, before = '') => {
  expectGrowth(8000, (size) => {
    const text = `${before}${piece.repeat(size)}!`;
    return () => work(text);
  });
});
