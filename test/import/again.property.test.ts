import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeIssue } from '../../src/import/write-issue.ts';
import { type Week, weekOf } from '../support/weeks.ts';
import { textsOfView } from '../../src/import/from-json.ts';
import { plain } from '../../src/markdown/print/plain.ts';
import { bare } from '../../src/commands/import/weeks.ts';
import { blocksOf, imported, type Shown, shownAs, valuesOf, weekOfImport } from './again.ts';
import { issues } from './issues.ts';

/** The same issues in every run, unless DIGEST_FUZZ=20000 asks for other ones, and so many of them. */
const fuzz = process.env['DIGEST_FUZZ'];
const runs = fuzz === undefined ? { numRuns: 500, seed: 20250707 } : { numRuns: Number(fuzz) };

/** In milliseconds: half a minute where nothing else runs. */
const patience = 300_000;

const config = readFileSync('digest.config.yaml', 'utf8');

async function expectAgain(format: Shown, week: Week, own = config): Promise<void> {
  const shown = await shownAs(format, week);
  const found = await imported(format, shown, week.config);
  const again = await weekOfImport(found, week.view.week, own);
  expect(found.kept).toEqual([]);
  const hasTakeaways = format === 'json' || week.config.forum.contents === 'links';
  expect(valuesOf(again.view, hasTakeaways)).toEqual(valuesOf(week.view, hasTakeaways));
  expect(textsIn(format, await shownAs(format, again))).toBe(textsIn(format, shown));
}

/** All texts that readers of the data see; how they are written in another form nobody promised. */
const textsIn = (format: Shown, text: string): string =>
  format === 'json' ? bare(textsOfView(JSON.parse(text)).join('\n')) : bare(plain(blocksOf(format, text)));

describe.each(['forum.md', 'html', 'json'] as const)('what %s shows is imported', (format) => {
  test.each(['2025-07-07', '2025-07-14'])('of the week %s', async (name) => {
    const week = await weekOf(name, readFileSync(`issues/${name}.yaml`, 'utf8'), config);
    await expectAgain(format, week);
  });

  test(
    'of any issue',
    async () => {
      await fc.assert(
        fc.asyncProperty(issues, async (data) => {
          await expectAgain(
            format,
            await weekOf('made', writeIssue(data, { source: 'x', kept: [] }), config),
          );
        }),
        runs,
      );
    },
    patience,
  );

  test(
    'with a list of contents, numbers and abstracts to unfold',
    async () => {
      const own = config.replace(
        '\nforum:\n',
        '\nforum:\n  contents: links\n  numbers: true\n  abstracts: details\n',
      );
      await fc.assert(
        fc.asyncProperty(issues, async (data) => {
          await expectAgain(
            format,
            await weekOf('made', writeIssue(data, { source: 'x', kept: [] }), own),
            own,
          );
        }),
        { ...runs, numRuns: Math.ceil(runs.numRuns / 5) },
      );
    },
    patience,
  );
});
