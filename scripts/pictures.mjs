/**
 * Takes the pictures of the pages from the real week: one paper pasted by hand beside what digest writes, the post as the
 * forum cooks it, the mail on a phone, light and dark, in several widths and of several kinds, and the page of the preview.
 * `npm run pictures`, after a build, with Chromium and a Korean font on the machine (CHROME_PATH names another browser). It
 * prints how high the mail is on a phone. `npm run pictures -- 2025-07-07 FOLDER` also puts the mail beside that of an older
 * version, which is built in FOLDER (a clone at the commit before the list of papers came).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
const [week = '2025-07-07', older] = process.argv.slice(2);
const digest = (args, input, folder = path('.')) =>
  execFileSync(process.execPath, [path('bin/digest.js'), '-C', folder, ...args], {
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
await shootWidths();
await shootKinds();
await tellHeights();
if (older !== undefined) await shootOlder();
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

/** The week's mail as wide as phones, a reading pane and a window, light and dark. */
async function shootWidths() {
  await shootSheet('email-widths', 1415, [
    { caption: '320 px', html: mail, width: 320, height: 640 },
    { caption: '375 px, dark', html: mail, width: 375, height: 640, dark: true },
    { caption: '640 px', html: mail, width: 640, height: 640 },
    { caption: '1280 px, dark', html: mail, width: 1280, height: 560, dark: true, shownAs: 1375 },
  ]);
}

/** Mails of other kinds than the week's, and the week's for those who see no pictures or need large letters. */
async function shootKinds() {
  const { papers, ...rest } = parse(readFileSync(path(`issues/${week}.yaml`), 'utf8'));
  const [first] = papers;
  const korean = { name: '주간 논문', locale: 'ko' };
  const image = {
    url: 'https://example.invalid/figure.png',
    alt: '두 세계를 오가는 에이전트의 그림',
    width: 1200,
    height: 500,
  };
  const hebrew = {
    title: { he: 'מודלים קטנים (SLM) הם העתיד', en: 'Small Language Models are the Future' },
    authors: ['דנה כהן', 'Ada Lovelace', 'محمد علي'],
    published: '2025-06-02',
    arxiv: '2506.02153',
    takeaway: { he: 'מודל קטן מספיק לעבודה שחוזרת על עצמה.' },
    summary: { he: 'המאמר טוען שמודל קטן זול יותר, ולרוב גם טוב מספיק: **בדקו לפני שמגדילים**.' },
  };
  const thirty = [1, 2, 3].flatMap((round) =>
    papers.map((paper, i) => ({
      ...paper,
      title: { ko: `${paper.title.ko} (${round})`, en: `${paper.title.en} (${round})` },
      arxiv: `2${round}01.${10_000 + i}`,
      link: undefined,
      summary: '한 문장으로 된 소개입니다.',
    })),
  );
  const shot = (caption, html, more = {}) => ({ caption, html, width: 375, height: 640, ...more });
  await shootSheet('email-kinds', 1205, [
    shot(
      'English',
      mailOf(
        { ...rest, papers, intro: [] },
        { name: 'Papers of the Week', locale: 'en', languages: ['en', 'ko'] },
      ),
    ),
    shot(
      'Right to left',
      mailOf({ week, papers: [hebrew] }, { name: 'מאמרים', locale: 'he', languages: ['he', 'en'] }),
    ),
    shot(
      'One paper',
      mailOf(
        { week, number: 1, papers: [{ ...first, takeaway: '화면 속 정보를 눈앞의 상황과 잇습니다.' }] },
        korean,
      ),
    ),
    shot(
      'Thirty papers',
      mailOf({ week, number: 113, papers: thirty }, { ...korean, email: { abstracts: 'none' } }),
    ),
    shot('Without pictures', mailOf({ week, number: 2, papers: [{ ...first, image }] }, korean), { y: 262 }),
    shot(
      'Letters twice as large',
      mail.replace(/font-size:(\d+)px/g, (_, size) => `font-size:${2 * size}px`),
    ),
  ]);
}

