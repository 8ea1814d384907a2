/**
 * Whatever stands in an issue, its config or its name: in the page and in its frames no script of it runs, nothing is asked
 * of another computer but pictures, and nobody is led away.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  Desk,
  eventually,
  Folder,
  inChromium,
  name,
  patience,
  Preview,
  served,
  shows,
} from '../support/browser.ts';
import { sharedCases, withShared } from '../support/shared.ts';

const payloads = sharedCases<{ payload: string }>('data/xss.json').map(({ payload }) => payload);

/** Ways that need no collection, each of which would spring the trap. */
const own = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' autofocus onfocus='alert(1)",
  '</title></style></textarea></script><script>alert(1)</script>',
  '<iframe srcdoc="<script>parent.alert(1)</script>">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<base href="https://evil.example/">',
  '<form action="https://evil.example/"><button autofocus>x</button></form>',
  '<link rel="stylesheet" href="https://evil.example/x.css"><style>@import "https://evil.example/y.css";</style>',
  '[a](javascript:alert(1)) <javascript:alert(1)>',
  '</script><!-- <script> -->\u2028alert(1)',
  '$& $` \u0027 <!-- start -->',
];

/** Every field of an issue that is text; YAML in JSON's clothes, in which anything can be written. */
function issueOf(texts: readonly string[]): string {
  const all = texts.join('\n\n');
  const line = all.replace(/\s+/g, ' ');
  return JSON.stringify({
    week: name,
    title: line.slice(0, 200),
    masthead: all,
    lead: all,
    intro: texts.map((text) => ({ theme: text, text })),
    closing: all,
    papers: texts.map((text, i) => ({
      title: { ko: text, en: text },
      arxiv: `2507.${String(10_000 + i)}`,
      authors: [text],
      summary: text,
      abstract: { ko: text, en: text },
      more: [{ title: text, url: `https://example.org/${i}` }],
      image: { url: `https://pictures.example/${i}.png`, alt: text },
      tags: [text],
    })),
  });
}

