/** The real program and a real browser: texts that a language model wrote, until somebody has read them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { markOf } from '../../src/issue/marks.ts';
import { parseYaml } from '../../src/yaml/index.ts';
import { Desk, eventually, inChromium, name, patience, served, shows, week } from '../support/browser.ts';

type Entry = Readonly<Record<string, string | Readonly<Record<string, string>>>>;
const data = parseYaml(new TextEncoder().encode(week)).data as {
  readonly intro: readonly Entry[];
  readonly papers: readonly Entry[];
};

/** The marks on texts of an entry, as they stand in it. */
function marks(entry: Entry | undefined, keys: readonly string[]): string {
  const lines = keys.map((key) => {
    const [field = '', lang = ''] = key.split('.');
    const value = entry?.[field];
    const text = typeof value === 'string' ? value : (value?.[lang] ?? '');
    return `      ${key}: "${markOf(text, { model: 'a-model', date: '2025-07-06' })}"\n`;
  });
  return `    x-draft:\n${lines.join('')}`;
}

let cards = 0;
/** The first theme, and title, summary and one abstract of the second paper are a model's. */
const drafted = week
  .replace(/^week: .*$/m, '$&\ndraft: true')
  .replace(/^ {2}- theme: .*\n/m, (theme) => theme + marks(data.intro[0], ['text']))
  .replace(/^ {2}- title:\n {6}ko: .*\n {6}en: .*\n/gm, (title) =>
    ++cards === 2 ? title + marks(data.papers[1], ['title.ko', 'summary', 'abstract.ko']) : title,
  );

