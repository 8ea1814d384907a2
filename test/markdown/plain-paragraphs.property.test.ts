import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainParagraphs } from '../../src/markdown/parse/plain-paragraphs.ts';
import { lex } from '../../src/markdown/parse/lex.ts';

const pieces = fc.constantFrom(
  ...[
    'a',
    '가',
    '1',
    '12.',
    '1)',
    '-',
    '*',
    '**',
    '_',
    '__',
    '***',
    '`',
    '```',
    '~',
    '~~',
    '~~~',
    '#',
    '>',
    '+',
    '=',
    '===',
    '|',
  ],
  ...[
    ':',
    ':-',
    ':fire:',
    '[',
    ']',
    ']:',
    '[a]: b',
    '(',
    '<',
    '<div>',
    '</b>',
    '<!--',
    '[details]',
    '[quote="a"]',
    '[wrapped]',
    '\\',
  ],
  ...[
    ' ',
    '  ',
    '\t',
    '\n',
    '\n\n',
    '\n ',
    '\n\n\n',
    '\u3000',
    '\u00a0',
    '!',
    '"',
    '$',
    '@',
    '.',
    '---',
    '- -',
    '|-|',
    '\ufffd',
  ],
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  fc
    .array(fc.tuple(pieces, pieces, fc.constantFrom('x', '가 나', ' ', ''), fc.constantFrom('\n', '\n\n')), {
      maxLength: 5,
    })
    .map((lines) => lines.flat().join('')),
);

/** Marked's own, of a text that has nothing but paragraphs. */
function markedParagraphs(text: string): string[] {
  return lex(text).tokens.flatMap((token) => {
    if (token.type === 'space') return [];
    return [token.type === 'paragraph' ? token.raw.trimEnd() : `${token.type}: ${token.raw}`];
  });
}

describe('texts of nothing but paragraphs', () => {
  test.each([
    ['한 문단입니다.\n둘째 줄.\n\n둘째 문단.', 2],
    ['**굵게** 시작하고\n`코드`로\n[링크](https://x.io)로\n:fire: 로', 1],
    ['2025년에는\n3.5배', 1],
    ['\n\na\n\n\nb\n', 2],
    ['', 0],
  ])('%j', (text, count) => {
    expect(plainParagraphs(text)).toHaveLength(count);
  });

  test.each([
    '- a',
    'a\n===',
    'a\n---',
    '1. a',
    '[a]: b',
    '[details]\nx\n[/details]',
    '| a |\n|--|',
    'a\n:--',
    '<b>',
    '***',
    '* a',
    '    a',
  ])('%j is left to Marked', (text) => {
    expect(plainParagraphs(text)).toBeUndefined();
  });

  test('are read as Marked reads them', () => {
    let plain = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const paragraphs = plainParagraphs(text);
        if (paragraphs === undefined) return;
        plain++;
        expect(paragraphs.map((one) => one.trimEnd())).toEqual(markedParagraphs(text));
      }),
      { numRuns: 20_000, seed: 20250707 },
    );
    expect(plain).toBeGreaterThan(1000);
  });
});
