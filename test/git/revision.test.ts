/** `digest diff` asks the installed git for what a file was in a commit. */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { nodeContext } from '../../src/cli/node-context.ts';
import { bytesAt } from '../../src/git/index.ts';
import { failureOf } from '../support/failure-of.ts';
import { editorAt, noGit } from '../support/git.ts';

const work = realpathSync(mkdtempSync(join(tmpdir(), 'digest-revision-')));
afterAll(() => rmSync(work, { recursive: true }));
const env = editorAt(work);
const context = { ...nodeContext(process, fileURLToPath(new URL('../../', import.meta.url))), env };

let top = '';
let file = '';

function git(...args: string[]): void {
  const { status, stderr } = spawnSync('git', args, { cwd: top, encoding: 'utf8', env });
  expect({ args, status, stderr: status === 0 ? '' : stderr }).toEqual({ args, status: 0, stderr: '' });
}

function commit(content: string): void {
  writeFileSync(file, content);
  git('add', '--all');
  git('commit', '--quiet', '--message=one');
}

const textAt = (ref: string, path = file): string | undefined => {
  const bytes = bytesAt(context, path, ref);
  return bytes === undefined ? undefined : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
};

beforeEach(() => {
  top = mkdtempSync(join(work, 'top-'));
  file = join(top, '뉴스 letter/issues/2025-07-07.yaml');
  mkdirSync(join(file, '..'), { recursive: true });
  git('init', '--quiet');
});

describe.skipIf(noGit !== '')(`with git${noGit}`, () => {
  test('the very bytes, below the top of the repository', () => {
    commit('﻿week: 하나\r\n');
    commit('week: 둘\n');
    writeFileSync(file, 'week: 셋\n');
    expect(textAt('HEAD')).toBe('week: 둘\n');
    expect(textAt('HEAD~1')).toBe('﻿week: 하나\r\n');
  });

  test('nothing where the commit has no such file, or something else of its name', () => {
    writeFileSync(join(top, 'other'), '');
    git('add', '--all');
    git('commit', '--quiet', '--message=none');
    writeFileSync(file, 'week: a\n');
    expect(textAt('HEAD')).toBeUndefined();
    rmSync(file);
    mkdirSync(file);
    writeFileSync(join(file, 'inside'), '');
    git('add', '--all');
    git('commit', '--quiet', '--message=folder');
    rmSync(file, { recursive: true });
    writeFileSync(file, 'week: a\n');
    expect(textAt('HEAD')).toBeUndefined();
  });

  test('a link leads to the file whose history it is', () => {
    commit('week: a\n');
    const link = join(top, 'link.yaml');
    symlinkSync(file, link);
    expect(textAt('HEAD', link)).toBe('week: a\n');
  });

  test.each([
    'nowhere',
    '--output=x',
    '-h',
    '',
    'HEAD~9',
    'HEAD:',
    'HEAD^{tree}',
    'tree',
    '^HEAD',
    'HEAD@{9}',
  ])('%j is no commit', (ref) => {
    commit('week: a\n');
    git('tag', '--annotate', '--message=one', 'tree', 'HEAD^{tree}');
    expect(failureOf(() => textAt(ref))).toMatchObject({ code: 'unknown-commit' });
    expect(existsSync(join(top, 'x'))).toBe(false);
  });

  test('a tag leads to its commit', () => {
    commit('week: a\n');
    git('tag', '--annotate', '--message=one', 'one');
    commit('week: b\n');
    expect(textAt('one')).toBe('week: a\n');
  });

  test('a repository without a commit', () => {
    writeFileSync(file, 'week: a\n');
    expect(failureOf(() => textAt('HEAD'))).toMatchObject({ code: 'unknown-commit' });
  });

  test('no command that the repository names is run', () => {
    const trace = join(top, 'trace');
    const command = `touch '${trace}'; cat`;
    commit('week: a\n');
    writeFileSync(join(top, '.gitattributes'), '* diff=x filter=y\n');
    appendFileSync(
      join(top, '.git/config'),
      `[diff "x"]\n\ttextconv = "${command}"\n[filter "y"]\n\tsmudge = "${command}"\n\tclean = "${command}"\n[core]\n\tfsmonitor = "${command}"\n`,
    );
    expect(textAt('HEAD')).toBe('week: a\n');
    expect(existsSync(trace)).toBe(false);
  });
});
