import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeControls, escapeControlsInJson, manyLines, oneLine } from '../../src/terminal/escape.ts';
import { reporterFor } from '../../src/report/index.ts';
import { reportFormats } from '../../src/report/reporter.ts';
import { anyReport, anyText } from './arbitrary.ts';

// oxlint-disable-next-line no-control-regex -- what a report must not contain, said in Unicode's own categories
const dangerous =
  /[^\P{Cc}\n]|\p{Bidi_Control}|\p{Zl}|\p{Zp}|\p{Cs}|[\ufff9-\ufffb]|\p{Noncharacter_Code_Point}|(?![\u200c\u200d\u034f]|\p{VS})\p{Default_Ignorable_Code_Point}/u;

describe('escaped text', () => {
  test.each([
    ['\u001b[31m', '\\x1b[31m'],
    ['\u009b', '\\x9b'],
    ['a\u202eb', 'a\\u202eb'],
    ['\u2069\u2028\ufeff', '\\u2069\\u2028\\ufeff'],
    ['\ud800x', '\\ud800x'],
    ['a\r\nb\tc', 'a\\r\\nb\\tc'],
    ['\u{e0041}\u{e007f}', '\\u{e0041}\\u{e007f}'],
    ['\u3164\u115f\uffa0\u2800\u00ad', '\\u3164\\u115f\\uffa0\\u2800\\xad'],
    ['🏴\u{e0041}', '🏴\\u{e0041}'],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣ ❤️ 葛\u{e0100} \u1112\u1160 ⠁⠀⠁', '🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣ ❤️ 葛\u{e0100} \u1112\u1160 ⠁⠀⠁'],
    ['a\ufe0f ❤\ufe0f\ufe0f', 'a\\ufe0f ❤\ufe0f\\ufe0f'],
    ['\u009b\ufe0f \u008d\u{e0100} \u007f\ufe0e', '\\x9b\\ufe0f \\x8d\\u{e0100} \\x7f\\ufe0e'],
    ['\ud800\ufe0f \ufff9\ufe0f \uffff\ufe0f', '\\ud800\\ufe0f \\ufff9\\ufe0f \\uffff\\ufe0f'],
    ['한글 🔥 👩‍👩‍👧 é', '한글 🔥 👩‍👩‍👧 é'],
  ])('%j is shown as %s', (text, shown) => expect(escapeControls(text)).toBe(shown));

  test('a sentence stays on its line', () => expect(oneLine(' a \r\n\n b\tc\u0007')).toBe('a b c\\x07'));
  test('a stack keeps its lines', () => expect(manyLines('a\r\n\u001b[1mb')).toBe('a\n\\x1b[1mb'));

  test('JSON gives the exact text back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const json = escapeControlsInJson({ text });
        expect(json).not.toMatch(dangerous);
        expect(JSON.parse(json)).toEqual({ text });
      }),
    );
  });
});

test.each(reportFormats)('nothing in a file or its name gets through %s', async (format) => {
  const report = await reporterFor(format);
  fc.assert(
    fc.property(anyReport, ({ problems, options }) => {
      expect([...report(problems, options)].join('')).not.toMatch(dangerous);
    }),
  );
});
