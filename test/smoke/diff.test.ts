/** The program as it is shipped compares an issue with what git and `published/` have of it. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { program } from '../support/program.ts';
import { editorAt, noGit } from '../support/git.ts';

const week = '2025-07-07';
const desk = mkdtempSync(join(tmpdir(), 'digest-diff-'));
afterAll(() => rmSync(desk, { recursive: true }));
const env = editorAt(desk);

function put(name: string, content: string): void {
  mkdirSync(dirname(join(desk, name)), { recursive: true });
  writeFileSync(join(desk, name), content);
}

function git(...args: string[]): void {
  expect(spawnSync('git', args, { cwd: desk, env, encoding: 'utf8' })).toMatchObject({ status: 0 });
}

function diff(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'diff', ...args], {
    cwd: desk,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}

const written = (word: string): string => soundIssue(week, (text) => text.replace('충분한', word));

beforeAll(() => {
  for (const [path, text] of Object.entries(newsletter({ [week]: written('넉넉한') })))
    if (!path.endsWith('/')) put(path.replace('/desk/', ''), text);
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message=one');
  put(`issues/${week}.yaml`, written('충분한'));
});

describe.skipIf(noGit !== '')(`with git${noGit}`, () => {
  test('HEAD, until something was published; then what was', () => {
    const line = (word: string): string =>
      `     작은 모델로도 ${word} 일이 얼마나 많은지 세어 본 논문입니다.\n`;
    const expected = (word: string): string =>
      `  paper 1: 작은 모델의 쓸모\n    the summary of paper 1\n-${line(word)}+${line('충분한')}`;
    expect(diff()).toEqual({
      status: 0,
      stdout: expected('넉넉한'),
      stderr: `using issues/${week}.yaml\ncompared with HEAD\n`,
    });
    const copy = written('모자란');
    const issue = `sha256:${createHash('sha256').update(copy).digest('hex')}`;
    const forum = { url: 'https://forum.example', external_id: 'a', title: 'T', posts: [], issue };
    put(`published/${week}.json`, JSON.stringify({ version: 1, week, forum }));
    put(`published/${week}.forum.yaml`, copy);
    expect(diff('--exit-code')).toEqual({
      status: 1,
      stdout: expected('모자란'),
      stderr: `using issues/${week}.yaml\ncompared with published/${week}.forum.yaml\n`,
    });
    expect(diff(week, 'HEAD')).toEqual({ status: 0, stdout: expected('넉넉한'), stderr: '' });
  });

  test('a correction of it, and a commit that is not there', () => {
    expect(diff(week, 'HEAD', '-f', 'correction').stdout).toContain('“작은 모델의 쓸모”\n- 논문 소개: “');
    expect(diff(week, 'HEAD~7')).toMatchObject({ status: 2, stdout: '' });
    expect(diff('HEAD~1').stderr).toContain('digest diff latest HEAD~1');
  });
});
