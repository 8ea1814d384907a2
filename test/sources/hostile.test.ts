import { expect, test } from 'vitest';
import { readFeed } from '../../src/papers/sources/arxiv-feed.ts';
import { paperFromCsl } from '../../src/papers/record/csl.ts';
import { paperFromMetaTags } from '../../src/papers/sources/meta-tags.ts';

/** An answer may have five million bytes. Whoever reads it in steps that grow with its square is at it for hours. */
const many = 200_000;

const feedOf = (text: string): string =>
  `<feed><entry><id>http://arxiv.org/abs/2601.00001v1</id><title>${text}</title><summary>${text}</summary></entry></feed>`;
const workOf = (abstract: string) => paperFromCsl({ title: 'T', abstract });
const onPage = (body: string) =>
  paperFromMetaTags(`<meta name="citation_title" content="T">${body}`, 'https://a.example/');

test.each([
  [
    'comments behind a feed',
    () => readFeed(`<feed></feed>${'<!---->'.repeat(many)}x`, 'h').paperOf('2601.00001'),
  ],
  [
    'a feed that ends over and over',
    () => expect(() => readFeed(`<feed>${'</feed><!--'.repeat(many)}`, 'h')).toThrow(/cannot be read/),
  ],
  ['braces in a title', () => readFeed(feedOf('{'.repeat(many)), 'h').paperOf('2601.00001')?.title],
  ['dollars and lines', () => workOf(`$${'_'.repeat(many)}`)?.abstract],
  ['documents in a formula', () => workOf(`<tex-math>${'\\begin{document}'.repeat(many)}`)?.abstract],
  ['dollars in a formula', () => workOf(`<tex-math>${'$'.repeat(many)}a`)?.abstract],
])('%s are read in a moment', (_, read) => {
  const begun = performance.now();
  read();
  expect(performance.now() - begun).toBeLessThan(3000);
});

test('a text that is far too long to be TeX stays as it is', () => {
  const text = '\\textbf{a} '.repeat(2000).trim();
  expect(readFeed(feedOf(text), 'h').paperOf('2601.00001')?.title).toBe(text);
});

test('a feed is whole, whatever follows its end', () => {
  const feed = `${feedOf('Title')}<!-- a --> <!-- b -->`;
  expect(readFeed(feed, 'h').paperOf('2601.00001')?.title).toBe('Title');
});

test('a page of very many elements beside each other', () => {
  expect(onPage('<hr>'.repeat(200_000))).toEqual({ title: 'T' });
});
