import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeControlsInJson } from '../../src/terminal/escape.ts';
import { spelt } from '../../src/terminal/spelling.ts';
import { withoutCommandsInJson } from '../../src/text/workflow-commands.ts';

const person = { isPerson: true, isRunner: false };
const runner = { isPerson: false, isRunner: true };

test.each([
  ['\x1b]52;c;eA==\x07', '\\x1b]52;c;eA==\\x07'],
  ['\x9b2J\x85', '\\x9b2J\\x85'],
  ['\x9b\ufe0f2J\x8d\ufe0f', '\\x9b\\ufe0f2J\\x8d\\ufe0f'],
  ['a\u202eb\u2066', 'a\\u202eb\\u2066'],
  ['a\r\nb\tc\rd\n', 'a\nb\tc\\rd\n'],
  ['한글 👩‍👩‍👧 \u{e0041}', '한글 👩‍👩‍👧 \\u{e0041}'],
])('a person sees %j as %j', (text, shown) => {
  expect(spelt(text, person)).toBe(shown);
  expect(spelt(text, { isPerson: false, isRunner: false })).toBe(text);
});

/** What the runner does with a line, in its own order: commands of today, then those of before. */
function obeys(text: string): boolean {
  return text
    .split(/\r\n|\r|\n/)
    .some((line) => /^\s*::[^:\s]+(?: .*?)?::/.test(line) || /##\[[^\]]+\]/.test(line));
}

describe('a runner obeys nothing', () => {
  test.each([
    '##[error]x',
    'a ##[add-path]/tmp',
    '###[group]',
    '::error::x',
    '  \u00a0::set-output name=a::b',
    'a\r::warning file=x::y',
    'a\n\n::token::',
    '::stop-commands::x',
  ])('of %j', (text) => {
    expect(obeys(text)).toBe(true);
    expect(obeys(spelt(text, runner))).toBe(false);
    expect(obeys(spelt(text, { isPerson: true, isRunner: true }))).toBe(false);
  });

  test('of any text', () => {
    const part = fc.constantFrom(
      '#',
      '##[',
      ']',
      '::',
      ':',
      'error',
      ' ',
      'Token',
      '\n',
      '\r',
      '\u3000',
      'a=b',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(obeys(spelt(parts.join(''), runner))).toBe(false);
      }),
    );
  });

  test('inside of a line either', () => expect(spelt('a ::error::b', runner)).toBe('a \\::error::b'));

  test.each(['std::vector<int>', '# a [b]', '##', 'a::b::c', 'http://[::1]/'])('%j stays', (text) => {
    expect(spelt(text, runner)).toBe(text);
  });

  test('JSON gives the exact text back', () => {
    const value = { text: '##[error]x ::error::y\n::a::' };
    for (const json of [withoutCommandsInJson(JSON.stringify(value)), escapeControlsInJson(value)]) {
      expect(JSON.parse(json)).toEqual(value);
      expect(spelt(json, runner)).toBe(json);
      expect(obeys(json)).toBe(false);
    }
  });
});
