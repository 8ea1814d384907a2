/** The command around the page: what it says, where it is, how it ends. What it serves is tested in test/preview/. */
import { afterEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import type { OutputStream } from '../../src/context.ts';
import { fakeContext } from '../support/context.ts';
import type { FakeContext, FakeWorld } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { runCli } from '../support/run-cli.ts';
import { until } from '../preview/room.ts';

const week = '2025-07-07';
const page = Object.fromEntries(
  ['index.html', 'page.js', 'page.css', 'frame.html', 'frame.js', 'frame.css'].map((name) => [
    `/package/dist/preview/${name}`,
    name.endsWith('.html') ? '<head></head><!-- start -->' : '',
  ]),
);
const files = { ...newsletter({ [week]: soundIssue() }), ...page };

interface Running {
  readonly context: FakeContext;
  readonly url: string;
  readonly ended: Promise<number>;
}

const running: Running[] = [];
afterEach(async () => {
  for (const { context, ended } of running.splice(0)) {
    context.interrupt();
    await ended;
  }
});

/** Started, until it says where it is. */
async function start(args: readonly string[], world: FakeWorld = {}): Promise<Running> {
  const context = fakeContext({ files, ...world });
  const ended = run(['preview', ...args], context);
  await until(() => expect(context.stdout.text).toMatch(/\n/));
  const one = { context, url: context.stdout.text.trim(), ended };
  running.push(one);
  return one;
}

/** The first visit, which leads to the address without the token. */
function visit(url: string): Promise<Response> {
  return fetch(url, { redirect: 'manual' });
}

/** A port that nobody has. */
async function freePort(): Promise<number> {
  const server = await fakeContext().serve(0, () => {});
  await server.close();
  return server.port;
}

test('says its address, and goes on until it is interrupted', async () => {
  const port = await freePort();
  const { context, url, ended } = await start(['--port', String(port)]);
  expect(url).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/\\?token=[\\w-]{22}$`));
  expect((await visit(url)).status).toBe(303);
  expect(context.interrupt()).toBe(1);
  expect(await ended).toBe(0);
  expect(context.stdout.text).toBe(`${url}\n`);
  expect(context.stderr.text).toBe(`using issues/${week}.yaml\n`);
  await expect(fetch(url)).rejects.toThrow();
  expect(context.files.watched).toEqual([]);
});

test.each([
  ['SIGINT', 0],
  ['SIGTERM', 0],
  ['SIGHUP', 129],
] as const)('is meant to be ended, but not by a terminal that closes: %s', async (signal, code) => {
  const { context, ended } = await start(['--port', String(await freePort())]);
  context.interrupt(signal);
  expect(await ended).toBe(code);
});

test('says how it ends where somebody sits before it', async () => {
  const { context } = await start(['--port', String(await freePort())], { tty: true });
  await until(() => expect(context.stderr.text).toContain('Ctrl-C'));
});

test.each([40, 80])(
  'the address is one line for a terminal of %i columns, which can copy it whole',
  async (columns) => {
    const { context, url } = await start(['--port', String(await freePort())], { tty: true, columns });
    expect(context.stdout.text).toBe(`${url}\n`);
    expect(url).toMatch(/^\S+$/);
    // A terminal takes a mark at the end for the end of a sentence.
    expect(url).toMatch(/\w$/);
  },
);

describe('which issue it shows', () => {
  const port = async (): Promise<string> => String(await freePort());

  test('is said before the address, where nobody named one', async () => {
    const written: string[] = [];
    const context = fakeContext({ files });
    const noting = (name: string): OutputStream => {
      const note = (): void => void written.push(name);
      return { isTTY: false, columns: undefined, write: note, draw: note };
    };
    const ended = run(['preview', '--port', await port()], {
      ...context,
      stdout: noting('address'),
      stderr: noting('issue'),
    });
    await until(() => expect(written).toEqual(['issue', 'address']));
    context.interrupt();
    expect(await ended).toBe(0);
  });

  test('is not said of one that was named, nor with --quiet', async () => {
    const named = await start([week, '--port', await port()]);
    expect(named.context.stderr.text).toBe('');
    const quiet = await start(['--quiet', '--port', await port()], { tty: true });
    expect(quiet.context.stderr.text).toBe('');
    expect((await runCli('preview --static out', { files })).stderr).toBe(`using issues/${week}.yaml\n`);
  });
});

test('a port that is in use is refused where it was asked for', async () => {
  const port = await freePort();
  await start(['--port', String(port)]);
  const { code, stdout, stderr, context } = await runCli(`preview --port ${port}`, { files });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(`port ${port} is in use`);
  expect(context.files.watched).toEqual([]);
});

test.each([
  ['EACCES', 'permission denied'],
  ['EMFILE', 'too many files are open'],
])('no port at all (%s) is told in words, with and without one that was asked for', async (code, words) => {
  const refused = (port: number): Promise<never> => {
    const message = `listen ${code}: 127.0.0.1:${port}`;
    return Promise.reject(Object.assign(new Error(message), { code, syscall: 'listen' }));
  };
  const of = (): FakeContext => ({ ...fakeContext({ files }), serve: refused });
  const asked = await runCli(`preview ${week} --port 80`, of());
  expect([asked.code, asked.stderr]).toEqual([
    2,
    `digest: port 80 cannot be used: ${words}\n` +
      'hint: Another preview may still be running. Without --port, digest takes a free port.\n',
  ]);
  const any = await runCli(`preview ${week}`, of());
  expect([any.code, any.stderr]).toEqual([
    2,
    `digest: the system refused a step that digest needs: ${words}\n` +
      `hint: It said: listen ${code}: 127.0.0.1:0. If nothing on this computer explains that, please report it.\n`,
  ]);
});

test('a second one gets a port of its own', async () => {
  const first = await start([]);
  const second = await start([]);
  expect(second.url).not.toBe(first.url);
  expect(second.context.stderr.text).toContain(`the usual port is in use, perhaps by another preview`);
  expect((await visit(second.url)).status).toBe(303);
});

describe('--open', () => {
  const pageAt = (url: string, cache = '/home/editor/.cache/digest'): string =>
    `${cache}/preview-${new URL(url).port}.html`;
  const open = async (world: FakeWorld = {}): Promise<Running> =>
    start(['--open', '--port', String(await freePort())], world);

  test.each([
    [{ HOME: '/home/editor' }, 'xdg-open', '/home/editor/.cache/digest'],
    [{ HOME: '/home/editor', XDG_CACHE_HOME: '/cache' }, 'xdg-open', '/cache/digest'],
    [
      { OS: 'Windows_NT', SystemRoot: '/Windows', LOCALAPPDATA: '/local' },
      '/Windows/explorer.exe',
      '/local/digest',
    ],
  ])('asks the system, for a page of the user’s: %j', async (env, command, cache) => {
    const { context, url } = await open({ env });
    const page = pageAt(url, cache);
    await until(() => expect(context.launched).toEqual([`${command} ${page}`]));
    expect(context.files.text(page)).toContain(`content="0; url=${url}"`);
    expect(context.files.stat(page)?.mode).toBe(0o600);
  });

  test('the page goes with the first visit', async () => {
    const { context, url } = await open();
    await until(() => expect(context.launched).toHaveLength(1));
    await fetch(`${new URL(url).origin}/?token=x`);
    expect(context.files.stat(pageAt(url))).toBeDefined();
    await visit(url);
    await until(() => expect(context.files.stat(pageAt(url))).toBeUndefined());
    expect(context.files.list('/home/editor/.cache/digest')).toEqual([]);
  });

  test('without one it goes with the preview', async () => {
    const { context, url, ended } = await open();
    await until(() => expect(context.launched).toHaveLength(1));
    expect(context.files.stat(pageAt(url))).toBeDefined();
    context.interrupt();
    expect(await ended).toBe(0);
    expect(context.files.stat(pageAt(url))).toBeUndefined();
  });

  test('what a preview left that was killed is not led to', async () => {
    const port = await freePort();
    const left = pageAt(`http://127.0.0.1:${port}/`);
    const { context, url } = await start(['--open', '--port', String(port)], {
      files: { ...files, [left]: 'of an old token' },
    });
    await until(() => expect(context.launched).toHaveLength(1));
    expect(context.files.text(left)).toContain(url);
    expect(context.files.stat(left)?.mode).toBe(0o600);
  });

  test.each<[string, FakeWorld, readonly string[]]>([
    ['no browser', { launch: () => false }, ['xdg-open', 'open']],
    ['no folder of the user’s', { env: {} }, []],
    ['no page', { files: { ...files, '/home/editor/.cache/digest': 'a file' } }, []],
  ])('says so where there is %s', async (_, world, tried) => {
    const { context, url } = await open(world);
    await until(() => expect(context.stderr.text).toContain(`no browser could be started: open ${url}`));
    expect(context.launched).toEqual(tried.map((command) => `${command} ${pageAt(url)}`));
    expect(context.files.stat(pageAt(url))).toBeUndefined();
    expect((await visit(url)).status).toBe(303);
  });
});

