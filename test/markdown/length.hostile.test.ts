import { describe, expect, test } from 'vitest';
import { cook } from '../../src/forum-model/cook.ts';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import { isSuspect } from '../../src/markdown/suspect.ts';
import { readQuoted } from '../../src/markdown/parse/read-quoted.ts';
import { toForum } from '../../src/markdown/print/forum/forum.ts';
import { toHtml } from '../../src/markdown/print/html.ts';
import { toText } from '../../src/markdown/print/text.ts';
import { fromTex, texToUnicode } from '../../src/markdown/tex/tex.ts';
import { expectGrowth } from '../support/growth.ts';

type Repeated = (times: number) => string;

/** Times the processor time for four times as much, where it may grow with the square; with the cube it were 64. */
const square = 40;

describe('long text takes time by its length', () => {
  test.each<[string, number, Repeated]>([
    ['addresses without a host', 8000, (times) => 'http:///'.repeat(times)],
    [
      'closing tags that nothing opened',
      8000,
      (times) => `${'<sub>'.repeat(times)}${'</sup>'.repeat(times)}`,
    ],
    ['tags that are not let through', 8000, (times) => `${'<p>'.repeat(times)}${'</div>'.repeat(times)}`],
    ['links within brackets', 8000, (times) => `${'['.repeat(times)}${'[a](http://a.b)'.repeat(times)}`],
    ['brackets within tags', 8000, (times) => `${'<sub>'.repeat(times)}${']'.repeat(times)}`],
    ['addresses without an end', 20_000, (times) => '[]('.repeat(times)],
    ['stars that close nothing', 8000, (times) => 'a** '.repeat(times)],
    ['lines of stars', 8000, (times) => '*가\n'.repeat(times)],
    ['lines of underscores', 8000, (times) => '__가 '.repeat(times)],
    ['rows without a rule', 8000, (times) => `| a | b |\n\n`.repeat(times)],
    ['comments without an end', 8000, (times) => '<!-- a\n'.repeat(times)],
    ['pictures without an end', 8000, (times) => '<img src=https://a.b '.repeat(times)],
    ['texts of links in brackets', 8000, (times) => '(a)[b] '.repeat(times)],
    ['footnotes', 8000, (times) => '[^a] '.repeat(times)],
  ])('read: %s', (_, most, repeated) => {
    expectGrowth(most, (times) => {
      const source = repeated(times);
      return () => readMarkdown(source);
    });
  });

  test.each([
    // Small ones take microseconds, of which the fetching of memory is most.
    ['stars', 60_000, '**a'],
    ['underscores', 60_000, ' _ 가'],
    ['Hangul between underscores', 60_000, '가'],
    ['brackets', 60_000, '[a '],
    ['addresses', 60_000, ']( a'],
    ['pipes', 8000, ' | a'],
    ['fences', 8000, '```a\n'],
    ['bullets', 60_000, '- '],
    ['spaces', 60_000, ' '],
  ])('is it worth a reading: %s', (_, most, piece) => {
    expectGrowth(most, (times) => {
      const text = `_${piece.repeat(times)}_`;
      return () => isSuspect(text);
    });
  });

  test.each([
    ['stars', 40_000, '*'],
    ['exclamation marks', 40_000, '!a'],
    ['question marks', 150_000, '?'],
    ['names of hosts', 20_000, '.co'],
  ])('write for the forum: %s', (_, most, piece) => {
    expectGrowth(most, (times) => {
      const { blocks } = readQuoted(piece.repeat(times), 'line');
      return () => toForum(blocks, { locale: 'ko' });
    });
  });

  test('write for the forum: line breaks', () => {
    expectGrowth(60_000, (times) => {
      const { blocks } = readMarkdown('a<br>'.repeat(times));
      return () => toForum(blocks, { locale: 'ko' });
    });
  });

  test.each([
    ['blocks without an end', 3000, '[quote]\n'],
    ['tags without an end', 15_000, '[b]'],
    ['dates without an end', 8000, '[date=2025 '],
    ['formulas without an end', 15_000, ' $x'],
    ['links without an end', 8000, '| [a `b|c` '],
    ['callouts', 1500, '> [!NOTE]\n> x\n\n'],
  ])('cook: %s', (_, most, piece) => {
    expectGrowth(most, (times) => {
      const raw = piece.repeat(times);
      return () => cook(raw, { locale: 'ko', math: true });
    });
  });

  // Of these the parsers themselves (Marked, markdown-it) look at each block to the end of the text: the square, and no more.
  test('read: blocks without an end', () => {
    const read = (times: number): (() => unknown) => {
      const source = '[details]\n'.repeat(times);
      return () => readMarkdown(source);
    };
    expectGrowth(4000, read, square);
  });

  test('cook: blocks without an end in quotes', () => {
    const cooked = (times: number): (() => unknown) => {
      const raw = '> [x]: y\n[quote]\n'.repeat(times);
      return () => cook(raw, { locale: 'ko' });
    };
    expectGrowth(200, cooked, square);
  });

  test.each([
    '*a ',
    '**a',
    '_a_',
    '[',
    '![',
    '`',
    '<',
    '~~a',
    '$',
    '$x',
    ':a',
    'https://',
    '<sub>',
    '](',
    '\\',
    '&',
    '**a**은',
  ])('read: %s over and over', (piece) => {
    expectGrowth(12_000, (times) => {
      const source = piece.repeat(times);
      return () => readMarkdown(source);
    });
  });

  test.each<[string, number, Repeated]>([
    ['braces that nothing closes', 40, (times) => '{'.repeat(times)],
    ['groups in groups that nothing closes', 3000, (times) => '\\text{x_{'.repeat(times)],
    ['groups in groups', 20_000, (times) => `${'{'.repeat(times)}x${'}'.repeat(times)}`],
    ['scripts of scripts', 20_000, (times) => '^'.repeat(times)],
    ['roots of roots', 5000, (times) => '\\sqrt[\\sqrt{'.repeat(times)],
    ['scripts without an argument', 6000, (times) => '{x_}'.repeat(times)],
  ])('mathematics: %s', (_, most, repeated) => {
    expectGrowth(most, (times) => {
      const source = repeated(times);
      return () => [texToUnicode(source), fromTex(source)];
    });
  });
});

