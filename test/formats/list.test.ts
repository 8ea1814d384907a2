import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Format } from '../../src/formats/format.ts';
import { formatNames, formats, templateFormats } from '../../src/formats/list.ts';
import { readRepositoryFile } from '../support/weeks.ts';

/** What the rest of the program derives from the list of formats. */
describe('the list of formats', () => {
  test('every folder of templates belongs to a format, and every format that is laid out has one', () => {
    // Prompts for language models are no format, nor are the pages of the site, which are of many issues.
    const folders = readdirSync('templates').filter((folder) => folder !== 'draft' && folder !== 'site');
    expect(folders.toSorted()).toEqual(templateFormats.toSorted());
  });

  test('every folder with a format in it is in the list', () => {
    const folders = readdirSync('src/formats', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .filter(({ name }) => readdirSync(`src/formats/${name}`).includes(`${name}.ts`))
      .filter(({ name }) => /: Format = /.test(readFileSync(`src/formats/${name}/${name}.ts`, 'utf8')));
    expect(folders.map(({ name }) => name).toSorted()).toEqual(formatNames.toSorted());
  });

  test('every tab of the preview shows a format, the site, the source or what is left to do, and every view is a tab', () => {
    const page = readRepositoryFile('src/preview/page/settings.ts');
    const [, tabs = ''] = /viewNames = \[([^\]]*)\]/.exec(page) ?? [];
    const views = formatNames.flatMap((name) => formats[name].views);
    expect([...tabs.matchAll(/'(\w+)'/g)].map(([, tab = '']) => tab).toSorted()).toEqual(
      [...views, 'web', 'source', 'posting'].toSorted(),
    );
  });

  test.each(formatNames)('%s knows the names of its files, and of no other format', (name) => {
    const suffixes = [
      '.forum.md',
      '.forum.1.md',
      '.email.html',
      '.txt',
      '.eml',
      '.json',
      '.page.html',
      '.bib',
      '.csl.json',
      '.ris',
      '.csv',
    ];
    const own = suffixes.filter((suffix) => formats[name].files.test(suffix));
    expect(own.length).toBeGreaterThan(0);
    const others: Format[] = formatNames.filter((other) => other !== name).map((other) => formats[other]);
    for (const suffix of own) expect(others.filter(({ files }) => files.test(suffix))).toEqual([]);
  });
});
