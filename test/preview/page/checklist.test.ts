import { describe, expect, test } from 'vitest';
import { checklist, type Point } from '../../../src/preview/page/posting/checklist.ts';
import type { Budget, PageProblem, Posting } from '../../../src/preview/protocol.ts';

const posting: Posting = { isDraft: false, title: 'A', raws: ['a'], channels: [] };
const budget = (value: number): Budget => ({ name: 'Mail', value, most: 1000, unit: 'bytes', papers: [] });
const problem = (severity: PageProblem['severity']): PageProblem => ({ severity, message: '' });

function points({
  problems = [],
  isStale = false,
  budgets = [],
  ...more
}: {
  problems?: readonly PageProblem[];
  isStale?: boolean;
  budgets?: readonly Budget[];
} & Partial<Posting>): Record<string, Point> {
  const all = checklist({
    state: { problems, isStale },
    count: 'so many',
    budgets,
    posting: { ...posting, ...more },
  });
  return Object.fromEntries(all.map((point) => [point.name, point]));
}

describe('the checklist', () => {
  test('has a point for each thing to look at, in the order in which one does', () => {
    const all = points({
      links: { all: 0, known: 0, dead: 0 },
      channels: [{ name: 'Forum', state: 'open', words: '' }],
    });
    expect(Object.keys(all)).toEqual(['Problems', 'Draft', 'Budget', 'Links', 'Forum']);
    expect(points({})).not.toHaveProperty('Links');
  });

  test.each([
    [{}, 'done', 'so many'],
    [{ problems: [problem('warning')] }, 'done', 'so many'],
    [{ problems: [problem('warning'), problem('error')] }, 'wrong', 'so many'],
    [{ isStale: true }, 'wrong', 'the file cannot be read now; what is here is older'],
  ])('of problems %j is %s', (told, state, words) => {
    expect(points(told)['Problems']).toEqual({ name: 'Problems', state, words });
  });

  test('asks for a draft to be made ready', () => {
    expect(points({ isDraft: true })['Draft']).toMatchObject({ state: 'open' });
    expect(points({})['Draft']).toMatchObject({ state: 'done' });
  });

  test.each([
    [1000, 'done', 'Mail 100%'],
    [1001, 'wrong', 'Mail 101%'],
  ])('of a budget of which %i of 1000 are used is %s', (value, state, words) => {
    const sent: Budget = { name: 'Mail as sent', value: 9, unit: 'bytes', papers: [] };
    expect(points({ budgets: [budget(value), sent] })['Budget']).toEqual({ name: 'Budget', state, words });
  });

  test.each([
    [{ all: 0, known: 0, dead: 0 }, 'done', 'there are none'],
    [{ all: 2, known: 2, dead: 0 }, 'done', '2 links checked'],
    [{ all: 2, known: 0, dead: 0 }, 'open', 'not checked: `digest validate --links`'],
    [{ all: 2, known: 1, dead: 0 }, 'open', '1 of 2 links not checked: `digest validate --links`'],
    [{ all: 2, known: 2, dead: 1 }, 'wrong', '1 link is dead: `digest validate --links --offline` names it'],
    [
      { all: 3, known: 2, dead: 2 },
      'wrong',
      '2 links are dead: `digest validate --links --offline` names them',
    ],
  ])('of links %j is %s', (links, state, words) => {
    expect(points({ links })['Links']).toEqual({ name: 'Links', state, words });
  });
});
