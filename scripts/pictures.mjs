/**
 * Takes the README's pictures from the real week: the post as the forum cooks it, and the mail on a phone, light and dark.
 * `npm run pictures`, after a build, with Chromium and a Korean font on the machine (CHROME_PATH names another browser).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from './find-chromium.mjs';
import emojiTable from '../src/generated/emoji.js';

const names = new Map(
  emojiTable.split('\n').flatMap((line) => {
    const [emoji, ...known] = line.split(' ');
    return known.map((name) => [name, emoji]);
  }),
);

const root = new URL('..', import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));
const week = process.argv[2] ?? '2025-07-07';
const digest = (args, input) =>
  execFileSync(process.execPath, [path('bin/digest.js'), '-C', path('.'), ...args], {
    encoding: 'utf8',
    input,
  });

const raw = digest(['render', week, '--format', 'forum']);
const post = forumPage(digest(['cook', '-'], raw));
const mail = digest(['render', week, '--format', 'email']);

const executablePath = findChromium();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
mkdirSync(path('docs'), { recursive: true });
await shoot('forum', post, { width: 760, height: 1200 });
await shoot('email', mail, { width: 390, height: 844 });
await shoot('email-dark', mail, { width: 390, height: 844, dark: true, from: 'h2:nth-of-type(1)' });
await shootPreview();
await browser.close();

/** A paragraph of the post that was clicked, and its lines. */
async function shootPreview() {
  const folder = mkdtempSync(join(tmpdir(), 'digest-pictures-'));
  digest(['preview', week, '--static', folder]);
  const page = await browser.newPage({ viewport: { width: 1360, height: 820 }, deviceScaleFactor: 1.5 });
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  await page.getByRole('tab', { name: 'Source' }).nth(1).click();
  const post = page.frameLocator('iframe').first();
  await post.locator('.cooked h3 + p').first().click();
  await page.getByRole('button', { name: 'Show in source' }).click();
  await page.screenshot({ path: path('docs/preview.png') });
  await page.close();
  rmSync(folder, { recursive: true });
}

async function shoot(name, html, { width, height, dark = false, from }) {
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: 1.5,
    colorScheme: dark ? 'dark' : 'light',
  });
  await page.setContent(html, { waitUntil: 'load' });
  // A card says more than the top of the page a second time.
  if (from !== undefined)
    await page
      .locator(from)
      .nth(3)
      .evaluate((heading) => window.scrollTo(0, heading.getBoundingClientRect().top + window.scrollY - 90));
  await page.screenshot({ path: path(`docs/${name}.png`) });
  await page.close();
}

/** The cooked post in a frame that looks like a forum's, with emoji as characters, since their pictures are on the forum. */
function forumPage(cooked) {
  const emoji = cooked.replace(
    /<img [^>]*class="emoji[^>]*>/g,
    (tag) => unicode(/alt=":?([^":]+)/.exec(tag)?.[1]) ?? tag,
  );
  return `<!doctype html><meta charset="utf-8"><style>
    body { font: 16px/1.6 'Noto Sans CJK KR', system-ui, sans-serif; color: #222; margin: 0; background: #fff }
    article { max-width: 690px; margin: 24px auto; padding: 0 24px }
    h1 { font-size: 1.5em } h2 { font-size: 1.35em; margin-top: 1.6em } h3 { font-size: 1.1em; margin-top: 1.4em }
    blockquote { margin: 0; padding: .5em 1em; background: #f8f8f8; border-left: 5px solid #e9e9e9 }
    hr { border: 0; border-top: 1px solid #e9e9e9; margin: 2em 0 } a { color: #08c; word-break: break-all }
    a.onebox { display: block; border: 5px solid #e9e9e9; padding: 1em; text-decoration: none }
  </style><article>${emoji}</article>`;
}

function unicode(name) {
  return names.get(name);
}
