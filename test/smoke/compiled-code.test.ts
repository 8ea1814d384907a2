/** Where compiled code of the program is kept, which is run again unseen: in a folder of the user's own, or nowhere. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { program } from '../support/program.ts';

/** May name another Node to try this with. */
const node = process.env['DIGEST_TEST_NODE'] ?? process.execPath;
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

/** A folder for each Node and each copy of the program, with what all commands begin with in a file of its own. */
const place = /^(v\d+\.\d+\.\d+-\w+-[\da-f]+) \1\/start \1\/validate$/;

function keptFile(): string {
  return join(compiled, kept().at(-1) ?? '');
}

function kept(folder = compiled): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
}

const noRoot = process.getuid?.() === 0 ? '' : ' (skipped: only root can give a file away)';

describe('compiled code', () => {
  test('is kept in a folder that only its user may enter', () => {
    expect(run()).toEqual([]);
    expect(kept().join(' ')).toMatch(place);
    for (const folder of ['.cache', '.cache/digest', '.cache/digest/compiled'])
      expect(lstatSync(join(home, folder)).mode & 0o777).toBe(0o700);
  });

  test('is kept where XDG_CACHE_HOME says', () => {
    expect(run({ HOME: home, XDG_CACHE_HOME: join(home, 'elsewhere') })).toEqual([]);
    expect(kept(join(home, 'elsewhere/digest/compiled')).join(' ')).toMatch(place);
    expect(kept()).toEqual([]);
  });

  test('is taken as it is by the next run', () => {
    run();
    const { ino } = statSync(keptFile());
    run();
    expect(statSync(keptFile()).ino).toBe(ino);
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['damaged', (bytes) => bytes.fill(0x5a, bytes.length / 4, bytes.length / 4 + 1)],
    ['half written', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['of something else', () => Buffer.from('null\nnull\n')],
  ])('is made anew where it is %s', (_, spoil) => {
    run();
    const whole = readFileSync(keptFile());
    writeFileSync(keptFile(), spoil(Buffer.from(whole)));
    run();
    expect(readFileSync(keptFile()).length).toBeGreaterThan(whole.length / 2);
    const { ino } = statSync(keptFile());
    run();
    expect(statSync(keptFile()).ino).toBe(ino);
  });

  test('is no longer that of a script which has changed', () => {
    const copy = join(home, 'copy');
    for (const name of ['bin', 'dist', 'package.json'])
      cpSync(join(dirname(program), '..', name), join(copy, name), { recursive: true });
    const help = (): string => {
      const args = [join(copy, 'bin/digest.js'), '--help'];
      return spawnSync(node, args, { encoding: 'utf8', env: { HOME: home } }).stdout;
    };
    expect(help()).toContain('One source for a community');
    expect(help()).toContain('One source for a community');
    for (const name of readdirSync(join(copy, 'dist')).filter((name) => name.endsWith('.js'))) {
      const text = readFileSync(join(copy, 'dist', name), 'utf8');
      const changed = text.replace('One source for a community', 'Two source for a community');
      if (changed !== text) writeFileSync(join(copy, 'dist', name), changed);
    }
    expect(help()).toContain('Two source for a community');
  });

  test('is not kept where its place is taken, and nothing is left of it', () => {
    run();
    const file = keptFile();
    rmSync(file);
    mkdirSync(file);
    // Left by one that was ended while it wrote.
    writeFileSync(`${file}.1`, '');
    run();
    expect(kept().map((name) => basename(name))).toEqual([basename(dirname(file)), 'start', 'validate']);
  });

  test('is not kept of a command that does not exist', () => {
    const env = { HOME: home };
    expect(spawnSync(node, [program, 'vaildate'], { cwd: work, env }).status).toBe(2);
    expect(kept()).toEqual([]);
  });

  test('that nobody wrote for more than a month goes when there is new', () => {
    const days = (count: number): Date => new Date(statSync(home).mtimeMs - count * 24 * 60 * 60 * 1000);
    for (const [name, age] of [
      ['v1.0.0-x64-1', 32],
      ['v1.0.0-x64-2', 28],
    ] as const) {
      writeFileSync(join(folderAt(join(compiled, name)), 'validate'), '');
      utimesSync(join(compiled, name), days(age), days(age));
    }
    chmodSync(compiled, 0o700);
    run();
    expect(readdirSync(compiled)).toEqual(['v1.0.0-x64-2', expect.stringContaining(process.arch)]);
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
