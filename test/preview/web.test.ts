import { expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { readPage } from '../support/html.ts';
import { runCli } from '../support/run-cli.ts';
import { config, file, openRoom, readerOf, until, week } from './room.ts';

/** The page that `digest site` writes for the one issue of the room. */
async function pageOfSite(settings: string): Promise<string> {
  const files = newsletter({ [week]: soundIssue() }, settings);
  const { context } = await openRoom({ world: { files }, isStarted: false });
  expect((await runCli(['site'], context)).code).toBe(0);
  return context.files.text(`/desk/site/${week}/index.html`);
}

test.each([
  ['without an address', `${config}site: { id: "tag:example.org,2025:a" }\n`],
  ['with one', `${config}site: { id: "tag:example.org,2025:a", base: "https://example.org/w/" }\n`],
])('it is the page that the site has, with its styles in it, %s', async (_, settings) => {
  const room = await openRoom({ world: { files: newsletter({ [week]: soundIssue() }, settings) } });
  const { known } = await readerOf(room);
  const { web = '' } = known;
  const style = readPage(web).root.find('style');
  expect(style).toHaveLength(1);
  expect(web.replace(/<style>[^]*?<\/style>\n/, '')).toBe(await pageOfSite(settings));
  expect(web).toContain('prefers-color-scheme: dark');
});

test('a newsletter without a site has it too', async () => {
  const { known } = await readerOf(await openRoom());
  expect(known.web).toContain('작은 모델의 쓸모');
});

test('a template of the newsletter’s own is seen in it, and a change of it', async () => {
  const room = await openRoom();
  const reader = await readerOf(room);
  room.context.files.put('/desk/templates/site/section.hbs', '');
  room.context.files.put('/desk/templates/site/neighbours.hbs', '<p>first words</p>\n');
  await until(() => expect(reader.known.web).toContain('first words'));
  room.context.files.put('/desk/templates/site/neighbours.hbs', '<p>other words</p>\n');
  await until(() => expect(reader.known.web).toContain('other words'));
});

test('styles of its own end no document, and stand in a head without an end', async () => {
  const room = await openRoom();
  const { files } = room.context;
  files.put('/desk/templates/site/style.hbs', 'p::before { content: "</style><img src=x>"; }\n');
  files.put('/desk/templates/site/head.hbs', '<!doctype html>\n<title>a</title>\n<main>\n');
  const reader = await readerOf(room);
  await until(() => expect(reader.known.web).toContain('content:'));
  expect(readPage(reader.known.web ?? '').root.find('img')).toEqual([]);
});

test('one that cannot be used is told, and what was drawn before it stays', async () => {
  const room = await openRoom();
  const reader = await readerOf(room);
  room.context.files.put('/desk/templates/site/issue.hbs', '{{#each papers}}\n');
  await until(() => expect(reader.problems.map(({ message }) => message).join()).toContain('issue.hbs'));
  expect(reader.known.web).toContain('작은 모델의 쓸모');
  expect(room.context.files.text(file)).toBe(soundIssue());
});
