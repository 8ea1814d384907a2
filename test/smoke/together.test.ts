/** Many of the built program at once, at one file. */
import { spawn } from 'node:child_process';
import {
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
import { afterAll, expect, test } from 'vitest';
import { program } from '../support/program.ts';

const work = realpathSync(mkdtempSync(join(tmpdir(), 'digest-together-')));
afterAll(() => rmSync(work, { recursive: true }));

function digest(
  cwd: string,
  args: readonly string[],
  input = '',
): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: work },
  });
  let out = '';
  child.stdout.on('data', (data) => (out += String(data)));
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out })));
}

test('of 32 papers that are added at once, all are in, and none is twice', { timeout: 240_000 }, async () => {
  const cwd = join(work, 'many');
  mkdirSync(join(cwd, 'issues'), { recursive: true });
  const issue = join(cwd, 'issues/2025-07-07.yaml');
  writeFileSync(issue, 'week: 2025-07-07\ndraft: true\npapers: []\n');
  const numbers = Array.from({ length: 32 }, (_, i) => i + 1);
  const ended = await Promise.all(
    numbers.map((n) => {
      const paper = `title: { ko: "시험 ${n}", en: "Test number ${n}" }\nlink: https://e.example/${n}\nsummary: 요약 ${n}.\n`;
      return digest(cwd, ['add-paper', '--from', '-', '--yes'], paper);
    }),
  );
  expect(ended.map(({ code }) => code)).toEqual(numbers.map(() => 0));
  const text = readFileSync(issue, 'utf8');
  expect(numbers.map((n) => text.split(`https://e.example/${n}\n`).length - 1)).toEqual(numbers.map(() => 1));
  expect(readdirSync(join(cwd, 'issues'))).toEqual(['2025-07-07.yaml']);
});

test('of four `init` at once, each says what it wrote, and nobody claims what another wrote', async () => {
  const cwd = join(work, 'init');
  mkdirSync(cwd);
  const ended = await Promise.all([1, 2, 3, 4].map(() => digest(cwd, ['init'])));
  expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  const written = ended.flatMap(({ out }) => out.trim().split('\n')).filter((line) => line !== '');
  const there = readdirSync(cwd, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(cwd.length + 1));
  expect(written.toSorted()).toEqual(there.toSorted());
});
