/** The real program and a real browser: how an issue is shown, how one view leads to another, and for whom. */
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FrameLocator, Locator } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Desk, eventually, inChromium, name, patience, served, shows, week } from '../support/browser.ts';
import type { ViewTab } from '../support/browser.ts';

const lineOf = (part: string): number => week.slice(0, week.indexOf(part)).split('\n').length;
/** A paragraph of a summary, and how its line begins in each view. */
const paragraph = '에이전트 하나를 잘 만드는 일에서';
const summary = '에이전트를 여럿 두면 정말 더 나은 결과가 나올까요';
const abstract = '환경은 사실적인 실내 주방과 실제 도시의';
const picture = week.replace(
  '    arxiv: "2506.15677"\n',
  '    arxiv: "2506.15677"\n    image:\n      url: https://pictures.example/a.png\n      alt: 그림 하나\n',
);

inChromium('the page, in Chromium', (browser) => {
  const { folder, url } = served();
  let desk: Desk;
  const open = async (options: Parameters<typeof Desk.open>[2] = {}): Promise<void> => {
    desk = await Desk.open(browser(), await url(), options);
    await shows(desk.frame(1), paragraph);
    // The lines of the blocks come after the mail.
    await eventually(() => desk.page.locator('#budgets .budget').count()).toBeGreaterThan(1);
  };
  afterEach(async () => {
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });

  describe('one view leads to another', () => {
    beforeEach(() => open(), 4 * patience);

    const views: readonly ViewTab[] = ['Forum', 'Email', 'Web', 'Text', 'Raw post', 'Raw HTML'];
    const isFrame = (view: ViewTab): boolean => ['Forum', 'Email', 'Web'].includes(view);
    /** Where a text is shown in the first pane. */
    const placeOf = (view: ViewTab, text: string): Locator =>
      isFrame(view)
        ? desk.frame(1).getByText(text).filter({ visible: true }).first()
        : desk.lines(1).filter({ hasText: text }).last();
    const markOf = (view: ViewTab, pane: 1 | 2 = 1): Locator =>
      isFrame(view)
        ? desk.frame(pane).locator('[data-digest-found]')
        : desk.pane(pane).locator('.lines:visible .found');

    test('a paragraph leads to its line in the source, from every view', async () => {
      await desk.look(2, 'Source');
      const marked = desk.pane(2).locator('.lines .found');
      for (const view of views) {
        await desk.look(1, view);
        for (const text of [paragraph, summary, abstract]) {
          const place = placeOf(view, text.slice(0, 12));
          // In a frame that is shown smaller, the tools click beside what they mean.
          if (view === 'Web') await desk.in(place, '(element) => element.click()');
          else await place.click();
          await shows(desk.found, `issues/${name}.yaml:${lineOf(text)}`);
          await shows(marked, text);
          expect(await desk.in(marked.first(), inView), `${view}: ${text}`).toBe(true);
        }
      }
    });

    test('a line of the source leads to its paragraph, in every view', async () => {
      await desk.look(2, 'Source');
      for (const view of views) {
        await desk.look(1, view);
        for (const text of [summary, abstract]) {
          await desk
            .lines(2)
            .nth(lineOf(text) - 1)
            .click();
          const marked = markOf(view).first();
          await shows(marked, text.slice(0, 12));
          expect(await desk.in(marked, inView), `${view}: ${text}`).toBe(true);
          await shows(desk.found, `issues/${name}.yaml:${lineOf(text)}`);
        }
      }
    });

    test('a line leads to its paragraph in a frame that is still on its way', async () => {
      await desk.look(2, 'Source');
      let letGo = (): void => {};
      const held = new Promise<void>((resolve) => (letGo = resolve));
      await desk.page.route('**/frame.html', async (route) => {
        await held;
        await route.continue();
      });
      await desk.look(1, 'Email');
      await desk
        .lines(2)
        .nth(lineOf(abstract) - 1)
        .click();
      await shows(desk.found, `issues/${name}.yaml:${lineOf(abstract)}`);
      letGo();
      const marked = markOf('Email').first();
      await shows(marked, abstract.slice(0, 12));
      expect(await desk.in(marked, inView)).toBe(true);
    });

    test('a line that no reader sees is told as itself', async () => {
      await desk.look(2, 'Source');
      await desk.lines(2).nth(1).click();
      await shows(desk.found, `issues/${name}.yaml:2`);
      expect(await markOf('Forum').count()).toBe(0);
    });

    test.each<[ViewTab, ViewTab]>([
      ['Forum', 'Email'],
      ['Web', 'Forum'],
      ['Text', 'Raw post'],
      ['Raw HTML', 'Source'],
    ])('every block of the issue is found in %s and %s', async (...pair) => {
      await desk.look(1, pair[0]);
      await desk.look(2, pair[1]);
      // A mail hides an address behind words, and what the config says is not in the file.
      const hidden =
        /^(?:Email|Web|Raw HTML): .*\.(?:arxiv|more\[\d\]) |^Source: .*digest\.config\.yaml, not from this file$/;
      const forget =
        '(page) => { for (const mark of page.querySelectorAll("[data-digest-found]")) mark.removeAttribute("data-digest-found") }';
      let last = '';
      for (let i = 0; i < 200; i++) {
        // A mark in a frame comes with a message; the one of the block before must not be taken for it.
        for (const [pane, view] of pair.entries()) {
          const page = desk.frame(pane === 0 ? 1 : 2).locator('html');
          if (isFrame(view)) await desk.in(page, forget);
        }
        await desk.page.keyboard.press('j');
        const here = await desk.found.innerText();
        if (here === last) break;
        last = here;
        for (const [pane, view] of pair.entries()) {
          const place = `${view}: ${here}`;
          if (hidden.test(place)) continue;
          await eventually(() => markOf(view, pane === 0 ? 1 : 2).count(), place).toBeGreaterThan(0);
        }
      }
      expect(last).toContain('closing');
    });
  });

  describe('keys', () => {
    beforeEach(() => open(), 4 * patience);
    const chosen = (): Promise<string> => desk.pane(1).locator('[aria-selected="true"]').innerText();

    test('1 to 8 choose a view, also from within a frame', async () => {
      const names = ['Forum', 'Email', 'Web', 'Text', 'Raw post', 'Raw HTML', 'Source', 'Post it'];
      for (const [i, view] of names.entries()) {
        await desk.page.keyboard.press(String(i + 1));
        expect(await chosen()).toBe(view);
      }
      await desk.frame(2).locator('h2').first().click();
      await desk.page.keyboard.press('1');
      await eventually(chosen).toBe('Forum');
      await desk.page.keyboard.press('9');
      expect(await chosen()).toBe('Forum');
    });

    test('arrows move between tabs, and round', async () => {
      await desk.tab(1, 'Forum').focus();
      await desk.page.keyboard.press('ArrowRight');
      expect(await chosen()).toBe('Email');
      expect(await desk.in(desk.tab(1, 'Email'), '(tab) => tab === document.activeElement')).toBe(true);
      await desk.page.keyboard.press('ArrowLeft');
      await desk.page.keyboard.press('ArrowLeft');
      expect(await chosen()).toBe('Post it');
      expect(await desk.in(desk.tab(1, 'Post it'), '(tab) => tab.tabIndex')).toBe(0);
      expect(await desk.in(desk.tab(1, 'Forum'), '(tab) => tab.tabIndex')).toBe(-1);
    });

    test('j and k go from block to block, in all views', async () => {
      const marks = (pane: 1 | 2): Locator => desk.frame(pane).locator('[data-digest-found]');
      await desk.page.keyboard.press('j');
      const first = await desk.found.innerText();
      for (let i = 0; i < 8; i++) await desk.page.keyboard.press('j');
      const later = await desk.found.innerText();
      expect(later).not.toBe(first);
      for (const pane of [1, 2] as const) {
        await eventually(() => marks(pane).count()).toBe(1);
        await eventually(() => desk.in(marks(pane), inView)).toBe(true);
      }
      for (let i = 0; i < 20; i++) await desk.page.keyboard.press('k');
      expect(await desk.found.innerText()).toBe(first);
    });

    test('s and d: side by side, dark', async () => {
      await desk.page.keyboard.press('s');
      expect(await desk.pane(2).isVisible()).toBe(false);
      await desk.page.keyboard.press('s');
      expect(await desk.pane(2).isVisible()).toBe(true);
      await desk.page.keyboard.press('d');
      await eventually(() => desk.frame(1).locator('html').getAttribute('class')).toBe('forum dark');
    });

    test('with others held down they are the browser\u2019s', async () => {
      await desk.page.keyboard.press('Control+2');
      await desk.page.keyboard.press('Alt+3');
      expect(await chosen()).toBe('Forum');
    });
  });

  describe('as each reader has it', () => {
    beforeEach(async () => {
      folder.save(picture);
      await open();
      await shows(desk.frame(2), paragraph);
      await eventually(() => desk.frame(2).locator('img[alt="그림 하나"]').count()).toBe(1);
    }, 4 * patience);
    afterEach(() => folder.reset());

    const background = (frame: FrameLocator): Promise<string> =>
      desk.in(
        frame.locator('body'),
        `(body) => { for (const element of [body.querySelector('h2, p'), body]) for (let at = element; at; at = at.parentElement) {
          const { backgroundColor } = getComputedStyle(at); if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor; } }`,
      );
    const brightness = async (frame: FrameLocator): Promise<number> =>
      Math.max(...((await background(frame)).match(/\d+/g) ?? []).slice(0, 3).map(Number));

    test('dark and light', async () => {
      for (const pane of [1, 2] as const) expect(await brightness(desk.frame(pane))).toBeGreaterThan(200);
      await desk.button('Dark').click();
      for (const pane of [1, 2] as const)
        await eventually(() => brightness(desk.frame(pane))).toBeLessThan(80);
      await desk.button('Light').click();
      for (const pane of [1, 2] as const)
        await eventually(() => brightness(desk.frame(pane))).toBeGreaterThan(200);
    });

    test('a mail on a phone and on a desktop is as wide as it is there', async () => {
      const width = (): Promise<number> => desk.in(desk.frame(2).locator('html'), '() => innerWidth');
      expect(await width()).toBe(640);
      await desk.button('Phone 375').click();
      await eventually(width).toBe(375);
      expect(await desk.in(desk.frame(2).locator('html'), '(html) => html.scrollWidth')).toBe(375);
      await desk.button('Desktop 640').click();
      await eventually(width).toBe(640);
    });

    test('without images', async () => {
      const image = desk.frame(2).locator('img[alt="그림 하나"]');
      expect(await image.getAttribute('src')).toBe('https://pictures.example/a.png');
      await desk.button('No images').click();
      await eventually(() => image.getAttribute('src')).toBeNull();
      expect(await desk.frame(2).locator('img[src]').count()).toBe(0);
      await desk.button('Images').click();
      await eventually(() => image.getAttribute('src')).toBe('https://pictures.example/a.png');
    });

    test('on a Korean and on an English site', async () => {
      // Only where words need no spaces does the forum read emoji within them.
      const text = '불:fire:꽃';
      folder.save(week.replace(paragraph, `${text} ${paragraph}`));
      await shows(desk.frame(1), '불🔥꽃');
      await desk.button('English site').click();
      await desk.look(2, 'Raw post');
      const raw = (): Promise<string> => desk.pane(2).locator('.lines:visible').innerText();
      await eventually(async () => (await raw()).length).toBeGreaterThan(1000);
      const english = await raw();
      await desk.button('Korean site').click();
      await eventually(raw).not.toBe(english);
      expect(await raw()).toContain(text);
      await shows(desk.frame(1), '불🔥꽃');
    });
  });

  test('what is copied is what is sent', async () => {
    await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    const copied = (): Promise<string> => desk.page.evaluate<string>('navigator.clipboard.readText()');
    for (const [view, begins] of [
      ['Text', '[2025/07/07'],
      ['Raw post', '# [2025/07/07'],
      ['Raw HTML', '<!doctype html>'],
    ] as const) {
      await desk.look(1, view);
      await desk.pane(1).getByRole('button', { name: 'Copy' }).click();
      await desk.pane(1).getByRole('button', { name: 'Copied' }).waitFor();
      const text = await copied();
      expect(text.toLowerCase().startsWith(begins), view).toBe(true);
      expect(text).toContain(paragraph.slice(0, 12));
    }
  });

  test('the tab "Post it" has a checklist, and the texts for who posts by hand; a keyboard is enough', async () => {
    await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await desk.tab(1, 'Forum').focus();
    await desk.page.keyboard.press('End');
    await eventually(() => desk.tab(1, 'Post it').getAttribute('aria-selected')).toBe('true');
    const posting = desk.pane(1).locator('.posting');
    await shows(posting, 'not posted yet');
    for (const name of ['Problems', 'Draft', 'Budget', 'Links', 'Forum']) await shows(posting, name);
    const topic = posting.getByRole('link', { name: 'Begin a topic on the forum' });
    expect(await topic.count()).toBe(0);
    await posting.getByRole('button', { name: 'Copy the title' }).focus();
    await desk.page.keyboard.press('Tab');
    await desk.page.keyboard.press('Enter');
    await posting.getByRole('button', { name: 'Copied' }).waitFor();
    const text = await desk.page.evaluate<string>('navigator.clipboard.readText()');
    expect(text).toContain(paragraph.slice(0, 12));
    expect(text).not.toMatch(/^# /);
    // What is begun on the forum has its title, its category and its tags.
    const config = readFileSync('digest.config.yaml', 'utf8');
    folder.write(
      'digest.config.yaml',
      `${config}publish: { forum: { url: https://forum.example, username: a, category: 14, tags: [a, b] } }\n`,
    );
    await topic.waitFor();
    expect(await topic.getAttribute('href')).toMatch(
      /^https:\/\/forum\.example\/new-topic\?title=\S+&category_id=14&tags=a%2Cb$/,
    );
    folder.write('digest.config.yaml', config);
  });

  test('what is copied is what is shown then, after an edit and in another view', async () => {
    await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    const copied = async (): Promise<string> => {
      await desk.pane(1).getByRole('button', { name: 'Copy' }).click();
      await desk.pane(1).getByRole('button', { name: 'Copied' }).waitFor();
      await desk.pane(1).getByRole('button', { name: 'Copy', exact: true }).waitFor();
      return desk.page.evaluate<string>('navigator.clipboard.readText()');
    };
    await desk.look(1, 'Raw post');
    await shows(desk.pane(1).locator('.lines:visible'), paragraph.slice(0, 12));
    await copied();
    folder.save(week.replace(paragraph, `Edited. ${paragraph}`));
    await shows(desk.pane(1).locator('.lines:visible'), 'Edited.');
    expect(await copied()).toContain('Edited.');
    await desk.look(1, 'Text');
    expect(await copied()).not.toContain('**');
    await desk.look(1, 'Raw HTML');
    expect((await copied()).toLowerCase()).toContain('<!doctype html>');
    folder.reset();
  });

  test('a view keeps its place while another is looked at and the file changes', async () => {
    await open();
    await desk.look(1, 'Email');
    const mail = desk.frame(1).locator('html');
    await shows(desk.frame(1), paragraph);
    await desk.in(mail, '(html) => html.ownerDocument.defaultView.scrollTo(0, 3000)');
    await desk.look(1, 'Text');
    folder.save(week.replace('papers:\n', 'lead: A line above all others.\npapers:\n'));
    await shows(desk.pane(1).locator('.lines:visible'), 'A line above all others.');
    await desk.look(1, 'Email');
    await shows(desk.frame(1), 'A line above all others.');
    expect(await desk.in<number>(mail, '(html) => html.ownerDocument.defaultView.scrollY')).toBeGreaterThan(
      2900,
    );
    folder.reset();
  });

  test('single keys can be turned off, Escape always closes, and marking text picks nothing', async () => {
    await open();
    await shows(desk.frame(1), paragraph);
    await desk.page.keyboard.press('j');
    expect(await desk.found.isVisible()).toBe(true);
    await desk.page.keyboard.press('Escape');
    expect(await desk.found.isVisible()).toBe(false);
    await desk.button('Keys without Ctrl').click();
    expect(await desk.button('Keys without Ctrl').getAttribute('aria-pressed')).toBe('false');
    await desk.page.keyboard.press('j');
    expect(await desk.found.isVisible()).toBe(false);
    await desk.frame(1).getByText(paragraph.slice(0, 12)).first().dblclick();
    await desk.in(
      desk.frame(1).locator('html'),
      '() => getSelection().selectAllChildren(document.querySelector("p"))',
    );
    await desk.page.keyboard.press('Escape');
    await desk.in(desk.frame(1).locator('p').nth(3), '(element) => element.click()');
    expect(await desk.found.isVisible()).toBe(false);
  });

  test('on a phone one view is shown at a time, and nothing is wider than the screen', async () => {
    await open({ viewport: { width: 375, height: 740 }, hasTouch: true });
    expect(await desk.pane(2).isVisible()).toBe(false);
    for (const view of ['Forum', 'Email', 'Web', 'Text', 'Source', 'Post it'] as const) {
      await desk.look(1, view);
      expect(await desk.page.evaluate('document.documentElement.scrollWidth'), view).toBeLessThanOrEqual(375);
    }
    await desk.look(1, 'Forum');
    // Not tapped: the click that Chromium makes of a tap from its tools is off by the place of the frame, which it subtracts twice.
    await desk.frame(1).getByText(paragraph).first().click();
    await shows(desk.found, `issues/${name}.yaml:${lineOf(paragraph)}`);
    await desk.button('Show in source').click();
    await shows(desk.pane(1).locator('.found'), paragraph);
  });

  test('what somebody likes is kept for the next time', async () => {
    await open();
    await desk.look(1, 'Text');
    await desk.button('Phone 375').click();
    await desk.page.reload();
    await eventually(() => desk.pane(1).locator('[aria-selected="true"]').innerText()).toBe('Text');
    await eventually(() => desk.button('Phone 375').getAttribute('aria-pressed')).toBe('true');
  });

  describe('axe finds nothing', () => {
    const violations = (): Promise<string[]> => desk.violations();
    afterEach(() => folder.reset());

    test.each([
      ['light', { colorScheme: 'light' }],
      ['dark', { colorScheme: 'dark' }],
      ['on a phone', { viewport: { width: 375, height: 740 } }],
      ['on a phone, dark', { viewport: { width: 375, height: 740 }, colorScheme: 'dark' }],
    ] as const)('%s', async (_, options) => {
      await open(options);
      expect(await violations()).toEqual([]);
      // With problems, something found, and the other kinds of views.
      folder.save(
        week
          .replace('      en: "Small Language Models are the Future of Agentic AI"\n', '')
          .replace('papers:', 'paperz: 1\npapers:'),
      );
      await eventually(() => desk.problems.count()).toBe(2);
      await desk.page.keyboard.press('j');
      await desk.look(1, 'Source');
      await desk.page.locator('#budgets summary').first().click();
      expect(await violations()).toEqual([]);
      await desk.look(1, 'Post it');
      await shows(desk.pane(1).locator('.posting'), 'Copy the post');
      expect(await violations()).toEqual([]);
      await desk.look(1, 'Email');
      await desk.button('Report').first().click();
      await shows(desk.pane(1).locator('.report'), 'Not there');
      expect(await violations()).toEqual([]);
      await desk.page.keyboard.press('?');
      expect(await violations()).toEqual([]);
      await desk.page.keyboard.press('Escape');
      await desk.page.locator('#issue').click();
      expect(await violations()).toEqual([]);
      await desk.page.keyboard.press('Escape');
      folder.save('week: "\n');
      await shows(desk.notice, 'The page shows an earlier state.');
      await desk.look(1, 'Text');
      expect(await violations()).toEqual([]);
    });
  });
});

test('its scripts are small', () => {
  const size = (file: string): number =>
    statSync(fileURLToPath(new URL(`../../dist/preview/${file}`, import.meta.url))).size;
  expect(size('page.js')).toBeLessThan(40_000);
  expect(size('worker.js') + size('frame.js')).toBeLessThan(17 * 1024);
});

const inView = `(element) => { const { top, bottom } = element.getBoundingClientRect(); return bottom > 0 && top < innerHeight; }`;