describe('deep nesting breaks nothing, and nothing is lost', () => {
  const many = 8000;
  test.each([
    ['quotes', `${'>'.repeat(many)}x`],
    ['lists', `${'- '.repeat(many)}x`],
    ['emphasis', `${'*a '.repeat(many)}x${' a*'.repeat(many)}`],
    ['strong text', `${'**a '.repeat(many)}x${' a**'.repeat(many)}`],
    ['tags', `${'<sub>a '.repeat(many)}x${' a</sub>'.repeat(many)}`],
    ['details', `${'[details=a]\n'.repeat(2000)}x\n${'[/details]\n'.repeat(2000)}`],
  ])('of %s', (_, source) => {
    const { blocks } = readMarkdown(source);
    for (const text of [toForum(blocks, { locale: 'ko' }), toHtml(blocks), toText(blocks)])
      expect(text).toContain('x');
  });

  test('is read as far as anybody would go', () => {
    const { blocks } = readMarkdown(`${'> '.repeat(12)}x ${'<sub>'.repeat(12)}y${'</sub>'.repeat(12)}`);
    const html = toHtml(blocks);
    expect(html.split('<blockquote>')).toHaveLength(13);
    expect(html.split('<sub>')).toHaveLength(13);
  });
});

test('so many lines join an item, and those behind them stand below the list', () => {
  const item = (lines: number): string => `- a\n  - b\n${'c\n'.repeat(lines)}`;
  expect(readMarkdown(item(1000)).blocks.map(({ type }) => type)).toEqual(['list']);
  const { blocks } = readMarkdown(`${item(1000)}d\ne\n`);
  expect(blocks.map(({ type }) => type)).toEqual(['list', 'paragraph']);
  expect(toText(blocks)).toMatch(/c\n\nd e\n?$/);
});

test('and so many go on with a quote, in one piece or between lines of it', () => {
  for (const quote of [
    (lines: number) => `> b\n${'c\n'.repeat(lines)}`,
    (lines: number) => '> b\nc\n'.repeat(lines),
  ]) {
    expect(readMarkdown(quote(1000)).blocks.map(({ type }) => type)).toEqual(['quote']);
    const { blocks } = readMarkdown(`${quote(1000)}d\ne\n`);
    expect(blocks.map(({ type }) => type)).toEqual(['quote', 'paragraph']);
    expect(toText(blocks)).toMatch(/c\n\nd e\n?$/);
  }
});
