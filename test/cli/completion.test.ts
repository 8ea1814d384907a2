import { describe, expect, test } from 'vitest';
import { shells } from '../../src/cli/completion/shells.ts';
import { commands } from '../../src/cli/program-commands.ts';
import { formatNames } from '../../src/formats/list.ts';
import { catalogue } from '../../src/problem/catalogue.ts';
import type { FakeWorld } from '../support/context.ts';
import { newsletter } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const issues = Object.fromEntries(['2025-06-30', '2025-07-07'].map((week) => [week, `week: ${week}\n`]));
const files = {
  ...newsletter({ ...issues, notes: '' }),
  '/other/issues/2024-01-01.yaml': 'week: 2024-01-01\n',
};

/** What is offered for the last of the words; `world` may say that nobody has a newsletter. */
async function offered(
  words: readonly string[],
  shell = 'zsh',
  world: FakeWorld = { files },
): Promise<string[]> {
  const { code, stdout, stderr } = await runCli(['completion', shell, '--', ...words], world);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.split('\n').slice(0, -1);
}
const values = async (...words: readonly string[]): Promise<string[]> =>
  (await offered(words)).map((line) => line.split('\t')[0] ?? '');

/** Flags as the help of a command lists them. */
async function flagsOf(name: string): Promise<string[]> {
  const { stdout } = await runCli(['help', name]);
  return [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag = '']) => flag);
}

describe('a word is completed', () => {
  const weeks = ['latest', '2025-07-07', '2025-06-30'];

  test('to every command, with what it does', async () => {
    const lines = await offered(['']);
    expect(lines).toEqual([
      ...commands.map(({ name, description }) => `${name}\t${description}`),
      'help\tshow the help of a command',
    ]);
    expect(await values('re')).toEqual(['remove', 'render']);
    expect(await values('help', 'co')).toEqual(['cook', 'completion']);
  });

  test.each(commands.map(({ name }) => name))('to every flag of %s', async (name) => {
    const own = await flagsOf(name);
    expect(own.length).toBeGreaterThan(0);
    const all = await values(name, '--');
    expect(all.slice(0, own.length)).toEqual(own);
    expect(all).toEqual([...own, ...['--cwd', '--quiet', '--version'].filter((flag) => !own.includes(flag))]);
  });

  test('to what a flag takes', async () => {
    expect(await values('validate', '--format', '')).toContain('sarif');
    expect(await values('render', '--field', 's')).toEqual(['subject']);
    expect(await values('render', '-f', '')).toEqual([...formatNames, 'all']);
    expect(await values('render', '--format', 'forum,e')).toEqual(['forum,email', 'forum,eml']);
    expect(await values('render', '--format', 'email,e')).toEqual(['email,eml']);
    expect(await values('init', '--locale', '')).toEqual(['en', 'ko']);
    expect(await values('validate', '--explain', 'paper/')).toEqual(
      Object.keys(catalogue).filter((code) => code.startsWith('paper/')),
    );
    expect(await values('completion', '')).toEqual([...shells]);
    expect(await values('render', '--out', '')).toEqual([':folders']);
    expect(await values('add-paper', '--from', '')).toEqual([':files']);
    expect(await values('import', '')).toEqual([':files']);
    expect(await values('import', '--profile', '')).toEqual([':files']);
  });

  test('to a value behind the sign, whether or not the shell took it for a word', async () => {
    expect(await values('render', '--format=fo')).toEqual(['--format=forum']);
    expect(await values('render', '--format=forum,js')).toEqual(['--format=forum,json']);
    expect(await offered(['render', '--format', '=', 'fo'], 'bash')).toEqual(['forum']);
    expect(await offered(['render', '--field', '='], 'bash')).toEqual([
      'title',
      'body',
      'subject',
      'preheader',
    ]);
    expect(await offered(['render', '--field', '=', 'title', '--fie'], 'bash')).toEqual([]);
  });

  test.each([
    ['render', ''],
    ['status', ''],
    ['validate', ''],
    ['preview', ''],
    ['move', '1', '2', '-i', ''],
    ['add-paper', '--issue', ''],
    ['render', '2025-06-30', '--draft', ''],
  ])('to the issues of the newsletter, the latest first: %s %s', async (...words) => {
    expect(await values(...words)).toEqual([...weeks, ':files']);
  });

  test('to the issues of another one, where -C leads there', async () => {
    expect(await values('-C', '/other', 'render', '')).toEqual(['latest', '2024-01-01', ':files']);
    expect(await values('render', '--cwd', '../other', '2')).toEqual(['2024-01-01', ':files']);
  });

  test('to no issue where there is no newsletter, or its folder cannot be read', async () => {
    expect(await offered(['render', ''], 'zsh', {})).toEqual([':files']);
    const { context } = await runCli('status', { files });
    context.files.break('list', 'EACCES');
    expect((await runCli(['completion', 'zsh', '--', 'render', ''], context)).stdout).toBe(':files\n');
  });

  test('to no file where a commit is meant', async () => {
    expect(await values('diff', '')).toEqual([...weeks, ':files']);
    expect(await values('diff', 'latest', '')).toEqual([]);
    expect(await values('diff', '-f', '')).toEqual(['text', 'markdown', 'json', 'correction']);
  });

  test('to no flag that is given already, but to one that collects', async () => {
    const left = await values('add-paper', '--doi', 'x', '--author', 'A', '-y', '--');
    expect(left).not.toContain('--doi');
    expect(left).not.toContain('--yes');
    expect(left).toContain('--author');
    expect(await values('render', '-qf', 'fo')).toEqual(['forum']);
    expect(await values('render', '-fforum', '--out=x', '--o')).toEqual([]);
  });

  test('to a flag where nothing else may stand', async () => {
    expect(await values('preview', '2025-07-07', '')).toContain('--port');
    expect(await values('preview', '2025-07-07', '--', '')).toEqual([]);
  });

  test('to nothing behind a command that is none, or a value that nobody knows', async () => {
    expect(await values('bogus', '')).toEqual([]);
    expect(await values('add-paper', '--doi', '')).toEqual([]);
    expect(await values('preview', '--', '--po')).toEqual([':files']);
  });
});

test('bash gets no descriptions', async () => {
  expect(await offered(['ren'], 'bash')).toEqual(['render']);
  expect(await offered(['ren'], 'fish')).toEqual(['render\trender issues']);
});

test('a shell that there is no script for is refused', async () => {
  const { code, stderr } = await runCli('completion tcsh');
  expect(code).toBe(2);
  expect(stderr).toContain('bash, zsh, fish');
});
