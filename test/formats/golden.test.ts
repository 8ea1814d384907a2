/**
 * Each format of a week that has every key, and of one that has sections, byte by byte. `npx vitest run test/formats/golden.test.ts -u` writes the files
 * anew: read the difference before you commit it.
 */
import { describe, expect, test } from 'vitest';
import { loadTemplates } from '../../src/formats/list.ts';
import { renderEml } from '../../src/formats/eml/message.ts';
import { renderForum } from '../../src/formats/forum/post.ts';
import { renderJson } from '../../src/formats/json/data.ts';
import { renderBibtex } from '../../src/formats/bibtex/entries.ts';
import { renderCsl } from '../../src/formats/csl/items.ts';
import { renderCsv } from '../../src/formats/csv/rows.ts';
import { renderRis } from '../../src/formats/ris/records.ts';
import { renderPage } from '../../src/formats/page/content.ts';
import { referencesOf } from '../../src/formats/view/reference.ts';
import { everyKeyWeek, mailOf, sectionsWeek, textOf } from '../support/weeks.ts';

describe.each([await everyKeyWeek(), await sectionsWeek()])('$name', async (week) => {
  const { view, config } = week;
  const { html, subject } = await mailOf(week);
  const text = await textOf(week);

  test.each([
    ['forum.md', async () => renderForum(view, config, await loadTemplates('forum', new Map())).raw],
    ['email.html', async () => html],
    ['txt', async () => text],
    ['eml', () => renderEml(view, config, { html, subject, text })],
    ['json', async () => renderJson(view, config)],
    ['page.html', () => renderPage(view)],
    ['bib', () => renderBibtex(referencesOf(view))],
    ['csl.json', () => renderCsl(referencesOf(view))],
    ['ris', () => renderRis(referencesOf(view))],
    ['csv', () => renderCsv(view)],
  ])('%s', async (suffix, render) => {
    await expect(await render()).toMatchFileSnapshot(`../golden/${view.week}.${suffix}`);
  });
});
