/** Where a result goes: all of it and the command's own exit code, or an exit code that says that it is not all there. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program } from '../support/program.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const work = realpathSync(mkdtempSync(join(tmpdir(), 'digest-outputs-')));
const cwd = join(work, 'newsletter');

/** Each result is longer than the small disk is large. */
const paper = `title: { ko: "작은 시험", en: "A small test" }\narxiv: "2506.15678"\nsummary: ${'시험입니다. '.repeat(800)}\n`;
const long = '가나다라 **마바사** 아자차카.\n\n'.repeat(4000);

beforeAll(() => {
  mkdirSync(join(cwd, 'issues'), { recursive: true });
  for (const path of ['issues/2025-07-07.yaml', 'digest.config.yaml'])
    cpSync(join(repository, path), join(cwd, path));
  writeFileSync(join(cwd, 'paper.yaml'), paper);
  writeFileSync(join(cwd, 'long.md'), long);
  // Many problems make a report that is longer than what a pipe holds.
  const week = readFileSync(join(cwd, 'issues/2025-07-07.yaml'), 'utf8');
  const wrong = Array.from(
    { length: 400 },
    (_, i) => `  - title: 제목 ${i}\n    odd: 1\n    summary: "**굵게"\n`,
  );
  writeFileSync(join(cwd, 'broken.yaml'), week.replace(/^papers:\n[^]*/m, `papers:\n${wrong.join('')}`));
});
afterAll(() => rmSync(work, { recursive: true }));

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A shell for itself, in which `full/` is a disk of 8192 bytes. */
const onSmallDisk = [
  'unshare',
  ...(process.getuid?.() === 0 ? ['-m'] : ['-Urm']),
  'bash',
  '-c',
  'mkdir -p full && mount -t tmpfs -o size=8k none full && eval "$1"',
  'bash',
];

/** A line for bash, in which `digest` is the built program. */
function bash(line: string, shell: readonly string[] = ['bash', '-c']): Ran {
  const digest = `digest() { "${process.execPath}" "${program}" "$@"; }`;
  const [name = '', ...args] = shell;
  const { status, stdout, stderr } = spawnSync(name, [...args, `${digest}\n${line}`], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { PATH: process.env['PATH'], HOME: work },
  });
  return { code: status, stdout, stderr };
}

const noBash = process.platform === 'win32' ? ' (skipped: Windows has no bash)' : '';
/** Where nothing can be written. */
const full = existsSync('/dev/full') ? '/dev/full' : '/dev/null';
const noFull = existsSync('/dev/full') ? noBash : ' (skipped: there is no /dev/full)';
const noDisk =
  spawnSync(onSmallDisk[0] ?? '', [...onSmallDisk.slice(1), 'true'], { cwd: work }).status === 0
    ? ''
    : ' (skipped: no disk may be mounted here)';

const noPython =
  spawnSync('python3', ['--version']).status === 0
    ? noBash
    : ' (skipped: there is no python3, which opens a terminal)';
/** Runs a command with its output at a terminal, and prints what came there. */
const atTerminal = `import os, pty, subprocess, sys
ours, theirs = pty.openpty()
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.DEVNULL)
os.close(theirs)
out = b""
try:
    while data := os.read(ours, 65536): out += data
except OSError: pass
sys.stdout.buffer.write(out.replace(b"\\r\\n", b"\\n"))
sys.exit(child.wait())`;

