import { expect, test } from 'vitest';
import { checkedPaper } from '../../src/papers/record/checked.ts';

test('what is sound stays as it is', () => {
  const paper = {
    arxiv: '2507.00001',
    doi: '10.1000/x',
    link: 'https://a.example/x',
    title: 'On $x$ and 가나',
    authors: ['Ada Lovelace', '김민수'],
    published: '2025-06-18',
    abstract: 'One.\n\nTwo:\n- three',
    more: ['https://a.example/code'],
    language: 'ko',
    basis: 'page',
    version: '2507.00001v3',
    withdrawn: 'withdrawn by the author',
  };
  expect(checkedPaper(paper)).toEqual(paper);
});

test('what cannot be is left out, whatever it was found in', () => {
  const odd: unknown = JSON.parse(
    '{"title":"A \\u001b[31mWork","language":"__proto__","published":"2025-02-30","doi":"10.1000/../x","link":"javascript:alert(1)","more":["file:///etc/passwd","https://a.example/"],"arxiv":"../x","basis":"sure","__proto__":"x","other":"x","authors":[""]}',
  );
  expect(checkedPaper(odd)).toEqual({ title: 'A [31mWork', more: ['https://a.example/'] });
});

test.each([
  ['a text', 'x', /not a record/],
  ['a title of 1 MB', { title: 'x'.repeat(1_000_000) }, /its title has 1,000,000 characters/],
  [
    'an abstract larger than an issue',
    { title: 'T', abstract: 'x'.repeat(900_000) },
    /too many for an issue/,
  ],
  ['a title that is none', { title: 5 }, /its title is not a text/],
  ['authors that are none', { title: 'T', authors: ['A', 5] }, /its authors are not a list of texts/],
])('%s is refused', (_, value, words) => {
  expect(() => checkedPaper(value)).toThrow(words);
});
