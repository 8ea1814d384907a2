import { expect, test } from 'vitest';
import type { Card } from '../../../src/commands/add-paper/card.ts';
import type { Desk } from '../../../src/commands/add-paper/desk.ts';
import { settle } from '../../../src/commands/add-paper/settle.ts';
import type { PaperDraft } from '../../../src/papers/index.ts';

const card = (n: number): Card => ({
  name: `card ${n}`,
  data: { title: `T${n}`, link: `https://a.example/${n}`, summary: 'S' },
  isWritten: false,
});

/** A desk on which each of these cards brings an error, and which counts how often it is read. */
function deskWith(bad: readonly number[]): { desk: Desk; tries: () => number } {
  let tries = 0;
  const fake = {
    isDraft: false,
    try(papers: readonly PaperDraft[]) {
      tries++;
      const problems = papers.flatMap(({ title }) =>
        bad.some((n) => title === `T${n}`)
          ? [
              {
                severity: 'error',
                code: 'schema/missing',
                args: { what: 'paper', key: 'x' },
                path: [],
              },
            ]
          : [],
      );
      return Promise.resolve({ problems });
    },
  };
  return { desk: fake as unknown as Desk, tries: () => tries };
}

const cards = Array.from({ length: 64 }, (_, i) => card(i));

test('cards without errors are tried once, however many there are', async () => {
  const { desk, tries } = deskWith([]);
  const { papers, failed } = await settle(desk, cards, { yes: false });
  expect([papers.length, failed.length, tries()]).toEqual([64, 0, 1]);
});

test('a card with an error is found, and the others stay in their order', async () => {
  const { desk, tries } = deskWith([5, 40]);
  const { papers, failed } = await settle(desk, cards, { yes: false });
  expect(papers.map(({ title }) => title)).toEqual(
    cards.flatMap(({ data }) => (data.title === 'T5' || data.title === 'T40' ? [] : [data.title])),
  );
  expect(failed.map((one) => one.card.name)).toEqual(['card 5', 'card 40']);
  expect(tries()).toBeLessThan(30);
});
