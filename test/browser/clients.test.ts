/** What the views of mail programs make of a mail, in Chromium: each is a function of the mail alone. */
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClientName, clientNames } from '../../src/preview/page/clients/names.ts';
import { settledWeeks } from '../formats/hard-weeks.ts';
import { inChromium } from '../support/browser.ts';
import { mailOf } from '../support/weeks.ts';

const mail = `<!doctype html><html><head><meta charset="utf-8">
<!--[if mso]><xml><o:PixelsPerInch>96</o:PixelsPerInch></xml><style>td{font-family:'Malgun Gothic'}</style><![endif]-->
<style>
:root { color-scheme: light dark }
@media (prefers-color-scheme: dark) { .card { background-color: #000000 } }
@media (max-width: 600px) { .card { padding: 4px } }
a[href] { color: red }
.card { position: absolute; border-radius: 4px; color: #ffffff }
</style></head><body>
<!--[if mso]><p id="for-word">Word</p><![endif]-->
<details><summary>Sum</summary><p style="margin:0 auto;padding:3px;overflow-wrap:anywhere;max-width:60px">Text</p><p style="overflow-wrap:anywhere;word-wrap:break-word">Long</p></details>
<table style="max-width:600px" bgcolor="#ffffff"><tr><td class="card" id="cell" style="padding:8px;border-radius:4px;background-color:#ffffff;color:#000000">Cell</td></tr></table>
<a href="#top">Up</a>
</body></html>`;

interface Result {
  readonly html: string;
  readonly removed: Readonly<Record<string, number>>;
}

inChromium('the views of mail programs', (browser) => {
  let page: Page;
  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `import { simulations } from './clients.ts'; import { Removed } from './removed.ts';
          globalThis.simulate = (name, html) => { const mail = new DOMParser().parseFromString(html, 'text/html'); const removed = new Removed();
          simulations[name]?.(mail, removed); return { html: '<!doctype html>' + mail.documentElement.outerHTML, removed: Object.fromEntries(removed.all()) }; };`,
        resolveDir: 'src/preview/page/clients',
        loader: 'ts',
      },
      bundle: true,
      write: false,
      format: 'iife',
    });
    page = await browser().newPage();
    await page.addInitScript(outputFiles[0]?.text ?? '');
    await page.goto('about:blank');
  }, 60_000);
  afterAll(() => page.close());

  const simulate = (client: ClientName, html = mail): Promise<Result> =>
    page.evaluate(`simulate(${JSON.stringify(client)}, ${JSON.stringify(html)})`);
  const withoutComments = (html: string): string => html.replaceAll(/<!--[^]*?-->/g, '');

  test('as it is, nothing is changed', async () => {
    const { html, removed } = await simulate('original');
    expect(removed).toEqual({});
    expect(html).toContain('<!--[if mso]>');
    expect(html).toContain('prefers-color-scheme');
  });

  test('Gmail keeps its styles, and loses what it does not know', async () => {
    const { html, removed } = await simulate('gmail');
    expect(html).toContain('max-width: 600px');
    // The old name of what it does not know stays.
    expect(html.match(/overflow-wrap/g)).toHaveLength(1);
    expect(html).not.toMatch(/prefers-color-scheme|position:|<details|<summary|a\[href\]|href="#top"/);
    expect(html).toContain('border-radius: 4px');
    expect(removed).toMatchObject({
      '@media (prefers-color-scheme: dark)': 1,
      'overflow-wrap': 1,
      position: 1,
      '<details>': 1,
      'a[href]': 1,
    });
  });

  test('Gmail takes 16 KB of styles', async () => {
    const large = mail.replace('</head>', `<style>${'.a{color:red}'.repeat(1300)}</style></head>`);
    const { html, removed } = await simulate('gmail', large);
    expect(removed).toMatchObject({ '<style> over 16 KB': 1 });
    expect(html).toContain('max-width: 600px');
  });

  test('Gmail with other accounts has no styles but those of elements', async () => {
    const { html, removed } = await simulate('gmail-bare');
    expect(withoutComments(html)).not.toContain('<style');
    expect(html).toContain('padding:8px');
    expect(removed).toMatchObject({ '<style>': 1 });
  });

  test('Word has its own comments, and padding in cells alone', async () => {
    const { html, removed } = await simulate('word');
    expect(html).toContain('<p id="for-word">Word</p>');
    expect(html).toContain('Malgun Gothic');
    expect(html).not.toContain('96');
    expect(html).not.toMatch(/@media|border-radius|a\[href\]|<details|position/);
    expect(html).toMatch(/<p style="margin: 0px;?">|<p style="margin-top: 0px[^"]*">/);
    expect(html).toMatch(/<table style="max-width: ?600px/);
    expect(html).toContain('padding: 8px');
    expect(removed).toMatchObject({ '@media': 2, padding: 1, 'max-width': 1 });
  });

  test('in Word a table is as wide as it says where it says so in Word’s own name, and no break is taken from <wbr>', async () => {
    const long = 'x'.repeat(200);
    const widthOf = async (style: string): Promise<number> => {
      const table = `<table width="300" style="table-layout:fixed${style}"><tr><td>${long}<wbr>${long}</td></tr></table>`;
      const { html, removed } = await simulate('word', mail.replace('</body>', `${table}</body>`));
      expect(removed).toMatchObject({ 'table-layout': 1, '<wbr>': 1 });
      await page.setViewportSize({ width: 640, height: 700 });
      return (await page.evaluate<Shown>(framed(html))).wide;
    };
    expect(await widthOf('')).toBeGreaterThan(2000);
    expect(await widthOf(';mso-table-layout-alt:fixed')).toBe(640);
  });

  test('forced dark turns light to dark, of backgrounds, texts and attributes', async () => {
    const { html, removed } = await simulate('forced-dark');
    expect(html).toContain('background-color: rgb(18, 18, 18)');
    expect(html).toContain('color: rgb(255, 255, 255)');
    expect(html).toContain('bgcolor="#121212"');
    expect(html).not.toContain('prefers-color-scheme');
    expect(removed).toMatchObject({ '@media (prefers-color-scheme: dark)': 1, bgcolor: 1 });
  });

  test('Korean web mail loses styles, classes and ids; what knows no CSS loses all of it', async () => {
    const naver = await simulate('naver');
    expect(withoutComments(naver.html)).not.toMatch(/<style|class=|id="cell"/);
    expect(naver.html).toContain('background-color:#ffffff');
    expect(naver.removed).toMatchObject({ '<style>': 1, class: 1, id: 1 });
    const plain = await simulate('plain');
    expect(withoutComments(plain.html)).not.toMatch(/style=|class=|bgcolor/);
    expect(plain.removed).toMatchObject({ style: 4, bgcolor: 1 });
    const figure = await simulate(
      'plain',
      mail.replace('Text', '<img src="x.png" width="534" alt="A curve">'),
    );
    expect(figure.html).toContain('>A curve</p>');
    expect(figure.removed).toMatchObject({ '<img>': 1 });
  });

  describe('seven mails, in four widths, light and dark', async () => {
    const mails = await Promise.all(
      (await settledWeeks()).map(async (week) => ({ name: week.name, html: (await mailOf(week)).html })),
    );
    const renderings = [320, 375, 640, 1280].flatMap((width) =>
      (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
    );

    test.each(clientNames)('%s shows all words, and nothing is wider than the screen', async (client) => {
      const wider = new Set<string>();
      const cutOff = new Set<string>();
      let count = 0;
      for (const { name, html } of mails) {
        const shown = (await simulate(client, html)).html;
        const words = await wordsOf(page, html);
        expect(words.length, name).toBeGreaterThan(10);
        for (const { width, scheme } of renderings) {
          await page.setViewportSize({ width, height: 700 });
          await page.emulateMedia({ colorScheme: scheme });
          const { wide, cut, text } = await page.evaluate<Shown>(framed(shown));
          count++;
          if (wide > width) wider.add(`${name} at ${width}`);
          if (cut) cutOff.add(`${name} at ${width}`);
          expect(
            words.filter((word) => !text.includes(word)),
            `${name} at ${width}`,
          ).toEqual([]);
        }
      }
      expect(count).toBe(7 * 4 * 2);
      expect([...wider]).toEqual([]);
      expect([...cutOff]).toEqual(client === 'word' ? cutOffByWord : []);
    });
  });
});

