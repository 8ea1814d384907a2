import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger, MailRecord } from '../../src/ledger/model.ts';
import { type FakeContext, fakeContext, type FakeWorld } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { account, type MailServer, startMailServer, steps } from '../support/mail-server.ts';
import { headerOf, readMessage } from '../support/message.ts';
import { type Ran, runCli } from '../support/run-cli.ts';

const week = '2025-07-07';
const path = `/desk/published/${week}.json`;
const draft = soundIssue('2025-07-14', (text) => text.replace('week:', 'draft: true\nweek:'));

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
beforeEach(() => {
  server.fault = undefined;
  server.refused = [];
});
afterAll(() => server.close());

const configOf = (mail: string, to = 'list@example.org'): string =>
  `name: Test\nlocale: ko\nemail:\n  from: News <news@example.org>\n  to: ${to}\n${mail}`;
const publish = (url: string): string =>
  `publish:\n  mail: { via: smtp, url: '${url}', username: ${account.username}, bounce: bounces@example.org }\n`;

/** A desk with an issue that is ready and a later draft, in a world that trusts the server. */
function desk({ files, env, ...world }: FakeWorld = {}): FakeContext {
  const context = fakeContext({
    files: files ?? newsletter({ [week]: soundIssue(), '2025-07-14': draft }, configOf(publish(server.url))),
    env: { DIGEST_MAIL_PASSWORD: account.password, DIGEST_MAIL_URL: server.url, ...env },
    ...world,
  });
  return { ...context, authority: server.authority };
}

const ledgerOf = (context: FakeContext): Ledger => JSON.parse(context.files.text(path)) as Ledger;
const mailOf = (context: FakeContext): MailRecord | undefined => ledgerOf(context).mail;
const traces = (): [number, number] => [server.connections(), server.arrived.length];

