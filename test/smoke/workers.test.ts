/** The built program with threads: the same bytes with 1, 2 and 4, and an end at Ctrl-C. */
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { manyIssues, soundIssue } from '../support/issues.ts';
import { program } from '../support/program.ts';
import { inPty, noPty } from '../support/pty.ts';

const work = realpathSync(mkdtempSync(join(tmpdir(), 'digest-workers-')));
afterAll(() => rmSync(work, { recursive: true }));

function newsletter(name: string, issues: Readonly<Record<string, string>>): string {
  const cwd = join(work, name);
  mkdirSync(join(cwd, 'issues'), { recursive: true });
  writeFileSync(join(cwd, 'digest.config.yaml'), 'name: Test\nlocale: ko\n');
  for (const [path, text] of Object.entries(issues))
    if (path.endsWith('/')) mkdirSync(join(cwd, 'issues', path));
    else writeFileSync(join(cwd, 'issues', path), text);
  symlinkSync('nowhere.yaml', join(cwd, 'issues', '2019-12-23.yaml'));
  return cwd;
}

const years = newsletter('years', manyIssues(80));

function run(args: readonly string[], workers: string) {
  rmSync(join(years, 'out'), { recursive: true, force: true });
  const env = { PATH: process.env['PATH'], HOME: work, DIGEST_WORKERS: workers };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: years,
    env,
    encoding: 'utf8',
  });
  const out = args[0] === 'render' ? readdirSync(join(years, 'out')).toSorted() : [];
  const files = out.map((name) => [name, readFileSync(join(years, 'out', name), 'utf8')]);
  return { status, stdout, stderr, files };
}

test.each([
  ['validate'],
  ['validate', '--rendered', '--format', 'sarif', '--strict'],
  ['render', '--all', '--format', 'all', '--draft'],
])('%s %s %s: the same bytes with 1, 2 and 4 threads', (...args) => {
  const alone = run(args, '1');
  expect(alone.status).toBe(1);
  expect(alone.stderr).toContain('2019-12-23.yaml');
  expect(alone.stdout.split('\n').length).toBeGreaterThan(60);
  for (const workers of ['2', '4', '']) expect(run(args, workers), `${workers} threads`).toEqual(alone);
});

describe.skipIf(noPty !== undefined)('a terminal', () => {
  const many = Object.entries(manyIssues(80)).map(([name]) => {
    const week = name.slice(0, 10);
    const paper = soundIssue(week).replace(/^[^]*?papers:\n/, '');
    return [name, name.endsWith('/') ? '' : soundIssue(week) + paper.repeat(20)];
  });
  const cwd = newsletter('many', Object.fromEntries(many) as Record<string, string>);

  test.each(['1', '2', '4'])('Ctrl-C ends the work of %s at once', async (workers) => {
    const command = [process.execPath, program, 'validate', '--rendered'];
    const end = await inPty(command, {
      until: 'of 80',
      happening: { key: '\u0003' },
      cwd,
      env: { DIGEST_WORKERS: workers },
    });
    expect(end).toMatchObject({ ended: 'SIGINT', isCooked: true });
    expect(end.screen).not.toContain('80 of 80');
  });
});
