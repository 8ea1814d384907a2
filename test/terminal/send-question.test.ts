import { afterAll, beforeAll, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { Listmonk } from '../support/listmonk.ts';
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

test.each([
  ['send', 'Write the draft at listmonk?', 'draft'],
  ['send --now', 'Send it to list 3 of listmonk?', 'running'],
])(
  '%s at a service asks once, and without a yes nothing is written there',
  async (command, asked, status) => {
    const service = new Listmonk();
    const config = `name: Test
locale: ko
publish:
  mail: { via: listmonk, url: ${service.url}, username: news, lists: [3], template: 5 }
`;
    const terminal = new FakeTerminal({
      files: newsletter({ '2025-07-07': soundIssue() }, config),
      env: { DIGEST_MAIL_PASSWORD: service.token, DIGEST_MAIL_URL: service.url },
      fetch: service.fetch,
    });
    const refused = runCli(command, terminal.context);
    await terminal.answer([asked, keys.enter]);
    expect([(await refused).code, service.writes]).toEqual([1, []]);
    expect(terminal.context.files.stat(ledger)).toBeUndefined();
    const agreed = runCli(command, terminal.context);
    await terminal.answer([asked, keys.down, keys.enter]);
    expect([(await agreed).code, service.campaigns.map((one) => one.status)]).toEqual([0, [status]]);
  },
);