describe('digest send', () => {
  test('alone shows the plan of the latest week that is no draft, asks nothing and sends nothing', async () => {
    const before = traces();
    const context = desk();
    const { code, stdout, stderr } = await runCli('send', context);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `using issues/${week}.yaml\nnext: digest send ${week} --now (sends it)\n`,
    });
    expect(stdout.replace(/[\d,]+ bytes, <\w+@/, 'N bytes, <ID@')).toBe(`\
mail of     2025-07-07: not sent yet
subject     [2025/07/07 ~ 13] Test
to          list@example.org
bounces to  bounces@example.org
server      ${server.url} as news
message     N bytes, <ID@example.org>
`);
    expect(traces()).toEqual(before);
    expect(context.files.stat('/desk/published')).toBeUndefined();
  });

  test('--now sends the bytes of the format eml, and keeps what it did', async () => {
    const context = desk();
    const rendered = await runCli(`render ${week} --format eml`, context);
    const { code, stderr } = await runCli('send --now --yes', context);
    expect(stderr).toContain(
      `sent the mail to list@example.org; it is recorded in published/${week}.json: commit it`,
    );
    expect(code).toBe(0);
    const arrived = server.arrived.at(-1);
    expect(arrived?.bytes.toString()).toBe(rendered.stdout);
    expect(arrived).toMatchObject({
      from: 'bounces@example.org',
      to: ['list@example.org'],
      dsn: { envid: `digest-${week}` },
    });
    expect(mailOf(context)).toMatchObject({
      via: 'smtp',
      state: 'sent',
      url: server.url,
      message_id: headerOf(readMessage(Buffer.from(rendered.stdout)), 'message-id'),
    });
    expect(context.files.text(`/desk/published/${week}.mail.yaml`)).toBe(soundIssue());
    const { stdout } = await runCli(`send ${week}`, context);
    expect(stdout).toMatch(/^mail of {5}2025-07-07: sent on 2025-07-09T03:00:00.000Z\n/);
  });

  test('a second --now ends before any connection, unless --again says why', async () => {
    const context = desk();
    await runCli('send --now --yes', context);
    const before = traces();
    const bytes = context.files.text(path);
    const second = await runCli('send --now --yes', context);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain('was sent already, on 2025-07-09T03:00:00.000Z; nothing was sent');
    expect(traces()).toEqual(before);
    expect(context.files.text(path)).toBe(bytes);
    // What fails then leaves it sent, as it is.
    server.fault = { at: 'RCPT', how: 451 };
    const again = ['send', '--now', '--yes', '--again', 'the list was down'];
    expect((await runCli(again, context)).code).toBe(1);
    expect(context.files.text(path)).toBe(bytes);
    server.fault = undefined;
    expect((await runCli(again, context)).code).toBe(0);
    expect(traces()[1] - before[1]).toBe(1);
    expect(mailOf(context)).toMatchObject({
      state: 'sent',
      again: 'the list was down',
      earlier: [{ state: 'sent' }],
    });
    expect((await runCli('send --now --yes', context)).code).toBe(1);
  });

  test('--again sends the same message under its own Message-ID, and a changed one under another', async () => {
    const context = desk();
    const sent = async (command: string): Promise<{ bytes: Buffer; id: string | undefined }> => {
      expect((await runCli([...command.split(' '), '--yes'], context)).code).toBe(0);
      const { bytes = Buffer.of() } = server.arrived.at(-1) ?? {};
      return { bytes, id: headerOf(readMessage(bytes), 'message-id') };
    };
    const first = await sent('send --now');
    const again = await sent('send --now --again down');
    // The file's: these are the same bytes, and a message has one id (RFC 5322, 3.6.4).
    expect(again).toEqual(first);
    expect(first.id).toBe(mailOf(context)?.message_id);
    const issue = `/desk/issues/${week}.yaml`;
    context.files.put(issue, context.files.text(issue).replace('얼마나', '참'));
    const changed = await sent('send --now --again corrected');
    expect(changed.id).not.toBe(first.id);
    expect(changed.id).toBe(mailOf(context)?.message_id);
  });

  test('--test sends to one address, marked, and leaves the mail of the week alone', async () => {
    const context = desk();
    const { code } = await runCli('send --test me@example.net --yes', context);
    expect(code).toBe(0);
    const { to, bytes } = server.arrived.at(-1) ?? { to: [], bytes: Buffer.of() };
    expect(to).toEqual(['me@example.net']);
    const message = readMessage(bytes);
    expect(headerOf(message, 'to')).toBe('me@example.net');
    expect(headerOf(message, 'subject')).toContain('[TEST] ');
    expect(ledgerOf(context).mail).toBeUndefined();
    expect(ledgerOf(context).mail_test).toMatchObject({ state: 'sent', to: 'me@example.net' });
    expect(context.files.stat(`/desk/published/${week}.mail.yaml`)).toBeUndefined();
    expect((await runCli('send --now --yes', context)).code).toBe(0);
    expect((await runCli('send --test me@example.net --yes', context)).code).toBe(0);
    expect(mailOf(context)?.to).toBe('list@example.org');
  });

  test('--dry-run prints the message itself, and writes nothing', async () => {
    const before = traces();
    const context = desk();
    const { stdout } = await runCli(`render ${week} --format eml`, context);
    const dry = await runCli('send --now --dry-run', context);
    expect([dry.code, dry.stdout]).toEqual([0, stdout]);
    expect(dry.stderr).toContain('to          list@example.org');
    expect(context.files.stat('/desk/published')).toBeUndefined();
    expect(traces()).toEqual(before);
  });

  test('a part of the recipients that is refused is named, and nobody gets it twice', async () => {
    server.refused = ['b@example.org'];
    const files = newsletter(
      { [week]: soundIssue() },
      configOf(publish(server.url), 'a@example.org, b@example.org'),
    );
    const context = desk({ files });
    const { code, stderr } = await runCli('send --now --yes', context);
    expect(code).toBe(1);
    expect(stderr).toContain('the mail was sent, but the server refused b@example.org');
    expect(mailOf(context)).toMatchObject({ state: 'sent', refused: ['b@example.org'] });
    const before = traces();
    expect((await runCli('send --now --yes', context)).code).toBe(1);
    expect(traces()).toEqual(before);
  });
});

