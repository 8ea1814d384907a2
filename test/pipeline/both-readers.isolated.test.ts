import { expect, test, vi } from 'vitest';
import { checkIssueBytes } from '../../src/pipeline/check.ts';
import { newsletterAt } from '../../src/pipeline/newsletter.ts';
import type { Problem } from '../../src/problem/index.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { fakeContext } from '../support/context.ts';
import { newsletter } from '../support/issues.ts';
import { readRepositoryFile } from '../support/weeks.ts';
import { expectSame, expectSameReading } from '../yaml/both-readings.ts';
import { mutated, randomFrom, smallFile } from '../yaml/mutations.ts';

const { readers } = vi.hoisted(() => ({ readers: { isSimpleTried: true } }));

vi.mock('../../src/yaml/read.ts', async (original) => {
  const actual = await original<typeof import('../../src/yaml/read.ts')>();
  const reading: typeof actual.reading = (work) =>
    readers.isSimpleTried ? actual.reading(work) : Promise.resolve(work(parseYaml));
  return { ...actual, reading };
});

const count = 3000;
const real = readRepositoryFile('issues/2025-07-07.yaml');
const weeks = [
  readRepositoryFile('test/fixtures/weeks/issues/2025-12-29.yaml'),
  readRepositoryFile('test/fixtures/weeks/issues/2026-01-05.yaml'),
  // With its first paper. Whole weeks are for `npm run fuzz -- --only yaml`.
  real.slice(0, real.indexOf('  - title:', real.indexOf('  - title:') + 1)),
];

async function problemsOf(text: string, isSimpleTried: boolean): Promise<readonly Problem[]> {
  readers.isSimpleTried = isSimpleTried;
  const desk = await newsletterAt(fakeContext({ files: newsletter() }), '/desk');
  const file = '/desk/issues/2025-07-07.yaml';
  const bytes = new TextEncoder().encode(text);
  return (await checkIssueBytes(bytes, desk, { file, isTitleChecked: true, withSilent: true })).problems;
}

test(`both readers find the same in ${count} weeks that were changed`, { timeout: 600_000 }, async () => {
  const random = randomFrom(1);
  let simple = 0;
  for (let i = 0; i < count; i++) {
    const changed = mutated(weeks[i % weeks.length] ?? '', random);
    const text = random() < 0.1 ? changed.replaceAll('\n', '\r\n') : changed;
    if (!expectSameReading(text)) continue;
    simple++;
    expectSame(await problemsOf(text, true), await problemsOf(text, false));
  }
  // It would prove nothing if nearly all were refused.
  expect(simple / count).toBeGreaterThan(0.1);
});

test('and in small files of all forms, nested in each other', { timeout: 600_000 }, () => {
  const random = randomFrom(1);
  const files = Array.from({ length: count * 2 }, () => smallFile(random));
  const simple = files.filter((text) => expectSameReading(text)).length;
  expect(simple / files.length).toBeGreaterThan(0.2);
});