/** Outlook with Word runs on no phone: in a window that is as narrow, a picture has the width of its attribute, and its cell cuts it off. */
const cutOffByWord = ['2025-07-14', 'every key'].flatMap((name) => [`${name} at 320`, `${name} at 375`]);

/** How wide a mail is in a window, text that is cut off included; whether a picture of it goes past the edge, and what is read in it. */
interface Shown {
  readonly wide: number;
  readonly cut: boolean;
  readonly text: string;
}

/** The words that are seen of a mail as it is. */
async function wordsOf(page: Page, html: string): Promise<string[]> {
  const { text } = await page.evaluate<Shown>(framed(html));
  return [...new Set(text.split(/\s+/))].filter((word) => word !== '');
}

/** Runs in the page: shows a mail in a frame that is as wide as the window, and says what there is to see. */
function framed(html: string): string {
  return `(() => { const frame = document.createElement('iframe'); frame.width = innerWidth; frame.style = 'border:0;position:absolute;left:0';
    document.body.replaceChildren(frame); frame.contentDocument.write(${JSON.stringify(html).replaceAll('</', '<\\/')}); frame.contentDocument.close();
    const cut = [...frame.contentDocument.images].some((image) => image.getBoundingClientRect().right > innerWidth);
    const walker = frame.contentDocument.createTreeWalker(frame.contentDocument.body, NodeFilter.SHOW_TEXT);
    const range = frame.contentDocument.createRange();
    let wide = frame.contentDocument.documentElement.scrollWidth;
    while (walker.nextNode()) {
      if (walker.currentNode.data.trim() === '') continue;
      range.selectNodeContents(walker.currentNode);
      wide = Math.max(wide, Math.floor(range.getBoundingClientRect().right));
    }
    return { wide, cut, text: frame.contentDocument.body.innerText }; })()`;
}
