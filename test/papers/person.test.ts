import { expect, test } from 'vitest';
import { readBibliography } from '../../src/papers/bibliography/bibliography.ts';
import { paperFromCsl } from '../../src/papers/record/csl.ts';
import { paperFromMetaTags } from '../../src/papers/sources/meta-tags.ts';
import { displayName } from '../../src/papers/record/person.ts';

test.each([
  ['Lovelace, Ada', 'Ada Lovelace'],
  ['Knuth, Jr., Donald E.', 'Donald E. Knuth Jr.'],
  ['김, 철수', '김철수'],
  ['王, 小明', '王小明'],
  ['山田, 太郎', '山田太郎'],
  ['黒柳, たみ子', '黒柳たみ子'],
  // A foreign name that katakana write keeps its order, and so does one of two kinds of letters.
  ['スミス, ジョン', 'ジョン スミス'],
  ['김, Min-su', 'Min-su 김'],
  ['김철수', '김철수'],
])('%s', (sorted, shown) => {
  expect(displayName(sorted)).toBe(shown);
});

test('a Korean name from every kind of source', async () => {
  const authors = ['김철수'];
  const bibtex = '@misc{a, title={T}, author={family=김, given=철수}}';
  const [entry] = await readBibliography(bibtex, 'a.bib');
  expect(entry?.paper?.authors).toEqual(authors);
  expect(paperFromCsl({ title: 'T', author: [{ family: '김', given: '철수' }] })?.authors).toEqual(authors);
  const page = '<meta name="citation_title" content="T"><meta name="citation_author" content="김, 철수">';
  expect(paperFromMetaTags(page, 'https://a.example/').authors).toEqual(authors);
});
