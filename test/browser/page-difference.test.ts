/** The real program and a real browser: what changed in a week since the forum got it, word by word and in colours. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { sha256Of } from '../../src/ledger/index.ts';
import { contrast } from '../support/contrast.ts';
import { Desk, eventually, inChromium, name, patience, served, shows, week } from '../support/browser.ts';

const hash = sha256Of(week);
const ledger = {
  version: 1,
  week: name,
  forum: {
    url: 'https://forum.example',
    external_id: 'a',
    topic: 7,
    address: 'https://forum.example/t/7',
    title: 'A',
    posts: [{ part: 1, state: 'posted', post: 1, number: 1, raw: hash, at: '2025-07-14T03:00:00Z' }],
    issue: hash,
  },
};
const [first = ''] = /저자들은[^.]*\./.exec(week) ?? [];
const edited = week.replace(first, first.replace('저자들은', '연구진은'));

inChromium('what changed since it was posted, in Chromium', (browser) => {
  const { folder, url } = served();
  let desk: Desk;
  beforeAll(() => {
    mkdirSync(join(folder.path, 'published'));
    folder.write(`published/${name}.json`, JSON.stringify(ledger));
    folder.write(`published/${name}.forum.yaml`, week);
  });
  afterEach(async () => {
    expect(desk.complaints).toEqual([]);
    await desk.close();
    folder.reset();
  });

  test.each(['light', 'dark'] as const)(
    'a word that went and one that came are told apart by more than colour: %s',
    { timeout: 8 * patience },
    async (colorScheme) => {
      desk = await Desk.open(browser(), await url(), { colorScheme });
      await desk.look(1, 'Post it');
      const posting = desk.pane(1).locator('.posting');
      await shows(posting, 'Nothing was changed.');
      folder.save(edited);
      const [gone, come] = [posting.locator('del'), posting.locator('ins')];
      await eventually(() => gone.allInnerTexts()).toEqual(['저자들은 ']);
      expect(await come.allInnerTexts()).toEqual(['연구진은 ']);
      await shows(posting.locator('.differences'), 'the summary of paper 1');
      const look = await Promise.all(
        [gone, come].map((mark) =>
          desk.in<{ colour: string; behind: string; line: string }>(
            mark,
            '(one) => { const { color, backgroundColor, textDecorationLine } = getComputedStyle(one); return { colour: color, behind: backgroundColor, line: textDecorationLine }; }',
          ),
        ),
      );
      expect(look.map(({ line }) => line)).toEqual(['line-through', 'underline']);
      const [red, green] = look.map(({ behind }) => channels(behind));
      expect(red?.[0]).toBeGreaterThan((red?.[1] ?? 0) + 20);
      expect(green?.[1]).toBeGreaterThan((green?.[0] ?? 0) + 20);
      for (const { colour, behind } of look)
        expect(contrast(hex(colour), hex(behind))).toBeGreaterThanOrEqual(4.5);
      expect(await desk.violations()).toEqual([]);
    },
  );

  test('a paper that was moved is one line without words', async () => {
    desk = await Desk.open(browser(), await url());
    await desk.look(1, 'Post it');
    await desk.page.locator('#outline li[data-paper="3"] .paper').focus();
    await desk.page.keyboard.press('Alt+ArrowUp');
    const items = desk.pane(1).locator('.differences li');
    await eventually(() => items.allInnerTexts()).toEqual([
      expect.stringMatching(/^moved paper [23] \(was [23]\): /),
    ]);
    expect(await items.locator('ins, del').count()).toBe(0);
  });
});

function channels(rgb: string): number[] {
  return rgb.match(/\d+/g)?.slice(0, 3).map(Number) ?? [];
}

function hex(rgb: string): string {
  return `#${channels(rgb)
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('')}`;
}
