import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { program } from './program.ts';
import { removeFolder } from './remove.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const name = '2025-07-07';
/** The real week that the page is looked at with. */
export const week = readFileSync(join(root, `issues/${name}.yaml`), 'utf8');
/** Everything is waited for, but a computer may be busy. */
export const patience = 15_000;

const executablePath = findChromium();

/** Tests in one Chromium; skipped, and said so, where there is none. */
export function inChromium(title: string, tests: (browser: () => Browser) => void): void {
  const why = executablePath === undefined ? ' (skipped: there is no Chromium; set CHROME_PATH)' : '';
  describe.skipIf(executablePath === undefined)(`${title}${why}`, { timeout: 4 * patience }, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    }, 60_000);
    afterAll(async () => browser.close());
    tests(() => browser);
  });
}

/** A newsletter on the disk with the real week in it. */
export class Folder {
  readonly path: string;
  /** In which it stands alone, so that it can be moved. */
  private readonly around = realpathSync(mkdtempSync(join(tmpdir(), 'digest-page-')));

  constructor(issue = week, config = readFileSync(join(root, 'digest.config.yaml'), 'utf8')) {
    this.path = join(this.around, 'newsletter');
    mkdirSync(join(this.path, 'issues'), { recursive: true });
    this.write('digest.config.yaml', config);
    this.write(`issues/${name}.yaml`, issue);
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.path, file), text);
  }

  /** Writes the issue. */
  save(text: string): void {
    this.write(`issues/${name}.yaml`, text);
  }

  /** As it was made: with the one issue alone. */
  reset(): void {
    this.save(week);
    for (const other of readdirSync(join(this.path, 'issues')))
      // The lock of an edit that was just made goes by itself.
      if (other !== `${name}.yaml`) rmSync(join(this.path, 'issues', other), { force: true });
  }

  async remove(): Promise<void> {
    await removeFolder(this.around);
  }
}

/** The real program, serving a folder. */
export class Preview {
  readonly child: ChildProcess;
  /** As it is printed. */
  readonly url: Promise<string>;
  /** Its exit code, or the signal that killed it. */
  readonly ended: Promise<number | string | null>;
  stderr = '';

  constructor(folder: Folder, args: readonly string[] = [name], own: Readonly<Record<string, string>> = {}) {
    // An editor of whoever runs the tests must not open.
    const { EDITOR: _, VISUAL: __, DIGEST_EDITOR: ___, TERM_PROGRAM: ____, ...env } = process.env;
    this.child = spawn(process.execPath, [program, 'preview', ...args], {
      cwd: folder.path,
      env: { ...env, ...own },
    });
    this.child.stderr?.on('data', (data) => (this.stderr += String(data)));
    this.ended = new Promise((resolve) => this.child.once('exit', (code, signal) => resolve(code ?? signal)));
    this.url = new Promise((resolve, reject) => {
      this.child.stdout?.once('data', (data) => resolve(String(data).trim()));
      void this.ended.then((code) => reject(new Error(`it ended with ${code}: ${this.stderr}`)));
    });
  }

  async stop(): Promise<number | string | null> {
    this.child.kill('SIGINT');
    return this.ended;
  }
}

/** A folder and its preview, for all tests of a describe. */
export function served(issue?: string, config?: string): { folder: Folder; url: () => Promise<string> } {
  const folder = new Folder(issue, config);
  let preview: Preview | undefined;
  beforeAll(async () => {
    preview = new Preview(folder);
    await preview.url;
  }, 60_000);
  afterAll(async () => {
    await preview?.stop();
    await folder.remove();
  });
  return { folder, url: () => preview?.url ?? Promise.reject(new Error('it was not started')) };
}

export type ViewTab = 'Forum' | 'Email' | 'Web' | 'Text' | 'Raw post' | 'Raw HTML' | 'Source' | 'Post it';

/** The page as somebody uses it. */
export class Desk {
  readonly page: Page;
  /** What the browser complained of: errors of scripts, refused by a policy, not found. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(patience);
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  static async open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Desk> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
    const desk = new Desk(await context.newPage());
    // Nothing of a test depends on another computer: every picture of the world is the same one.
    await desk.page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
    );
    await desk.page.goto(url);
    return desk;
  }

  pane(number: 1 | 2): Locator {
    return this.page.locator('.pane').nth(number - 1);
  }

  tab(pane: 1 | 2, view: ViewTab): Locator {
    return this.pane(pane).getByRole('tab', { name: view, exact: true });
  }

  async look(pane: 1 | 2, view: ViewTab): Promise<void> {
    await this.tab(pane, view).click();
  }

  button(label: string): Locator {
    return this.page.getByRole('button', { name: label, exact: true });
  }

  /** Chooses another issue. */
  async choose(issue: string): Promise<void> {
    await this.page.locator('#issue').click();
    await this.page
      .locator('#picker li > button')
      .filter({ has: this.page.locator('.name', { hasText: issue }) })
      .click();
  }

  /** The frame that is shown in a pane. */
  frame(pane: 1 | 2): FrameLocator {
    return this.pane(pane).locator('iframe:visible').contentFrame();
  }

  /** The lines that are shown in a pane. */
  lines(pane: 1 | 2): Locator {
    return this.pane(pane).locator('.lines:visible > div');
  }

  get status(): Locator {
    return this.page.locator('#status');
  }

  get notice(): Locator {
    return this.page.locator('#notice');
  }

  get found(): Locator {
    return this.page.locator('#found .where');
  }

  get problems(): Locator {
    return this.page.locator('#problems .problem');
  }

  /** In the page or in a frame: `script` is a function of the element, for the browser. */
  in<Result>(place: Locator, script: string): Promise<Result> {
    // A string would not be called with the element.
    // oxlint-disable-next-line typescript/no-implied-eval
    const act = new Function('element', `return (${script})(element)`) as (element: unknown) => Result;
    return place.evaluate(act);
  }

  /** What axe finds wrong in the page and in its frames, each as `rule: element`. */
  async violations(): Promise<string[]> {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const found: string[] = [];
    for (const frame of this.page.frames()) {
      await frame.evaluate(axe);
      // What is asked of a whole page is not asked of a view in it; and links look as they do on the forum.
      const off =
        frame.parentFrame() === null
          ? []
          : ['region', 'landmark-one-main', 'page-has-heading-one', 'link-in-text-block'];
      const rules = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]));
      const list = await frame.evaluate<[string, string[]][]>(
        `axe.run(document, { iframes: false, preload: false, rules: ${JSON.stringify(rules)}, resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))]))`,
      );
      found.push(...list.flatMap(([id, nodes]) => nodes.map((html) => `${id}: ${html}`)));
    }
    return found;
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

/** Waits until what is asked is so. */
export function eventually<T>(ask: () => Promise<T> | T, message = ''): ReturnType<typeof expect.poll> {
  return expect.poll(ask, { timeout: patience, interval: 20, message });
}

/** Waits until an element holds a text. */
export async function shows(place: Locator | FrameLocator, text: string): Promise<void> {
  const element = 'evaluate' in place ? place : place.locator('body');
  await eventually(() => element.innerText()).toContain(text);
}
