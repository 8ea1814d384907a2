import { describe, expect, test } from 'vitest';
import { type Change, compareIssues } from '../../src/diff/index.ts';
import { formatPath } from '../../src/problem/index.ts';

type Data = Record<string, unknown>;

/** `changed papers[0].title`, `moved papers[2] → papers[0]`. */
function said(change: Change): string {
  switch (change.kind) {
    case 'added':
      return `added ${formatPath(change.path)}`;
    case 'removed':
      return `removed ${formatPath(change.was)}`;
    case 'moved':
      return `moved ${formatPath(change.was)} → ${formatPath(change.path)}`;
    case 'changed':
      return `changed ${formatPath(change.path)}`;
  }
}
const compared = (before: Data, after: Data): string[] =>
  compareIssues(before, after, ['ko', 'en']).map(said);

const paper = (n: number, more: Data = {}): Data => ({
  title: { ko: `논문 ${n}의 제목은 이렇습니다`, en: `The title of paper number ${n}` },
  arxiv: `2506.1000${n}`,
  summary: `요약 ${n}`,
  ...more,
});
const papers = (...all: Data[]): Data => ({ papers: all });
const [one, two, three, four] = [paper(1), paper(2), paper(3), paper(4)] as const;

describe('papers go by what they are', () => {
  test.each<[string, Data, Data, string[]]>([
    [
      'a moved card is one change',
      papers(one, two, three, four),
      papers(four, one, two, three),
      ['moved papers[3] → papers[0]'],
    ],
    ['an added one', papers(one, three), papers(one, two, three), ['added papers[1]']],
    ['a removed one', papers(one, two, three), papers(one, three), ['removed papers[1]']],
    [
      'what differs in one that moved is told besides',
      papers(one, two, three),
      papers(three, one, paper(2, { summary: '다른 요약' })),
      ['moved papers[2] → papers[0]', 'changed papers[2].summary'],
    ],
    [
      'another spelling of the id',
      papers(one),
      papers(paper(1, { arxiv: '2506.10001v2' })),
      ['changed papers[0].arxiv'],
    ],
    [
      'an id that was wrong: the title says which it is',
      papers(one, two),
      papers(two, paper(1, { arxiv: '2506.99999' })),
      ['moved papers[0] → papers[1]', 'changed papers[1].arxiv'],
    ],
    [
      'an id in place of a link to the same paper',
      papers({ title: 'A', link: 'https://arxiv.org/abs/2506.10001' }),
      papers({ title: 'B', arxiv: '2506.10001' }),
      ['changed papers[0].title', 'added papers[0].arxiv', 'removed papers[0].link'],
    ],
    ['another paper in its place', papers(one), papers(two), ['added papers[0]', 'removed papers[0]']],
    ['one that is there twice', papers(one, one), papers(one), ['removed papers[1]']],
  ])('%s', (_, before, after, expected) => {
    expect(compared(before, after)).toEqual(expected);
  });
});

describe('the rest of an issue', () => {
  const theme = (label: string, text: string): Data => ({ theme: label, text });
  test.each<[string, Data, Data, string[]]>([
    [
      'the order of keys',
      { week: 'w', intro: [], papers: [one] },
      { papers: [one], intro: [], week: 'w' },
      [],
    ],
    [
      'a language that is added',
      { title: '제목' },
      { title: { ko: '제목', en: 'Title' } },
      ['added title.en'],
    ],
    ['only the form of a text', { title: '제목' }, { title: { ko: '제목' } }, ['changed title']],
    [
      'a text by its language',
      papers(one),
      papers(paper(1, { title: { ko: '논문 1의 제목은 이렇습니다', en: 'X' } })),
      ['changed papers[0].title.en'],
    ],
    ['all languages of a text', {}, { lead: { ko: '가', en: 'a' } }, ['added lead.ko', 'added lead.en']],
    [
      'papers where there were none',
      { lead: 'a' },
      { papers: [one, two] },
      ['added papers[0]', 'added papers[1]', 'removed lead'],
    ],
    [
      'a list of plain values as a whole',
      { 'x-a': [1], 'x-b': [{}, 1] },
      { tags: ['a', 'b'] },
      ['added tags', 'removed x-a', 'removed x-b[0]', 'removed x-b[1]'],
    ],
    [
      'an author',
      papers(paper(1, { authors: ['A', 'B', 'C'] })),
      papers(paper(1, { authors: ['A', 'X', 'C'] })),
      ['changed papers[0].authors[1]'],
    ],
    [
      'the order of authors',
      papers(paper(1, { authors: ['A', 'B', 'C'] })),
      papers(paper(1, { authors: ['C', 'A', 'B'] })),
      ['moved papers[0].authors[2] → papers[0].authors[0]'],
    ],
    [
      'a title for an address',
      papers(paper(1, { more: ['https://a.example'] })),
      papers(paper(1, { more: [{ title: 'A', url: 'https://a.example' }] })),
      ['added papers[0].more[0].title'],
    ],
    [
      'a theme by its label',
      { intro: [theme('가', 'x'), theme('나', 'y')] },
      { intro: [theme('나', 'y'), theme('가', 'z')] },
      ['moved intro[0] → intro[1]', 'changed intro[1].text'],
    ],
    [
      'a theme by its words',
      { intro: [theme('가', '작은 모델을 다룬 논문이 많습니다')] },
      { intro: [theme('나', '작은 모델을 다룬 논문이 적습니다')] },
      ['changed intro[0].theme', 'changed intro[0].text'],
    ],
    [
      'another theme',
      { intro: [theme('가', '작은 모델을 다룬 논문')] },
      { intro: [theme('나', '그래프 탐색의 새 방법')] },
      ['added intro[0]', 'removed intro[0]'],
    ],
    [
      'what is of a theme’s own',
      { 'x-note': { a: [1, 2] } },
      { 'x-note': { a: [1, 3] } },
      ['changed x-note.a[1]'],
    ],
    ['a map without anything', {}, { 'x-note': {} }, ['added x-note']],
    ['a number and a text', { number: 1 }, { number: '1' }, ['changed number']],
    [
      'an item of a section',
      { sections: [{ title: 'A', items: ['https://a.example', 'https://b.example'] }] },
      { sections: [{ title: 'A', items: ['https://b.example'] }] },
      ['removed sections[0].items[0]'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(compared(before, after)).toEqual(expected);
  });

  test('a change has both places and both values', () => {
    expect(compareIssues(papers(one, two), papers(paper(2, { summary: 'neu' })))).toEqual([
      {
        kind: 'changed',
        path: ['papers', 0, 'summary'],
        was: ['papers', 1, 'summary'],
        before: '요약 2',
        after: 'neu',
      },
      { kind: 'removed', was: ['papers', 0], in: ['papers'], before: one },
    ]);
  });
});
