/** More tabs than a browser has connections to one server, with the real program and a real browser. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually, inChromium, name, patience, served, week } from '../support/browser.ts';

const others = ['2025-06-23', '2025-06-30'];
const mark = '고친글이여기있습니다.';
const issueOf = (other: string, first = '저자들은'): string =>
  week.replace(`week: ${name}`, `week: ${other}`).replace('저자들은', first);

inChromium('tabs of one preview, in Chromium', (browser) => {
  const { folder, url } = served();
  let context: BrowserContext;
  beforeEach(async () => {
    folder.reset();
    for (const other of others) folder.write(`issues/${other}.yaml`, issueOf(other));
    context = await browser().newContext();
    context.setDefaultTimeout(patience);
    await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort());
    const first = await context.newPage();
    await first.goto(await url());
    await first.close();
  }, 4 * patience);
  afterEach(() => context.close());

  const open = async (issue: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${new URL(await url()).origin}/?issue=${issue}`);
    return page;
  };
  const isLive = (page: Page, issue: string): Promise<void> =>
    eventually(() => page.title()).toBe(`${issue} · digest preview`);
  const source = async (page: Page): Promise<string> => {
    await page.getByRole('tab', { name: 'Source', exact: true }).first().click();
    return page.locator('.lines:visible').first().innerText();
  };

  test('nine tabs of three issues all load and follow', { timeout: 16 * patience }, async () => {
    const issues = Array.from({ length: 9 }, (_, i) => [name, ...others][i % 3] ?? name);
    const pages: Page[] = [];
    for (const issue of issues) {
      const page = await open(issue);
      await isLive(page, issue);
      pages.push(page);
    }
    for (const other of others) folder.write(`issues/${other}.yaml`, issueOf(other, `${mark}${other}`));
    folder.save(issueOf(name, `${mark}${name}`));
    for (const [i, page] of pages.entries())
      await eventually(() => source(page)).toContain(`${mark}${issues[i] ?? ''}`);
    // Those that stay follow on when others go.
    for (const page of pages.slice(0, 8)) await page.close();
    folder.write(`issues/${others[1] ?? ''}.yaml`, issueOf(others[1] ?? '', `${mark}again`));
    const last = pages[8];
    if (last !== undefined) await eventually(() => source(last)).toContain(`${mark}again`);
  });

  test(
    'without a worker, a tab out of sight leaves its connection to others',
    { timeout: 16 * patience },
    async () => {
      await context.addInitScript(`delete window.SharedWorker;
      let isHidden = false;
      Object.defineProperty(document, 'hidden', { get: () => isHidden });
      window.hide = (hidden) => { isHidden = hidden; document.dispatchEvent(new Event('visibilitychange')); };`);
      const pages: Page[] = [];
      for (let i = 0; i < 9; i++) {
        const page = await open(name);
        await isLive(page, name);
        if (i < 8) await page.evaluate('hide(true)');
        pages.push(page);
      }
      // What an earlier test wrote may be shown first.
      const own = '여기만고친글입니다.';
      folder.save(issueOf(name, own));
      const [first, last] = [pages[0], pages[8]];
      if (first === undefined || last === undefined) throw new Error('there are no tabs');
      await eventually(() => source(last)).toContain(own);
      expect(await source(first)).not.toContain(own);
      await first.evaluate('hide(false)');
      await eventually(() => source(first)).toContain(own);
    },
  );
});
