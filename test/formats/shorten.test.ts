import { assert, integer, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plain } from '../../src/markdown/print/plain.ts';
import { readQuoted } from '../../src/markdown/parse/read-quoted.ts';
import { cutAtWord, shorten } from '../../src/markdown/transform/shorten.ts';

describe('cutAtWord', () => {
  test.each([
    ['하나 둘 셋', 6, '하나 둘 셋'],
    ['하나 둘 셋', 5, '하나 둘…'],
    ['하나 둘 셋', 4, '하나…'],
    ['하나 둘 셋 넷', 6, '하나 둘…'],
    ['하나 둘 셋 넷', 7, '하나 둘 셋…'],
    ['one two', 4, 'one…'],
    ['띄어쓰기없는글', 5, '띄어쓰기…'],
    ['👩‍🔬👩‍🔬', 3, '…'],
    ['🇰🇷🇰🇷🇰🇷', 4, '🇰🇷…'],
    ['abc', 0, '…'],
  ])('%s to %i', (text, most, expected) => {
    expect(cutAtWord(text, most)).toBe(expected);
  });

  test('is never longer than asked, and a beginning of the text', () => {
    assert(
      property(string({ unit: 'grapheme' }), integer({ min: 1, max: 40 }), (text, most) => {
        const cut = cutAtWord(text, most);
        expect(Array.from(cut).length).toBeLessThanOrEqual(Math.max(most, 1));
        expect(text.startsWith(cut.replace(/…$/, '')) || cut === text).toBe(true);
      }),
    );
  });
});

describe('shorten', () => {
  const { blocks } = readQuoted(
    '첫 문단은 여기까지.\n\n둘째는 $x^2$와 https://example.org/long-address 다음.',
    'abstract',
  );

  test('keeps whole paragraphs and cuts the one that is too long', () => {
    expect(plain(shorten(blocks, 15))).toMatch(/^첫 문단은 여기까지\. 둘.*…$/);
    expect(shorten(blocks, 15)).toHaveLength(2);
    expect(shorten(blocks, 1000)).toEqual(blocks);
    expect(shorten(blocks, 0)).toEqual([]);
  });

  test('cuts neither a formula nor an address', () => {
    for (let most = 0; most < 60; most++) {
      const text = plain(shorten(blocks, most));
      if (text.includes('http')) expect(text).toContain('https://example.org/long-address');
    }
  });
});
