/** Where Node keeps compiled code of the program, which it runs again unseen: in a folder of the user's own, or nowhere. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { program } from '../support/program.ts';

/** Names another Node to try this with, where the one that runs the tests is older. */
const node = process.env['DIGEST_TEST_NODE'] ?? process.execPath;
const { stdout: can } = spawnSync(node, ['-p', 'typeof require("module").enableCompileCache'], {
  encoding: 'utf8',
});
const tooOld =
  can.trim() === 'function'
    ? ''
    : ' (skipped: this Node keeps none; DIGEST_TEST_NODE may name one of 22 or later)';
const work = realpathSync(mkdtempSync(join(tmpdir(), 'digest-compiled-')));
chmodSync(work, 0o755);
afterAll(() => rmSync(work, { recursive: true }));

let home = '';
let compiled = '';
beforeEach(() => {
  home = mkdtempSync(join(work, 'home-'));
  compiled = join(home, '.cache/digest/compiled');
});

/** Runs the program, and says which files it left where other users are too. */
function run(env: Record<string, string | undefined> = { HOME: home }): string[] {
  const shared = mkdtempSync(join(work, 'tmp-'));
  chmodSync(shared, 0o1777);
  const { status, stdout, stderr } = spawnSync(
    node,
    [program, 'validate', '--explain', 'paper/title-empty'],
    {
      cwd: work,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], TMPDIR: shared, ...env },
    },
  );
  expect({ status, stderr, isTold: stdout.includes('title') }).toEqual({
    status: 0,
    stderr: '',
    isTold: true,
  });
  return readdirSync(shared, { recursive: true, encoding: 'utf8' });
}

function kept(folder = compiled): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
}

const noRoot = process.getuid?.() === 0 ? '' : ' (skipped: only root can give a file away)';

describe.skipIf(tooOld !== '')(`compiled code${tooOld}`, () => {
  test('is kept in a folder that only its user may enter', () => {
    expect(run()).toEqual([]);
    expect(kept().length).toBeGreaterThan(3);
    for (const folder of ['.cache', '.cache/digest', '.cache/digest/compiled'])
      expect(lstatSync(join(home, folder)).mode & 0o777).toBe(0o700);
  });

  test('is kept where XDG_CACHE_HOME says', () => {
    expect(run({ HOME: home, XDG_CACHE_HOME: join(home, 'elsewhere') })).toEqual([]);
    expect(kept(join(home, 'elsewhere/digest/compiled')).length).toBeGreaterThan(3);
    expect(kept()).toEqual([]);
  });

  test.each([
    ['no HOME', {}],
    ['a HOME that is no absolute path', { HOME: '.' }],
    ['an empty HOME', { HOME: '' }],
  ])('is kept nowhere: %s', (_, env) => {
    expect(run(env)).toEqual([]);
    expect(existsSync(join(work, '.cache'))).toBe(false);
  });

  test.each<[string, () => void]>([
    ['others may write to it', () => chmodSync(folderAt(compiled), 0o777)],
    ['its group may write to it', () => chmodSync(folderAt(compiled), 0o770)],
    [
      'it is a link',
      () => symlinkSync(folderAt(join(home, 'real')), join(folderAt(join(compiled, '..')), 'compiled')),
    ],
    ['others may exchange it', () => chmodSync(join(folderAt(compiled), '..'), 0o777)],
    ['others may exchange what it is in', () => chmodSync(home, 0o777)],
  ])('is kept nowhere where %s', (_, plant) => {
    plant();
    expect(run()).toEqual([]);
    expect([...kept(), ...kept(join(home, 'real'))]).toEqual([]);
  });

  test.skipIf(noRoot !== '').each<[string, () => void]>([
    ['folder is', () => chownSync(folderAt(compiled), 65_534, 65_534)],
    ['HOME is', () => chownSync(home, 65_534, 65_534)],
    ['cache is', () => chownSync(folderAt(join(home, '.cache')), 65_534, 65_534)],
  ])(`is kept nowhere where the %s another’s${noRoot}`, (_, plant) => {
    plant();
    const before = readdirSync(home, { recursive: true });
    expect(run()).toEqual([]);
    expect(readdirSync(home, { recursive: true })).toEqual(before);
  });
});

function folderAt(path: string): string {
  mkdirSync(path, { recursive: true });
  return path;
}
