/** What `bench/claims.mjs` prints, held: nothing is told of what is right, and nearly all that is wrong is found. */
import { describe, expect, test } from 'vitest';
import { readShared, sharedPath, withShared } from '../support/shared.ts';
import { heldTextsOf, heldTextsOfPost, leftOversOf, measure, recordedAbstracts } from './measure.ts';

describe('the weeks of this repository', () => {
  const measured = measure(
    ['2025-07-07', '2025-07-14'].flatMap((week) => heldTextsOf(`issues/${week}.yaml`)),
  );

  test('are right as they are', () => {
    expect(measured).toMatchObject({
      texts: 39,
      claims: { number: 37, name: 31, link: 6 },
      alarms: [],
      leftOvers: [],
    });
  });

  test('changed numbers, names of other papers and added links are found', () => {
    expect(measured).toMatchObject({
      changedNumbers: [36, 37],
      swappedNames: [31, 31],
      addedLinks: [39, 39],
    });
  });

  test('a number that is not found stands there in another sense', () => {
    expect(measured.missedNumbers).toEqual(['issues/2025-07-07.yaml papers.9.abstract.ko: 다섯 → 여섯']);
  });
});

withShared('reference', 'a recorded post', () => {
  const measured = measure(heldTextsOfPost(readShared('reference/post-2025-07-07.txt')));

  test('is right but for one title', () => {
    expect(measured).toMatchObject({
      texts: 30,
      claims: { number: 28, name: 71, link: 2 },
      alarms: [],
      leftOvers: ['post 6.2: title Small Language Models are the Future of Agentic AI'],
    });
  });

  test('changed numbers, names of other papers and added links are found', () => {
    expect(measured).toMatchObject({
      changedNumbers: [27, 28],
      swappedNames: [71, 71],
      addedLinks: [30, 30],
    });
  });
});

withShared('data/arxiv', 'recorded answers of arXiv', () => {
  test('have nothing left over', () => {
    const recorded = recordedAbstracts(sharedPath('data/arxiv'));
    expect(recorded).toHaveLength(7);
    expect(leftOversOf(recorded)).toEqual([]);
  });
});
