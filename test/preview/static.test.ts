import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { writeStatic } from '../../src/preview/server/static.ts';
import type { Parts, Start } from '../../src/preview/protocol.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { readPage } from '../support/html.ts';
import { runCli } from '../support/run-cli.ts';
import { file, openRoom, type Room, week } from './room.ts';

const folder = '/desk/out/page';

async function written(
  issue = soundIssue(),
): Promise<{ room: Room; html: string; parts: Parts; page: string }> {
  const room = await openRoom({ world: { files: newsletter({ [week]: issue }) } });
  const { page, parts } = await writeStatic(room.context, room.press, { file, folder });
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
  const { parts } = await writeStatic(room.context, room.press, { file, folder });
  expect(Object.keys(parts.forum)).toEqual(['ko', 'en']);
  expect(room.held).toEqual([]);
  expect(room.context.files.watched).toEqual([]);
});

test('a ledger that could not be looked at once is in no page: it fails, or shows all', async () => {
  const config =
    'name: Test\npublish:\n  forum: { url: https://forum.example, username: newsbot, category: 14 }\n';
  const ledger = `/desk/published/${week}.json`;
  const run = async (broken: number): Promise<{ code: number; page: string | undefined; looks: number }> => {
    const { context } = await openRoom({
      world: { files: newsletter({ [week]: soundIssue() }, config) },
      isStarted: false,
    });
    const { files } = context;
    let looks = 0;
    const stat = files.stat.bind(files);
    files.stat = (path) => {
      if (path === ledger && ++looks === broken)
        throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'stat' });
      return stat(path);
    };
    const { code } = await runCli(['preview', '--static', folder], context);
    const page = files.paths('/desk/out').find((path) => path.endsWith('index.html'));
    return { code, looks, page: page === undefined ? undefined : files.text(page) };
  };
  const whole = await run(0);
  expect([whole.code, whole.looks > 1]).toEqual([0, true]);
  for (let n = 1; n <= whole.looks; n++) {
    const { code, page } = await run(n);
    expect([n, code === 0 ? page : (page ?? whole.page)]).toEqual([n, whole.page]);
  }
});

test('it is written over what is there', async () => {
  const { room } = await written();
  room.context.files.put(
    file,
    soundIssue(week, (text) => text.replace('쓸모', '새 쓸모')),
  );
  await writeStatic(room.context, room.press, { file, folder });
  expect(room.context.files.text(`${folder}/index.html`)).toContain('새 쓸모');
});

describe('what is not ours is not replaced', () => {
  test.each<[string, Record<string, string>, string]>([
    ['an index.html', { 'index.html': '<head></head>my own' }, 'page'],
    ['a stylesheet alone', { 'page.css': 'mine' }, 'page'],
    ['anything else', { 'notes.txt': 'mine' }, 'page'],
    ['a hidden file', { '.htaccess': 'mine' }, 'page'],
    ['the issues', {}, 'issues'],
    ['the newsletter itself', {}, '.'],
  ])('%s', async (_, there, dir) => {
    const room = await openRoom();
    const { files } = room.context;
    for (const [name, text] of Object.entries(there)) files.put(`/desk/page/${name}`, text);
    const before = files.paths('/desk').map((path) => [path, files.text(path)]);
    const { code, stdout, stderr } = await runCli(['preview', '--static', dir], room.context);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/holds other files than a page that digest wrote; nothing was written\nhint: /);
    expect(files.paths('/desk').map((path) => [path, files.text(path)])).toEqual(before);
  });

  test('nor is anything written without the name of a folder', async () => {
    const room = await openRoom();
    const { files } = room.context;
    files.put('/desk/empty/', '');
    const { code, stderr } = await runCli(['-C', 'empty', 'preview', '--static', ''], room.context);
    expect({ code, paths: files.paths('/desk/empty') }).toEqual({ code: 2, paths: [] });
    expect(stderr).toContain('--static has an empty value');
  });

  test.each<[string, Record<string, string>]>([
    ['an empty folder', {}],
    ['what a run that was killed left', { '.index.html.digest-1': 'half' }],
    ['a page of ours and a file beside it', { 'index.html': '', 'notes.txt': 'mine' }],
  ])('%s takes the page', async (_, there) => {
    const { html } = await written();
    const room = await openRoom();
    const { files } = room.context;
    files.put(`${folder}/`, '');
    for (const [name, text] of Object.entries(there)) files.put(`${folder}/${name}`, text || html);
    const { code } = await runCli(['preview', '--static', 'out/page'], room.context);
    expect(code).toBe(0);
    expect(files.text(`${folder}/page.js`)).toBe('// the script of page\n');
    if ('notes.txt' in there) expect(files.text(`${folder}/notes.txt`)).toBe('mine');
  });

  test('a run that is killed anywhere is gone on with', async () => {
    const { html } = await written();
    const died: boolean[] = [];
    do {
      const room = await openRoom();
      const { files } = room.context;
      files.break('link', 'killed', died.length + 1);
      died.push((await runCli(['preview', '--static', 'out/page'], room.context)).code !== 0);
      files.revive();
      expect((await runCli(['preview', '--static', 'out/page'], room.context)).code).toBe(0);
      expect(files.text(`${folder}/index.html`)).toBe(html);
      expect(files.paths(folder).filter((path) => path.includes('.digest-'))).toEqual([]);
    } while (died.at(-1) === true);
    // Once at each file of the page.
    expect(died).toHaveLength(4 + 1);
  });
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
