import { expect, test } from 'vitest';
import { issuePath, lookedUp } from '../commands/draft/week.ts';
import { LanguageModel } from '../support/language-model.ts';
import { newsletter } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';
import { FakeTerminal, keys } from '../support/terminal.ts';

const issue = lookedUp();
const question = 'Ask for them?';

function terminalFor(model: LanguageModel): FakeTerminal {
  return new FakeTerminal({
    files: newsletter({ '2025-07-07': issue }),
    fetch: model.fetch,
    env: model.env,
  });
}

test.each([
  ['no', [keys.enter], 1],
  ['Ctrl-C', [keys.ctrlC], 130],
])('%s asks for nothing, and writes nothing', async (_, typed, code) => {
  const model = new LanguageModel();
  const terminal = terminalFor(model);
  const coming = runCli('draft', terminal.context);
  await terminal.answer([question, ...typed]);
  expect((await coming).code).toBe(code);
  expect([model.asked, terminal.context.files.text(issuePath)]).toEqual([[], issue]);
});

test('what it would ask for, whom, and how much are shown before, and one yes is enough', async () => {
  const model = new LanguageModel();
  const terminal = terminalFor(model);
  const coming = runCli('draft', terminal.context);
  const shown = await terminal.until(question);
  expect(shown).toContain('missing texts: titles: 2, abstracts: 2, summaries: 2, intro: 1');
  expect(shown).toMatch(/^7 requests, [\d,]+ characters in all, to test-model at model\.example$/m);
  expect(model.asked).toEqual([]);
  await terminal.answer([question, keys.down, keys.enter]);
  const { code, stdout } = await coming;
  expect([code, stdout, model.asked.length]).toEqual([0, 'issues/2025-07-07.yaml\n', 7]);
  expect(terminal.context.files.text(issuePath)).toContain('x-draft:');
  const left = await terminal.text();
  expect(left).toContain('wrote 7 texts');
  // The line that counts them is gone.
  expect(left).not.toMatch(/7 of 7/);
});

test('--accept and --dry-run ask nothing', async () => {
  const model = new LanguageModel();
  const terminal = terminalFor(model);
  expect((await runCli('draft --dry-run', terminal.context)).code).toBe(0);
  expect((await runCli('draft --yes', terminal.context)).code).toBe(0);
  expect((await runCli('draft --accept all', terminal.context)).code).toBe(0);
  expect(await terminal.text()).not.toContain(question);
});
