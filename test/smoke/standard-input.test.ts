/** The built program with a standard input that the system refuses to read. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program } from '../support/program.ts';

const work = mkdtempSync(join(tmpdir(), 'digest-input-'));
const draft = join(work, 'issues/2025-07-07.yaml');
const written = join(work, 'written.md');

beforeAll(() => {
  mkdirSync(join(work, 'issues'));
  writeFileSync(draft, 'week: 2025-07-07\ndraft: true\npapers: []\n');
  writeFileSync(written, '# text\n');
});
afterAll(() => rmSync(work, { recursive: true }));

const readers = [['cook'], ['cook', '-'], ['add-paper', '--from', '-', '--yes'], ['add-paper', '-', '--yes']];

function run(command: string, args: readonly string[], stdin: number): unknown {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: work,
    stdio: [stdin, 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: 60_000,
    env: { PATH: process.env['PATH'], HOME: work },
  });
  return { status, stdout, stderr: stderr.replace('using issues/2025-07-07.yaml\n', '') };
}

describe.each(readers)('%s %s', (...args) => {
  const given = args.filter((arg) => arg !== undefined);

  test.each([
    ['a folder', () => openSync(work, 'r'), 'it is a folder'],
    ['a file that is open for writing alone', () => openSync(written, 'a'), 'it is not open for this'],
  ])('from %s', (_, open, reason) => {
    const file = open();
    expect(run(process.execPath, [program, ...given], file)).toEqual({
      status: 2,
      stdout: '',
      stderr: `digest: standard input cannot be read: ${reason}\n`,
    });
    closeSync(file);
  });
});

const noStrace = spawnSync('strace', ['-V']).status === 0 ? '' : ' (skipped: strace is not installed)';
test.skipIf(noStrace !== '').each([
  ['EIO', 'the disk reports an error'],
  ['EAGAIN', 'it is not ready; try it again'],
  ['ESTALE', 'the network disk no longer has it; open its folder again'],
])(`a read that fails with %s${noStrace}`, (code, reason) => {
  const file = openSync(written, 'r');
  const injected = ['-f', '-o', '/dev/null', '-P', written, '-e', `inject=read:error=${code}`];
  expect(run('strace', [...injected, process.execPath, program, 'cook', '-'], file)).toEqual({
    status: 2,
    stdout: '',
    stderr: `digest: standard input cannot be read: ${reason}\n`,
  });
  closeSync(file);
});
