import { expect, test } from 'vitest';
import { displayWidth } from '../../src/text/width.ts';
import { columnsOf } from '../support/columns.ts';

test.each([
  ['plain', 5],
  ['한글', 4],
  ['한글'.normalize('NFD'), 4],
  ['漢字かな', 8],
  ['ｆｕｌｌ', 8],
  ['ﾊﾝｶｸ', 4],
  ['é'.normalize('NFD'), 1],
  ['🔥', 2],
  ['👩‍👩‍👧', 2],
  ['🇰🇷', 2],
  ['❤️', 2],
  ['❤', 1],
  ['1️⃣', 2],
  ['…“”', 3],
  ['a\tb', 5],
  ['\u001b', 4],
  // Marks of kana stand over what they belong to, though Unicode calls them wide.
  ['か\u3099', 2],
  ['\u302a', 0],
  // Signs that take a place of their own beside the letter, in one cluster with it.
  ['กำ', 2],
  ['நி', 2],
  // A selector makes a picture of what can be one, and of nothing else.
  ['+\u0301\ufe0f', 1],
  ['e\u0301\ufe0f', 1],
  ['👩🏽‍🔬', 2],
  ['🏽', 2],
  ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 2],
  ['\u2329', 2],
  ['\u{18d00}', 2],
  // Unassigned or narrow between wide ones.
  ['\u{1f54f}\u{1f6d3}\u{1f93b}', 3],
])('%j takes %i columns', (text, width) => expect(columnsOf(text)).toBe(width));

test.each(['한글 abc', '👩‍👩‍👧 한', '漢字か\u3099', 'நி กำ ❤️'])('a terminal and a text agree on %j', (text) =>
  expect(columnsOf(text)).toBe(displayWidth(text)),
);
