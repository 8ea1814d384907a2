import { describe, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

test.each(['render --all', 'validate'])(
  '%s reads each file of the archive no more than twice',
  async (command) => {
    const weeks = ['2025-06-02', '2025-06-09', '2025-06-16', '2025-06-23', '2025-06-30', '2025-07-07'];
    const files = newsletter(Object.fromEntries(weeks.map((week) => [week, soundIssue(week)])));
    const { code, context } = await runCli(command, { files });
    expect(code).toBe(0);
    for (const week of weeks) {
      const reads = context.files.steps.filter((step) => step === `read /desk/issues/${week}.yaml`);
      // Once as itself, once for what the others ask of it.
      expect(reads.length, week).toBeGreaterThan(0);
      expect(reads.length, week).toBeLessThanOrEqual(2);
    }
  },
);

test('the folder that is written to is looked through once, and what an earlier run left of each issue goes', async () => {
  const weeks = ['2025-06-02', '2025-06-09', '2025-06-16', '2025-06-23'];
  const left = weeks.map((week) => [`/desk/out/${week}.forum.2.md`, 'a part of a longer post\n']);
  const files = {
    ...newsletter(Object.fromEntries(weeks.map((week) => [week, soundIssue(week)]))),
    ...Object.fromEntries(left),
    '/desk/out/2025-06-0': 'not ours',
  };
  const { code, context } = await runCli('render --all', { files });
  expect(code).toBe(0);
  expect(context.files.paths('/desk/out')).toEqual([
    '/desk/out/2025-06-0',
    ...weeks.map((week) => `/desk/out/${week}.forum.md`),
  ]);
  expect(context.files.steps.filter((step) => step === 'list /desk/out')).toHaveLength(1);
});

describe('two issues of one name do not replace one another', () => {
  const sentence = (a: string, b: string): string =>
    `digest: ${a} and ${b} would be written to the same files: render one at a time\n`;

  test.each([
    ['render drafts/2025-07-07.yaml 2025-07-07', 'drafts/2025-07-07.yaml', 'issues/2025-07-07.yaml'],
    ['render --all', 'issues/2025-07-07.yml', 'issues/2025-07-07.yaml'],
  ])('%s', async (command, a, b) => {
    const files = { ...newsletter({ '2025-07-07': soundIssue() }), [`/desk/${a}`]: soundIssue() };
    const { code, stdout, stderr, context } = await runCli(command, { files });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect([sentence(a, b), sentence(b, a)].some((one) => stderr.startsWith(one))).toBe(true);
    expect(context.files.paths('/desk/out')).toEqual([]);
  });
});
