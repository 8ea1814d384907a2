import { describe, expect, test } from 'vitest';
import { renderJson } from '../../src/formats/json/data.ts';
import { type Element, readPage } from '../support/html.ts';
import { soundIssue } from '../support/issues.ts';
import { deadLinks, idsIn, siteAndViews, siteConfig, siteOf } from '../support/site.ts';
import { readRepositoryFile, weekOf } from '../support/weeks.ts';

const everyKey = ['2025-12-29', '2026-01-05'].map((week) =>
  readRepositoryFile(`test/fixtures/weeks/issues/${week}.yaml`),
);
const real = ['2025-07-07', '2025-07-14'].map((week) => readRepositoryFile(`issues/${week}.yaml`));

/** Papers that come again, under another id too, and authors and tags that several have. */
const again = [
  issue('2025-01-06', [
    {
      title: 'By its DOI',
      doi: '10.1000/xyz',
      authors: ['Ada Lovelace', 'Kim'],
      tags: ['RL', 'Fine tuning'],
    },
    { title: 'By a page', link: 'https://example.org/paper?id=1', authors: ['ada lovelace'] },
    { title: 'Nobody knows where', authors: ['Kim Other'] },
  ]),
  issue('2025-01-13', [
    { title: 'By both', doi: '10.1000/XYZ', arxiv: '2501.00001v2', authors: ['Ada Lovelace'], tags: ['rl'] },
    {
      title: 'Old style',
      arxiv: 'hep-th/9901001',
      takeaway: 'It matters <b>much</b>.',
      tags: ['fine-tuning', 'C++'],
    },
  ]),
  issue('2025-01-20', [{ title: 'By its arXiv id', arxiv: '2501.00001', authors: ['Ada Lovelace'] }]),
];

function issue(week: string, papers: readonly object[]): string {
  return JSON.stringify({ week, papers: papers.map((paper) => ({ summary: 'Words.', ...paper })) });
}

const sites: readonly (readonly [string, readonly string[]])[] = [
  ['the weeks of this repository', real],
  ['weeks that have every key', everyKey],
  ['papers that come again', again],
  ['one issue', [soundIssue()]],
  ['no issue', []],
];

describe.each(sites)('the site of %s', (_, issues) => {
  test('has no link within it that leads nowhere, and no id twice on a page', async () => {
    const files = await siteOf(issues);
    expect(files.size).toBeGreaterThan(2);
    expect(deadLinks(files)).toEqual([]);
    for (const [path, root] of pagesOf(files)) expect(repeated(idsIn(root)), path).toEqual([]);
  });

  test('is the same bytes when it is made again', async () => {
    expect(await siteOf(issues)).toEqual(await siteOf(issues));
  });

  test('has one h1 a page, headings in order, its language, and a title', async () => {
    for (const [path, root] of pagesOf(await siteOf(issues))) {
      const levels = root.find('h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ tag }) => Number(tag.slice(1)));
      expect(
        levels.filter((level) => level === 1),
        path,
      ).toEqual([1]);
      expect(
        levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1),
        path,
      ).toEqual([]);
      expect(root.find('html')[0]?.attribute('lang'), path).toBe('en');
      expect(root.find('title')[0]?.text, path).toContain('Papers');
    }
  });

  test('names each page by its whole address, and what it is in words of schema.org that end no script', async () => {
    for (const [path, root] of pagesOf(await siteOf(issues))) {
      const canonical = root.find('link').find((link) => link.attribute('rel') === 'canonical');
      expect(canonical?.attribute('href'), path).toMatch(/^https:\/\/example\.org\/papers\/(?:\S+\/)?$/);
      for (const script of root.find('script').filter((one) => one.attribute('type') !== undefined))
        expect(JSON.parse(script.text), path).toHaveProperty('@type');
    }
  });

  test('gives each paper of its issues one page, and in each issue one link to it', async () => {
    const { files, views, catalogue } = await siteAndViews(issues);
    const { config } = await weekOf('config', 'week: 2025-01-06', siteConfig);
    for (const view of views) {
      const { papers } = JSON.parse(renderJson(view, config)) as {
        papers: readonly { link: string | null }[];
      };
      const { root } = readPage(files.get(`${view.week}/index.html`) ?? '');
      for (const [i, { link }] of papers.entries()) {
        const path = catalogue.paperAt(view.week, i + 1)?.path;
        expect(path === undefined, `${view.week} ${i + 1}`).toBe(link === null);
        if (path === undefined) continue;
        expect(files.has(`${path}index.html`), path).toBe(true);
        const card = [...root.all()].find((element) => element.attribute('id') === `p-${i + 1}`);
        const own = (card?.find('h2')[0]?.find('a') ?? []).map((a) => a.attribute('href'));
        expect(own).toEqual([`../${path}index.html`]);
      }
    }
    const paths = catalogue.papers.flatMap(({ path }) => path ?? []);
    expect(repeated(paths)).toEqual([]);
  });
});

