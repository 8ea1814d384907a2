import { expect, test } from 'vitest';
import { fakeContext } from '../support/context.ts';
import { newsletter } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const week = '2025-07-14';

test('a found title goes under its own language, and it is said once which the newsletter lacks', async () => {
  const items = [
    { title: 'Zur Elektrodynamik bewegter Körper', language: 'de', URL: 'https://a.example/1' },
    { title: '关于深度学习的研究', URL: 'https://a.example/2' },
    { title: '日本語の論文について', URL: 'https://a.example/3' },
    { title: '深層学習研究', language: 'ja', URL: 'https://a.example/4' },
    { title: 'Über etwas', URL: 'https://a.example/5' },
    { title: '한국어 논문', language: 'en', URL: 'https://a.example/6' },
  ];
  const context = fakeContext({
    files: {
      ...newsletter({ [week]: `week: ${week}\ndraft: true\npapers: []\n` }),
      '/desk/x.json': JSON.stringify(items),
    },
  });
  const { code, stderr } = await runCli('add-paper x.json --yes --offline', context);
  expect(code).toBe(0);
  const issue = context.files.text(`/desk/issues/${week}.yaml`);
  expect(issue.match(/^ {6}(?!-)\S+: .*$/gm)).toEqual([
    '      de: "Zur Elektrodynamik bewegter Körper"',
    '      zh: "关于深度学习的研究"',
    '      ja: "日本語の論文について"',
    '      ja: "深層学習研究"',
    '      en: "Über etwas"',
    '      ko: "한국어 논문"',
  ]);
  const told = stderr.match(/^.*languages: in the config does not have$/gm);
  expect(told).toEqual([
    'the title of 1 of x.json, 2 of x.json, 3 of x.json and 4 of x.json stands under de, zh and ja, which languages: in the config does not have',
  ]);
});

test('a language that was typed is nobody else’s news', async () => {
  const files = newsletter({ [week]: `week: ${week}\ndraft: true\npapers: []\n` });
  const context = fakeContext({ files });
  const { stderr } = await runCli('add-paper --title de=Titel --link https://a.example/1 --yes', context);
  expect(stderr).not.toContain('languages: in the config');
});

test('a takeaway comes by its flag or from a file, quoted, before the summary', async () => {
  const files = newsletter({ [week]: `week: ${week}\ndraft: true\npapers: []\n` });
  const context = fakeContext({
    files: {
      ...files,
      '/desk/x.yaml': 'title: Two\nlink: https://a.example/2\nsummary: S\ntakeaway: { en: Small }\n',
    },
  });
  const flags = ['--takeaway', ' 작은  모델: 충분하다 ', '--takeaway', 'en=Small is #1', '--summary', '요약'];
  const added = await runCli(
    ['add-paper', '--title', 'en=One', '--link', 'https://a.example/1', ...flags, '--yes'],
    context,
  );
  expect(added).toMatchObject({ code: 0 });
  expect((await runCli('add-paper --from x.yaml --yes --takeaway 덧붙임', context)).code).toBe(0);
  const issue = context.files.text(`/desk/issues/${week}.yaml`);
  expect(issue).toContain(
    '    takeaway:\n      ko: "작은 모델: 충분하다"\n      en: "Small is #1"\n    summary: |\n      요약\n',
  );
  expect(issue).toContain('    takeaway:\n      ko: "덧붙임"\n      en: "Small"\n');
  expect(
    await runCli('add-paper --title en=T --link https://a.example/3 --takeaway en= --yes', context),
  ).toMatchObject({ code: 2 });
});
