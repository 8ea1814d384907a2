import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/text/width.ts';
import { plain } from '../../src/markdown/print/plain.ts';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import { readQuoted } from '../../src/markdown/parse/read-quoted.ts';
import { type TextOptions, toText } from '../../src/markdown/print/text.ts';
import { wrap } from '../../src/text/wrap.ts';
import { hostileText } from './hostile.ts';

const text = (source: string, options?: TextOptions) => toText(readMarkdown(source).blocks, options);

describe('width', () => {
  test.each([
    ['abc', 3],
    ['한글', 4],
    ['漢字かな', 8],
    ['ㄱ（）', 6],
    ['é', 1],
    ['e\u0301', 1],
    ['🔥', 2],
    ['🇰🇷', 2],
    ['1️⃣', 2],
    ['❤️', 2],
    ['👨‍👩‍👧', 2],
    ['👋🏽', 2],
    ['a\u200bb', 2],
    ['한a글🔥', 7],
    ['각', 2],
    ['각'.normalize('NFD'), 2],
    ['…—“”', 4],
  ])('%j is %d', (source, width) => {
    expect(displayWidth(source)).toBe(width);
  });
});

describe('wrapping', () => {
  test('Korean breaks at spaces, Chinese and Japanese between characters, but not before punctuation', () => {
    expect(wrap('가나다 라마바 사아', { width: 10 })).toBe('가나다\n라마바\n사아');
    expect(wrap('漢字漢字，漢字', { width: 8 })).toBe('漢字漢\n字，漢字');
    expect(wrap('<https://x.io/漢字漢字>です', { width: 8 })).toBe('<https://x.io/漢字漢字>です');
  });

  test('indents hang', () => {
    expect(wrap('aa bb cc', { width: 7, first: '1. ', rest: '   ' })).toBe('1. aa\n   bb\n   cc');
  });

  test('a word that is too long is cut, an address is not', () => {
    expect(wrap('가나다라마바사', { width: 6 })).toBe('가나다\n라마바\n사');
    expect(wrap('a https://x.io/aaaaaaaaaaaaaaaaaaaa b', { width: 10 })).toBe(
      'a\nhttps://x.io/aaaaaaaaaaaaaaaaaaaa\nb',
    );
  });

  test('no line is wider than asked for, and nothing gets lost', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 10, max: 40 }), (source, width) => {
        const line = plain(readQuoted(source, 'line').blocks);
        const wrapped = wrap(line, { width });
        expect(wrapped.replace(/\s/g, '')).toBe(line.replace(/\s/g, ''));
        for (const one of wrapped.split('\n'))
          if (!/https?:|mailto:|www\./i.test(one)) expect(displayWidth(one)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('plain text', () => {
  test.each([
    ['「https://a.kr/b」를', '「<https://a.kr/b>」를'],
    ['https://a.kr/b（가）', '<https://a.kr/b>（가）'],
    ['https://a.kr/b”', '<https://a.kr/b>”'],
    ['https://a.kr/b·c', '<https://a.kr/b>·c'],
    ['https://a.kr/b…', '<https://a.kr/b>…'],
    ['https://a.kr/b、c', '<https://a.kr/b>、c'],
    ['https://a.kr/b—c', '<https://a.kr/b>—c'],
    ['**https://a.kr/b**」', '<https://a.kr/b>」'],
    ['<me@x.io>」', '<me@x.io>」'],
    ['https://a.kr/b 」', 'https://a.kr/b 」'],
    ['https://a.kr/b\u00a0「', 'https://a.kr/b 「'],
    ['https://a.kr/b. (https://a.kr/c)', 'https://a.kr/b. (https://a.kr/c)'],
  ])('the end of the address in %s is found', (source, expected) => {
    expect(text(source).replace('\u00a0', ' ')).toBe(expected);
  });

  test.each([
    ['[메일](mailto:a@b.example?subject=hi)', '메일 (a@b.example)'],
    ['[메일](MAILTO:a@b.example)', '메일 (a@b.example)'],
    ['[메일](mailto:a%2Bb@b.example?subject=%EA%B0%80)', '메일 (a+b@b.example)'],
    ['[a@b.example](mailto:a@b.example?subject=hi)', 'a@b.example'],
    ['[메일](mailto:%EA%B0%80@b.example)', '메일 (%EA%B0%80@b.example)'],
  ])('%s is an address for people', (source, expected) => {
    expect(text(source)).toBe(expected);
  });

  test.each([
    ['# 제목\n\n문단 **굵게** `코드`', '제목\n====\n\n문단 굵게 코드'],
    [
      '[링크](https://x.io/a) [x.io](https://x.io/) <me@x.io> https://x.io',
      '링크 (https://x.io/a) x.io me@x.io https://x.io',
    ],
    ['- a\n  - b\n- c\n\n7. d', '- a\n  - b\n- c\n\n7. d'],
    ['- [x] a\n- [ ] b', '- [x] a\n- [ ] b'],
    ['> a\n>\n> - b', '> a\n>\n> - b'],
    ['x<sup>2</sup> 10<sup>ab?</sup> H<sub>2</sub>O W<sub>qk</sub>', 'x² 10^ab? H₂O Wqk'],
    ['a\\\nb :fire: $x^2$', 'a\nb 🔥 x²'],
    ['```\na  b\n```\n\n---', '    a  b\n\n----------'],
    ['| 모델 | n |\n|--|--:|\n| 가 | 1 |\n| b | 20 |', '모델   n\n----  --\n가     1\nb     20'],
    ['![그림](https://x.io/a.png) ![](upload://b.png)', '그림 (https://x.io/a.png)'],
    ['[details="초록"]\na\n[/details]', '초록\n\na'],
    ['<b>a</b> &amp; <div>', 'a & <div>'],
    [
      'https://x.io/a에서 **https://x.io/b/**은 <me@x.io>가 https://x.io/c 뒤',
      '<https://x.io/a>에서 <https://x.io/b/>은 <me@x.io>가 https://x.io/c 뒤',
    ],
    ['~~틀린~~ 맞는 ~~https://x.io/a~~', '~~틀린~~ 맞는 ~~<https://x.io/a>~~'],
    ['[a](<https://x.io/a b>)', 'a (https://x.io/a%20b)'],
    ['[문서](docs/x.md) [x](#a) [y]()', '문서 x [y]()'],
  ])('%s', (source, expected) => {
    expect(text(source)).toBe(expected);
  });

  test('is wrapped at 78 columns, each line behind its indent', () => {
    const lines = text(`> ${'가나다라 '.repeat(30)}\n\n- ${'abc '.repeat(40)}`, {
      first: '* ',
      rest: '  ',
    }).split('\n');
    expect(lines[0]).toMatch(/^\* > 가/);
    expect(lines.every((line) => displayWidth(line) <= 78)).toBe(true);
    expect(
      lines
        .slice(1)
        .filter((line) => line !== '')
        .every((line) => line.startsWith('  ')),
    ).toBe(true);
  });

  test('a table that is too wide for columns becomes lists', () => {
    expect(text('| aaaaaaaaaa | bbbbbbbbbb |\n|--|--|\n| cccccccccc | d |\n| e | f |', { width: 16 })).toBe(
      'aaaaaaaaaa:\n  cccccccccc\nbbbbbbbbbb: d\n\naaaaaaaaaa: e\nbbbbbbbbbb: f',
    );
  });

  test('one line of it', () => {
    expect(
      plain(readMarkdown('# a\n\n**b**\\\nc [d](https://x.io)\n\n- :fire:\n\n| e |\n|--|\n| f |').blocks),
    ).toBe('a b c d 🔥 e f');
    expect(plain(readMarkdown('~~틀린~~ 맞는').blocks)).toBe('~~틀린~~ 맞는');
  });
});
