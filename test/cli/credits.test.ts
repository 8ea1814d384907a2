import { expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const hostile = '**Kim** @all <b>:smile:</b> #1 [x](https://e.example)';
const issue = soundIssue('2025-07-07', (text) =>
  text.replace('papers:', `credits: [${JSON.stringify(hostile)}, "  ", 이준호]\nclosing: 끝.\npapers:`),
);
const files = newsletter({ '2025-07-07': issue });

test('names are quoted text in every format, and in what readers see', async () => {
  const { code, stdout } = await runCli('validate --rendered --format compact', { files });
  expect(stdout.split('\n').filter((line) => / error |parity|credits/.test(line))).toEqual([]);
  expect(code).toBe(0);
  const text = await runCli('render 2025-07-07 --format text', { files });
  expect(text.stdout).toContain('이번 주에 도와주신 분: **Kim** @all');
  expect(text.stdout.indexOf('도와주신')).toBeLessThan(text.stdout.indexOf('끝.'));
  const forum = await runCli('render 2025-07-07', { files });
  expect(forum.stdout).toMatch(/이번 주에 도와주신 분: \\\*\\\*Kim/);
  const email = await runCli('render 2025-07-07 --format email', { files });
  expect(email.stdout).not.toContain('<b>:smile:');
  const json = await runCli('render 2025-07-07 --format json', { files });
  expect((JSON.parse(json.stdout) as { credits: unknown }).credits).toEqual([hostile, '이준호']);
});

test('a template that leaves them out is told', async () => {
  const own = { '/desk/templates/forum/credits.hbs': '\n' };
  const { stdout } = await runCli('validate --rendered --format compact', { files: { ...files, ...own } });
  expect(stdout).toMatch(/credits/);
});

test('the words before the names may be the config’s own', async () => {
  const config = 'name: Test\nlocale: ko\nlabels: { credits: "고맙습니다:" }\n';
  const world = { files: newsletter({ '2025-07-07': issue }, config) };
  const { stdout } = await runCli('render 2025-07-07 --format text', world);
  expect(stdout).toContain('고맙습니다: **Kim**');
});
