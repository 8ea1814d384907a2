/** The real program and a real browser: what the page does with an issue, besides showing it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Desk, eventually, inChromium, name, patience, served, shows, week } from '../support/browser.ts';

const titles = [...week.matchAll(/^ {2}- title:\n {6}ko: "(.*)"/gm)].map(([, title = '']) => title);
const broken = week
  .replace('arxiv: "2506.15677"', 'arxiv: "https://arxiv.org/abs/2506.15677"')
  .replace('papers:', 'paperz: 1\npaperx: 1\npapers:');

inChromium('what the page does, in Chromium', (browser) => {
  const { folder, url } = served();
  let desk: Desk;
  /** By their Korean titles, with which the others begin. */
  const outlined = async (): Promise<string[]> => {
    const shown = await desk.page.locator('#outline .title').allTextContents();
    return shown.map((text) => titles.find((title) => text.startsWith(title)) ?? text);
  };
  const open = async (options: Parameters<typeof Desk.open>[2] = {}): Promise<void> => {
    desk = await Desk.open(browser(), await url(), options);
    // What was drawn for the test before is shown first.
    await eventually(outlined).toEqual(titles);
    await eventually(() => desk.page.locator('#budgets .budget').count()).toBeGreaterThan(2);
  };
  const file = (): string => readFileSync(join(folder.path, `issues/${name}.yaml`), 'utf8');
  const done = (): Promise<string> => desk.page.locator('#done').innerText();
  beforeEach(() => folder.reset());
  afterEach(async () => {
    expect(desk.complaints).toEqual([]);
    await desk.close();
    folder.reset();
  });

  describe('mail programs', () => {
    beforeEach(() => open(), 4 * patience);
    const choose = (client: string): Promise<unknown> =>
      desk.pane(2).getByRole('combobox', { name: 'Shown as' }).selectOption({ label: client });
    const report = () => desk.pane(2).locator('.report');

    test('a mail is shown as each of them shows it, and as it is again', async () => {
      const details = desk.frame(2).locator('[class]');
      await shows(desk.frame(2), titles[0] ?? '');
      const before = await details.count();
      expect(before).toBeGreaterThan(20);
      await choose('Without styles');
      await eventually(() => details.count()).toBe(1);
      const behind = '(html) => getComputedStyle(html).backgroundColor';
      expect(await desk.in(desk.frame(2).locator('html'), behind)).toBe('rgb(255, 255, 255)');
      await choose('Outlook (Word)');
      await eventually(() => desk.frame(2).locator('[style*="border-radius"]').count()).toBe(0);
      await shows(desk.frame(2), titles[0] ?? '');
      await choose('As it is');
      await eventually(() => details.count()).toBe(before);
    });

    test('the report says what the mail uses that a program lacks, and follows the program', async () => {
      expect(await report().isVisible()).toBe(false);
      await desk.button('Report').click();
      await shows(report(), 'caniemail.com, 20');
      await choose('Gmail');
      await shows(report(), '@media (prefers-color-scheme)');
      const [address] = await report()
        .getByRole('link')
        .evaluateAll((links) => links.map(String));
      expect(address).toMatch(/^https:\/\/www\.caniemail\.com\/features\//);
      await choose('Naver, Daum');
      await shows(report(), 'caniemail has no data on this view.');
      await shows(report(), '<style> ×');
      await desk.button('Report').click();
      expect(await report().isVisible()).toBe(false);
    });

    test('nothing is asked of the server for a report that is closed', async () => {
      const asked: string[] = [];
      desk.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      folder.save(week.replace('저자들은', '이 저자들은'));
      await shows(desk.frame(2), '이 저자들은');
      await choose('Gmail');
      expect(asked.filter((path) => path === '/report')).toEqual([]);
      await desk.button('Report').click();
      await shows(report(), 'Not there');
      expect(asked.filter((path) => path === '/report')).toHaveLength(1);
    });
  });

  describe('the outline', () => {
    beforeEach(async () => {
      await open();
      // What a test before had broken is shown until it is drawn anew, and a version that is shown no more is not edited.
      await eventually(() => desk.problems.count()).toBe(0);
    }, 4 * patience);
    const paper = (number: number) => desk.page.locator(`#outline li[data-paper="${number}"] .paper`);

    test('has the papers with their weight and state, and leads to them', async () => {
      expect(await outlined()).toEqual(titles);
      expect(await paper(3).locator('.amount').innerText()).toMatch(/^[\d,]+$/);
      await paper(3).click();
      await shows(desk.found, 'papers[2].title');
      folder.save(broken);
      await eventually(() => paper(1).getByRole('img').getAttribute('aria-label')).toBe('1 to mend');
      expect(await paper(2).getByRole('img').getAttribute('aria-label')).toBe('nothing to mend');
    });

    test('Alt and an arrow move a paper in the file, and undo brings its bytes back', async () => {
      await paper(3).focus();
      await desk.page.keyboard.press('Alt+ArrowUp');
      const [first = '', second = '', third = '', ...others] = titles;
      await eventually(outlined).toEqual([first, third, second, ...others]);
      expect(file()).not.toBe(week);
      expect(file().split('\n').toSorted()).toEqual(week.split('\n').toSorted());
      // The focus goes with the paper, which can be moved on.
      await eventually(() => desk.in<boolean>(paper(2), '(one) => one === document.activeElement')).toBe(
        true,
      );
      await eventually(done).toContain('Paper 3 is paper 2 now.');
      await desk.button('Undo').click();
      await eventually(outlined).toEqual(titles);
      expect(file()).toBe(week);
      await eventually(done).toContain('Taken back');
    });

    test('buttons move it too, and so does dragging', async () => {
      await paper(1).hover();
      await desk.button('Move paper 1 down').click();
      await eventually(async () => (await outlined())[1]).toBe(titles[0]);
      await eventually(done).toContain('Paper 1 is paper 2 now.');
      await paper(4).dragTo(paper(1));
      await eventually(async () => (await outlined())[0]).toBe(titles[3]);
    });

    test('undo leaves a file alone that was edited since, and says so', async () => {
      await paper(1).focus();
      await desk.page.keyboard.press('Alt+ArrowDown');
      await eventually(async () => (await outlined())[1]).toBe(titles[0]);
      await eventually(done).toContain('Paper 1 is paper 2 now.');
      const edited = file().replace('저자들은', '이 저자들은');
      folder.save(edited);
      await shows(desk.frame(1), '이 저자들은');
      await desk.button('Undo').click();
      await eventually(done).toContain('Nothing was taken back');
      expect(file()).toBe(edited);
      // A browser notes every answer that is a refusal.
      expect(desk.complaints.splice(0)).toEqual([expect.stringContaining('409')]);
    });
  });

  describe('problems', () => {
    beforeEach(async () => {
      folder.save(broken);
      await open();
      await eventually(() => desk.problems.count()).toBe(3);
    }, 4 * patience);
    const groups = (): Promise<string[]> => desk.page.locator('#problems summary').allInnerTexts();

    test('stand together by their code, and can be filtered', async () => {
      expect(await groups()).toEqual(['schema/unknown-key ×2', 'schema/value ×1']);
      await desk.page.getByLabel('Filter problems').fill('ARXIV');
      await eventually(groups).toEqual(['schema/value ×1']);
      await desk.page.getByLabel('Filter problems').fill('nothing has this');
      await shows(desk.page.locator('#problems'), 'None has these words.');
    });

    test('one that is certain is fixed by a button, alone, and taken back', async () => {
      await desk.page.locator('.fix').click();
      await eventually(groups).toEqual(['schema/unknown-key ×2']);
      expect(file()).toBe(broken.replace('https://arxiv.org/abs/2506.15677', '2506.15677'));
      await desk.button('Undo').click();
      await eventually(() => desk.problems.count()).toBe(3);
      expect(file()).toBe(broken);
    });

    test('n and p go from one to the next', async () => {
      const current = (): Promise<string> => desk.page.locator('.problem[aria-current]').innerText();
      await desk.page.keyboard.press('n');
      expect(await current()).toContain('paperz');
      await desk.page.keyboard.press('n');
      expect(await current()).toContain('paperx');
      await shows(desk.found, 'schema/unknown-key');
      await desk.page.keyboard.press('p');
      expect(await current()).toContain('paperz');
    });
  });

  describe('ways through an issue', () => {
    beforeEach(() => open(), 4 * patience);

    test('J and K go from paper to paper', async () => {
      for (const [key, paper] of [
        ['J', 0],
        ['J', 1],
        ['j', 1],
        ['J', 2],
        ['K', 1],
      ] as const) {
        await desk.page.keyboard.press(key);
        await shows(desk.found, `papers[${paper}].`);
      }
    });

    test('? lists the keys, and Escape closes the list', async () => {
      await desk.page.keyboard.press('?');
      await shows(desk.page.getByRole('dialog', { name: 'Keys' }), 'next and previous paper');
      await desk.page.keyboard.press('Escape');
      await eventually(() => desk.page.getByRole('dialog').count()).toBe(0);
    });

    test.each([
      ['Forum', 'Source'],
      ['Source', 'Email'],
      ['Text', 'Raw post'],
    ] as const)(
      '%s and %s scroll together, block by block, until they are asked not to',
      async (one, two) => {
        await desk.look(1, one);
        await desk.look(2, two);
        const place = (pane: 1 | 2, view: string) =>
          view === 'Forum' || view === 'Email'
            ? desk.frame(pane).locator('html')
            : desk.pane(pane).locator('.lines:visible');
        const topOf = (pane: 1 | 2, view: string): Promise<number> =>
          desk.in(place(pane, view), '(one) => one.scrollTop');
        await desk.page.waitForTimeout(400);
        const before = await topOf(2, two);
        await desk.in(place(1, one), '(one) => { one.scrollTop = one.scrollHeight / 2; }');
        await eventually(() => topOf(2, two)).toBeGreaterThan(before + 300);
        const share = await desk.in<number>(place(2, two), '(one) => one.scrollTop / one.scrollHeight');
        expect(share).toBeGreaterThan(0.25);
        expect(share).toBeLessThan(0.75);
        await desk.button('Scroll together').click();
        const there = await topOf(2, two);
        await desk.page.waitForTimeout(400);
        await desk.in(place(1, one), '(one) => { one.scrollTop = 0; }');
        await desk.page.waitForTimeout(200);
        expect(await topOf(2, two)).toBe(there);
      },
    );

    test('an issue is found by its title, its number and its week', async () => {
      folder.write(
        'issues/2025-06-30.yaml',
        week
          .replace('week: 2025-07-07', 'week: 2025-06-30\nnumber: 111\ndraft: true')
          .replace(titles[0] ?? '', '지난주의 논문'),
      );
      await desk.page.locator('#issue').click();
      const options = desk.page.locator('#picker li > button');
      await eventually(() => options.count()).toBe(2);
      for (const words of ['지난주의', '#111', '06-30']) {
        await desk.page.getByLabel('Find an issue').fill(words);
        await eventually(() => options.count()).toBe(1);
      }
      expect((await options.innerText()).split(/\s*\n\s*/)).toEqual([
        '2025-06-30',
        '#111',
        'draft',
        '지난주의 논문',
      ]);
      await desk.page.keyboard.press('Enter');
      await shows(desk.frame(1), '지난주의 논문');
    });
  });

  describe('how it looks', () => {
    test('a line of the text is as wide as 78 columns, and Hangul takes two', async () => {
      await open();
      await desk.look(1, 'Text');
      const [line, pair] = await desk.in<[number, number]>(
        desk.pane(1).locator('.lines:visible'),
        `(lines) => { const wide = (text) => { const span = document.createElement('span'); span.textContent = text; lines.append(span);
          const { width } = span.getBoundingClientRect(); span.remove(); return width; };
          return [lines.firstElementChild.clientWidth - 24, wide('x'.repeat(78))]; }`,
      );
      expect(line).toBeGreaterThanOrEqual(pair);
      expect(line - pair).toBeLessThan(2);
    });

    test('the source has colours, and a long line goes on where it begins', async () => {
      await open();
      await desk.look(1, 'Source');
      const line = desk.lines(1).filter({ hasText: titles[0] ?? '' });
      expect(await line.locator('.yaml-key').innerText()).toBe('ko:');
      expect(await line.locator('.yaml-value').innerText()).toContain(titles[0]);
      expect(await desk.in(line, '(one) => getComputedStyle(one).textIndent')).toMatch(/^-\d/);
      expect(await desk.lines(1).first().locator('.yaml-comment').count()).toBe(1);
    });

    test('what others see of a shared topic is the beginning of the post', async () => {
      await open();
      await desk.pane(1).getByText('What others see when the topic is shared').click();
      const words = await desk.pane(1).locator('.shared').innerText();
      expect(words).toMatch(/^PyTorchKR.*…$/);
      expect(words.length).toBeLessThanOrEqual(221);
    });

    test('title, subject, preheader and body have buttons that copy them', async () => {
      await open({ permissions: ['clipboard-read', 'clipboard-write'] });
      const copied = async (label: string): Promise<string> => {
        await desk.button(label).click();
        await desk.page
          .getByRole('button', { name: /^Copied/ })
          .first()
          .waitFor();
        return desk.page.evaluate<string>('navigator.clipboard.readText()');
      };
      expect(await copied('Copy topic title')).toContain('2025/07/07');
      expect(await copied('Copy subject')).toContain('2025/07/07');
      expect(await copied('Copy preheader')).not.toContain('\n');
      expect(await copied('Copy HTML')).toContain('<!doctype html>');
      expect(await copied('Copy for the composer')).toContain('저자들은');
      await desk.button('Copied: switch the composer to Markdown, then paste').waitFor();
    });

    test('both panes have room for all their tabs, also on a small laptop', async () => {
      await open();
      for (const width of [1240, 1280, 1310, 1366, 1420, 1440]) {
        await desk.page.setViewportSize({ width, height: 800 });
        const cut = '(tabs) => tabs.scrollWidth - tabs.clientWidth';
        for (const pane of [1, 2] as const)
          expect([width, await desk.in(desk.pane(pane).getByRole('tablist'), cut)]).toEqual([width, 0]);
      }
    });

    test('on a phone the views begin in the upper quarter, and the settings are behind a button', async () => {
      await open({ viewport: { width: 375, height: 667 }, hasTouch: true });
      for (const view of ['Forum', 'Text', 'Source'] as const) {
        await desk.look(1, view);
        const top = await desk.in<number>(
          desk.pane(1).locator('iframe:visible, .lines:visible'),
          '(one) => one.getBoundingClientRect().top',
        );
        expect(top, view).toBeLessThan(667 / 4);
      }
      expect(await desk.button('Dark').isVisible()).toBe(false);
      await desk.button('Menu').click();
      await desk.button('Dark').click();
      await desk.page.keyboard.press('Escape');
      expect(await desk.button('Dark').isVisible()).toBe(false);
    });

    // A screen of 1280 pixels, of which fewer are left for each letter (WCAG 1.4.4 and 1.4.10).
    test.each([200, 400])('with text of %i per cent nothing is wider than the screen', async (percent) => {
      const width = (1280 * 100) / percent;
      await open({ viewport: { width, height: 512 }, deviceScaleFactor: percent / 100 });
      const wide = (): Promise<number> => desk.page.evaluate('document.documentElement.scrollWidth');
      await desk.look(1, 'Email');
      await desk.button('Report').click();
      expect(await wide()).toBeLessThanOrEqual(width);
      await desk.button('Menu').click();
      expect(await wide()).toBeLessThanOrEqual(width);
      const menu = await desk.page.locator('#tools').boundingBox();
      expect(menu?.x).toBeGreaterThanOrEqual(0);
    });
  });
});
