/** A text that the built-in templates cannot show is the issue's fault or ours, never that of a template. */
import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

// A forum that changes a word, whoever prints it.
vi.mock('../../src/forum-model/cook.ts', async (original) => {
  const model = await original<typeof import('../../src/forum-model/cook.ts')>();
  return {
    ...model,
    cook: (...args: Parameters<typeof model.cook>) => model.cook(...args).replace('충분한', '많은'),
  };
});

const card = readFileSync('templates/forum/card.hbs', 'utf8');
const problemsWith = async (own: Record<string, string>) => {
  const files = { ...newsletter({ '2025-07-07': soundIssue() }), ...own };
  const { stdout } = await runCli('validate --rendered --format json', { files });
  const problems = JSON.parse(stdout) as { code: string; file: string; line: number; path: string }[];
  return problems.map(({ code, file, line, path }) => `${file}:${line} ${code} ${path}`);
};
const ofIssue = ['issues/2025-07-07.yaml:14', 'forum/differs', 'papers[0].summary'].join(' ');

test('it is told of at its line', async () => {
  expect(await problemsWith({})).toEqual([ofIssue]);
});

test('it is told of in the same way where a template of one’s own prints it, beside what that template breaks', async () => {
  const own = card.replace('## {{heading}}', '## @{{heading}}').replace('{{byline}}', '');
  const line = own.split('\n').findIndex((text) => text.includes('{{#if byline}}')) + 1;
  expect(await problemsWith({ '/desk/templates/forum/card.hbs': own })).toEqual([
    ofIssue,
    `templates/forum/card.hbs:${line} template/differs papers[0].authors`,
  ]);
});
