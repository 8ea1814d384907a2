import { test } from 'vitest';
import { foldLines } from '../../src/formats/email/fold-lines.ts';
import { headerText } from '../../src/formats/eml/encoded-words.ts';
import { cellsOf } from '../../src/terminal/cells.ts';
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
import { wrap } from '../../src/text/wrap.ts';
import { readSimply } from '../../src/yaml/read.ts';
import { NotSimple } from '../../src/yaml/simple/not-simple.ts';
import { expectGrowth } from '../support/growth.ts';

/** What the simple reader refuses the library reads, which has its own limits. */
function readLine(text: string): unknown {
  try {
    return readSimply(new TextEncoder().encode(text));
  } catch (error) {
    if (error instanceof NotSimple) return undefined;
    throw error;
  }
}

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
  ['letters with marks on a line of a terminal', (text) => cellsOf(text), 'e\u0301'],
  ['a line of a mail', (text) => foldLines(text), '<p>가</p> '],
  ['a line of a mail without spaces', (text) => foldLines(text), '<b>가</b>'],
  ['a word of a header', (text) => headerText('Subject', text), '가'],
  ['spaces in a text of YAML', readLine, ' ', 'a: x'],
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

test.each<[string, (text: string) => unknown, string, string?]>([
  ['a word that is wider than a line', (text) => wrap(text), '가'],
  ['spaces in a list of YAML', readLine, ' ', 'a: ['],
])('so does a very long one: %s', (_, work, piece, before = '') => {
  expectGrowth(30_000, (size) => {
    const text = `${before}${piece.repeat(size)}`;
    return () => work(text);
  });
});
