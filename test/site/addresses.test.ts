import { describe, expect, test } from 'vitest';
import {
  authorPath,
  hrefOf,
  issuePath,
  paperPath,
  permalink,
  relativeHref,
  tagPath,
} from '../../src/site/addresses.ts';

describe('the address of a paper', () => {
  test.each([
    [{ arxiv: '2506.15677' }, 'p/2506.15677/'],
    [{ arxiv: '2506.15677v3' }, 'p/2506.15677/'],
    [{ arxiv: 'hep-th/9901001' }, 'p/hep-th-9901001/'],
    [{ arxiv: 'math.GT/0309136' }, 'p/math-0309136/'],
    [{ link: 'https://arxiv.org/pdf/2506.15677v1' }, 'p/2506.15677/'],
    [{ doi: '10.48550/arXiv.2506.15677' }, 'p/2506.15677/'],
    // An arXiv id is the stronger one, wherever it stands.
    [{ doi: '10.1000/xyz', link: 'https://arxiv.org/abs/2506.15677' }, 'p/2506.15677/'],
    // sha256 of "10.1000/xyz(1)" and of "example.org/a"
    [{ doi: '10.1000/XYZ(1)' }, 'p/doi-10.1000-xyz-1--306e79a2/'],
    [{ link: 'https://www.example.org/a/' }, 'p/l-94584207f807e901/'],
  ])('%j has %s', (paper, path) => {
    expect(paperPath(paper)).toBe(path);
  });

  test('two DOIs that differ in signs alone have two', () => {
    expect(paperPath({ doi: '10.1000/a_b' })).not.toBe(paperPath({ doi: '10.1000/a-b' }));
  });

  test('a DOI of any length makes a name that a disk takes', () => {
    const [long, longer] = [
      paperPath({ doi: `10.1000/${'x'.repeat(400)}` }),
      paperPath({ doi: `10.1000/${'x'.repeat(401)}` }),
    ];
    expect(long).not.toBe(longer);
    expect(long?.split('/')[1]?.length).toBeLessThanOrEqual(255);
  });

  test('a paper without id and link has none', () => {
    expect(paperPath({})).toBeUndefined();
  });
});

describe('the address of a tag or an author', () => {
  test.each([
    ['RAG', 'tags/rag/'],
    ['Large  Language Models', 'tags/large-language-models/'],
    ['large-language models', 'tags/large-language-models/'],
    ['강화학습', 'tags/강화학습/'],
    ['강화학습'.normalize('NFD'), 'tags/강화학습/'],
  ])('%s has %s', (tag, path) => {
    expect(tagPath(tag)).toBe(path);
  });

  test.each([
    ['Straße', 'STRASSE'],
    ['µ-law', 'Μ-law'],
    ['ΟΔΟΣ', 'οδος'],
    ['LoRA', 'lora'],
  ])('%s and %s, one folder on a disk that knows no case, have one', (a, b) => {
    expect(tagPath(a)).toBe(tagPath(b));
  });

  test.each([
    ['C++', 'C#'],
    ['a/b', 'a.b'],
    ['../..', '.'],
    ['con', 'c on'],
    ['🔥', '💧'],
  ])('%s and %s have two, each one folder', (a, b) => {
    const names = [tagPath(a), tagPath(b)].map((path) => path.slice('tags/'.length, -1));
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toMatch(/^[\p{L}\p{M}\p{N}-]+$/u);
    expect(names).not.toContain('con');
  });

  test('of any length is a name that a disk takes', () => {
    const [name = ''] = authorPath('강'.repeat(300)).split('/').slice(1);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  });
});

test('an address from page to page is relative, and encoded', () => {
  expect(relativeHref('p/2506.15677/', 'style.css')).toBe('../../style.css');
  expect(relativeHref('', issuePath('2025-07-07'))).toBe('2025-07-07/index.html');
  expect(relativeHref('', '')).toBe('index.html');
  expect(relativeHref('2025-07-07/', '')).toBe('../index.html');
  expect(hrefOf('tags/강화 학습/')).toBe('tags/%EA%B0%95%ED%99%94%20%ED%95%99%EC%8A%B5/');
  expect(permalink('https://example.org/papers/', issuePath('2025-07-07'))).toBe(
    'https://example.org/papers/2025-07-07/',
  );
});

test('half a pair of surrogates in a path is a sign for what cannot be written', () => {
  expect(hrefOf('2025-\ud800/😀/')).toBe('2025-%EF%BF%BD/%F0%9F%98%80/');
});
