import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeContext, type FakeContext, type FakeWorld } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { type Ran, runCli } from '../support/run-cli.ts';
import { LocalServer, never, type Reply } from '../support/server.ts';

let server: LocalServer;
beforeAll(async () => {
  server = await LocalServer.start();
});
afterAll(() => server.stop());

const id = '2507.07001';
const arxiv = `arxiv.org/abs/${id}`;
const cache = '/home/editor/.cache/digest/';

/** An error as `fetch` and name servers throw it. */
const systemError = (code: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

/** Hosts that are none, each by the code that the system has for it. */
const broken: Readonly<Record<string, string>> = {
  'nowhere.example': 'ENOTFOUND',
  'closed.example': 'ECONNREFUSED',
  'offline.example': 'ENETUNREACH',
  'reset.example': 'ECONNRESET',
  'expired.example': 'CERT_HAS_EXPIRED',
  'ssh.example': 'HPE_INVALID_CONSTANT',
};

/** Every host of the internet is the server of this test: `https://a.example/x` is its `/a.example/x`. */
const toServer: typeof globalThis.fetch = (input, init) => {
  const { hostname, pathname, search } = new URL(input instanceof Request ? input.url : input);
  const code = broken[hostname];
  if (code !== undefined) return Promise.reject(systemError(code));
  return globalThis.fetch(`${server.url}/${hostname}${pathname}${search}`, init);
};

const addressesOf: FakeContext['addressesOf'] = ({ hostname }) => {
  if (hostname === 'nowhere.example')
    return Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
  return Promise.resolve([hostname === 'intranet.example' ? '10.0.0.1' : '203.0.113.7']);
};

const withMore = (...urls: readonly string[]): string =>
  soundIssue('2025-07-07', (text) =>
    text.replace(`arxiv: "${id}"`, `arxiv: "${id}"\n    more: ${JSON.stringify(urls)}`),
  );

function world(issue: string, more: FakeWorld = {}): FakeWorld {
  return { files: newsletter({ '2025-07-07': issue }), fetch: toServer, addressesOf, ...more };
}

/** Replies by path; every other page is there. */
function answering(replies: Readonly<Record<string, Reply | ((method: string) => Reply)>> = {}): void {
  server.answer((path, _, method) => {
    const reply = replies[path] ?? {};
    return typeof reply === 'function' ? reply(method) : reply;
  });
}

const check = async (context: FakeWorld | FakeContext, flags = ''): Promise<Ran> =>
  runCli(`validate --links --format compact ${flags}`, context);

const asked = (): string[] => server.asked.map(({ method, path }) => `${method} ${path.slice(1)}`).toSorted();

describe('an address', () => {
  test.each<[string, Reply, boolean, string]>([
    ['is there', {}, false, '2 addresses answer'],
    [
      'is there, elsewhere',
      { status: 302, headers: { location: 'https://b.example/y' } },
      false,
      '2 addresses answer',
    ],
    ['is gone', { status: 404 }, true, '1 address answers; 1 is dead'],
    ['is gone for good', { status: 410 }, true, '1 address answers; 1 is dead'],
    [
      'is not for programs',
      { status: 403 },
      false,
      '1 address answers; 1 is uncertain (a.example: HTTP 403)',
    ],
    ['is for members', { status: 401 }, false, '1 address answers; 1 is uncertain (a.example: HTTP 401)'],
    ['is asked too often', { status: 429 }, false, '1 address answers; 1 is uncertain (a.example: HTTP 429)'],
    ['is broken', { status: 500 }, false, '1 address answers; 1 is uncertain (a.example: HTTP 500)'],
    [
      'goes in circles',
      { status: 301, headers: { location: '/x' } },
      false,
      '1 address answers; 1 is uncertain (a.example: too many redirects)',
    ],
    ['is cut off', { body: 'x', cutAfter: 0 }, false, '2 addresses answer'],
  ])('%s', async (_, reply, isDead, summary) => {
    answering({ '/a.example/x': reply });
    const { code, stdout, stderr } = await check(world(withMore('https://a.example/x')));
    expect(code).toBe(0);
    expect(stderr).toBe(`${summary}\n`);
    expect(stdout).toBe(
      isDead
        ? `issues/2025-07-07.yaml:13:12: warning link/dead further reading 1 of paper 1 leads to "https://a.example/x", where there is no page ${reply.status === 410 ? 'any more ' : ''}(HTTP ${reply.status})\n`
        : '',
    );
  });

  test.each([
    ['https://nowhere.example/x', 'but there is no host nowhere.example'],
    ['https://closed.example/x', 'but closed.example takes no connection'],
    ['https://moved.example/x', 'but there is no host nowhere.example'],
  ])('%s has no host', async (url, words) => {
    answering({ '/moved.example/x': { status: 301, headers: { location: 'https://nowhere.example/' } } });
    const { code, stdout } = await check(world(withMore(url)));
    expect([code, stdout]).toEqual([0, expect.stringContaining(`leads to "${url}", ${words}\n`)]);
  });

  test.each(['https://offline.example/x', 'https://reset.example/x'])('%s may come back', async (url) => {
    answering();
    const { code, stdout, stderr } = await check(world(withMore(url)));
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(
      /^1 address answers; 1 is uncertain \((?:offline|reset)\.example: no answer, E[A-Z]+\)\n$/,
    );
  });

  test.each([
    'http://127.0.0.1/x',
    'http://[::1]:8080/x',
    'http://localhost/x',
    'http://192.168.0.1/',
    'http://printer.local/x',
    'https://intranet.example/x',
  ])('%s is not asked', async (url) => {
    answering();
    const { code, stdout, stderr } = await check(world(withMore(url)));
    expect([code, stdout, stderr]).toEqual([
      0,
      '',
      '1 address answers; 1 in private networks was not asked\n',
    ]);
    expect(asked()).toEqual([`HEAD ${arxiv}`]);
  });

  test('is not followed into a private network', async () => {
    answering({ '/a.example/x': { status: 302, headers: { location: 'http://10.0.0.1/' } } });
    const { stdout, stderr } = await check(world(withMore('http://a.example/x')));
    expect([stdout, stderr]).toEqual(['', '1 address answers; 1 in private networks was not asked\n']);
  });

  test('with a password is not asked', async () => {
    answering();
    await check(world(withMore('https://me:secret@a.example/x')));
    expect(asked()).toEqual([`HEAD ${arxiv}`]);
  });
});

describe('a host', () => {
  test('is asked with HEAD, and with GET where HEAD says no', async () => {
    answering({
      '/a.example/x': (method) => ({ status: method === 'HEAD' ? 405 : 200 }),
      '/b.example/x': (method) => ({ status: method === 'HEAD' ? 404 : 200 }),
      '/c.example/x': { status: 404 },
      '/d.example/x': { status: 429 },
    });
    const urls = ['a', 'b', 'c', 'd'].map((name) => `https://${name}.example/x`);
    const { stdout } = await check(world(withMore(...urls)));
    expect(stdout).toContain('c.example');
    expect(stdout.split('\n')).toHaveLength(2);
    expect(asked()).toEqual(
      [
        'GET a.example/x',
        'GET b.example/x',
        'GET c.example/x',
        'HEAD a.example/x',
        `HEAD ${arxiv}`,
        'HEAD b.example/x',
        'HEAD c.example/x',
        'HEAD d.example/x',
      ].toSorted(),
    );
    expect(server.asked[0]?.headers).toMatchObject({
      'user-agent': expect.stringMatching(/^paper-digest\/\d/),
      accept: '*/*',
    });
  });

  test('is asked one request after the other, with a pause, while others are', async () => {
    let most = 0;
    const open = new Map<string, number>();
    const counting: typeof globalThis.fetch = async (input, init) => {
      const { hostname } = new URL(input instanceof Request ? input.url : input);
      open.set(hostname, (open.get(hostname) ?? 0) + 1);
      expect(open.get(hostname)).toBe(1);
      most = Math.max(
        most,
        [...open.values()].reduce((a, b) => a + b),
      );
      try {
        return await toServer(input, init);
      } finally {
        open.set(hostname, 0);
      }
    };
    answering();
    const urls = Array.from({ length: 24 }, (_, i) => `https://${'abcdefgh'.charAt(i % 8)}.example/${i}`);
    const { stderr, context } = await check(world(withMore(...urls), { fetch: counting }));
    expect(stderr).toBe('25 addresses answer\n');
    expect(most).toBe(6);
    expect(context.waits).toEqual(Array.from({ length: 16 }, () => 1000));
  });

  test.each([
    [429, 1],
    [503, 6],
  ])('that says %i is left alone, or not', async (status, requests) => {
    const pages = [1, 2, 3].map((n) => `/a.example/${n}`);
    answering(Object.fromEntries(pages.map((path) => [path, { status }])));
    const { stderr } = await check(world(withMore(...pages.map((path) => `https:/${path}`))));
    expect(stderr).toBe(`1 address answers; 3 are uncertain (a.example: HTTP ${status})\n`);
    expect(asked().filter((one) => one.includes('a.example'))).toHaveLength(requests);
  });

  test('that is none is looked for once', async () => {
    answering();
    const { stdout, context } = await check(
      world(withMore('https://nowhere.example/1', 'https://nowhere.example/2')),
    );
    expect(stdout.split('\n')).toHaveLength(3);
    expect(context.fetched.filter((url) => url.includes('nowhere'))).toEqual([]);
  });

  test.each([
    ['expired.example', 1],
    // A server may break the rules for HEAD alone.
    ['ssh.example', 2],
  ])('%s cannot be talked to: it is asked %i times, whatever the path', async (host, times) => {
    answering();
    const { stderr, context } = await check(world(withMore(...[1, 2, 3].map((n) => `https://${host}/${n}`))));
    expect(stderr).toMatch(new RegExp(`^1 address answers; 3 are uncertain \\(${host}: `));
    expect(context.fetched.filter((url) => url.includes(host))).toHaveLength(times);
  });

  test('that leads to one that cannot be talked to is asked for its other pages', async () => {
    answering({ '/a.example/1': { status: 302, headers: { location: 'https://expired.example/' } } });
    const { stderr } = await check(world(withMore('https://a.example/1', 'https://a.example/2')));
    expect(stderr).toBe(
      '2 addresses answer; 1 is uncertain (a.example: certificate not valid, CERT_HAS_EXPIRED)\n',
    );
  });

  test('where none answers, the command says so, and what it knows besides', async () => {
    const issue = withMore('https://nowhere.example/1', 'https://offline.example/').replace(
      'intro:',
      'lead: "[여기](https://closed.example/x)"\nintro:',
    );
    const context = fakeContext(world(issue.replace(/ {4}arxiv.*\n/, '    link: https://reset.example/x\n')));
    const { code, stdout, stderr } = await runCli('validate --links', context);
    expect(code).toBe(2);
    expect(stdout).toContain('text/link-text');
    expect(stdout).not.toContain('link/dead');
    expect(stderr).toMatch(/the links could not be checked: none of 4 hosts answered\n.*Check the network/s);
    expect(context.files.paths(cache)).toEqual([]);
    const alone = await runCli(
      'validate --links --format compact',
      world(soundIssue('2025-07-07', (text) => text.replace(/arxiv.*/, 'link: https://nowhere.example/x'))),
    );
    expect([alone.code, alone.stdout]).toEqual([2, '']);
    expect(alone.stderr).toContain('the only host did not answer');
  });
});

describe('addresses are those of', () => {
  test('cards, further reading, pictures and texts, each asked once', async () => {
    answering();
    const issue = soundIssue('2025-07-07', (text) =>
      text
        .replace(
          'intro:',
          'web_url: https://own.example/x\nmasthead: "https://masthead.example/x"\nlead: |\n  ![그림](https://picture.example/x)\nclosing: "<https://closing.example/x>"\nintro:',
        )
        .replace('눈에 띕니다', '눈에 띕니다. [a](https://theme.example/x#part) https://theme.example/x에서')
        .replace(
          '논문입니다',
          '[논문](https://summary.example/x)입니다. `https://code.example/x` [메일](mailto:a@a.example)',
        )
        .replace('We measured', 'See https://abstract.example/x. We measured')
        .replace(
          '    authors:',
          '    more:\n      - https://more.example/x\n      - title: "https://title.example/x"\n        url: https://url.example/x\n    image:\n      url: https://image.example/x\n      alt: ""\n    doi: 10.1000/not-shown\n    authors:',
        ),
    );
    const { stdout } = await check(world(issue));
    expect(stdout).not.toContain('link/dead');
    const names = ['abstract', 'closing', 'image', 'masthead', 'more', 'picture', 'summary', 'theme', 'url'];
    expect(asked()).toEqual([`HEAD ${arxiv}`, ...names.map((name) => `HEAD ${name}.example/x`)].toSorted());
  });

  test('sections', async () => {
    answering({ '/url.example/x': { status: 404 } });
    const section =
      'sections:\n  - title: "글"\n    items:\n      - https://item.example/x\n      - url: https://url.example/x\n        text: "[a](https://text.example/x)"\n';
    const { stdout } = await check(world(soundIssue() + section));
    expect(asked().filter((one) => !one.includes('arxiv'))).toEqual([
      'GET url.example/x',
      'HEAD item.example/x',
      'HEAD text.example/x',
      'HEAD url.example/x',
    ]);
    expect(stdout).toContain('the address of item 2 of section 1 leads to "https://url.example/x"');
  });

  test('what a card shows: its link, its arXiv id, its DOI', async () => {
    const shown = async (lines: string): Promise<string[]> => {
      answering();
      await check(world(soundIssue('2025-07-07', (text) => text.replace(`arxiv: "${id}"`, lines))));
      return asked();
    };
    expect(await shown(`arxiv: "${id}"\n    link: https://a.example/x`)).toEqual(['HEAD a.example/x']);
    expect(await shown('arxiv: "2507.07001v2"')).toEqual(['HEAD arxiv.org/abs/2507.07001v2']);
    expect(await shown('doi: 10.1000/xyz')).toEqual(['HEAD doi.org/10.1000/xyz']);
  });

  test("the config's masthead and closing, told in its file", async () => {
    const config = 'name: Test\nlocale: ko\nclosing: |\n  끝.\n  [함께](https://a.example/join)\n';
    answering({ '/a.example/join': { status: 404 } });
    const { stdout } = await check({
      ...world(soundIssue()),
      files: newsletter({ '2025-07-07': soundIssue() }, config),
    });
    expect(stdout).toMatch(
      /^digest\.config\.yaml:5:3: warning link\/dead closing leads to "https:\/\/a\.example\/join"/,
    );
  });

  test('one page in two places is told in both, in the order of the file', async () => {
    answering({ '/a.example/x': { status: 404 } });
    const issue = withMore('https://a.example/x').replace('눈에 띕니다', '[a](https://a.example/x#y)');
    const { stdout } = await check(world(issue.replace('title:\n', 'title:\n      xx: "?"\n')));
    expect(stdout.replace(/: warning (\S+).*/g, ' $1')).toBe(
      'issues/2025-07-07.yaml:5:37 link/dead\nissues/2025-07-07.yaml:8:7 text/language-unknown\nissues/2025-07-07.yaml:14:12 link/dead\n',
    );
    expect(asked().filter((one) => one.includes('a.example'))).toHaveLength(2);
  });

  test('only the files that are named', async () => {
    answering();
    const files = newsletter({
      '2025-07-07': withMore('https://a.example/x'),
      '2025-07-14': soundIssue('2025-07-14'),
    });
    await runCli('validate 2025-07-14 --links', { ...world(''), files });
    expect(asked()).toEqual(['HEAD arxiv.org/abs/2507.14001']);
  });
});

describe('a comment and the config', () => {
  test('suppress what they name, and are not unused without --links', async () => {
    answering({ '/a.example/x': { status: 404 } });
    const issue = withMore('https://a.example/x').replace(
      '    more:',
      '    # digest-ignore link/dead: it is quoted as dead\n    more:',
    );
    expect((await check(world(issue))).stdout).toBe('');
    expect((await runCli('validate', world(issue))).stdout).toBe('1 file, no problems\n');
    const files = newsletter(
      { '2025-07-07': withMore('https://a.example/x') },
      'name: Test\nlocale: ko\nrules: { link/dead: error }\n',
    );
    const { code, stdout } = await check({ ...world(''), files });
    expect([code, stdout]).toEqual([1, expect.stringContaining('error link/dead')]);
    const config =
      'name: Test\nlocale: ko\n# digest-ignore link/dead: it comes back\nclosing: "[함께](https://a.example/x)"\n';
    const inConfig = { ...world(''), files: newsletter({ '2025-07-07': soundIssue() }, config) };
    expect((await check(inConfig)).stdout).toBe('');
    expect((await runCli('validate', inConfig)).stdout).toBe('1 file, no problems\n');
  });
});

describe('the cache', () => {
  const urls = [
    'https://a.example/good',
    'https://a.example/gone',
    'https://a.example/403',
    'https://nowhere.example/x',
    'https://reset.example/x',
  ];
  const replies = { '/a.example/gone': { status: 404 }, '/a.example/403': { status: 403 } };

  /** Runs again later on the same disk. */
  async function later(files: MemoryFiles, now: string, flags = ''): Promise<Ran & { requests: string[] }> {
    answering(replies);
    const ran = await check(world('', { files, now }), flags);
    return { ...ran, requests: asked() };
  }

  async function first(): Promise<MemoryFiles> {
    const files = new MemoryFiles(newsletter({ '2025-07-07': withMore(...urls) }));
    await later(files, '2025-07-09T03:00:00Z');
    return files;
  }

  test.each([
    ['2025-07-09T03:59:00Z', []],
    [
      '2025-07-09T04:00:00Z',
      ['GET a.example/403', 'GET a.example/gone', 'HEAD a.example/403', 'HEAD a.example/gone'],
    ],
    [
      '2025-07-16T02:59:00Z',
      ['GET a.example/403', 'GET a.example/gone', 'HEAD a.example/403', 'HEAD a.example/gone'],
    ],
    [
      '2025-07-16T03:00:00Z',
      [
        'GET a.example/403',
        'GET a.example/gone',
        'HEAD a.example/403',
        'HEAD a.example/gone',
        'HEAD a.example/good',
        `HEAD ${arxiv}`,
      ],
    ],
  ])('keeps good answers for a week and bad ones for an hour: %s', async (now, requests) => {
    const { stdout, ...ran } = await later(await first(), now);
    expect(stdout.match(/link\/dead/g)).toHaveLength(2);
    // What only failed is not kept. Where it is the only one that is asked for, one that is known says that the network is there.
    expect(ran.requests).toEqual(
      requests.length === 0 ? [expect.stringMatching(/^HEAD /)] : requests.toSorted(),
    );
  });

  test('is all that --offline uses', async () => {
    const files = await first();
    const soon = await later(files, '2025-07-09T03:30:00Z', '--offline');
    expect([soon.requests, soon.code]).toEqual([[], 0]);
    expect(soon.stdout.match(/link\/dead/g)).toHaveLength(2);
    expect(soon.stderr).toBe(
      '2 addresses answer; 2 are dead; 1 is uncertain (a.example: HTTP 403); 1 is not in the cache (--offline)\n',
    );
    const nothing = await check(world(withMore(...urls)), '--offline');
    expect([nothing.code, nothing.stdout, nothing.stderr]).toEqual([
      0,
      '',
      '0 addresses answer; 6 are not in the cache (--offline)\n',
    ]);
  });

  test('may be damaged, or cannot be written', async () => {
    const files = await first();
    const [path = ''] = files.paths(cache);
    for (const text of [
      '{',
      '[]',
      '{"format":1,"answers":[]}',
      '{"format":1,"answers":{"https://a.example/good":{"kind":"good"}}}',
      '{"format":2}',
    ]) {
      files.put(path, text);
      expect((await later(files, '2025-07-09T03:30:00Z')).requests).toHaveLength(6);
    }
    const full = new MemoryFiles(newsletter({ '2025-07-07': withMore('https://a.example/x') })).break(
      'open',
      'ENOSPC',
    );
    expect((await later(full, '2025-07-09T03:30:00Z')).code).toBe(0);
  });
});

describe('at a terminal', () => {
  test('a line says how far it is, and goes away', async () => {
    answering();
    const context = fakeContext(world(withMore('https://a.example/x'), { tty: { stderr: true } }));
    await check(context);
    expect(context.stderr.text).toBe(
      '\r\u001b[2Kchecking links … 0/2\r\u001b[2Kchecking links … 1/2\r\u001b[2Kchecking links … 2/2\r\u001b[2K2 addresses answer\n',
    );
  });

  test('Ctrl-C ends it at once, and what is known stays', async () => {
    answering({ '/slow.example/x': { delay: never } });
    const issue = withMore('https://a.example/x', 'https://slow.example/x');
    const context = fakeContext(world(issue, { tty: { stderr: true } }));
    const running = check(context);
    await expect.poll(() => context.stderr.text).toContain('2/3');
    await expect.poll(() => context.interrupt()).toBe(1);
    const { code, stdout, stderr } = await running;
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toContain('interrupted');
    expect(context.interrupt()).toBe(0);
    const kept = context.files.text(context.files.paths(cache)[0] ?? '');
    expect(kept).toContain('"https://a.example/x"');
    expect(kept).not.toContain('slow.example');
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s does not wait for the name of a host', async (signal, code) => {
    let isAsked = false;
    const context = fakeContext({
      ...world(soundIssue()),
      addressesOf: () => {
        isAsked = true;
        return new Promise(() => {});
      },
    });
    const running = check(context);
    await expect.poll(() => isAsked).toBe(true);
    context.interrupt(signal);
    expect((await running).code).toBe(code);
  });
});

test('without --links nobody is asked, and --offline is refused', async () => {
  answering();
  const plain = await runCli('validate', world(withMore('https://a.example/x')));
  expect([plain.code, plain.context.fetched]).toEqual([0, []]);
  const { code, stderr } = await runCli('validate --offline', world(soundIssue()));
  expect([code, stderr]).toEqual([2, expect.stringContaining('--offline needs --links')]);
});

test('a program gets its code, its path and a hint', async () => {
  answering({ '/a.example/x': { status: 404 } });
  const { stdout } = await runCli('validate --links --format json', world(withMore('https://a.example/x')));
  expect(JSON.parse(stdout)).toMatchObject([
    {
      code: 'link/dead',
      severity: 'warning',
      path: 'papers[0].more[0]',
      hint: expect.stringContaining('browser'),
    },
  ]);
});
