import { expect, test } from 'vitest';
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
