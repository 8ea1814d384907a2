import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { parseMailbox } from '../../src/formats/email/mailbox.ts';
import { runCli } from '../support/run-cli.ts';

/** What means something in YAML, a shell, a header or a comment. */
const names = [
  'Two\nlines: true',
  'One\r\nTwo',
  'Next\u0085line',
  'Line\u2028and paragraph\u2029separator',
  'A # comment',
  'key: value',
  '"quoted"',
  "it's",
  '- entry',
  '{ flow: map }',
  '[list]',
  '*alias',
  '&anchor',
  '!tag',
  '| literal',
  '%YAML 1.1',
  '--- x',
  'no',
  'null',
  '~',
  '0x10',
  '2025-07-07',
  'back\\slash \\u0041',
  '{{name}}',
  'tab\there',
  'a <b@c.example>, d',
  '$(exit 9)',
  '`exit 9`',
];

/** What a name is once it stands on one line. */
const onOneLine = (name: string): string => name.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

const textOf = ({ context }: Awaited<ReturnType<typeof runCli>>, path: string): string =>
  new TextDecoder().decode(context.files.read(path));

describe.each(names)('a newsletter named %j', (name) => {
  test('has its name in the config, for readers of both versions of YAML', async () => {
    const ran = await runCli(['init', '--name', name, '--locale', 'en']);
    expect(ran.code).toBe(0);
    const config = textOf(ran, '/desk/digest.config.yaml');
    for (const version of ['1.1', '1.2'] as const)
      expect(parse(config, { version })).toMatchObject({ name: onOneLine(name), locale: 'en' });
    // Readers of YAML 1.1 end a line, and so a comment, at more signs than those of 1.2.
    expect(config).not.toMatch(/[\u0085\u2028\u2029\r\u0000-\u0009]/);
  });

  test('has one mailbox in the line that waits in a comment', async () => {
    const config = textOf(
      await runCli(['init', '--name', name, '--locale', 'en']),
      '/desk/digest.config.yaml',
    );
    const waiting = config.split('\n').filter((line) => line.startsWith('  # from: '));
    expect(waiting).toHaveLength(1);
    const { from } = parse(waiting.join('').replace('  # ', '')) as { from: string };
    expect(parseMailbox('email.from', from).address).toBe('news@example.org');
  });

  test('has it in a comment of a new issue, which is sound', async () => {
    const made = await runCli(['init', '--name', name, '--locale', 'en']);
    const ran = await runCli('new 2025-07-07', made.context);
    expect(ran.code).toBe(0);
    const issue = textOf(ran, '/desk/issues/2025-07-07.yaml');
    expect(parseDocument(issue, { version: '1.1' }).errors).toEqual([]);
    expect(Object.keys(parse(issue) as object)).toEqual(['week', 'draft', 'intro', 'papers']);
  });
});

test.each(['no', 'on', 'NO', 'y'.repeat(2), 'en-US'])('the language %s stays one', async (locale) => {
  const made = await runCli(['init', '--name', 'News', '--locale', locale]);
  const config = textOf(made, '/desk/digest.config.yaml');
  expect(parse(config, { version: '1.1' })).toMatchObject({ locale, forum: { locale } });
});

test.each([
  'a$(exit 9)',
  'a`exit 9`',
  'a b',
  "it's",
  'a"b',
  'a\\b',
  'a\\',
  '-x',
  '--update',
  'a;b',
  'a&b',
  'a|b',
  'a>b',
  'a!b',
  'a*b',
  '~',
  '#a',
  'a%b',
  '소식',
])('the command that follows `init %s` is read by a shell as it was meant', async (folder) => {
  const { stderr, code } = await runCli(['init', '--name', 'News', '--locale', 'en', '--', folder]);
  expect(code).toBe(0);
  const command = /^next: (digest .*) \(scaffolds this week\)$/m.exec(stderr)?.[1] ?? '';
  const script = `digest() { for word in "$@"; do printf '%s\\n' "$word"; done; }\n${command}`;
  const words = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\n').slice(0, -1);
  expect(words).toEqual(['-C', folder.startsWith('-') ? `./${folder}` : folder, 'new']);
});
