import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { disk } from '../../src/files/disk.ts';
import { lookThroughIssues } from '../../src/newsletter/issues.ts';
import { readOverrides } from '../../src/newsletter/overrides.ts';
import { findRoot } from '../../src/newsletter/root.ts';
import { fakeContext } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

describe('a name with a line break', () => {
  const wrong = soundIssue('2025-07-07', (text) => text.replace('week:', 'wek:'));
  const files = newsletter({ 'a\nb': wrong });

  test.each(['validate', 'validate issues', ['validate', 'issues/a\nb.yaml']])(
    'is checked by %j',
    async (command) => {
      const { code, stdout } = await runCli(command, { files });
      expect(code).toBe(1);
      expect(stdout).toContain(String.raw`issues/a\nb.yaml:1:1  error`);
    },
  );

  test('is listed, and no candidate of a completion', async () => {
    const sound = newsletter({ 'a\nb': soundIssue('2025-07-07') });
    expect((await runCli('status', { files: sound })).stdout).toContain(String.raw`a\nb`);
    expect((await runCli(['completion', 'bash', 'render', ''], { files: sound })).stdout).not.toContain(
      'a\nb',
    );
  });

  test('a template, too', () => {
    const { files: own } = fakeContext({ files: { '/n/templates/text/a\nb.hbs': 'x' } });
    expect([...readOverrides(own, '/n', 'text').keys()]).toEqual(['a\nb']);
  });
});

describe('a name that is no UTF-8', () => {
  const folder = mkdtempSync(join(tmpdir(), 'digest-names-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const odd = (path: string): Buffer =>
    Buffer.concat([Buffer.from(join(folder, path)), Buffer.from([0xff, 0xfe])]);
  mkdirSync(join(folder, 'issues'));
  mkdirSync(join(folder, 'templates/text'), { recursive: true });
  const named = (path: string, end: string): Buffer => Buffer.concat([odd(path), Buffer.from(end)]);
  writeFileSync(named('issues/', '.yaml'), soundIssue());
  writeFileSync(named('templates/text/', '.hbs'), 'x');
  mkdirSync(odd('folder'));

  test('is told as that, wherever it stands', () => {
    const [other] = lookThroughIssues(disk, folder).others;
    expect(other?.failure.message).toMatch(/\ufffd\ufffd\.yaml cannot be read: its name is not UTF-8$/);
    expect(() => readOverrides(disk, folder, 'text')).toThrow(/its name is not UTF-8/);
    expect(() =>
      findRoot({ files: disk, self: fakeContext().self }, join(folder, 'folder\ufffd\ufffd')),
    ).toThrow(/folder\ufffd\ufffd cannot be read: its name is/);
  });

  test('and what is only not there is not', () => {
    expect(findRoot({ files: disk, self: fakeContext().self }, join(folder, 'issues/sub'))).toBe(folder);
  });
});
