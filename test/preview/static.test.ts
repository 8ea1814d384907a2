import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { writeStatic } from '../../src/preview/server/static.ts';
import type { Parts, Start } from '../../src/preview/protocol.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { readPage } from '../support/html.ts';
import { file, openRoom, type Room, week } from './room.ts';

const folder = '/desk/out/page';

async function written(
  issue = soundIssue(),
): Promise<{ room: Room; html: string; parts: Parts; page: string }> {
  const room = await openRoom({ world: { files: newsletter({ [week]: issue }) } });
  const { page, parts } = await writeStatic(room.context, room.newsroom, { file, folder });
  return { room, page, parts, html: room.context.files.text(`${folder}/index.html`) };
}

/** What the page starts from, as a browser finds it. */
function startOf(html: string): Start {
  const [, json = ''] = /<script type="application\/json" id="start">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(json) as Start;
}

test('the page and what it is made of are written, and nothing else', async () => {
  const { room, page } = await written();
  expect(page).toBe(`${folder}/index.html`);
  const { files } = room.context;
  expect(files.paths(folder)).toEqual(
    ['frame.html', 'index.html', 'page.css', 'page.js'].map((name) => `${folder}/${name}`),
  );
  expect(files.text(`${folder}/page.js`)).toBe('// the script of page\n');
});

test('it holds all there is to show, the other sites as well', async () => {
  const { html, parts } = await written();
  const start = startOf(html);
  expect(start).toEqual({ live: false, parts });
  expect(Object.keys(parts.forum)).toEqual(['ko', 'en']);
  expect(parts.issues).toEqual([week]);
  expect(parts.text).toContain('작은 모델의 쓸모');
  expect(parts.source).toBe(soundIssue());
  expect(parts.budgets.length).toBeGreaterThan(1);
});

test('nothing is watched for it, nor waited for', async () => {
  const room = await openRoom({ hold: [150], isStarted: false });
  const { parts } = await writeStatic(room.context, room.newsroom, { file, folder });
  expect(Object.keys(parts.forum)).toEqual(['ko', 'en']);
  expect(room.held).toEqual([]);
  expect(room.context.files.watched).toEqual([]);
});

test('it is written over what is there', async () => {
  const { room } = await written();
  room.context.files.put(
    file,
    soundIssue(week, (text) => text.replace('쓸모', '새 쓸모')),
  );
  await writeStatic(room.context, room.newsroom, { file, folder });
  expect(room.context.files.text(`${folder}/index.html`)).toContain('새 쓸모');
});

test('an issue that cannot be drawn says why', async () => {
  const { parts } = await written('week: "2025-07-07\n');
  expect(parts.state.isStale).toBe(true);
  expect(parts.state.problems[0]?.code).toMatch(/^yaml\//);
  expect(parts.source).toBe('week: "2025-07-07\n');
});

describe('what an author wrote stays data', () => {
  test.each([
    '</script><script>alert(1)</script>',
    '<!--<script>',
    ']]><script>alert(1)</script>',
    '\u2028\u2029</SCRIPT >',
    '<!-- start -->',
    "$& $' $` $1 </script>",
  ])('%s', async (text) => {
    const { html, parts } = await written(
      soundIssue(week, (issue) =>
        issue.replace('작은 모델로도', `${text.replaceAll('\u2028\u2029', '')} 작은 모델로도`),
      ) + `# ${text}\n`,
    );
    const { root } = readPage(html);
    const scripts = root.find('script');
    expect(scripts).toHaveLength(2);
    expect(parts.source).toContain(text);
    expect(startOf(html)).toEqual({ live: false, parts });
    expect(html.match(/<script/gi)).toHaveLength(2);
  });
});

describe('its policy, without a server to send one', () => {
  const policyOf = (html: string): string =>
    readPage(html)
      .root.find('meta')
      .filter((meta) => meta.attribute('http-equiv') === 'Content-Security-Policy')
      .map((meta) => meta.attribute('content'))
      .join();

  test('lets the page run its own file alone', async () => {
    const { html } = await written();
    expect(policyOf(html)).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
  });

  test('lets the frame run the one script that it brings', async () => {
    const { room } = await written();
    const html = room.context.files.text(`${folder}/frame.html`);
    const [, script = ''] = /<script>(.*?)<\/script>/s.exec(html) ?? [];
    expect(script).toContain('the script of frame');
    const hash = createHash('sha256').update(script).digest('base64');
    expect(policyOf(html)).toContain(`script-src 'sha256-${hash}';`);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
  });
});
