import { afterAll, beforeAll, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { account, type MailServer, startMailServer } from '../support/mail-server.ts';
import { runCli } from '../support/run-cli.ts';
import { FakeTerminal, keys } from '../support/terminal.ts';

const ledger = '/desk/published/2025-07-07.json';
let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.close());

function terminalAt(): FakeTerminal {
  const config = `name: Test
locale: ko
email: { from: news@example.org, to: list@example.org }
publish:
  mail: { via: smtp, url: '${server.url}', username: ${account.username} }
`;
  const env = { DIGEST_MAIL_PASSWORD: account.password, DIGEST_MAIL_URL: server.url };
  return new FakeTerminal({ files: newsletter({ '2025-07-07': soundIssue() }, config), env });
}

const question = 'Send it to list@example.org?';

test.each([
  ['no', [keys.enter], 1],
  ['Ctrl-C', [keys.ctrlC], 130],
])('%s sends nothing, and nobody was connected to', async (_, typed, code) => {
  const terminal = terminalAt();
  const coming = runCli('send --now', { ...terminal.context, authority: server.authority });
  await terminal.answer([question, ...typed]);
  expect((await coming).code).toBe(code);
  expect(terminal.context.files.stat(ledger)).toBeUndefined();
  expect([server.connections(), server.arrived.length]).toEqual([0, 0]);
});

test('the plan is shown, one question asked while nobody else can send, and the mail goes out', async () => {
  const terminal = terminalAt();
  const context = { ...terminal.context, authority: server.authority };
  const coming = runCli('send --now', context);
  const shown = await terminal.until(question);
  expect(shown).toMatch(/^subject .*\nto {10}list@example\.org$/m);
  const second = await runCli('send --now --yes', { ...context, stdin: { ...context.stdin, isTTY: false } });
  expect(second.code).toBe(1);
  expect(server.connections()).toBe(0);
  await terminal.answer([question, keys.down, keys.enter]);
  expect((await coming).code).toBe(0);
  expect(server.arrived.length).toBe(1);
});
