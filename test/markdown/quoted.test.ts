import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plain } from '../../src/markdown/print/plain.ts';
import { readQuoted } from '../../src/markdown/parse/read-quoted.ts';
import { toHtml } from '../../src/markdown/print/html.ts';
import { toText } from '../../src/markdown/print/text.ts';
import { hostileText } from './hostile.ts';
import { show } from './show.ts';

describe('quoted text', () => {
  test.each([
    [
      '{{x}} **y** <b>z</b> :fire: @google #1 [x] :)',
      '<p>{{x}} **y** &lt;b&gt;z&lt;/b&gt; :fire: @google #1 [x] :)</p>',
    ],
    ['  a\n  b\t c ', '<p>a b c</p>'],
    ['https://x.io/에서 $x_1$', '<p>https://x.io/에서 $x_1$</p>'],
    ['', ''],
    [' \n ', ''],
  ])('a line: %j', (source, shown) => {
    expect(show(readQuoted(source, 'line').blocks)).toBe(shown);
  });

  test.each([
    ['a\nb\n\n  c\r\n\r\nd', '<p>a b</p><p>c</p><p>d</p>'],
    ['코드는 https://x.io/에서', '<p>코드는 <a href="https://x.io/">https://x.io/</a>에서</p>'],
    ['$O(n^2)$ costs $5', '<p><math O(n^2)> costs $5</p>'],
    ['- a\n# b\n> c', '<p>- a # b &gt; c</p>'],
    ['漢字\n仮名', '<p>漢字仮名</p>'],
  ])('an abstract: %j', (source, shown) => {
    expect(show(readQuoted(source, 'abstract').blocks)).toBe(shown);
  });

  test('offsets lead back to the source', () => {
    const source = '  a b\n\n  $x$ https://x.io c ';
    const spans = readQuoted(source, 'abstract').blocks.flatMap((block) =>
      block.type === 'paragraph' ? block.children : [],
    );
    expect(spans.map(({ start, end }) => source.slice(start, end))).toEqual([
      'a b',
      '$x$',
      ' ',
      'https://x.io',
      ' c',
    ]);
  });

  test('stays itself in HTML, in plain text and in one line', () => {
    fc.assert(
      fc.property(hostileText, (source) => {
        const { blocks } = readQuoted(source, 'line');
        const expected = source.replaceAll('\0', '\ufffd').replace(/\s+/g, ' ').trim();
        expect(plain(blocks)).toBe(expected);
        expect(toText(blocks, { width: 0 })).toBe(expected);
        const unescaped = toHtml(blocks, { inline: true }).replace(
          /&(lt|gt|quot|#39|amp);/g,
          (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '',
        );
        expect(unescaped).toBe(expected);
        expect(toHtml(blocks)).not.toMatch(/<(?!\/?p>)/);
      }),
    );
  });
});

test('white space of any kind is one space, and none at the ends', () => {
  const pieces = fc.constantFrom(
    'a',
    '가',
    '漢',
    ' ',
    ' ',
    '\t',
    '\r',
    '\n',
    '\u0085',
    '\u00a0',
    '\u2003',
    '\u3000',
    '\ufeff',
  );
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const text = parts.join('');
      const spaced = text.replace(/\s+/g, ' ').trim();
      // Between two Han characters a line break is nothing.
      const joined = text
        .trim()
        .replace(/(?<=漢)\s*[\r\n]\s*(?=漢)/g, '')
        .replace(/\s+/g, ' ');
      expect(plain(readQuoted(text, 'line').blocks)).toBe(joined);
      expect(plain([{ type: 'code', lang: '', text, start: 0, end: 0 }])).toBe(spaced);
    }),
    { seed: 20250707 },
  );
});

test('a formula of more than 5,000 characters is text', () => {
  const kindOf = (length: number): string | undefined => {
    const [block] = readQuoted(`$${'x^'.repeat(length / 2)}$`, 'abstract').blocks;
    return block?.type === 'paragraph' ? block.children[0]?.type : undefined;
  };
  expect([5000, 5002].map(kindOf)).toEqual(['math', 'text']);
});