/** Notices whatever runs, in the page and in every frame in it, before anything else does. */
async function trap(page: Page): Promise<string[]> {
  const sprung: string[] = [];
  await page.exposeBinding('digestTrap', ({ frame }, what: string) =>
    sprung.push(`${what} in ${frame.url()}`),
  );
  await page.addInitScript(`for (const word of ['alert', 'confirm', 'prompt', 'print', 'xss', 'pwn', 'open'])
    self[word] = () => { self.digestTrap(word); };
    self.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      if (/^script/.test(violatedDirective)) self.digestTrap('refused ' + violatedDirective + ' ' + blockedURI);
    });`);
  page.on('dialog', (dialog) => {
    sprung.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => sprung.push(`popup ${popup.url()}`));
  page.on('download', (download) => sprung.push(`download ${download.url()}`));
  page.on('framenavigated', (frame) => {
    const isOurs = frame === page.mainFrame() || /\/frame\.html$|^about:blank$/.test(frame.url());
    if (!isOurs) sprung.push(`went to ${frame.url()}`);
  });
  page.on('request', (request) => {
    const isOurs = /^(?:http:\/\/127\.0\.0\.1:|file:|data:)/.test(request.url());
    if (!isOurs && request.resourceType() !== 'image')
      sprung.push(`${request.resourceType()} ${request.url()}`);
  });
  return sprung;
}

/** What only a script that ran, or markup that is none of ours, would leave behind. */
const leftBehind = `() => [...document.querySelectorAll('script, iframe, object, embed, form, base, link, meta[http-equiv], svg, math, [srcdoc], [onerror], [onload]')]
  .filter((element) => !element.matches('head > script:only-of-type:not([src]), head > link, body > script[src="page.js"], body > script#start, .stage > iframe'))
  .map((element) => element.outerHTML.slice(0, 200))`;

inChromium('a hostile issue can do nothing but look odd, in Chromium', (browser) => {
  const { folder, url } = served();
  let desk: Desk;
  let sprung: string[];

  beforeEach(async () => {
    desk = await Desk.open(browser(), 'about:blank');
    sprung = await trap(desk.page);
    await desk.page.goto(await url());
  }, 4 * patience);
  afterEach(() => desk.close());

  /** Looks at everything there is, and says what happened. */
  const lookAround = async (): Promise<string[]> => {
    for (const view of ['Text', 'Raw post', 'Raw HTML', 'Source'] as const) await desk.look(2, view);
    await desk.look(2, 'Email');
    const left: string[] = [];
    for (const frame of desk.page.frames())
      left.push(...(await desk.in<string[]>(frame.locator('html'), leftBehind)));
    return [...sprung, ...left];
  };

  test('the trap is one', async () => {
    const frame = desk.frame(1);
    // Whatever is drawn later would sweep it away.
    await eventually(() => desk.page.locator('#budgets .budget').count()).toBe(3);
    await shows(desk.frame(2), '에이전트');
    await desk.in(frame.locator('html'), '() => { alert(1); }');
    await eventually(() => sprung).toEqual([expect.stringMatching(/^alert in .*frame\.html$/)]);
    await desk.in(
      frame.locator('body'),
      `(body) => body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="digestTrap(2)"><form></form>')`,
    );
    await eventually(() => sprung.length).toBe(2);
    expect((await lookAround()).slice(2)).toEqual([
      expect.stringContaining('<img'),
      expect.stringContaining('<form'),
    ]);
  });

  const batches = [
    own,
    ...Array.from({ length: Math.ceil(payloads.length / 46) }, (_, i) => payloads.slice(i * 46, i * 46 + 46)),
  ];

  test.each(batches.map((batch, i) => [i, batch] as const))('batch %i, in every field', async (i, batch) => {
    const end = `the end of batch ${i}`;
    const issue = JSON.parse(issueOf(batch)) as Record<string, unknown>;
    folder.save(JSON.stringify({ ...issue, closing: `${String(issue['closing'])}\n\n${end}` }));
    await eventually(() =>
      desk.pane(1).locator('iframe').contentFrame().locator('body').textContent(),
    ).toContain(end);
    await eventually(() =>
      desk.pane(2).locator('iframe').contentFrame().locator('body').textContent(),
    ).toContain(end);
    expect(await lookAround()).toEqual([]);
  });
});

inChromium('hostile settings and names, in Chromium', (browser) => {
  test.each([
    ['<img src=x onerror=alert(1)>'],
    ['</script><script>alert(1)</script>'],
    [`"' onload=alert(1) '"`],
  ])('%s', async (text) => {
    const folder = new Folder(
      issueOf([text]),
      JSON.stringify({
        name: text,
        locale: 'ko',
        masthead: text,
        closing: text,
        email: { preheader: text },
        labels: { summary: text, abstract: text },
      }),
    );
    const file = `${text.replaceAll('/', '\u2215')}.yaml`;
    folder.write(`issues/${file}`, issueOf([text]));
    folder.write('issues/2025-06-30.yaml', `"${text.replaceAll('"', '')}": 1\n? <script>alert(1)</script>\n`);
    const preview = new Preview(folder);
    const desk = await Desk.open(browser(), 'about:blank');
    const sprung = await trap(desk.page);
    await desk.page.goto(await preview.url);
    await eventually(() => desk.frame(1).locator('body').textContent()).toContain('alert(1)');
    for (const other of [file.replace('.yaml', ''), '2025-06-30', name]) {
      await desk.choose(other);
      await eventually(() => desk.page.title()).toContain(other);
      await desk.page.keyboard.press('j');
    }
    await desk.page.goto(`${await preview.url}&issue=${encodeURIComponent(`${text} no`)}`);
    await shows(desk.status, 'There is no issue');
    const left: string[] = [];
    for (const frame of desk.page.frames())
      left.push(...(await desk.in<string[]>(frame.locator('html'), leftBehind)));
    expect([...sprung, ...left]).toEqual([]);
    await desk.close();
    await preview.stop();
    // The same as files.
    const writing = new Preview(folder, [name, '--static', 'out']);
    await writing.ended;
    const still = await Desk.open(browser(), 'about:blank');
    const also = await trap(still.page);
    await still.page.goto(pathToFileURL(join(folder.path, 'out/index.html')).href);
    await shows(still.status, 'Problems');
    for (const frame of still.page.frames()) await frame.locator('html').waitFor();
    expect(also).toEqual([]);
    await still.close();
    await folder.remove();
  });
});

withShared('data/xss.json', 'the collection', () => {
  test('is large', () => expect(payloads.length).toBeGreaterThan(400));
});
