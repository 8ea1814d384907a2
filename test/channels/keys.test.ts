import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type KeyFor, keyFor } from '../../src/channels/keys.ts';
import { Secret } from '../../src/channels/secret.ts';
import { nodeContext } from '../../src/cli/node-context.ts';
import { withoutSecrets } from '../../src/cli/secrets.ts';
import type { Context } from '../../src/context.ts';
import { Failure } from '../../src/problem/index.ts';
import { fakeContext, type FakeContext } from '../support/context.ts';
import { noGit } from '../support/git.ts';

const forum: KeyFor = { channel: 'forum', url: 'https://forum.example', username: 'newsbot' };
const mail = (url: string): KeyFor => ({ channel: 'mail', url, username: 'news' });
const word = 'hush hush/"+é';

async function refusal(context: Context, wanted: KeyFor): Promise<Failure> {
  const error: unknown = await keyFor(context, wanted).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof Failure)) throw new Error('it was given', { cause: error });
  return error;
}

describe('a key in the environment', () => {
  test.each([
    ['https://forum.example', 'https://forum.example'],
    ['https://Forum.Example:443/', 'https://forum.example'],
    ['https://forum.example:0443', 'https://forum.example/talk'],
    ['smtps://Mail.Example.org:465', 'smtps://mail.example.org'],
    ['smtp://mail.example.org', 'smtp://mail.example.org:587'],
    ['http://localhost:3000', 'http://localhost:3000'],
  ])('for %s is one for %s', async (given, url) => {
    for (const [channel, key, address] of [
      ['forum', 'DIGEST_FORUM_KEY', 'DIGEST_FORUM_URL'],
      ['mail', 'DIGEST_MAIL_PASSWORD', 'DIGEST_MAIL_URL'],
    ] as const) {
      const context = fakeContext({ env: { [key]: `${word}\n`, [address]: given } });
      const { secret } = await keyFor(context, { channel, url, username: undefined });
      expect(secret.reveal()).toBe(word);
      expect([context.ran, context.fetched]).toEqual([[], []]);
    }
  });

  test.each([
    ['smtp://evil.example', 'smtps://mail.example.org'],
    ['smtp://mail.example.org', 'smtps://mail.example.org'],
    ['smtp://mail.example.org:465', 'smtps://mail.example.org'],
    ['smtps://mail.example.org:4650', 'smtps://mail.example.org'],
    ['smtps://mail.example.org.evil.example', 'smtps://mail.example.org'],
    ['https://mail.example.org', 'http://mail.example.org'],
    ['https://mail.example.org', 'https://mail.example.org:8443'],
    ['mail.example.org', 'smtps://mail.example.org'],
  ])('for %s never goes to %s', async (given, url) => {
    const context = fakeContext({ env: { DIGEST_MAIL_PASSWORD: word, DIGEST_MAIL_URL: given } });
    const failure = await refusal(context, mail(url));
    expect([failure.code, failure.exit]).toEqual(['key-elsewhere', 2]);
    expect(`${failure.message} ${failure.words.hint}`).not.toContain('hush');
    expect([context.ran, context.fetched]).toEqual([[], []]);
  });

  test('without its address goes nowhere', async () => {
    const failure = await refusal(fakeContext({ env: { DIGEST_FORUM_KEY: word } }), forum);
    expect(failure.words).toEqual({
      message:
        'DIGEST_FORUM_KEY is set, but DIGEST_FORUM_URL, the address that it is for, is not; nothing was sent',
      hint: 'If it is the key for https://forum.example, set DIGEST_FORUM_URL=https://forum.example.',
    });
  });

  test('of two lines is none', async () => {
    const env = { DIGEST_FORUM_KEY: 'a-key\nX-Header: b', DIGEST_FORUM_URL: forum.url };
    const failure = await refusal(fakeContext({ env }), forum);
    expect([failure.code, failure.exit]).toEqual(['key-unusable', 2]);
    expect(failure.message).not.toContain('a-key');
  });
});

const real = nodeContext(process, fileURLToPath(new URL('../../', import.meta.url)));
const home = mkdtempSync(join(tmpdir(), 'digest-keys-'));
afterAll(() => rmSync(home, { recursive: true }));