test('an issue that was sent and is a draft again: it is not said that it was not sent', async () => {
  const context = desk();
  await runCli('send --now --yes', context);
  const before = context.files.text(path);
  context.files.put(
    `/desk/issues/${week}.yaml`,
    soundIssue(week, (text) => `draft: true\n${text}`),
  );
  const { code, stderr } = await runCli(`send ${week} --now --yes --again because`, context);
  expect([code, context.files.text(path)]).toEqual([1, before]);
  expect(stderr).toContain(`issues/${week}.yaml is a draft again; what was sent stays as it is`);
  expect((await runCli(`status ${week}`, context)).stdout.replaceAll(/\s+/g, ' ')).toContain(
    'what was mailed stays as it is',
  );
});

describe('nothing is asked and nobody is connected to', () => {
  const elsewhere = { env: { DIGEST_MAIL_URL: 'smtp://evil.example' } };
  const refused: readonly (readonly [string, string, number, string, FakeWorld])[] = [
    ['a draft', 'send 2025-07-14 --now', 1, 'issues/2025-07-14.yaml is a draft; it was not sent', {}],
    ['a test of a draft', 'send 2025-07-14 --test a@example.org --yes', 1, 'is a draft; it was not sent', {}],
    ['no terminal', 'send --now', 2, 'there is no terminal: add --yes', {}],
    ['a test without a terminal', 'send --test a@example.org', 2, 'there is no terminal: add --yes', {}],
    [
      'a key for another server',
      'send --now --yes',
      2,
      'DIGEST_MAIL_PASSWORD is for smtp://evil.example:587',
      elsewhere,
    ],
    ['--again alone', 'send --again because', 2, 'add --now', {}],
    ['--test with --now', 'send --now --test a@example.org', 2, 'do one at a time', {}],
    ['a test for two', 'send --test a@example.org,b@example.org --yes', 2, '--test', {}],
    ['nothing uncertain', 'send --settle sent', 1, 'it is known whether it was sent', {}],
  ];
  test.each(refused)('%s', async (_, command, code, words, world) => {
    const before = traces();
    const context = desk(world);
    const ran = await runCli(command, context);
    expect({ code: ran.code, stderr: ran.stderr.replaceAll(/\s+/g, ' ') }).toEqual({
      code,
      stderr: expect.stringContaining(words),
    });
    expect(traces()).toEqual(before);
    expect(context.files.stat(path)).toBeUndefined();
  });

  test.each([
    ['no mail in the config', configOf(''), 2, 'publish.mail'],
    [
      'no recipients',
      configOf(publish('smtps://mail.example.org')).replace(/ {2}to: .*\n/, ''),
      2,
      'email.to',
    ],
  ])('%s', async (_, config, code, words) => {
    const before = traces();
    const ran = await runCli(
      'send --now --yes',
      desk({ files: newsletter({ [week]: soundIssue() }, config) }),
    );
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code, stderr: expect.stringContaining(words) });
    expect(traces()).toEqual(before);
  });

  test('an issue with errors', async () => {
    const before = traces();
    const wrong = soundIssue(week, (text) => text.replace('authors:', 'autors:'));
    const files = newsletter({ [week]: wrong }, configOf(publish(server.url)));
    const { code, stderr } = await runCli('send --now --yes', desk({ files }));
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining(`issues/${week}.yaml has errors; it was not sent`),
    });
    expect(stderr).toContain('autors');
    expect(traces()).toEqual(before);
  });
});

