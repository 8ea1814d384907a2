/** Who may look at the preview, with the real program and a real browser: its user's, and nobody led there by others. */
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually, Folder, inChromium, name, patience, Preview } from '../support/browser.ts';

inChromium('who may look at the preview, in Chromium', (browser) => {
  let context: BrowserContext;
  let folder: Folder;
  const running: Preview[] = [];
  beforeEach(async () => {
    folder = new Folder();
    context = await browser().newContext();
    context.setDefaultTimeout(patience);
  });
  afterEach(async () => {
    await context.close();
    for (const preview of running.splice(0)) await preview.stop();
    await folder.remove();
  });

  const start = (args: readonly string[] = [], env: Record<string, string> = {}): Preview => {
    const preview = new Preview(folder, [name, ...args], env);
    running.push(preview);
    return preview;
  };
  const title = `${name} · digest preview`;

  test('two previews in one browser, each with its own cookie, at clean addresses', async () => {
    const pages = [];
    for (const { url } of [start(), start()]) {
      const page = await context.newPage();
      await page.goto(await url);
      await eventually(() => page.title()).toBe(title);
      pages.push(page);
    }
    for (const page of pages) {
      const { port, href } = new URL(page.url());
      expect(href).toBe(`http://127.0.0.1:${port}/`);
      await page.reload();
      await eventually(() => page.title()).toBe(title);
      expect(await page.evaluate('document.cookie')).toBe('');
    }
    const ports = pages.map((page) => new URL(page.url()).port);
    const cookies = await context.cookies();
    expect(cookies.map((cookie) => cookie.name).toSorted()).toEqual(
      ports.map((port) => `digest-${port}`).toSorted(),
    );
    for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  });

  test('--open: the browser starts at a page of the user’s, which is gone after the visit', async () => {
    // It notes what it was asked for.
    const programs = join(folder.path, 'programs');
    mkdirSync(programs);
    writeFileSync(
      join(programs, 'xdg-open'),
      `#!/bin/sh\necho "$*" > "${programs}/opened.new"\nmv "${programs}/opened.new" "${programs}/opened"\n`,
    );
    chmodSync(join(programs, 'xdg-open'), 0o755);
    const preview = start(['--open'], {
      XDG_CACHE_HOME: join(folder.path, 'cache'),
      PATH: `${programs}:${process.env['PATH']}`,
    });
    const { port, searchParams } = new URL(await preview.url);
    await eventually(() => existsSync(join(programs, 'opened'))).toBe(true);
    const opened = readFileSync(join(programs, 'opened'), 'utf8').trim();
    expect(opened).toBe(join(folder.path, `cache/digest/preview-${port}.html`));
    expect(opened).not.toContain(searchParams.get('token'));
    expect(statSync(opened).mode & 0o777).toBe(0o600);
    const page = await context.newPage();
    await page.goto(pathToFileURL(opened).href);
    await eventually(() => page.title()).toBe(title);
    expect(page.url()).toBe(`http://127.0.0.1:${port}/`);
    await eventually(() => existsSync(opened)).toBe(false);
    await page.reload();
    await eventually(() => page.title()).toBe(title);
  });

  test('a foreign page, also one of another server of this computer, gets nothing of it', async () => {
    const { url } = start();
    const own = await context.newPage();
    await own.goto(await url);
    await eventually(() => own.title()).toBe(title);
    const { origin } = new URL(own.url());
    const neighbour = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end('<p>another server</p>'),
    );
    await new Promise<void>((resolve) => neighbour.listen(0, '127.0.0.1', resolve));
    const foreign = await context.newPage();
    await foreign.route('https://evil.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<p>evil</p>' }),
    );
    for (const address of [
      'https://evil.example/',
      `http://127.0.0.1:${(neighbour.address() as AddressInfo).port}/`,
    ]) {
      await foreign.goto(address);
      for (const path of ['', 'page.js', 'page.css', 'frame.html', 'events', 'nothing']) {
        const asked = await foreign.evaluate<string>(
          `Promise.all(['cors', 'no-cors'].map((mode) => fetch(${JSON.stringify(`${origin}/${path}`)}, { mode, credentials: 'include' })
            .then((answer) => answer.type, () => 'nothing'))).then(String)`,
        );
        expect(asked, `${path} from ${address}`).toBe('nothing,nothing');
      }
    }
    // A link leads to the sentence, without the page.
    await foreign.goto('https://evil.example/');
    await foreign.evaluate(
      `{ const link = document.createElement('a'); link.href = ${JSON.stringify(`${origin}/`)}; link.click(); }`,
    );
    await eventually(() => foreign.locator('body').innerText()).toContain(
      'start again from the printed address',
    );
    await new Promise((resolve) => neighbour.close(resolve));
  });
});
