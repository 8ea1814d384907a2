import { describe, expect, test } from 'vitest';
import { names } from '../../src/commands/add-paper/clean.ts';
import { readBibliography } from '../../src/papers/bibliography/bibliography.ts';
import { withoutMarks } from '../../src/papers/record/affiliation-marks.ts';
import { foundPaper } from '../../src/papers/record/found-paper.ts';

describe('marks of affiliations', () => {
  test.each([
    ['Jisoo Park1†', ['Jisoo Park']],
    ['Jisoo Park1', ['Jisoo Park']],
    ['Kim¹,²', ['Kim']],
    ['Lee*', ['Lee']],
    ['*Jisoo Park, †Minho Kim', ['Jisoo Park', 'Minho Kim']],
    ['Jisoo Park1,2,*, Minho Kim2 and Sora Lee1,‡', ['Jisoo Park', 'Minho Kim', 'Sora Lee']],
    ['Jisoo Park 1 2, Minho Kim 2', ['Jisoo Park', 'Minho Kim']],
    ['Jisoo Park 1, Minho Kim 2', ['Jisoo Park', 'Minho Kim']],
    ['박지수1, 김민호2*', ['박지수', '김민호']],
    ['박지수¹·², 김민호²', ['박지수', '김민호']],
    ['Kim1, Lee2', ['Kim', 'Lee']],
    ['J. SMITH1, A. KIM2', ['J. SMITH', 'A. KIM']],
    ['Jisoo Park^1, Minho Kim^{1,2}', ['Jisoo Park', 'Minho Kim']],
    ['Jisoo Park$^{1,2}$, Minho Kim$^\\dagger$', ['Jisoo Park', 'Minho Kim']],
    ['Jisoo Park\\textsuperscript{1,*}, Minho Kim<sup>2</sup>', ['Jisoo Park', 'Minho Kim']],
    ['Jisoo Park [1,2], Minho Kim (3)', ['Jisoo Park', 'Minho Kim']],
    ['Jisoo Park1[0000-0002-1825-0097]', ['Jisoo Park']],
    ['Jisoo Park¹; Minho Kim²,³; Sora Lee⁎', ['Jisoo Park', 'Minho Kim', 'Sora Lee']],
    ['Jisoo Parkᵃ,ᵇ, Minho Kimᵇ', ['Jisoo Park', 'Minho Kim']],
    ['Sammy Davis Jr.1,*', ['Sammy Davis Jr.']],
    ['Jisoo Park ✉', ['Jisoo Park']],
    ["Sean O'Brien2, María José García-López3", ["Sean O'Brien", 'María José García-López']],
  ])('%j', (typed, wanted) => {
    expect(names(typed)).toEqual(wanted);
  });

  test.each([
    'John Smith III',
    'Henry Louis Gates Jr.',
    'Louis XIV',
    'Jennifer 8. Lee',
    'Team 7',
    'Working Group 2',
    'GPT-4',
    'Qwen2',
    'Team Qwen2',
    'DeepSeek-AI',
    'X Æ A-12',
    'Agent 007',
    'Malcolm X',
    'Yahoo!',
    'José Mª García',
    'Deadmau5',
    '김철수',
  ])('%s is a name, alone and in a list of unmarked ones', (name) => {
    expect(names(name)).toEqual([name]);
    expect(names(`${name}, Minho Kim`)).toEqual([name, 'Minho Kim']);
  });

  test('"A & B" are two', () => {
    expect(names('Jisoo Park & Minho Kim')).toEqual(['Jisoo Park', 'Minho Kim']);
    expect(names('Sora Lee, Jisoo Park, & Minho Kim')).toEqual(['Sora Lee', 'Jisoo Park', 'Minho Kim']);
    expect(names('Jisoo Park1 & Minho Kim2†')).toEqual(['Jisoo Park', 'Minho Kim']);
    expect(names('Lee, S.; Park, J. & Kim, M.')).toEqual(['Lee, S.', 'Park, J.', 'Kim, M.']);
    expect(names('Sora Lee\n& Minho Kim')).toEqual(['Sora Lee', 'Minho Kim']);
    expect(names('AT&T, Minho Kim')).toEqual(['AT&T', 'Minho Kim']);
  });

  test('what sources and bibliographies say of them is read in the same way', async () => {
    const { authors } = foundPaper({
      ...nothing,
      authors: ['Jisoo Park1,†', 'Sora Lee & Minho Kim*', 'Johnson & Johnson', 'John Smith III'],
    });
    expect(authors).toEqual(['Jisoo Park', 'Sora Lee', 'Minho Kim', 'Johnson & Johnson', 'John Smith III']);
    const bib = String.raw`@article{a, title = {T}, author = {Park, Jisoo$^{1,2}$ and Kim, Minho* and C{\^{o}}t{\'e}, Ana and C\^{o}t\'e, Eva and {Health Policy \& Data Institute}}}`;
    const [entry] = await readBibliography(bib, 'a.bib');
    expect(entry?.paper?.authors).toEqual([
      'Jisoo Park',
      'Minho Kim',
      'Ana Côté',
      'Eva Côté',
      'Health Policy & Data Institute',
    ]);
    expect(withoutMarks([])).toEqual([]);
  });
});

const nothing = {
  arxiv: undefined,
  doi: undefined,
  link: undefined,
  title: undefined,
  published: undefined,
  abstract: undefined,
  more: undefined,
  language: undefined,
  withdrawn: undefined,
};
