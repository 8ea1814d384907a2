import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { run } from '../../src/cli/run.ts';
import { newsletter } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';
import { FakeTerminal, keys } from '../support/terminal.ts';

const { enter, down, ctrlC } = keys;

type Turn = readonly [question: string | RegExp, ...keys: string[]];

async function init(
  terminal: FakeTerminal,
  args: readonly string[],
  ...turns: Turn[]
): Promise<{ code: number; config: unknown; screen: string }> {
  const ended = run(['init', ...args], terminal.context);
  await terminal.answer(...turns);
  const code = await ended;
  const { files } = terminal.context;
  const path = '/desk/digest.config.yaml';
  const config: unknown = files.paths('/desk').includes(path) ? parse(files.text(path)) : undefined;
  return { code, config, screen: await terminal.text() };
}

test('asks for the name and the language at a terminal', async () => {
  const ran = await init(
    new FakeTerminal(),
    [],
    ['Name of the newsletter', 'Papers "of" the week', enter],
    ['Its language', down, enter],
  );
  expect(ran.code).toBe(0);
  expect(ran.config).toMatchObject({ name: 'Papers "of" the week', locale: 'en' });
  expect(ran.screen).not.toContain('--locale');
});

test('Enter takes a name and Korean', async () => {
  const ran = await init(new FakeTerminal(), [], ['Name of the newsletter', enter], ['Its language', enter]);
  expect(ran.config).toMatchObject({ name: 'My newsletter', locale: 'ko', languages: ['ko', 'en'] });
});

test('asks in lines where the terminal knows no more', async () => {
  const terminal = new FakeTerminal({ env: { TERM: 'dumb' } });
  const ran = await init(terminal, [], ['Name of the newsletter', '소식\n'], [/Its language/, '2\n']);
  expect(ran.config).toMatchObject({ name: '소식', locale: 'en' });
});

test('asks for what was not given, and for nothing more', async () => {
  const named = await init(new FakeTerminal(), ['--name', '소식'], ['Its language', down, enter]);
  expect(named.config).toMatchObject({ name: '소식', locale: 'en' });
  const located = await init(new FakeTerminal(), ['--locale', 'fr'], ['Name of the newsletter', enter]);
  expect(located.config).toMatchObject({ name: 'My newsletter', locale: 'fr' });
  expect((await init(new FakeTerminal(), ['--locale', 'en', '--name', 'N'])).config).toMatchObject({
    name: 'N',
  });
});

test('asks nothing where there is a config, nor with --update', async () => {
  const world = { files: newsletter({}, 'name: N\nlocale: en\n') };
  for (const args of [[], ['--update']]) {
    const { code, screen } = await init(new FakeTerminal(world), args);
    expect(code).toBe(0);
    expect(screen).not.toContain('?');
  }
});

test('writes nothing where it is interrupted', async () => {
  const terminal = new FakeTerminal();
  const { code, screen } = await init(
    terminal,
    [],
    ['Name of the newsletter', 'N', enter],
    ['Its language', ctrlC],
  );
  expect(code).toBe(130);
  expect(screen).toContain('interrupted; nothing was changed');
  expect(terminal.context.files.list('/desk')).toEqual([]);
});

test.each([
  [['--name', ''], '--name has an empty value'],
  [['--name', ' \n'], '--name has an empty value'],
  [['--name', '\u001b'], '--name is empty'],
  [['--locale', ''], '--locale has an empty value'],
  [['--locale', 'x y'], 'is not a language tag'],
])('%j is refused', async (args, words) => {
  const { code, stderr } = await runCli(['init', ...args]);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
});

test.each([
  'two\nlines',
  'a\rb',
  'a\u0085b',
  'a\u2028b',
  'tab\there',
  '\u001b[31mred',
  '"q" \\ \'s\' # c: {x}',
  '- a: b',
])('a name with odd characters makes a config that is sound: %j', async (name) => {
  const { code, context } = await runCli(['init', '--name', name]);
  expect(code).toBe(0);
  const config = context.files.text('/desk/digest.config.yaml');
  expect(parse(config)).toMatchObject({ name: name.replace(/[\n\r\u0085\u2028\t\u001b]/, ' ').trim() });
  expect(await runCli('validate --strict', context)).toMatchObject({ code: 0 });
});