describe('a connection that is cut', () => {
  test.each(steps)('at %s: three more runs deliver once in all, or never again', async (at) => {
    const context = desk();
    const [, before] = traces();
    server.fault = { at, how: 'end' };
    const first = await runCli('send --now --yes', context);
    expect(first.code).toBe(1);
    const isUncertain = at === 'body' || at === 'dot';
    expect(mailOf(context)?.state).toBe(isUncertain ? 'uncertain' : 'failed');
    server.fault = undefined;
    const codes: number[] = [];
    for (let i = 0; i < 3; i++) codes.push((await runCli('send --now --yes', context)).code);
    expect(codes).toEqual(isUncertain ? [1, 1, 1] : [0, 1, 1]);
    expect(traces()[1] - before).toBe(at === 'body' ? 0 : 1);
    if (!isUncertain) return;
    expect(first.stderr).toContain(`digest send ${week} --settle sent`);
    const word = at === 'dot' ? 'sent' : 'unsent';
    // That is about what was, whatever the config says by now.
    const config = context.files.text('/desk/digest.config.yaml');
    context.files.put('/desk/digest.config.yaml', 'name: Test\nlocale: ko\n');
    expect((await runCli(`send --settle ${word}`, context)).code).toBe(0);
    context.files.put('/desk/digest.config.yaml', config);
    expect((await runCli('send --now --yes', context)).code).toBe(word === 'sent' ? 1 : 0);
    expect(traces()[1] - before).toBe(1);
  });

  test('by the death of the program: what had begun is uncertain, what had not is sent', async () => {
    const context = desk();
    await runCli('send --now --yes', context);
    const left = (state: string): void => {
      const ledger = ledgerOf(context);
      context.files.put(path, JSON.stringify({ ...ledger, mail: { ...ledger.mail, state } }));
    };
    left('posting');
    const before = traces();
    const begun = await runCli('send --now --yes', context);
    expect(begun.code).toBe(1);
    expect(begun.stderr).toContain('it is not known whether the mail of 2025-07-07 was sent');
    expect((await runCli('send', context)).stdout).toContain(
      'begun, and it is not known whether it was sent',
    );
    expect(traces()).toEqual(before);
    left('intent');
    expect((await runCli('send --now --yes', context)).code).toBe(0);
    expect(traces()[1] - before[1]).toBe(1);
  });

  test('before the first byte the record says that it is begun', async () => {
    const context = desk();
    server.fault = { at: 'DATA', how: 'end' };
    await runCli('send --now --yes', context);
    const states: string[] = [];
    const rename = context.files.rename.bind(context.files);
    context.files.rename = (from, to) => {
      rename(from, to);
      if (to === path) states.push(mailOf(context)?.state ?? '');
    };
    await runCli('send --now --yes', context);
    expect(states).toEqual(['intent', 'failed']);
    server.fault = undefined;
    await runCli('send --now --yes', context);
    expect(states).toEqual(['intent', 'failed', 'intent', 'posting', 'sent']);
  });
});

test('two --now at once deliver once', async () => {
  const [, before] = traces();
  const context = desk();
  const both: Ran[] = await Promise.all([1, 2].map(() => runCli('send --now --yes', { ...context })));
  expect(both.map(({ code }) => code).toSorted((a, b) => a - b)).toEqual([0, 1]);
  expect(both.map(({ stderr }) => stderr).join('')).toContain('is being changed by another digest');
  expect(traces()[1] - before).toBe(1);
});

test('the password is nowhere, whatever happens', async () => {
  const forms = [
    account.password,
    Buffer.from(`\0${account.username}\0${account.password}`).toString('base64'),
  ];
  for (const at of steps)
    for (const how of ['end', 451, 554] as const) {
      const context = desk();
      server.fault = { at, how };
      const { stdout, stderr } = await runCli('send --now --yes', context);
      for (const form of forms) expect(`${stdout}${stderr}${context.files.text(path)}`).not.toContain(form);
    }
  server.fault = undefined;
  const context = desk({ env: { DIGEST_MAIL_PASSWORD: 'another-word' } });
  const { code, stderr } = await runCli('send --now --yes', context);
  expect([code, mailOf(context)?.state]).toEqual([2, 'failed']);
  expect(stderr).toContain('it does not take the password');
  expect(stderr + context.files.text(path)).not.toContain('another-word');
});
