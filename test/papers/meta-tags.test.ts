import { expect, test } from 'vitest';
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
  ['no such tags', page(['og:title', 'T'], ['description', 'D'])],
  ['no title', page(['citation_author', 'A'])],
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
