/** The program as it is shipped sends over a real connection, with the certificate of an authority that the environment names. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { account, type MailServer, startMailServer } from '../support/mail-server.ts';
import { program } from '../support/program.ts';

const week = '2025-07-07';
let server: MailServer;
let desk: string;
/** Called when the whole message is there, before it is answered. */
let onMessage: (answer: () => void) => void;

beforeAll(async () => {
  server = await startMailServer({
    onData(stream, _, callback) {
      stream.resume();
      stream.on('end', () => onMessage(() => callback()));
    },
  });
});
afterAll(() => server.close());
beforeEach(() => {
  onMessage = (answer) => answer();
  desk = mkdtempSync(join(tmpdir(), 'digest-send-'));
  const config = `name: Test
locale: ko
email: { from: news@example.org, to: list@example.org }
publish:
  mail: { via: smtp, url: '${server.url}', username: ${account.username} }
`;
  for (const [path, text] of Object.entries(newsletter({ [week]: soundIssue() }, config))) {
    const there = path.replace('/desk', desk);
    mkdirSync(path.endsWith('/') ? there : dirname(there), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(there, text);
  }
  writeFileSync(join(desk, 'authority.pem'), server.authority);
});
afterEach(() => rmSync(desk, { recursive: true }));

interface Run {
  readonly child: ChildProcess;
  readonly end: Promise<{ code: number | null; stderr: string }>;
}

function send(...args: string[]): Run {
  const env = {
    PATH: process.env['PATH'],
    HOME: desk,
    NODE_EXTRA_CA_CERTS: join(desk, 'authority.pem'),
    DIGEST_MAIL_PASSWORD: account.password,
    DIGEST_MAIL_URL: server.url,
  };
  const child = spawn(process.execPath, [program, 'send', ...args], { cwd: desk, env });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.resume();
  return { child, end: new Promise((resolve) => child.on('close', (code) => resolve({ code, stderr }))) };
}

const state = (): unknown =>
  (JSON.parse(readFileSync(join(desk, `published/${week}.json`), 'utf8')) as { mail: { state: unknown } })
    .mail.state;

test('it sends, and ends', async () => {
  const { code, stderr } = await send('--now', '--yes').end;
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringContaining('sent the mail to list@example.org'),
  });
  expect(state()).toBe('sent');
});

test('while it sends, another one ends without a connection; killed then, it is not sent again', async () => {
  const first = send('--now', '--yes');
  const answer = await new Promise<() => void>((resolve) => {
    onMessage = resolve;
  });
  expect(state()).toBe('posting');
  const before = server.connections();
  const second = await send('--now', '--yes').end;
  expect({ code: second.code, stderr: second.stderr }).toEqual({
    code: 1,
    stderr: expect.stringContaining(`process ${first.child.pid} on`),
  });
  first.child.kill('SIGKILL');
  await first.end;
  answer();
  for (let i = 0; i < 3; i++) {
    const { code, stderr } = await send('--now', '--yes').end;
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('--settle') });
  }
  expect(server.connections()).toBe(before);
  expect((await send('--settle', 'unsent').end).code).toBe(0);
  onMessage = (done) => done();
  expect((await send('--now', '--yes').end).code).toBe(0);
  expect(server.connections()).toBe(before + 1);
});