describe.skipIf(noBash !== '').each([
  ['render', 'digest render 2025-07-07 --format email', 0],
  ['validate with errors', 'digest validate broken.yaml', 1],
  ['validate, as JSON', 'digest validate broken.yaml --format json', 1],
  ['cook', 'digest cook long.md', 0],
  [
    'add-paper --dry-run',
    'digest add-paper --issue 2025-07-07 --from paper.yaml --yes --dry-run --offline',
    0,
  ],
])(`%s${noBash}`, (_, command, code) => {
  let whole: Ran;
  beforeAll(() => {
    whole = bash(command);
    expect(whole.code, whole.stderr).toBe(code);
    expect(whole.stdout).not.toBe('');
  });
  test.each([
    ['a pipe', `set -o pipefail; ${command} 2>/dev/null | cat`],
    ['a slow reader', `set -o pipefail; ${command} 2>/dev/null | (sleep 0.3; cat)`],
    ['a file', `${command} > out.txt 2>/dev/null; code=$?; cat out.txt; exit $code`],
    [
      'a file that goes on',
      `: > out.txt; ${command} >> out.txt 2>/dev/null; code=$?; cat out.txt; exit $code`,
    ],
    ['a reader beside lost messages', `set -o pipefail; ${command} 2>${full} | cat`],
    [
      'a named pipe',
      `rm -f named; mkfifo named; (sleep 0.2; cat < named) & ${command} > named 2>/dev/null; code=$?; wait; exit $code`,
    ],
  ])('%s gets all of it', (_way, line) => {
    const ran = bash(line);
    expect([ran.code, ran.stdout]).toEqual([code, whole.stdout]);
  });

  test.skipIf(noPython !== '')(`a terminal gets all of it, and the code stays${noPython}`, () => {
    const line = [program, ...command.split(' ').slice(1)];
    const { status, stdout } = spawnSync('python3', ['-c', atTerminal, process.execPath, ...line], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      env: { PATH: process.env['PATH'], HOME: work, TERM: 'xterm', NO_COLOR: '1' },
    });
    expect(status).toBe(code);
    // A report for people is laid out for the terminal that it comes to.
    const part = (text: string): string | undefined =>
      command.endsWith('validate broken.yaml') ? text.trimEnd().split('\n').at(-1) : text;
    expect(part(stdout)).toBe(part(whole.stdout));
  });

  test('a reader that leaves changes no verdict, and is no failure', () => {
    const ran = bash(`${command} 2>errors.txt | head -c 1; exit "\${PIPESTATUS[0]}"`);
    expect(ran.code).toBe(code);
    expect(readFileSync(join(cwd, 'errors.txt'), 'utf8')).toBe(whole.stderr);
  });

  test.skipIf(noFull !== '')(`a full device is told${noFull}`, () => {
    const ran = bash(`${command} >/dev/full`);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('digest: cannot write to standard output: no space left on the disk\n');
  });

  test.skipIf(noDisk !== '')(`a disk that is full after the half is told${noDisk}`, () => {
    const { code: ended, stderr } = bash(
      `${command} > full/out; code=$?; cp full/out half.txt; exit $code`,
      onSmallDisk,
    );
    const half = readFileSync(join(cwd, 'half.txt'));
    expect([ended, half.length]).toEqual([2, 8192]);
    expect(stderr).toContain('digest: cannot write to standard output: no space left on the disk\n');
  });

  test('a limit on the size of files is told, and no part is a success', () => {
    const ran = bash(`ulimit -f 1; ${command} > cut.txt`);
    expect([ran.code, readFileSync(join(cwd, 'cut.txt')).length]).toEqual([2, 1024]);
    expect(ran.stderr).toContain('digest: cannot write to standard output: the file would be too large');
  });
});

describe.skipIf(noBash !== '')(`a reader that leaves${noBash}`, () => {
  test('ends no work: every file is written, and a failed unit stays one', () => {
    cpSync(join(cwd, 'broken.yaml'), join(cwd, 'issues/2025-07-14.yaml'));
    const week = readFileSync(join(cwd, 'issues/2025-07-07.yaml'), 'utf8');
    for (const name of ['2025-07-21', '2025-07-28'])
      writeFileSync(join(cwd, `issues/${name}.yaml`), week.replace('week: 2025-07-07', `week: ${name}`));
    const ran = bash('digest render --all --format all --out out | true; exit "${PIPESTATUS[0]}"');
    expect(ran.code).toBe(1);
    expect(readdirSync(join(cwd, 'out')).filter((name) => name.endsWith('.txt'))).toEqual([
      '2025-07-07.txt',
      '2025-07-21.txt',
      '2025-07-28.txt',
    ]);
    execFileSync('rm', ['-r', join(cwd, 'out'), join(cwd, 'issues/2025-07-14.yaml')]);
  });
});