inChromium('what nobody has read, in Chromium', (browser) => {
  const { folder, url } = served();
  let desk: Desk;
  const file = (): string => readFileSync(join(folder.path, `issues/${name}.yaml`), 'utf8');
  const without = (key: string): string =>
    drafted.replace(new RegExp(`^      ${key.replace('.', '\\.')}: ".*sha256:.*\\n`, 'm'), '');
  const accept = (pane: 1 | 2, what: string): Locator =>
    desk.frame(pane).getByRole('button', { name: `Accept ${what}`, exact: true });
  const buttons = (pane: 1 | 2): Locator => desk.frame(pane).locator('#unread button');
  /** With the mouse where it is seen: the mail may be shown smaller than it is, which the driver does not reckon with. */
  const press = async (button: Locator): Promise<void> => {
    await desk.in(button, "(one) => one.scrollIntoView({ block: 'center' })");
    const frame = desk.pane(2).locator('iframe:visible');
    const scale = '(one) => one.getBoundingClientRect().width / one.offsetWidth';
    const [x, y] = await desk.in<[number, number]>(
      button,
      '(one) => { const { x, y, width, height } = one.getBoundingClientRect(); return [x + width / 2, y + height / 2]; }',
    );
    const [box, by] = [await frame.boundingBox(), await desk.in<number>(frame, scale)];
    await desk.page.mouse.click((box?.x ?? 0) + x * by, (box?.y ?? 0) + y * by);
  };
  const open = async (options: Parameters<typeof Desk.open>[2] = {}): Promise<void> => {
    desk = await Desk.open(browser(), await url(), options);
    await eventually(() => desk.problems.count()).toBe(4);
    await eventually(() => buttons(1).count()).toBe(4);
  };
  beforeEach(() => {
    folder.reset();
    folder.save(drafted);
  });
  afterEach(async () => {
    expect(desk.complaints).toEqual([]);
    await desk.close();
    folder.reset();
  });

  test(
    'a text has an edge along its lines, and a button that takes its mark off',
    { timeout: 8 * patience },
    async () => {
      await open();
      for (const pane of [1, 2] as const) {
        await eventually(() => buttons(pane).count()).toBe(4);
        const paragraph = desk
          .frame(pane)
          .locator('p', { hasText: '프롬프트 인젝션(Prompt Injection)' })
          .first();
        const text = await paragraph.boundingBox();
        const edges = await desk.frame(pane).locator('#unread .edge').all();
        const boxes = await Promise.all(edges.map((edge) => edge.boundingBox()));
        expect(
          boxes.some(
            (box) =>
              text !== null &&
              box !== null &&
              Math.abs(box.y - text.y) < 2 &&
              Math.abs(box.height - text.height) < 2 &&
              Math.abs(box.x + box.width - text.x) < 2,
          ),
        ).toBe(true);
      }
      await accept(1, 'the summary of paper 2').click();
      await eventually(() => desk.page.locator('#done').innerText()).toContain(
        'Accepted one text: 2.summary.',
      );
      expect(file()).toBe(without('summary'));
      for (const pane of [1, 2] as const) await eventually(() => buttons(pane).count()).toBe(3);
      await eventually(() => desk.problems.count()).toBe(3);
      await desk.button('Undo').click();
      for (const pane of [1, 2] as const) await eventually(() => buttons(pane).count()).toBe(4);
      expect(file()).toBe(drafted);
      // A theme is read as a whole; what no mark is left of has none.
      await press(accept(2, 'the text of theme 1'));
      await eventually(file).toBe(without('text').replace('    x-draft:\n', ''));
    },
  );

  test('from problem to problem, a accepts what is found', { timeout: 8 * patience }, async () => {
    await open();
    await desk.page.keyboard.press('a');
    for (const left of [3, 2, 1, 0]) {
      await desk.page.keyboard.press('n');
      // The file is looked at for a moment after it was written: who saves it by then is told so.
      const done = desk.page.waitForResponse((response) => response.request().method() === 'POST');
      await desk.page.locator('.problem[aria-current] + .fix').click();
      await done;
      await eventually(() => desk.problems.count()).toBe(left);
    }
    expect(file()).toBe(drafted.replaceAll(/^ {4}x-draft:\n(?: {6}.*\n)+/gm, ''));
    folder.save(drafted);
    await eventually(() => desk.problems.count()).toBe(4);
    await desk.page.locator('#outline li[data-paper="2"] .paper').click();
    await shows(desk.found, 'papers[1].title');
    // The problems of a save are told before all of it is drawn.
    const accept = desk.page.locator('#found').getByRole('button', { name: 'Accept' });
    await eventually(() => accept.count()).toBe(1);
    await desk.page.keyboard.press('a');
    await eventually(file).toBe(without('title.ko'));
    await eventually(() => buttons(1).count()).toBe(3);
    await desk.button('Undo').click();
    await eventually(file).toBe(drafted);
    await eventually(() => buttons(1).count()).toBe(4);
    await eventually(() => accept.count()).toBe(1);
    await accept.click();
    await eventually(file).toBe(without('title.ko'));
  });

  test.each(['Text', 'Raw post', 'Raw HTML', 'Source'] as const)(
    'lines of %s have the edge, too',
    async (view) => {
      await open();
      await desk.look(1, view);
      const lines = desk.pane(1).locator('.lines:visible > .unread');
      await eventually(async () => (await lines.allInnerTexts()).join('\n')).toContain(
        '프롬프트 인젝션(Prompt Injection)',
      );
      expect((await lines.allInnerTexts()).join('\n')).not.toContain('Luca Beurer-Kellner');
      folder.save(week);
      await eventually(() => lines.count()).toBe(0);
    },
  );

  test('a text from right to left has its edge on the right', async () => {
    const summary = 'هذه الورقة تشرح كيف نحمي الوكلاء من الأوامر المخفية.';
    folder.save(
      `week: ${name}\ndraft: true\npapers:\n  - title: {en: A paper}\n    arxiv: "2506.15677"\n    summary:\n      ar: |\n        ${summary}\n    x-draft:\n      summary.ar: "${markOf(summary, { model: 'm', date: '2025-07-06' })}"\n`,
    );
    desk = await Desk.open(browser(), await url());
    const text = desk.frame(2).locator('p', { hasText: summary }).last();
    await eventually(() => buttons(2).count()).toBe(1);
    expect(await desk.in(text, '(one) => getComputedStyle(one).direction')).toBe('rtl');
    const [box, edge] = [
      await text.boundingBox(),
      await desk.frame(2).locator('#unread .edge').boundingBox(),
    ];
    expect(Math.abs((edge?.x ?? 0) - (box?.x ?? 0) - (box?.width ?? 0))).toBeLessThan(2);
  });

  test.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['on a phone', { viewport: { width: 375, height: 667 }, hasTouch: true }],
    ['on a phone, dark', { viewport: { width: 375, height: 667 }, hasTouch: true, colorScheme: 'dark' }],
  ] as const)(
    'axe finds nothing, and each button is in reach: %s',
    { timeout: 8 * patience },
    async (_, options) => {
      await open(options);
      for (const view of ['Forum', 'Email'] as const) {
        await desk.look(1, view);
        await eventually(() => buttons(1).count()).toBe(4);
        const [width, right] = await desk.in<[number, number]>(
          desk.frame(1).locator('html'),
          `(one) => [one.scrollWidth, Math.max(...[...one.querySelectorAll('#unread button')].map((button) => button.getBoundingClientRect().right))]`,
        );
        expect(right).toBeLessThanOrEqual(width);
        expect(await desk.violations()).toEqual([]);
      }
      await desk.look(1, 'Source');
      expect(await desk.violations()).toEqual([]);
    },
  );
});
