import { describe, expect, test } from 'vitest';
import { cook } from '../../src/forum-model/cook.ts';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import { readQuoted } from '../../src/markdown/parse/read-quoted.ts';
import { toForum } from '../../src/markdown/print/forum/forum.ts';
import { toHtml } from '../../src/markdown/print/html.ts';
import { toText } from '../../src/markdown/print/text.ts';

/** Milliseconds that it takes. Where time grows with the square of the length, these take many seconds. */
function time(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

const enough = 2500;

describe('long text takes time by its length', () => {
  test.each([
    ['addresses without a host', 'http:///'.repeat(8000)],
    ['closing tags that nothing opened', `${'<sub>'.repeat(8000)}${'</sup>'.repeat(8000)}`],
    ['tags that are not let through', `${'<p>'.repeat(8000)}${'</div>'.repeat(8000)}`],
    ['links within brackets', `${'['.repeat(8000)}${'[a](http://a.b)'.repeat(8000)}`],
    ['brackets within tags', `${'<sub>'.repeat(8000)}${']'.repeat(8000)}`],
    ['addresses without an end', '[]('.repeat(20_000)],
    ['blocks without an end', '[details]\n'.repeat(5000)],
  ])('read: %s', (_, source) => {
    expect(time(() => readMarkdown(source))).toBeLessThan(enough);
  });

  test.each([
    ['stars', '*'.repeat(40_000)],
    ['exclamation marks', '!a'.repeat(40_000)],
    ['question marks', '?'.repeat(150_000)],
    ['names of hosts', '.co'.repeat(20_000)],
  ])('write for the forum: %s', (_, source) => {
    const { blocks } = readQuoted(source, 'line');
    expect(time(() => toForum(blocks, { locale: 'ko' }))).toBeLessThan(enough);
  });

  test('write for the forum: line breaks', () => {
    const { blocks } = readMarkdown('a<br>'.repeat(60_000));
    expect(time(() => toForum(blocks, { locale: 'ko' }))).toBeLessThan(enough);
  });

  test.each([
    ['blocks without an end', '[quote]\n'.repeat(3000)],
    ['blocks without an end in quotes', '> [x]: y\n[quote]\n'.repeat(400)],
    ['tags without an end', '[b]'.repeat(15_000)],
  ])('cook: %s', (_, raw) => {
    expect(time(() => cook(raw, { locale: 'ko' }))).toBeLessThan(enough);
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