describe.skipIf(noGit !== '')(`a key that git keeps${noGit}`, () => {
  /** A computer whose git has a helper that keeps keys in a file. Whatever would ask somebody leaves a trace. */
  const asked = join(home, 'asked');
  const asker = join(home, 'ask.sh');
  const env = (more: object = {}): Context['env'] => ({
    PATH: process.env['PATH'],
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_ASKPASS: asker,
    SSH_ASKPASS: asker,
    DISPLAY: ':0',
    ...more,
  });
  const world = (more: object = {}): FakeContext => ({
    ...fakeContext({ env: env(more) }),
    exec: real.exec,
    packageRoot: real.packageRoot,
  });
  const config = (text: string): void => writeFileSync(join(home, '.gitconfig'), text);
  const store = '[credential]\n\thelper = store\n';
  beforeEach(() => {
    for (const name of ['asked', '.git-credentials', '.gitconfig']) rmSync(join(home, name), { force: true });
    writeFileSync(asker, `#!/bin/sh\necho asked >> ${asked}\necho asked-for\n`);
    chmodSync(asker, 0o700);
    config(`${store}[core]\n\taskPass = ${asker}\n`);
  });

  const wasAsked = (): boolean => spawnSync('test', ['-e', asked]).status === 0;

  test.each([
    ['https://newsbot:kept-key@forum.example\n', forum],
    ['smtps://news:kept-key@mail.example.org\n', mail('smtps://Mail.example.org:465')],
    ['smtps://news:kept-key@mail.example.org%3a4650\n', mail('smtps://mail.example.org:4650')],
    [
      'https://digest:kept-key@api.buttondown.com\n',
      { channel: 'mail', url: 'https://api.buttondown.com', username: undefined } as const,
    ],
  ])('is found: %s', async (line, wanted) => {
    writeFileSync(join(home, '.git-credentials'), line);
    const { secret } = await keyFor(world(), wanted);
    expect(secret.reveal()).toBe('kept-key');
    expect(wasAsked()).toBe(false);
  });

  test('for another host, port, user or scheme is none, and nobody is asked for one', async () => {
    const all = ['https://newsbot:x@other.example', 'https://newsbot:x@forum.example:8443']
      .concat(['https://other:x@forum.example', 'http://newsbot:x@forum.example'])
      .join('\n');
    writeFileSync(join(home, '.git-credentials'), `${all}\n`);
    const failure = await refusal(world(), forum);
    expect([failure.code, failure.exit]).toEqual(['key-missing', 2]);
    expect(failure.words).toEqual({
      message: 'there is no key for https://forum.example; nothing was sent',
      hint: "Set DIGEST_FORUM_KEY together with DIGEST_FORUM_URL=https://forum.example, or give the key to git, which keeps it: printf '%s\\n' protocol=https host=forum.example username=newsbot password=KEY '' | git credential approve",
    });
    expect(wasAsked()).toBe(false);
  });

  test('is put there by the command that the failure names', async () => {
    const { hint = '' } = (await refusal(world(), forum)).words;
    const command = hint.slice(hint.indexOf('printf')).replace('KEY', 'my-key');
    expect(spawnSync('sh', ['-c', command], { env: env() }).status).toBe(0);
    expect((await keyFor(world(), forum)).secret.reveal()).toBe('my-key');
  });

  test('is asked of no helper that a checkout names', async () => {
    const checkout = join(home, 'checkout');
    mkdirSync(checkout, { recursive: true });
    const made = spawnSync('git', ['init', '-q', checkout], { env: env() });
    expect(made.status).toBe(0);
    const helper = `!f() { echo stolen >> ${asked}; echo password=planted; }; f`;
    spawnSync('git', ['-C', checkout, 'config', 'credential.helper', helper], {
      env: env(),
    });
    // The program may be installed in the checkout, and a hook of git's sets this variable.
    for (const more of [
      {},
      { GIT_DIR: join(checkout, '.git') },
      { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'credential.helper', GIT_CONFIG_VALUE_0: helper },
    ]) {
      const context = { ...world(more), cwd: checkout, packageRoot: checkout };
      expect((await refusal(context, forum)).code).toBe('key-missing');
      expect(wasAsked()).toBe(false);
    }
  });

  test('without git, or with a git that fails, is none', async () => {
    expect((await refusal(fakeContext(), forum)).code).toBe('key-missing');
    const failing = fakeContext({
      exec: () => ({ status: 128, stdout: 'password=x\n', stderr: 'fatal: no' }),
    });
    expect((await refusal(failing, forum)).code).toBe('key-missing');
  });
});

describe('a secret', () => {
  const secret = new Secret(word, 'news');

  test('cannot be printed by accident', () => {
    const printed = [String(secret), JSON.stringify({ secret }), inspect({ secret }, { depth: 9 })];
    expect(printed).toEqual(['[key]', '{"secret":"[key]"}', '{ secret: [key] }']);
    const failure = new Failure('key-unusable', { url: String(secret) }, { cause: { secret } });
    expect(inspect(failure, { depth: 9 })).not.toContain('hush');
  });

  test.each([
    word,
    encodeURIComponent(word),
    new URLSearchParams({ a: word }).toString().slice(2),
    JSON.stringify(word),
    Buffer.from(word).toString('base64'),
    Buffer.from(word).toString('base64url'),
    Buffer.from(`news:${word}`).toString('base64'),
    Buffer.from(`\0news\0${word}`).toString('base64'),
  ])('is taken out of a text where it stands as %s', (form) => {
    const hidden = secret.hide(`a ${form} b`);
    expect(hidden).toContain('[key]');
    expect(hidden).not.toContain(form);
  });

  test('of a few letters takes no words out of a text', () => {
    expect(new Secret('the').hide('the text')).toBe('the text');
  });

  test('is on no stream of the run that knows it', async () => {
    const base = fakeContext({ env: { DIGEST_FORUM_KEY: word, DIGEST_FORUM_URL: forum.url } });
    const context = withoutSecrets(base);
    await keyFor(context, forum);
    context.stderr.write(`it said ${word}, ${encodeURIComponent(word)}`);
    context.stdout.write(`${Buffer.from(word).toString('base64')}\n`);
    expect([base.stderr.text, base.stdout.text]).toEqual(['it said [key], [key]', '[key]\n']);
  });
});
