import { describe, expect, test } from 'vitest';
import { identitiesOf, normaliseLink } from '../../src/papers/identity.ts';
import { arxivIdIn, linkOf, parseArxivId, parseDoi } from '../../src/papers/ids.ts';

const paper = (ids: {
  arxiv?: string;
  doi?: string;
  link?: string;
}): { arxiv: string | undefined; doi: string | undefined; link: string | undefined } => ({
  arxiv: undefined,
  doi: undefined,
  link: undefined,
  ...ids,
});

const keys = (ids: Parameters<typeof paper>[0]): string[] => identitiesOf(paper(ids)).map(({ key }) => key);

describe('an arXiv id', () => {
  test.each([
    ['2506.15677', { id: '2506.15677' }],
    ['0704.0001v2', { id: '0704.0001', version: 2 }],
    ['arXiv:2506.15677v12', { id: '2506.15677', version: 12 }],
    ['hep-th/9901001', { id: 'hep-th/9901001' }],
    ['math.GT/0309136v1', { id: 'math/0309136', version: 1 }],
    ['cond-mat.str-el/9901001', { id: 'cond-mat/9901001' }],
    ['2506.1', undefined],
    ['2506.15677v0', undefined],
    ['hep-th/99', undefined],
    ['10.48550/arXiv.2506.15677', undefined],
    ['', undefined],
  ])('%s', (text, id) => {
    expect(parseArxivId(text)).toEqual(id);
  });

  test.each([
    ['https://arxiv.org/abs/2506.15677v1?context=cs#x', '2506.15677'],
    ['https://arxiv.org/pdf/hep-th/9901001.pdf', 'hep-th/9901001'],
    ['https://doi.org/10.48550/arXiv.2506.15677', '2506.15677'],
    ['10.48550/ARXIV.2506.15677', '2506.15677'],
    ['https://arxiv.org/abs/', undefined],
    ['https://arxiv.org.evil.example/abs/2506.15677', undefined],
    ['https://notarxiv.org/abs/2506.15677', undefined],
    ['https://huggingface.co/datasets/2506.15677', undefined],
    ['ftp://arxiv.org/abs/2506.15677', undefined],
    ['https://arxiv.org/abs/%E0%A4%A', undefined],
    ['no address', undefined],
  ])('in %s', (link, id) => {
    expect(arxivIdIn(link)?.id).toBe(id);
  });
});

test.each([
  ['10.1000/XYZ', '10.1000/xyz'],
  ['doi:10.1000/xyz', '10.1000/xyz'],
  ['https://dx.doi.org/10.1000/a%2Fb', '10.1000/a/b'],
  ['10.1000/100%', '10.1000/100%'],
  ['10.1/x', undefined],
  ['https://a.example/10.1000/x', undefined],
])('the DOI of %s', (text, doi) => {
  expect(parseDoi(text)).toBe(doi);
});

describe('the same paper', () => {
  test('goes by many names', () => {
    const same = [
      { arxiv: '2506.15677' },
      { arxiv: '2506.15677v3' },
      { doi: '10.48550/arXiv.2506.15677' },
      { link: 'http://export.arxiv.org/pdf/2506.15677v2.pdf' },
      { link: 'https://huggingface.co/papers/2506.15677' },
    ];
    for (const ids of same) expect(keys(ids)).toEqual(['arxiv:2506.15677']);
  });
  test('has all of them', () => {
    expect(keys({ arxiv: '2506.15677', doi: '10.1000/X', link: 'https://a.example/p' })).toEqual([
      'arxiv:2506.15677',
      'doi:10.1000/x',
      'link:a.example/p',
    ]);
    expect(keys({})).toEqual([]);
  });
});

test.each([
  ['http://www.a.example/p/', 'https://a.example/p', true],
  ['https://A.example/p', 'https://a.example/p', true],
  ['https://a.example/p#:~:text=x', 'https://a.example/p', true],
  ['https://a.example/p?id=1', 'https://a.example/p?id=2', false],
  ['https://a.example/all#one', 'https://a.example/all#two', false],
  ['https://a.example:8080/p', 'https://a.example/p', false],
  ['no address', 'another', false],
])('%s and %s: one page? %s', (a, b, same) => {
  expect(normaliseLink(a) === normaliseLink(b)).toBe(same);
});

test.each([
  [{ link: ' https://a.example/ ', arxiv: '2506.15677' }, 'https://a.example/'],
  [{ arxiv: '2506.15677v2', doi: '10.1000/x' }, 'https://arxiv.org/abs/2506.15677v2'],
  [{ link: '', arxiv: 'hep-th/9901001' }, 'https://arxiv.org/abs/hep-th/9901001'],
  [{ doi: '10.1000/Xyz' }, 'https://doi.org/10.1000/Xyz'],
  [
    { doi: '10.1002/(SICI)1097-4571(1999)50:1<1::AID>3.0.CO;2-#' },
    'https://doi.org/10.1002/(SICI)1097-4571(1999)50:1%3C1::AID%3E3.0.CO;2-%23',
  ],
  [{}, undefined],
])('the link of %o', (ids, link) => {
  expect(linkOf(paper(ids))).toBe(link);
});
