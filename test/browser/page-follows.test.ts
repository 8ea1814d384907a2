/** The real program and a real browser: what is saved is shown, whatever happens to the files. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  Desk,
  eventually,
  Folder,
  inChromium,
  name,
  Preview,
  patience,
  served,
  shows,
  week,
} from '../support/browser.ts';

const mark = '고친글이여기있습니다.';
const edited = week.replace('저자들은', `${mark} 저자들은`);
const broken = week.replace('papers:', 'papers: "');
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

inChromium('the page follows the file, in Chromium', (browser) => {
  describe('one server', () => {
    const { folder, url } = served();
    let desk: Desk;
    // One page for all tests; each begins with the usual issue in the usual views.
    beforeAll(async () => {
      desk = await Desk.open(browser(), await url());
    }, 4 * patience);
    beforeEach(async () => {
      folder.reset();
      if (new URL(desk.page.url()).search !== '') await desk.page.goto(await url());
      await desk.look(1, 'Forum');
      await desk.look(2, 'Email');
      await eventually(() => desk.status.innerText()).toBe('Problems: none. Live.');
      await eventually(() => desk.lines(1).count()).toBe(0);
      for (const pane of [1, 2] as const) {
        await shows(desk.frame(pane), '프롬프트 인젝션(Prompt Injection)');
        await eventually(() => desk.frame(pane).locator('body').innerText()).not.toContain(mark);
      }
    }, 4 * patience);
    afterEach(() => expect(desk.complaints.splice(0)).toEqual([]));
    afterAll(() => desk.close());

    test('the post and the mail are shown side by side', async () => {
      expect(await desk.page.title()).toBe(`${name} · digest preview`);
      const post = desk.frame(1);
      expect(await post.locator('.topic-title').innerText()).toContain('2025');
      expect(await post.locator('.cooked strong').allInnerTexts()).toContain(
        '프롬프트 인젝션(Prompt Injection)',
      );
      expect(await post.locator('.cooked .emoji').first().innerText()).toBe('🔥');
      expect(await post.locator('a.onebox .onebox-title').first().innerText()).not.toBe('');
      const mail = desk.frame(2);
      await shows(mail, '프롬프트 인젝션(Prompt Injection)');
      expect(await mail.locator('h2').count()).toBeGreaterThan(0);
      const inbox = await desk.pane(2).locator('.inbox').innerText();
      expect(inbox).toContain('PyTorchKR 논문 모음 <news@example.org>');
      expect(inbox).toContain('2025');
    });

    test('limits are shown, and what each paper takes of them', async () => {
      const budgets = desk.page.locator('#budgets');
      await shows(budgets, 'Mail as sent');
      expect(await budgets.innerText()).toMatch(/Forum post\s+[\d,]+ \/ [\d,]+ characters/);
      expect(await budgets.innerText()).toMatch(/Mail\s+[\d,]+ \/ [\d,]+ bytes/);
      await budgets.locator('summary').first().click();
      expect(await budgets.locator('details').first().locator('li').count()).toBe(10);
      // It stays unfolded when the file changes.
      folder.save(edited);
      await shows(desk.frame(1), mark);
      await eventually(() => budgets.locator('details').first().getAttribute('open')).toBe('');
    });

    test('what is saved in the editor is new in every view', async () => {
      const views = ['Forum', 'Email', 'Text', 'Raw post', 'Raw HTML', 'Source'] as const;
      for (const [i, view] of views.entries()) {
        const here = `${mark}${i}`;
        await desk.look(1, view);
        const place = i < 2 ? desk.frame(1) : desk.pane(1).locator('.lines:visible');
        await shows(place, '프롬프트 인젝션');
        folder.save(week.replace('저자들은', `${here} 저자들은`));
        await shows(place, here);
      }
    });

    test.each<[1 | 2]>([[1], [2]])(
      'pane %i: whoever reads on keeps their place when a text above changes',
      async (pane) => {
        const frame = desk.frame(pane);
        // The sixth title of a paper; the text that changes is in the first.
        const title = frame.locator('h2', { hasText: '소규모 언어 모델이 주도하는 에이전트 AI의 미래' });
        await desk.in(title, '(element) => element.scrollIntoView({ block: "center" })');
        const top = (): Promise<number> => desk.in(title, '(element) => element.getBoundingClientRect().top');
        const scrolled = (): Promise<number> => desk.in(frame.locator('html'), '(html) => html.scrollTop');
        const [topBefore, scrolledBefore] = [await top(), await scrolled()];
        expect(scrolledBefore).toBeGreaterThan(500);
        folder.save(week.replace('저자들은', `${mark.repeat(40)} 저자들은`));
        await eventually(() => frame.locator('body').textContent()).toContain(mark);
        await eventually(scrolled).toBeGreaterThan(scrolledBefore + 100);
        expect(Math.abs((await top()) - topBefore)).toBeLessThan(3);
        // And what is added at the end moves nothing.
        const before = await scrolled();
        folder.save(`${week.replace('저자들은', `${mark.repeat(40)} 저자들은`)}closing: "끝의 글"\n`);
        await eventually(() => frame.locator('body').textContent()).toContain('끝의 글');
        expect(await scrolled()).toBe(before);
      },
    );

    test('what a reader has unfolded stays unfolded', async () => {
      const folded = (text: string): string =>
        week.replace(/(summary: \|\n\s+)/, `$1[details="펼치기"]\n      ${text}\n      [/details]\n\n      `);
      folder.save(folded('숨은 글'));
      const details = desk.frame(1).locator('.cooked details').first();
      await details.locator('summary').click();
      expect(await details.getAttribute('open')).toBe('');
      folder.save(folded(mark));
      await shows(desk.frame(1), mark);
      expect(await details.getAttribute('open')).toBe('');
    });

    test('broken YAML keeps the last view and says what is wrong and where; mended, it goes on', async () => {
      folder.save(broken);
      await eventually(() => desk.problems.count()).toBeGreaterThan(0);
      expect(await desk.problems.first().innerText()).toMatch(/^error\s*line \d+/);
      await shows(desk.notice, 'The page shows an earlier state.');
      expect(await desk.status.innerText()).toMatch(/^Problems: \d+ errors?\. Live\.$/);
      await shows(desk.frame(1), '프롬프트 인젝션(Prompt Injection)');
      await shows(desk.frame(2), '프롬프트 인젝션(Prompt Injection)');
      folder.save(edited);
      await shows(desk.frame(1), mark);
      await eventually(() => desk.status.innerText()).toBe('Problems: none. Live.');
      expect(await desk.problems.count()).toBe(0);
    });

    test('a click on a problem shows its line in the source', async () => {
      const title = '      en: "Small Language Models are the Future of Agentic AI"\n';
      const lacking = week.replace(title, '');
      folder.save(lacking);
      await eventually(() => desk.problems.count()).toBe(1);
      const line = lineOf(lacking, '소규모 언어 모델이 주도하는') - 1;
      await shows(desk.problems.first(), `line ${line}`);
      await desk.problems.first().click();
      expect(await desk.tab(2, 'Source').getAttribute('aria-selected')).toBe('true');
      const marked = desk.pane(2).locator('.lines .found');
      expect(await marked.innerText()).toBe(lacking.split('\n')[line - 1]?.trimEnd());
      expect(await desk.in(marked, inView)).toBe(true);
      await shows(desk.found, `issues/${name}.yaml:${line}`);
      // Without an editor that has a window, it says what to do.
      await desk.button('Open in editor').click();
      await shows(desk.page.locator('#found'), 'DIGEST_EDITOR');
      expect(desk.complaints.splice(0)).toEqual([expect.stringContaining('501')]);
      // What it said of a paragraph stays when the file changes, which is what an editor is opened for.
      await desk.frame(1).getByText('프롬프트 인젝션').first().click();
      await desk.button('Open in editor').click();
      await shows(desk.page.locator('#found'), 'DIGEST_EDITOR');
      desk.complaints.splice(0);
      folder.save(`${lacking}# saved again\n`);
      await eventually(() => desk.pane(2).locator('.lines:visible').innerText()).toContain('# saved again');
      expect(await desk.page.locator('#found').innerText()).toContain('DIGEST_EDITOR');
      await desk.button('Close').click();
      expect(await desk.page.locator('#found').isVisible()).toBe(false);
    });

    test('two pages at once', async () => {
      const other = await Desk.open(browser(), await url());
      await shows(other.frame(1), '프롬프트 인젝션');
      folder.save(edited);
      await shows(desk.frame(1), mark);
      await shows(other.frame(1), mark);
      await other.close();
      folder.save(week);
      await eventually(() => desk.frame(1).locator('body').innerText()).not.toContain(mark);
    });

    test('the issue picker leads to the other issues, and the address with it', async () => {
      folder.write(
        'issues/2025-06-30.yaml',
        week.replace('week: 2025-07-07', 'week: 2025-06-30').replace('저자들은', '지난주의 저자들은'),
      );
      const names = (): Promise<string[]> => desk.page.locator('#picker .name').allTextContents();
      await desk.page.locator('#issue').click();
      await eventually(names).toEqual([name, '2025-06-30']);
      await desk.page.keyboard.press('Escape');
      await desk.choose('2025-06-30');
      await shows(desk.frame(1), '지난주의');
      expect(desk.page.url()).toMatch(/\?issue=2025-06-30$/);
      expect(await desk.page.title()).toBe('2025-06-30 · digest preview');
      await desk.page.reload();
      await shows(desk.frame(1), '지난주의');
      // One that is broken shows nothing of the one before.
      folder.write('issues/2025-06-23.yaml', 'week: "\n');
      await desk.page.locator('#issue').click();
      await eventually(names).toContain('2025-06-23');
      await desk.page.keyboard.press('Escape');
      await desk.choose('2025-06-23');
      await eventually(() => desk.problems.count()).toBeGreaterThan(0);
      // A frame is told after the page, and empties itself then.
      await eventually(() => desk.frame(1).locator('body').innerText()).toBe('');
      await eventually(() => desk.frame(2).locator('body').innerText()).toBe('');
      await desk.look(1, 'Text');
      expect(await desk.pane(1).locator('.lines:visible').innerText()).toBe('\n');
      rmSync(join(folder.path, 'issues/2025-06-23.yaml'));
      // What is shown stays to be chosen, above those that are there.
      await desk.page.locator('#issue').click();
      await eventually(names).toEqual(['2025-06-23', name, '2025-06-30']);
    });

    test('an issue that does not exist is said', async () => {
      await desk.page.goto(`${await url()}&issue=1999-01-04`);
      await shows(desk.notice, 'There is no issue 1999-01-04. Choose another.');
    });

    test('the config and templates are followed', async () => {
      const templates = join(folder.path, 'templates/forum');
      mkdirSync(templates, { recursive: true });
      let times = 0;
      await eventually(async () => {
        // The folder is new, and is watched once it was seen.
        writeFileSync(join(templates, 'masthead.hbs'), `Our own head ${++times}\n\n`);
        return desk.frame(1).locator('body').innerText();
      }).toContain('Our own head');
      rmSync(join(folder.path, 'templates'), { recursive: true });
      await eventually(() => desk.frame(1).locator('body').innerText()).not.toContain('Our own head');
    });

    test('the folder is moved and comes back', async () => {
      const elsewhere = `${folder.path}-moved`;
      renameSync(folder.path, elsewhere);
      await eventually(() => desk.problems.count()).toBe(1);
      await shows(desk.problems.first(), `${folder.path} no longer exists`);
      await shows(desk.frame(1), '프롬프트 인젝션(Prompt Injection)');
      renameSync(elsewhere, folder.path);
      await eventually(() => desk.problems.allInnerTexts()).toEqual([]);
      folder.save(edited);
      await shows(desk.frame(1), mark);
    });

    test('a second preview gets a port of its own', async () => {
      const second = new Preview(folder);
      const other = await second.url;
      expect(other).not.toBe(await url());
      const page = await Desk.open(browser(), other);
      await shows(page.frame(1), '프롬프트 인젝션');
      await page.close();
      expect(await second.stop()).toBe(0);
    });
  });

  test('Ctrl-C ends it clean, and the page says so and goes on with the next one', async () => {
    const folder = new Folder();
    const first = new Preview(folder);
    const url = await first.url;
    const desk = await Desk.open(browser(), url);
    await shows(desk.frame(1), '프롬프트 인젝션');
    expect(await first.stop()).toBe(0);
    await shows(desk.status, 'The preview has ended. Start it again and open the address that it prints');
    folder.save(edited);
    const second = new Preview(folder, [name, '--port', new URL(url).port]);
    const again = await desk.page.context().newPage();
    await again.goto(await second.url);
    await shows(desk.frame(1), mark);
    await shows(desk.status, 'Live.');
    await desk.close();
    expect(await second.stop()).toBe(0);
    await folder.remove();
  });

  test('--static: files that a browser opens without a server', async () => {
    const folder = new Folder();
    const writing = new Preview(folder, [name, '--static', 'out']);
    expect(await writing.url).toBe('out/index.html');
    expect(await writing.ended).toBe(0);
    const requests: string[] = [];
    const page = pathToFileURL(join(folder.path, 'out/index.html')).href;
    const desk = await Desk.open(browser(), 'about:blank');
    desk.page.on('request', (request) => requests.push(request.url()));
    await desk.page.goto(page);
    await shows(desk.frame(1), '프롬프트 인젝션(Prompt Injection)');
    await shows(desk.frame(2), '프롬프트 인젝션(Prompt Injection)');
    await shows(desk.status, 'Problems: none.');
    await desk.frame(1).getByText('프롬프트 인젝션(Prompt Injection)').first().click();
    await shows(desk.found, `issues/${name}.yaml:${lineOf(week, '에이전트 하나를 잘 만드는')}`);
    expect(await desk.button('Open in editor').count()).toBe(0);
    await desk.button('Show in source').click();
    expect(await desk.pane(2).locator('.found').innerText()).toContain('에이전트 하나를 잘 만드는');
    await desk.button('English site').first().click();
    await shows(desk.frame(1), '프롬프트 인젝션(Prompt Injection)');
    expect(desk.complaints).toEqual([]);
    expect(requests.every((request) => request.startsWith(pathToFileURL(`${folder.path}/out/`).href))).toBe(
      true,
    );
    // Its policy: whatever else gets into it, no script runs.
    for (const place of [desk.page.locator('body'), desk.frame(1).locator('body')]) {
      await desk.in(
        place,
        `(body) => { body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="top.ran = 1; self.ran = 1"><b>here</b>');
        const script = document.createElement('script'); script.textContent = 'self.ran = 1'; body.append(script); }`,
      );
      await eventually(() => desk.complaints.length).toBeGreaterThan(0);
      expect(await desk.in(place, '() => typeof self.ran')).toBe('undefined');
      expect(desk.complaints.splice(0).join(' ')).toContain('Content Security Policy');
    }
    await desk.close();
    await folder.remove();
  });
});

const inView = `(element) => { const { top, bottom } = element.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }`;
