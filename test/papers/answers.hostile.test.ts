import { expect, test } from 'vitest';
import { readFeed } from '../../src/papers/sources/arxiv-feed.ts';
import { paperFromCsl } from '../../src/papers/record/csl.ts';
import { paperFromMetaTags } from '../../src/papers/sources/meta-tags.ts';
import { expectGrowth } from '../support/growth.ts';

/** An answer may have five million bytes. Whoever reads it in steps that grow with its square is at it for hours. */
const many = 200_000;

const feedOf = (text: string): string =>
  `<feed><entry><id>http://arxiv.org/abs/2601.00001v1</id><title>${text}</title><summary>${text}</summary></entry></feed>`;
const abstractOf =
  (repeated: (times: number) => string) =>
  (times: number): (() => unknown) => {
    const abstract = repeated(times);
    return () => paperFromCsl({ title: 'T', abstract })?.abstract;
  };
const onPage = (body: string) =>
  paperFromMetaTags(`<meta name="citation_title" content="T">${body}`, 'https://a.example/');

test.each<[string, (times: number) => () => unknown]>([
  [
    'comments behind a feed',
    (times) => {
      const feed = `<feed></feed>${'<!---->'.repeat(times)}x`;
      return () => readFeed(feed, 'h').readerOf('2601.00001')?.();
    },
  ],
  [
    'a feed that ends over and over',
    (times) => {
      const feed = `<feed>${'</feed><!--'.repeat(times)}`;
      return () => expect(() => readFeed(feed, 'h')).toThrow(/cannot be read/);
    },
  ],
  [
    'braces in a title',
    (times) => {
      const feed = feedOf('{'.repeat(times));
      return () => readFeed(feed, 'h').readerOf('2601.00001')?.()?.title;
    },
  ],
  ['dollars and lines', abstractOf((times) => `$${'_'.repeat(times)}`)],
  ['documents in a formula', abstractOf((times) => `<tex-math>${'\\begin{document}'.repeat(times)}`)],
  ['dollars in a formula', abstractOf((times) => `<tex-math>${'$'.repeat(times)}a`)],
])('%s are read in time by their length', (_, read) => {
  expectGrowth(many, read);
});

test('a text that is far too long to be TeX stays as it is', () => {
  const text = '\\textbf{a} '.repeat(2000).trim();
  expect(readFeed(feedOf(text), 'h').readerOf('2601.00001')?.()?.title).toBe(text);
});

test('a feed is whole, whatever follows its end', () => {
  const feed = `${feedOf('Title')}<!-- a --> <!-- b -->`;
  expect(readFeed(feed, 'h').readerOf('2601.00001')?.()?.title).toBe('Title');
});

test('a page of very many elements beside each other', () => {
  expect(onPage('<hr>'.repeat(200_000))).toEqual({ title: 'T' });
});
