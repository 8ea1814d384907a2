import { expect, test, vi } from 'vitest';
import { soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

// The package has no homepage yet; these tests give it one.
vi.mock('../../src/generated/version.js', () => ({
  version: '1.0.0',
  homepage: 'https://example.org/digest',
  packageSpec: undefined,
}));

test('validate --format sarif points to the page of each code', async () => {
  const issue = soundIssue('2025-07-07', (text) => text.replace(/en: .*/, 'en: ""'));
  const { stdout } = await runCli('validate --format sarif', {
    files: { '/desk/issues/2025-07-07.yaml': issue },
  });
  expect(stdout).toContain('"helpUri": "https://example.org/digest/docs/problems.md#paper/title-empty"');
});

test('no other format and no hint has an address', async () => {
  const issue = soundIssue('2025-07-07', (text) => text.replace(/en: .*/, 'en: ""'));
  for (const format of ['text', 'github', 'json', 'junit']) {
    const { stdout } = await runCli(`validate --format ${format}`, {
      files: { '/desk/issues/2025-07-07.yaml': issue },
    });
    expect(stdout).toContain('paper/title-empty');
    expect(stdout).not.toContain('problems.md');
  }
});
