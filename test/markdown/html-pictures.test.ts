import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import { toForum } from '../../src/markdown/print/forum/forum.ts';
import { toHtml } from '../../src/markdown/print/html.ts';
import { toText } from '../../src/markdown/print/text.ts';
import { isSuspect } from '../../src/markdown/suspect.ts';
import { show } from './show.ts';

const read = (source: string): string => show(readMarkdown(source).blocks);
const told = (source: string): string[] =>
  readMarkdown(source).findings.map((found) =>
    found.kind === 'image'
      ? `${found.fault}: ${found.value}`
      : found.kind === 'mark'
        ? found.mark
        : found.kind,
  );
const src = 'https://a.example/x.png';

describe('<img>', () => {
  test.each([
    [`<img src="${src}" alt="그림">`, `<p><img ${src} 그림></p>`],
    [`<img src='${src}' alt='그림' />`, `<p><img ${src} 그림></p>`],
    [`<IMG ALT="그림" SRC=${src}>`, `<p><img ${src} 그림></p>`],
    [`<img src="${src}" width="690" height=388 alt="그림">`, `<p><img ${src} 그림 690x388></p>`],
    [`<img src="${src}" width="690px" height="388" alt="">`, `<p><img ${src}  690x388></p>`],
    [`<img\n  src="${src}"\n  alt="두\n  줄">`, `<p><img ${src} 두 줄></p>`],
    [`<img src=${src}?w=3&h=2 alt=a>`, `<p><img ${src}?w=3&h=2 a></p>`],
    [`<img src="${src}?a=1&amp;b=2" alt="&quot;말&quot;">`, `<p><img ${src}?a=1&b=2 "말"></p>`],
    [`글 <img src="${src}" alt="a"> 글`, `<p>글 <img ${src} a> 글</p>`],
    [
      `[<img src="${src}" alt="a">](https://b.example/)`,
      `<p><a href="https://b.example/"><img ${src} a></a></p>`,
    ],
    [`**<img src="${src}" alt="a">**`, `<p><strong><img ${src} a></strong></p>`],
    [`- <img src="${src}" alt="a">`, `<list -><li><p><img ${src} a></p></li></list>`],
    [`> <img src="${src}" alt="a">`, `<quote><p><img ${src} a></p></quote>`],
    [`| a |\n| --- |\n| <img src="${src}" alt="a"> |`, `<table ->a / <img ${src} a></table>`],
  ])('%j is a picture', (source, shown) => {
    expect(read(source)).toBe(shown);
    expect(told(source)).toEqual([]);
  });

  test.each([
    [`<img src="${src}">`, [`alt: <img src="${src}">`]],
    [`<img src="${src}" alt="a" align=left style="border:0">`, ['attributes: align, style']],
    [`<img src="${src}" onerror="alert(1)" alt="a">`, ['attributes: onerror']],
    [`<img src="${src}" width="50%" alt="a">`, ['attributes: width']],
    [
      `<img src="${src}" width=0 loading=lazy>`,
      [`alt: <img src="${src}" width=0 loading=lazy>`, 'attributes: width, loading'],
    ],
  ])('%j: what is missing or left out is told', (source, findings) => {
    expect(read(source)).toContain(`<img ${src}`);
    expect(told(source)).toEqual(findings);
    expect(isSuspect(source)).toBe(true);
  });

  test.each([
    '<img src="javascript:alert(1)" alt="a">',
    '<img src="data:image/png;base64,AAAA" alt="a">',
    '<img src="//a.example/x.png" alt="a">',
    '<img src="x.png" alt="a">',
    '<img src="http://a.example/x.png" alt="a">',
    '<img alt="a">',
    '<img src="https://" alt="a">',
    '<img src="mailto:a@example.org" alt="a">',
    '<img src=" java\tscript:alert(1)" alt="a">',
    `<img src="x" src="${src}" alt="a">`,
    `</img>`,
  ])('%j stays text', (source) => {
    expect(read(source)).not.toContain('<img');
    expect(told(source)).toEqual(['html']);
  });

  test.each([
    [`<img src="${src}" alt="a" width="300">`, `<img src="${src}" alt="a" width="300">`],
    [`<img src="${src}" alt="a" height="300">`, `<img src="${src}" alt="a" height="300">`],
    [`<img src="${src}" alt="a" width="300" height="200">`, `![a|300x200](${src})`],
    [`<img src="${src}" alt="a">`, `![a](${src})`],
  ])('%j keeps its size on the forum and in mails', (source, forum) => {
    const { blocks } = readMarkdown(source);
    expect(toForum(blocks, { locale: 'ko', context: 'blocks' }).trim()).toBe(forum);
    expect(toHtml(blocks)).toBe(`<p>${source}</p>`.replace(/(<img src="[^"]*") (alt="a")/, '$1 $2'));
    expect(toText(blocks)).toBe(`a (${src})`);
  });
});

describe('comments', () => {
  test.each([
    ['a <!-- note --> b', '<p>a b</p>'],
    ['<!-- note --> b', '<p>b</p>'],
    ['a <!-- note -->', '<p>a</p>'],
    ['a<!-- note -->b', '<p>ab</p>'],
    ['<!-- note -->', ''],
    ['a\n\n<!-- note -->\n\nb', '<p>a</p><p>b</p>'],
    ['<!-- a\n\nb\n\n- c\n# d\n-->\n글', '<p>글</p>'],
    ['<!-- a\n\nb --> 글', '<p>글</p>'],
    ['<!----> a <!--> b <!---> c', '<p>a b c</p>'],
    ['<!-- a -- b > c -->d', '<p>d</p>'],
    ['**a <!-- note -->b**는', '<p><strong>a b</strong>는</p>'],
    ['**용어(term)**<!-- note -->은', '<p><strong>용어(term)</strong>은</p>'],
    ['- a <!-- x -->\n- b\n  <!-- y -->\n  c', '<list -><li><p>a</p></li><li><p>b c</p></li></list>'],
    ['- a\n\n  <!-- x\n\n  y -->\n\n  b', '<list - loose><li><p>a</p><p>b</p></li></list>'],
    ['> a <!-- x -->\n> b', '<quote><p>a b</p></quote>'],
    ['> <!-- x\n> y -->\n> b', '<quote><p>b</p></quote>'],
    ['# a <!-- x -->', '<h1>a</h1>'],
    ['| a <!-- x --> | b |\n| --- | --- |', '<table - ->a | b</table>'],
    ['[a <!-- x -->b](https://a.example/)', '<p><a href="https://a.example/">a b</a></p>'],
    ['<!-- **a --> b', '<p>b</p>'],
    ['<!-- `a --> b `c`', '<p>b <code>c</code></p>'],
    ['<!-- <img src=x onerror=alert(1)> [^1] ##제목 -->', ''],
    ['<!--excerpt-->\r\n\r\n글', '<p>글</p>'],
    ['[details="t"]\n<!-- a\n\nb -->\nc\n[/details]', '<details t><p>c</p></details>'],
  ])('%j are dropped in silence', (source, shown) => {
    expect(read(source)).toBe(shown);
    expect(told(source)).toEqual([]);
  });

  test.each([
    ['`<!-- a -->`', '<p><code><!-- a --></code></p>'],
    ['```\n<!-- a -->\n```', '<pre ><!-- a --></pre>'],
    ['    <!-- a -->', '<pre ><!-- a --></pre>'],
    ['\\<!-- a -->', '<p>&lt;!-- a --&gt;</p>'],
  ])('%j in code are text', (source, shown) => {
    expect(read(source)).toBe(shown);
    expect(told(source)).toEqual([]);
  });

  test.each([
    ['a <!-- b', '<p>a &lt;!-- b</p>'],
    ['<!-- a\n\nb', '<p>&lt;!-- a</p><p>b</p>'],
    ['<!- a <!-- b', '<p>&lt;!- a &lt;!-- b</p>'],
  ])('%j is not closed: text, with a warning', (source, shown) => {
    expect(read(source)).toBe(shown);
    expect(told(source)).toEqual(['comment']);
    expect(isSuspect(source)).toBe(true);
  });

  test.each(['<!doctype html>', '<?php a ?>'])('%j is no comment', (source) => {
    expect(told(source)).toEqual(['html']);
  });

  test('offsets behind a comment are those of the source', () => {
    const source = '<!-- a\n\nb -->\n글 **굵게\n\n- <!-- x --> `코드';
    const { findings } = readMarkdown(source);
    expect(findings.map(({ start, end }) => source.slice(start, end))).toEqual(['**', '`']);
  });
});
