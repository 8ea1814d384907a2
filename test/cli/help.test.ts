import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/program-commands.ts';
import { displayWidth } from '../../src/text/width.ts';
import { newsletter } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const names = commands.map(({ name }) => name);
const widest = (text: string): number => Math.max(...text.split('\n').map((line) => displayWidth(line)));
/** All words in their order, however they are broken into lines. */
const words = (text: string): string => text.split(/\s+/).join(' ');
const atColumns = async (argv: string, columns: number): Promise<{ stdout: string; stderr: string }> =>
  runCli(argv, { files: newsletter(), env: { NO_COLOR: '1' }, tty: true, columns });

describe('help', () => {
  test.each(['--help', ...names.map((name) => `help ${name}`)])('%s breaks at 40 columns', async (argv) => {
    const { stdout } = await atColumns(argv, 40);
    expect(widest(stdout)).toBeLessThanOrEqual(40);
    expect(words(stdout)).toBe(words((await atColumns(argv, 100)).stdout));
  });

  test.each(commands)('of $name ends with its two examples', async ({ name, examples }) => {
    const { stdout } = await atColumns(`${name} --help`, 100);
    const [, listed = ''] = stdout.split('\nExamples:\n');
    expect(listed.trimEnd().split('\n')).toHaveLength(2);
    for (const [command] of examples) expect(listed).toContain(`  ${command}  `);
    expect(listed).toContain(name);
  });

  // An example that is not understood would be found out by the first who tries it.
  test.each(commands.flatMap(({ examples }) => examples.map(([command]) => command)))(
    '%s is understood',
    async (command) => {
      const flags = command
        .replace(/\|.*/, '')
        .split(' ')
        .filter((word) => word.startsWith('-'));
      const [, name = ''] = command.split(' ');
      const { stdout } = await runCli(`help ${name}`);
      for (const flag of flags) expect(stdout).toMatch(new RegExp(`^  (?:-\\w, )?${flag}\\b`, 'm'));
    },
  );
});

describe('a failure', () => {
  test.each([
    'rendr',
    'validate --max-warnings many',
    'add-paper --at 99 2506.15677 -i 2025-01-06',
    'validate --explain bogus',
  ])('%s breaks between words at 40 columns', async (argv) => {
    const { stderr } = await atColumns(argv, 40);
    expect(widest(stderr)).toBeLessThanOrEqual(40);
    expect(stderr).toMatch(/^digest: /);
    expect(words(stderr)).toBe(words((await atColumns(argv, 1000)).stderr));
  });

  test('is on one line where there is no terminal', async () => {
    const { stderr } = await runCli('validate --explain bogus', {});
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });
});

describe('a command that is not there', () => {
  test.each([
    ['add', 'add-paper'],
    ['paper', 'add-paper'],
    ['val', 'validate'],
    ['help add', 'add-paper'],
    ['rendr', 'render'],
  ])('%s: did you mean %s', async (argv, meant) => {
    const { code, stderr } = await runCli(argv, {});
    expect(code).toBe(2);
    expect(stderr.match(/Did you mean .*/g)).toEqual([`Did you mean ${meant}?)`]);
  });

  test('nothing is suggested where nothing is meant', async () => {
    expect((await runCli('bogus', {})).stderr).not.toContain('Did you mean');
  });
});