/** The mail of an issue and a config, which are data. */
function mailOf(issue, config) {
  const folder = mkdtempSync(join(tmpdir(), 'digest-pictures-'));
  mkdirSync(join(folder, 'issues'));
  writeFileSync(join(folder, 'digest.config.yaml'), JSON.stringify(config));
  writeFileSync(join(folder, 'issues', `${issue.week}.yaml`), JSON.stringify(issue));
  const html = digest(['render', issue.week, '--format', 'email'], undefined, folder);
  rmSync(folder, { recursive: true });
  return html;
}

/** How high the week's mail is on a phone, with as much of the abstracts as `email.abstracts` may ask for. */
async function tellHeights() {
  const issue = parse(readFileSync(path(`issues/${week}.yaml`), 'utf8'));
  const config = parse(readFileSync(path('digest.config.yaml'), 'utf8'));
  for (const abstracts of ['all', 'first', 'none']) {
    const { list, link, height } = await measure(
      mailOf(issue, { ...config, email: { ...config.email, abstracts } }),
    );
    console.log(
      `375 × 667, abstracts: ${abstracts}: list at ${list} px, first paper's link at ${link} px, ${height} px high`,
    );
  }
}

/** CSS pixels from the top of a phone, where the list is the first card and a link to a paper the first behind that to the web. */
async function measure(html) {
  const page = await browser.newPage({ viewport: { width: 375, height: 667 } });
  await page.setContent(html);
  const places = await page.evaluate(() => {
    const top = (element) => Math.round(element.getBoundingClientRect().top);
    const link = [...document.links].find(({ hostname }) => /arxiv|doi/.test(hostname));
    return {
      list: top(document.querySelector('td.k')),
      link: top(link),
      height: document.documentElement.scrollHeight,
    };
  });
  await page.close();
  return places;
}

/** The first screen of the mail as an older version made it, and as it is now. */
async function shootOlder() {
  const old = execFileSync(
    process.execPath,
    [join(older, 'bin/digest.js'), '-C', older, 'render', week, '--format', 'email'],
    {
      encoding: 'utf8',
    },
  );
  const shots = [];
  for (const [name, html] of [
    ['Before · 예전', old],
    ['Now · 지금', mail],
  ]) {
    const { link } = await measure(html);
    const caption = `${name}: first paper’s link at ${link.toLocaleString('en')} px`;
    shots.push({ caption, html, width: 375, height: 667 });
  }
  await shootSheet('email-before-after', 810, shots, 1.25);
}

/** Several mails on one picture that is `width` CSS pixels wide, each below its caption. */
async function shootSheet(name, width, shots, scale = 1) {
  const figures = [];
  for (const { caption, html, width: wide, height, dark = false, shownAs = wide, y = 0 } of shots) {
    const page = await browser.newPage({
      viewport: { width: wide, height },
      deviceScaleFactor: scale,
      colorScheme: dark ? 'dark' : 'light',
    });
    await page.setContent(html, { waitUntil: 'load' });
    await page.evaluate((top) => window.scrollTo(0, top), y);
    const picture = (await page.screenshot()).toString('base64');
    await page.close();
    figures.push(
      `<figure style="width:${shownAs}px"><figcaption>${caption}</figcaption><img width="${shownAs}" src="data:image/png;base64,${picture}"></figure>`,
    );
  }
  const sheet = await browser.newPage({ viewport: { width, height: 400 }, deviceScaleFactor: scale });
  await sheet.setContent(
    `<!doctype html><meta charset="utf-8"><style>
      body { margin: 0; font: 600 15px/1.4 'Noto Sans CJK KR', system-ui, sans-serif; color: #fff }
      main { display: flex; flex-wrap: wrap; gap: 20px; padding: 20px; background: #dfe3e8 }
      figure { margin: 0 } figcaption { padding: 6px 12px; background: #3b4252 } img { display: block }
    </style><main>${figures.join('')}</main>`,
    { waitUntil: 'load' },
  );
  await sheet.locator('main').screenshot({ path: path(`docs/pictures/${name}.png`) });
  await sheet.close();
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