describe('--static', () => {
  test('writes the page and serves nothing', async () => {
    const { code, stdout, stderr, context } = await runCli(`preview ${week} --static out`, { files });
    expect([code, stdout, stderr]).toEqual([0, 'out/index.html\n', '']);
    expect(context.files.text('/desk/out/index.html')).toContain('작은 모델의 쓸모');
    expect(context.files.watched).toEqual([]);
  });

  test('tells of an issue that cannot be drawn', async () => {
    const broken = { ...files, [`/desk/issues/${week}.yaml`]: 'week: "\n' };
    const { code, stdout, stderr } = await runCli(`preview ${week} --static out`, { files: broken });
    expect([code, stdout]).toEqual([1, 'out/index.html\n']);
    expect(stderr).toContain(`issues/${week}.yaml cannot be shown as it is now`);
    expect(stderr).toContain(`issues/${week}.yaml:1:7  error  yaml/syntax`);
  });

  test.each([
    ['errors', (text: string) => text.replace('week:', 'wek: 1\nweek:'), [1, 'out/index.html\n']],
    ['nothing but warnings', (text: string) => text.replace('abstract:', 'x-no:'), [0, 'out/index.html\n']],
    [
      'a post that is too long',
      (text: string) => `${text}lead: ${'길게 '.repeat(20_000)}\n`,
      [1, 'out/index.html\n'],
    ],
  ])('ends as render does of an issue that has %s', async (_, change, ended) => {
    const world = { files: { ...files, [`/desk/issues/${week}.yaml`]: soundIssue(week, change) } };
    const shown = await runCli(`preview ${week} --static out`, world);
    const rendered = await runCli(`render ${week} --format all`, world);
    expect([shown.code, shown.stdout]).toEqual(ended);
    expect(rendered.code).toBe(shown.code);
    // Both name the same places.
    const places = (text: string): string[] =>
      [...text.matchAll(/^issues\/\S+ {2}error .*$/gm)].map(([line]) => line).toSorted();
    expect(places(shown.stderr)).toEqual(places(rendered.stderr));
    expect(places(shown.stderr).length > 0).toBe(shown.code === 1);
  });

  test.each([
    ['an issue', `/desk/issues/${week}.yaml`],
    ['a template', '/desk/templates/forum/main.hbs'],
  ])('writes nothing where %s cannot be read', async (_, path) => {
    const disk = new MemoryFiles({ ...files, '/desk/templates/forum/main.hbs': '{{title}}' });
    const read = disk.read.bind(disk);
    disk.read = (asked) => {
      if (asked === path) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      return read(asked);
    };
    const { code, stdout, stderr } = await runCli(`preview ${week} --static out`, { files: disk });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${path.slice('/desk/'.length)} cannot be read: permission denied`);
    expect(disk.paths('/desk/out')).toEqual([]);
    expect((await runCli(`render ${week}`, { files: disk })).code).toBe(2);
  });

  test('writes nothing where a template cannot be used', async () => {
    const world = { files: { ...files, '/desk/templates/forum/main.hbs': '{{#if' } };
    const { code, stdout, stderr, context } = await runCli(`preview ${week} --static out`, world);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('templates/forum/main.hbs');
    expect(context.files.paths('/desk/out')).toEqual([]);
    expect((await runCli(`render ${week}`, world)).code).toBe(2);
  });

  test('goes with no port', async () => {
    const { code, stderr } = await runCli('preview --static out --port 4000', { files });
    expect(code).toBe(2);
    expect(stderr).toContain('--static');
  });
});

test.each([
  ['no such issue', 'preview 1999-01-04', /1999-01-04/],
  ['no such port', 'preview --port 99999', /99999/],
  ['a port that is no number', 'preview --port x', /x/],
])('%s', async (_, command, words) => {
  const { code, stdout, stderr } = await runCli(command, { files });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(words);
});

test('a broken config is refused at the start', async () => {
  const { code, stderr } = await runCli('preview', {
    files: { ...files, '/desk/digest.config.yaml': 'nam: x\n' },
  });
  expect(code).not.toBe(0);
  expect(stderr).toContain('digest.config.yaml');
});