test('a paper that comes again has one page, with every issue that had it, and its other addresses lead there', async () => {
  const files = await siteOf(again);
  const page = readPage(files.get('p/2501.00001/index.html') ?? '').root;
  const issues = page
    .find('a')
    .map((a) => a.attribute('href') ?? '')
    .filter((href) => href.includes('#p-'));
  expect(issues).toEqual([
    '../../2025-01-20/index.html#p-1',
    '../../2025-01-13/index.html#p-1',
    '../../2025-01-06/index.html#p-1',
  ]);
  const moved = [...files.keys()].find((path) => path.startsWith('p/doi-10.1000-xyz-')) ?? '';
  const refresh = readPage(files.get(moved) ?? '')
    .root.find('meta')
    .find((meta) => meta.attribute('http-equiv') === 'refresh');
  expect(refresh?.attribute('content')).toBe('0; url=../../p/2501.00001/index.html');
});

test('authors with two papers have a page, others none; tags are one in any spelling', async () => {
  const files = await siteOf(again);
  const folders = [...files.keys()].filter((path) => /^(?:tags|authors)\/./.test(path));
  expect(folders).toEqual([
    'tags/index.html',
    expect.stringMatching(/^tags\/c-[\da-f]{8}\/index\.html$/),
    'tags/fine-tuning/index.html',
    'tags/rl/index.html',
    'authors/index.html',
    'authors/ada-lovelace/index.html',
  ]);
  const entries = readPage(files.get('authors/ada-lovelace/index.html') ?? '').root.find('li');
  expect(entries.map((entry) => entry.find('a')[0]?.text)).toEqual(['By its arXiv id', 'By a page']);
});

test('issues lead to the one before and the one after', async () => {
  const files = await siteOf(again);
  const around = (week: string) =>
    readPage(files.get(`${week}/index.html`) ?? '')
      .root.find('a')
      .flatMap((a) => (a.attribute('rel') === undefined ? [] : [[a.attribute('rel'), a.attribute('href')]]));
  expect(around('2025-01-06')).toEqual([['next', '../2025-01-13/index.html']]);
  expect(around('2025-01-13')).toEqual([
    ['prev', '../2025-01-06/index.html'],
    ['next', '../2025-01-20/index.html'],
  ]);
});

test('a title in the other direction leaves the number behind it in its place', async () => {
  const hebrew = {
    week: '2025-01-06',
    number: 7,
    title: 'Papers שלום',
    papers: [{ title: 'שלום', summary: 'S' }],
  };
  const { root } = readPage((await siteOf([JSON.stringify(hebrew)])).get('index.html') ?? '');
  const titles = root.find('p').filter(({ text }) => text.includes('שלום') && !text.includes('Papers'));
  expect(titles.length).toBeGreaterThan(1);
  const quiet = titles.find((title) => title.attribute('class') === 'quiet');
  expect(quiet?.find('bdi').map(({ text }) => text)).toEqual(['שלום']);
});

test('each passage says its language', async () => {
  const files = await siteOf([soundIssue()]);
  const { root } = readPage(files.get('2025-07-07/index.html') ?? '');
  const titles = root.find('h2', 'p').filter(({ text }) => /쓸모|Small Models/.test(text));
  expect(
    titles.map((title) =>
      [...title.around()].find((one) => one.attribute('lang') !== undefined)?.attribute('lang'),
    ),
  ).toEqual(['en', 'en', 'ko']);
});

test('a site without an address has no page for search engines, and no whole addresses', async () => {
  const files = await siteOf([soundIssue()], 'name: Papers\nlocale: en\nlanguages: [en, ko]\n');
  expect(files.has('sitemap.xml')).toBe(false);
  for (const [path, root] of pagesOf(files))
    expect(
      root.find('link').map((link) => link.attribute('rel')),
      path,
    ).toEqual(['stylesheet']);
});

test('the map for search engines has every page once, encoded', async () => {
  const files = await siteOf(again.map((text) => text.replaceAll('"RL"', '"강화학습"')));
  const addresses = [...(files.get('sitemap.xml') ?? '').matchAll(/<loc>(.*?)<\/loc>/g)].map(
    ([, url]) => url,
  );
  expect(repeated(addresses)).toEqual([]);
  expect(addresses).toContain('https://example.org/papers/2025-01-06/');
  expect(addresses).toContain('https://example.org/papers/p/hep-th-9901001/');
  expect(addresses).toContain(`https://example.org/papers/tags/${encodeURIComponent('강화학습')}/`);
  expect(addresses.some((url) => url?.includes('doi-'))).toBe(false);
});

function pagesOf(files: ReadonlyMap<string, string>): [string, Element][] {
  return [...files]
    .filter(([path]) => path.endsWith('.html'))
    .map(([path, html]) => [path, readPage(html).root]);
}

function repeated<T>(values: readonly T[]): T[] {
  return values.filter((value, i) => values.indexOf(value) !== i);
}
