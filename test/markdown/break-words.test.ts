import { expect, test } from 'vitest';
import { breakLongWords, escapeHtml } from '../../src/markdown/index.ts';

/** Where a program breaks by itself, and where it does not. */
const characters = [' ', '-', '/', '?', '\n', '\u00a0', '\u2010', '가', 'ก', 'é', '&', 'x', '\0'];
const long = /[^\s?\u2010-\u2014\u0e00-\uffff-]{31}/;

test('a word is broken wherever it begins, if it has more than 30 letters, and no other', () => {
  for (let before = 0; before < 70; before++)
    for (const length of [29, 30, 31, 32, 61, 62])
      for (const c of characters) {
        const text = `${'가'.repeat(before)}${c}${'w'.repeat(length)}${c}b`;
        const html = breakLongWords(text);
        expect(html.includes('<wbr>'), text).toBe(long.test(text));
        expect(html.replaceAll('<wbr>', '')).toBe(escapeHtml(text));
      }
});

test('an address is broken behind a slash, at which no program breaks by itself', () => {
  expect(breakLongWords('https://research.example.org/labs/lpr/slm-agents')).toBe(
    'https://research.example.org/<wbr>labs/lpr/slm-agents',
  );
  expect(breakLongWords('https://example.org/a/b')).toBe('https://example.org/a/b');
});
