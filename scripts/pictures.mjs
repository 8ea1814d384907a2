/**
 * Takes the pictures of the pages from the real week: one paper pasted by hand beside what digest writes, the post as the
 * forum cooks it, the mail on a phone, light and dark, and the page of the preview. `npm run pictures`, after a build, with
 * Chromium and a Korean font on the machine (CHROME_PATH names another browser).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { parse } from 'yaml';
import { findChromium } from './find-chromium.mjs';
import emojiTable from '../src/generated/emoji.js';

const names = new Map(
  emojiTable.split('\n').flatMap((line) => {
    const [emoji, ...known] = line.split(' ');
    return known.map((name) => [name, emoji]);
  }),
);

const forumStyle = `
    body { font: 16px/1.6 'Noto Sans CJK KR', system-ui, sans-serif; color: #222; margin: 0; background: #fff }
    article { max-width: 690px; margin: 24px auto; padding: 0 24px }
    h1 { font-size: 1.5em } h2 { font-size: 1.35em; margin-top: 1.6em } h3 { font-size: 1.1em; margin-top: 1.4em }
    blockquote { margin: 0; padding: .5em 1em; background: #f8f8f8; border-left: 5px solid #e9e9e9 }
    hr { border: 0; border-top: 1px solid #e9e9e9; margin: 2em 0 } a { color: #08c; word-break: break-all }
    a.onebox { display: block; border: 5px solid #e9e9e9; padding: 1em; text-decoration: none }
`;

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
mkdirSync(path('docs/pictures'), { recursive: true });
await shootBeforeAndAfter();
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
  await page.screenshot({ path: path('docs/pictures/preview.png') });
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
  await page.screenshot({ path: path(`docs/pictures/${name}.png`) });
  await page.close();
}

/** One paper of the week twice: its texts pasted as they were typed, and as digest writes them. */
async function shootBeforeAndAfter() {
  const { title, summary, abstract } = parse(readFileSync(path(`issues/${week}.yaml`), 'utf8')).papers[0];
  const heading = `## ${title.ko} / ${title.en}`;
  const quoted = abstract.ko.trim().replace(/^/gm, '> ');
  const pasted = `${heading}\n\n### 논문 소개\n\n${summary}\n### 논문 초록(Abstract)\n\n${quoted}\n`;
  const begin = raw.indexOf(heading);
  // Authors and the English abstract are the same on both sides, and left out to keep the picture small.
  const written = raw
    .slice(begin, raw.indexOf('\n---\n', begin))
    .replace(/(?<=^## .*\n\n)[^#]+\n\n/, '')
    .split('\n>\n')
    .slice(0, abstract.ko.trim().split('\n\n').length)
    .join('\n>\n');
  const side = (caption, markdown, mark) =>
    `<section><p class="caption">${caption}</p>${mark(withEmoji(digest(['cook', '-'], markdown)))}</section>`;
  const page = await browser.newPage({ viewport: { width: 1240, height: 900 }, deviceScaleFactor: 1.5 });
  await page.setContent(
    `<!doctype html><meta charset="utf-8"><style>${forumStyle}
      body { width: max-content } main { display: flex; gap: 20px; padding: 20px; background: #eef0f3 }
      section { width: 580px; padding: 0 26px 18px; background: #fff; box-sizing: border-box }
      .caption { margin: 0 -26px; padding: .5em 26px; background: #3b4252; color: #fff; font-weight: 700 }
      section:first-child .caption { background: #a3333d } .broken { background: #ffd9d9; outline: 2px solid #c8323f }
    </style><main>${side('Pasted by hand · 손으로 붙여 넣은 글', pasted, markBroken)}${side('With digest · digest로 만든 글', written, (html) => html)}</main>`,
  );
  await page.locator('main').screenshot({ path: path('docs/pictures/before-after.png') });
  await page.close();
}

/** Stars that readers see, and addresses that took the particle behind them. */
function markBroken(html) {
  const stars = html.match(/\*\*[^*<>]+\*\*/g) ?? [];
  const links = html.match(/<a href="[^"]*"[^>]*>https:[^<]*\p{Script=Hangul}<\/a>/gu) ?? [];
  if (stars.length === 0 || links.length === 0)
    throw new Error('nothing is broken in this paper when it is pasted by hand: take another one');
  return [...stars, ...links].reduce(
    (marked, broken) => marked.replace(broken, `<span class="broken">${broken}</span>`),
    html,
  );
}

/** The cooked post in a frame that looks like a forum's. */
function forumPage(cooked) {
  return `<!doctype html><meta charset="utf-8"><style>${forumStyle}</style><article>${withEmoji(cooked)}</article>`;
}

/** Emoji as characters, since their pictures are on the forum. */
function withEmoji(cooked) {
  return cooked.replace(
    /<img [^>]*class="emoji[^>]*>/g,
    (tag) => names.get(/alt=":?([^":]+)/.exec(tag)?.[1]) ?? tag,
  );
}
