/** The real program and a real browser: the issue as the site has it. */
import { afterEach, expect, test } from 'vitest';
import { Desk, eventually, inChromium, name, served, shows, week } from '../support/browser.ts';

const paragraph = '에이전트 하나를 잘 만드는 일에서';
const line = week.slice(0, week.indexOf(paragraph)).split('\n').length;

inChromium('the view "Web", in Chromium', (browser) => {
  const { url } = served();
  let desk: Desk;
  const open = async (options: Parameters<typeof Desk.open>[2] = {}): Promise<void> => {
    desk = await Desk.open(browser(), await url(), options);
    await desk.look(1, 'Web');
    await shows(desk.frame(1), paragraph);
    await eventually(() => desk.page.locator('#budgets .budget').count()).toBeGreaterThan(1);
  };
  afterEach(async () => {
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });

  const width = (): Promise<number> => desk.in(desk.frame(1).locator('html'), '() => innerWidth');

  test.each([
    ['light', 'rgb(243, 243, 240)', {}],
    ['dark', 'rgb(20, 22, 25)', {}],
    ['light', 'rgb(243, 243, 240)', { viewport: { width: 375, height: 740 } }],
    ['dark', 'rgb(20, 22, 25)', { viewport: { width: 375, height: 740 } }],
  ] as const)(
    'in %s colours it looks as the site does, and axe finds nothing',
    async (scheme, colour, size) => {
      await open({ colorScheme: scheme, ...size });
      const body = desk.frame(1).locator('body');
      expect(await desk.in(body, '(element) => getComputedStyle(element).backgroundColor')).toBe(colour);
      expect(await width()).toBe('viewport' in size ? 375 : 640);
      expect(
        await desk.in<number>(body, '() => document.documentElement.scrollWidth - innerWidth'),
      ).toBeLessThanOrEqual(0);
      expect(await desk.violations()).toEqual([]);
    },
  );

  test('a page of the site is not here: its link leads nowhere, says so, and finds the line as the words around it do', async () => {
    await open();
    const frame = desk.frame(1);
    const pages = desk.page.context().pages().length;
    const links = frame.locator('a[role="link"]');
    expect(await links.count()).toBeGreaterThan(3);
    expect(await frame.locator('a[href]:not([href^="#"]):not([href^="https://"])').count()).toBe(0);
    const title = frame.locator('h2 a[role="link"]').first();
    expect(await title.getAttribute('title')).toMatch(/^A page of the site, not in this preview: \.\.\/p\//);
    // What is disabled for whoever hears it can be clicked by whoever sees it.
    await title.click({ force: true });
    await shows(desk.found, `issues/${name}.yaml:`);
    await frame.getByText(paragraph).first().click();
    await shows(desk.found, `issues/${name}.yaml:${line}`);
    expect(desk.page.context().pages()).toHaveLength(pages);
    expect(await frame.locator('script, link, meta[http-equiv]').count()).toBe(1);
  });

  test('other links open beside the page, and those to a card lead to it', async () => {
    await open();
    const frame = desk.frame(1);
    expect(await frame.locator('a.button').first().getAttribute('target')).toBe('_blank');
    await frame.locator('.contents a').last().click();
    const top = (): Promise<number> =>
      desk.in(frame.locator('section.card').last(), '(card) => card.getBoundingClientRect().top');
    await eventually(top).toBeLessThan(400);
  });
});
