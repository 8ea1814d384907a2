/** What only a browser can tell of the site: it is read from the disk, at no address, as somebody may who was sent the folder. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inChromium } from '../support/browser.ts';
import { removeFolder } from '../support/remove.ts';
import { siteOf } from '../support/site.ts';
import { readRepositoryFile } from '../support/weeks.ts';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const weeks = ['issues/2025-07-07', 'issues/2025-07-14', 'test/fixtures/weeks/issues/2025-12-29'];
const config = readRepositoryFile('digest.config.yaml');
const pages = [
  '',
  '2025-07-07/',
  '2025-07-14/',
  '2025-12-29/',
  'p/2506.15677/',
  'tags/',
  'tags/transformer/',
  'search/',
];

inChromium('the site', (browser) => {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'digest-site-'));
    const files = await siteOf(
      weeks.map((week) => readRepositoryFile(`${week}.yaml`)),
      config,
    );
    for (const [path, content] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  });
  afterAll(async () => removeFolder(folder));

  const open = async (
    path: string,
    options: Parameters<ReturnType<typeof browser>['newPage']>[0],
  ): Promise<Page> => {
    const page = await browser().newPage(options);
    await page.goto(
      `${pathToFileURL(join(folder, path.replace(/\?.*/, ''), 'index.html')).href}${/\?.*/.exec(path)?.[0] ?? ''}`,
    );
    return page;
  };

  describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    test.each(pages.flatMap((path) => [375, 1280].map((width) => ({ path, width }))))(
      '/$path at $width pixels has nothing that axe finds, and nothing is wider than the screen',
      async ({ path, width }) => {
        const page = await open(path, { viewport: { width, height: 800 }, colorScheme });
        const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        await page.evaluate(axe);
        const found = await page.evaluate<{ id: string; html: string }[]>(
          'axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ id, html }))))',
        );
        await page.close();
        expect(found).toEqual([]);
        expect(over).toBeLessThanOrEqual(0);
      },
    );
  });

  test('the search finds parts of words in any case and composition, as one types and from an address', async () => {
    const page = await open('search/', {});
    const found = async (words: string): Promise<string[]> => {
      await page.fill('#q', words);
      return page.locator('#papers .title a').allTextContents();
    };
    expect(await found('어텐션만')).toEqual(['어텐션만 있으면 됩니다']);
    expect(await found('텐션만'.normalize('NFD'))).toEqual(['어텐션만 있으면 됩니다']);
    expect(await found('ATTENTION IS ALL')).toEqual(['어텐션만 있으면 됩니다']);
    expect(await found('need attention')).toEqual(['어텐션만 있으면 됩니다']);
    expect(await found('1706.03762')).toEqual(['어텐션만 있으면 됩니다']);
    expect(await found('no such paper')).toEqual([]);
    expect(await page.locator('#found').textContent()).toBe('찾은 논문이 없습니다.');
    expect(await found('')).toEqual([]);
    expect(await page.locator('#found').textContent()).toBe('');
    await page.close();
    const linked = await open('search/?q=lora', {});
    expect(await linked.locator('#found').textContent()).toBe('논문 1편');
    const link = linked.locator('#papers .title a');
    await link.click();
    expect(await linked.locator('h1').textContent()).toContain('LoRA');
    await linked.close();
  });

  test('the script is small', () => {
    expect(readFileSync(join(folder, 'site.js')).length).toBeLessThanOrEqual(3 * 1024);
  });

  test('the entry for BibTeX is copied, and its button is there only where that works', async () => {
    const context = await browser().newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(folder, 'p/2506.15677/index.html')).href);
    await page.click('[data-copy]');
    await page.getByText('복사했습니다').waitFor();
    const file = readFileSync(join(folder, 'p/2506.15677/2506.15677.bib'), 'utf8');
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(file);
    await context.close();
    const without = await open('p/2506.15677/', { javaScriptEnabled: false });
    expect(await without.locator('[data-copy]').isVisible()).toBe(false);
    await without.close();
  });

  test('without scripts every page but the search is whole', async () => {
    const page = await open('', { javaScriptEnabled: false });
    await page.click('.latest .issue a');
    expect(await page.locator('h2').count()).toBeGreaterThan(1);
    await page.click('.top nav a:last-child');
    expect(await page.locator('h1').textContent()).toBe('검색');
    await page.close();
  });

  test('nothing moves after it was first drawn', async () => {
    const page = await browser().newPage({ viewport: { width: 375, height: 800 } });
    await page.addInitScript(
      'globalThis.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; }).observe({ type: "layout-shift", buffered: true });',
    );
    await page.goto(pathToFileURL(join(folder, '2025-07-07/index.html')).href);
    await page.waitForLoadState('load');
    expect(await page.evaluate<number>('shift')).toBe(0);
    await page.close();
  });

  test('a printed page has no navigation', async () => {
    const page = await open('2025-07-07/', {});
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.top nav').isVisible()).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(true);
    await page.close();
  });
});
