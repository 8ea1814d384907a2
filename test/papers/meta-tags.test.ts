import { describe, expect, test } from 'vitest';
import { paperFromMetaTags } from '../../src/papers/sources/meta-tags.ts';

const page = (...tags: readonly (readonly [string, string])[]): string =>
  `<!DOCTYPE html><html><head><title>Site</title>${tags.map(([name, content]) => `<meta name="${name}" content="${content}">`).join('\n')}</head><body><p>x`;

test('a page of a conference', () => {
  const html = page(
    ['citation_title', 'A Title &amp; More: $O(n^2)$'],
    ['citation_author', 'Lovelace, Ada'],
    ['citation_author', 'Jörg Müller'],
    ['citation_author', ' '],
    ['citation_publication_date', '2024/5/7'],
    ['citation_pdf_url', 'https://example.org/x.pdf'],
    ['citation_abstract', '&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two, see https://github.com/a/b.&lt;/p&gt;'],
    ['citation_language', 'en'],
  );
  expect(paperFromMetaTags(html, 'https://example.org/x')).toEqual({
    title: 'A Title & More: O(n²)',
    authors: ['Ada Lovelace', 'Jörg Müller'],
    published: '2024-05-07',
    abstract: 'One.\n\nTwo, see https://github.com/a/b.',
    more: ['https://github.com/a/b'],
    language: 'en',
  });
});

test('ids, authors in one tag, property instead of name, and a year alone', () => {
  const html = `${page(['citation_authors', 'Lovelace, Ada; Kim, Min-su'], ['citation_year', '2024'], ['citation_publication_date', '2024'], ['citation_arxiv_id', '2506.15677v1'], ['citation_doi', 'doi:10.1000/XYZ'])}<meta property="citation_title" content="T">`;
  expect(paperFromMetaTags(html, 'https://example.org/x')).toEqual({
    arxiv: '2506.15677v1',
    doi: '10.1000/xyz',
    title: 'T',
    authors: ['Ada Lovelace', 'Min-su Kim'],
  });
});

test('"this https URL" is the address behind it', () => {
  const abstract =
    '&lt;p&gt;Code: &lt;a href=&quot;https://github.com/a/b&quot;&gt;this https URL&lt;/a&gt;.&lt;/p&gt;';
  const html = page(['citation_title', 'T'], ['citation_abstract', abstract]);
  expect(paperFromMetaTags(html, 'https://example.org/x')).toMatchObject({
    abstract: 'Code: https://github.com/a/b.',
    more: ['https://github.com/a/b'],
  });
});

test.each([
  ['a title that is the name of its site', page(['og:site_name', 'Site'], ['description', 'D'])],
  ['a page in the way of another', '<title>Just a moment...</title>'],
  ['nothing', ''],
  ['no HTML', '{"a": 1}'],
])('%s says nothing', (_, html) => {
  expect(paperFromMetaTags(html, 'https://example.org/x')).toEqual({});
});

test('a page that nests without end', () => {
  expect(
    paperFromMetaTags(`${page(['citation_title', 'T'])}${'<div>'.repeat(100_000)}`, 'https://example.org/x'),
  ).toEqual({ title: 'T' });
});

describe('what a page says of itself is a guess', () => {
  const guess = (html: string, url = 'https://blog.example.org/x'): unknown => paperFromMetaTags(html, url);

  test('og:title before <title>, the day and the authors', () => {
    const html = `<html lang="en"><head><title>A Post - Example Site</title>
      <meta property="og:site_name" content="Example Site">
      <meta property="og:title" content="A Post &amp;amp; More">
      <meta property="article:published_time" content="2025-06-18T23:30:00-07:00">
      <meta name="author" content="Jisoo Park1 and Ada Lovelace">`;
    expect(guess(html)).toEqual({
      title: 'A Post & More',
      authors: ['Jisoo Park', 'Ada Lovelace'],
      published: '2025-06-18',
      language: 'en',
      basis: 'page',
    });
  });

  test.each([
    ['<title>A Post | Example</title>', 'A Post'],
    ['<title>A Post - a view</title>', 'A Post - a view'],
    ['<title>  A\n  Post </title><title>Other</title>', 'A Post'],
    ['<body><svg><title>Logo</title></svg>', undefined],
    ['<meta name="twitter:title" content="A Post">', 'A Post'],
    ['<title>404 Not Found</title>', undefined],
    ['<title>Example</title>', undefined],
    [`<title>${'a'.repeat(1000)}</title>`, undefined],
  ])('the title of %s', (html, title) => {
    const found = guess(html, 'https://www.example.org/x');
    expect(found).toEqual(title === undefined ? {} : { title, basis: 'page' });
  });

  test.each([
    [['Jisoo Park, Minho Kim'], ['Jisoo Park', 'Minho Kim']],
    [['Lovelace, Ada'], ['Ada Lovelace']],
    [
      ['Jisoo Park', 'Minho Kim'],
      ['Jisoo Park', 'Minho Kim'],
    ],
    [['박지수, 김민호'], ['박지수', '김민호']],
    [['By Jisoo Park & Minho Kim'], ['Jisoo Park', 'Minho Kim']],
    [['https://example.org/jisoo', 'admin', 'Example'], undefined],
  ])('the authors %j', (names, authors) => {
    const tags = names.map((name) => `<meta name="author" content="${name}">`).join('');
    expect(guess(`<title>A Post</title>${tags}`, 'https://example.org/x')).toMatchObject(
      authors === undefined ? { title: 'A Post' } : { authors },
    );
    if (authors === undefined)
      expect(guess(`<title>A Post</title>${tags}`, 'https://example.org/x')).not.toHaveProperty('authors');
  });

  test('citation_* comes first', () => {
    const html = `<meta property="og:title" content="Other">${page(['citation_title', 'T'], ['author', 'Ada'])}`;
    expect(guess(html)).toEqual({ title: 'T' });
  });
});
