import { describe, expect, test } from 'vitest';
import { buildProgram } from '../../src/cli/program.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const files = newsletter({ '2025-07-07': soundIssue() });
const tree = buildProgram([], { write: () => {}, columns: undefined, act: () => Promise.resolve() }).tree();

/** Every flag with a value, of every command. */
const valued = [
  ...tree.flags.map((flag) => ({ command: '', flag })),
  ...tree.commands.flatMap(({ name, flags }) => flags.map((flag) => ({ command: name, flag }))),
].filter(({ flag }) => flag.value !== undefined);

/** What a command cannot do without. */
const needed: Readonly<Record<string, readonly string[]>> = {
  move: ['1', '2'],
  remove: ['1'],
  completion: ['bash'],
};

async function refused(argv: readonly string[]): Promise<string> {
  const { code, stdout, stderr, context } = await runCli(argv, { files });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(context.files.steps.filter((step) => /^(?:open|rename|makeDirectory)/.test(step))).toEqual([]);
  return stderr;
}

describe('an empty value', () => {
  const refusing = valued.filter(({ flag }) => flag.long !== '--alt');
  test.each(refusing.map(({ command, flag }) => [command, flag.long]))(
    '%s %s refuses it',
    async (command, long) => {
      for (const empty of ['', ' ']) {
        const own = needed[command] ?? [];
        expect(await refused([...(command === '' ? [] : [command]), ...own, `${long}=${empty}`])).toContain(
          long,
        );
      }
    },
  );

  test('is one of a picture that only decorates', async () => {
    const { stderr } = await runCli(
      [
        'add-paper',
        '--title',
        'ko=가',
        '--link',
        'https://a.example/',
        '--image',
        'https://a.example/a.png',
        '--alt',
        '',
        '--yes',
        '--offline',
      ],
      { files },
    );
    expect(stderr).not.toContain('empty');
  });

  test.each([
    ['validate', 'file'],
    ['render', 'issue'],
    ['status', 'issue'],
    ['preview', 'issue'],
    ['init', 'dir'],
    ['new', 'date'],
    ['add-paper', 'ref'],
    ['cook', 'file'],
  ])('%s refuses an empty %s', async (command, name) => {
    expect(await refused([command, ''])).toContain(`the argument ${name} is empty`);
  });

  test('a shell may complete where nothing is typed', async () => {
    expect((await runCli(['completion', 'bash', 'validate', ''], { files })).code).toBe(0);
  });
});

describe('a flag that is given twice', () => {
  const values: Readonly<Record<string, string>> = {
    '--at': '1',
    '--marker-size': '7',
    '--max-warnings': '1',
    '--port': '4747',
  };
  test.each(valued.map(({ command, flag }) => ({ command, flag, long: flag.long })))(
    '$command $long is refused, unless it collects',
    async ({ command, flag, long }) => {
      const value = values[long] ?? flag.value?.choices[0] ?? '/desk';
      const argv = [
        ...(command === '' ? [] : [command]),
        ...(needed[command] ?? []),
        long,
        value,
        long,
        value,
      ];
      if (flag.isRepeatable)
        expect((await runCli(argv, { files })).stderr).not.toContain(`${long} is given twice`);
      else expect(await refused(argv)).toContain(`${long} is given twice`);
    },
  );

  test('a switch, too', async () => {
    expect(await refused(['validate', '--strict', '--strict'])).toContain('--strict is given twice');
  });
});

test.each(['render --out -', 'preview --static -'])('%s is no folder', async (command) => {
  expect(await refused(command.split(' '))).toContain('It must be a folder');
});

test.each(['9999-12-31', '0999-12-31', '1000-01-01'])('new %s says which years there are', async (date) => {
  expect(await refused(['new', date])).toContain('the years 1000 to 9998');
});
