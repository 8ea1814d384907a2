import { expect, test } from 'vitest';
import { widthOf } from '../../src/terminal/cells.ts';

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
])('%j takes %i columns', (text, width) => expect(widthOf(text)).toBe(width));
