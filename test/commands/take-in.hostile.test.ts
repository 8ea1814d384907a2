import { expect, test } from 'vitest';
import { takeIn } from '../../src/commands/assemble/take-in.ts';
import { openNewsletter } from '../../src/pipeline/index.ts';
import { fakeContext } from '../support/context.ts';
import { newsletter } from '../support/issues.ts';

test('where the list is full, papers stay without a trial for each', async () => {
  const papers = Array.from(
    { length: 999 },
    (_, i) => `  - title: p${i}\n    link: https://b.example/${i}\n`,
  );
  const text = `week: 2025-07-07\ndraft: true\npapers:\n${papers.join('')}`;
  const files = newsletter({ '2025-07-07': text }, 'name: T\nlanguages: [en]\n');
  const opened = await openNewsletter(fakeContext({ files }));
  let trials = 0;
  const counted = {
    ...opened,
    // Each look at the whole issue asks for it.
    get archive() {
      trials++;
      return opened.archive;
    },
  };
  const { taken, failures } = await takeIn(counted, {
    path: '/desk/issues/2025-07-07.yaml',
    name: 'issues/2025-07-07.yaml',
    text,
    papers: Array.from({ length: 8 }, (_, i) => ({
      file: `/desk/inbox/${i}.yaml`,
      text: `title: t${i}\nlink: https://a.example/${i}\nsummary: s\n`,
      bytes: new Uint8Array(),
      by: undefined,
      problems: [],
    })),
    nameOf: (file) => file,
  });
  expect(taken.map(({ file }) => file)).toEqual(['/desk/inbox/0.yaml']);
  expect(failures.map(({ args }) => args)).toEqual(
    Array.from({ length: 7 }, (_, i) => ({
      path: `/desk/inbox/${i + 1}.yaml`,
      why: 'more than 1,000 entries begin here, and no more than those are read',
      advice: undefined,
    })),
  );
  expect(trials).toBeLessThan(10);
});
