import { expect, test } from 'vitest';
import { config, ledgerPath, week } from '../commands/publish/evening.ts';
import { Discourse } from '../support/discourse.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';
import { FakeTerminal, keys } from '../support/terminal.ts';

function terminalAt(forum: Discourse): FakeTerminal {
  return new FakeTerminal({
    files: newsletter({ [week]: soundIssue() }, config()),
    fetch: forum.fetch,
    env: { DIGEST_FORUM_KEY: forum.key, DIGEST_FORUM_URL: forum.url },
  });
}

const question = 'Do this?';

test.each([
  ['no', [keys.enter], 1],
  ['Ctrl-C', [keys.ctrlC], 130],
])('%s posts nothing, and records nothing', async (_, typed, code) => {
  const forum = new Discourse();
  const terminal = terminalAt(forum);
  const coming = runCli('publish', terminal.context);
  await terminal.answer([question, ...typed]);
  expect((await coming).code).toBe(code);
  expect(terminal.context.files.stat(ledgerPath)).toBeUndefined();
  expect(forum.writes).toEqual([]);
});

test('the plan is shown, one question asked while nobody else can publish, and it is posted', async () => {
  const forum = new Discourse();
  const terminal = terminalAt(forum);
  const { context } = terminal;
  const coming = runCli('publish', context);
  expect(await terminal.until(question)).toContain(forum.url);
  const second = await runCli('publish --yes', { ...context, stdin: { ...context.stdin, isTTY: false } });
  expect([second.code, forum.writes]).toEqual([1, []]);
  await terminal.answer([question, keys.down, keys.enter]);
  expect((await coming).code).toBe(0);
  expect(forum.topics).toHaveLength(1);
});
