import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hashOf } from '../../src/files/index.ts';
import { type PreviewServer, servePreview } from '../../src/preview/server/server.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { file, openRoom, readerOf, type Room, until, week } from './room.ts';

interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Asking {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** By the port of a server, the cookie of whoever has come in by its printed address. */
const cookies = new Map<string, string>();

/** A server and a visitor. */
async function serve(...args: Parameters<typeof servePreview>): Promise<PreviewServer> {
  const serving = await servePreview(...args);
  const { pathname, search, port } = new URL(serving.entrance);
  const { headers } = await ask(serving.url, { path: `${pathname}${search}` });
  cookies.set(port, cookieIn(headers));
  return serving;
}

function cookieIn(headers: IncomingHttpHeaders): string {
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

function cookieOf({ url }: PreviewServer): { readonly cookie: string } {
  return { cookie: cookies.get(new URL(url).port) ?? '' };
}

/** What `fetch` would not send: any Host, any path as it stands. */
function ask(
  url: string,
  { method = 'GET', path = '/', headers = {}, body = '' }: Asking,
): Promise<Answered> {
  const { port } = new URL(url);
  const all = { cookie: cookies.get(port) ?? '', ...headers };
  return new Promise((resolve, reject) => {
    const asked = httpRequest(
      { host: '127.0.0.1', port, method, path, headers: all, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
        response.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

let room: Room;
let server: PreviewServer;
let host: string;
beforeAll(async () => {
  room = await openRoom({
    world: {
      files: {
        ...newsletter({ [week]: soundIssue(), '2025-06-30': soundIssue('2025-06-30') }),
        '/desk/secret': 'x',
      },
      env: { EDITOR: '/usr/bin/code --wait' },
    },
  });
  server = await serve(room.context, room.newsroom, { file, port: 0 });
  ({ host } = new URL(server.url));
});
afterAll(async () => {
  await server.close();
  room.newsroom.close();
});

describe('whom it answers', () => {
  const port = (): string => new URL(server.url).port;

  test('its own names', async () => {
    for (const name of ['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]']) {
      const { status } = await ask(server.url, { headers: { host: `${name}:${port()}` } });
      expect(status, name).toBe(200);
    }
  });

  test.each([
    'evil.example',
    'evil.example:4747',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evil.example:80@127.0.0.1',
    '127.0.0.1:80@evil.example',
    '127.0.0.1 evil.example',
    '0.0.0.0:4747',
    '192.168.0.2:4747',
    '127.0.0.1:',
    '127.0.0.1:123456',
  ])('no other: Host %j', async (other) => {
    for (const path of ['/', '/events', '/page.js', '/frame.html', '/open', '/edit']) {
      for (const method of ['GET', 'POST']) {
        const { status, body } = await ask(server.url, {
          method,
          path,
          headers: { host: other, origin: `http://${other}`, 'content-type': 'application/json' },
        });
        expect(status, `${method} ${path}`).toBe(403);
        expect(body).not.toContain('digest');
      }
    }
    expect(room.context.launched).toEqual([]);
  });
});

describe('whom it lets in', () => {
  const token = (): string => new URL(server.entrance).searchParams.get('token') ?? '';
  const open = [
    '/',
    '/events',
    '/page.js',
    '/frame.html',
    '/open',
    '/edit',
    '/issues',
    '/report',
    '/nothing',
    'http://evil.example/nothing',
  ];
  const refused = { status: 403, body: expect.stringContaining('start again from the printed address') };

  test('who has the printed address: they are led to the clean one, with a cookie', async () => {
    const { status, headers, body } = await ask(server.url, {
      path: `/?token=${token()}`,
      headers: { cookie: '' },
    });
    expect([status, headers.location, body]).toEqual([303, '/', '']);
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(
        new RegExp(`^digest-${new URL(server.url).port}=[\\w-]+; Path=/; HttpOnly; SameSite=Strict$`),
      ),
    ]);
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(cookieIn(headers)).not.toContain(token());
    expect((await ask(server.url, { headers: { cookie: cookieIn(headers) } })).status).toBe(200);
  });

  test('the issue that the address names stays in it', async () => {
    for (const [path, location] of [
      [`/?token=${token()}&issue=a%20%26b`, '/?issue=a+%26b'],
      [`/?issue=2025-06-30&token=${token()}`, '/?issue=2025-06-30'],
      [`/?token=${token()}&token=x`, '/'],
    ] as const)
      expect((await ask(server.url, { path, headers: { cookie: '' } })).headers.location).toBe(location);
  });

  test.each(['/events', '//evil.example/', '/page.js'])('the token is no key to %s', async (path) => {
    const answer = await ask(server.url, { path: `${path}?token=${token()}`, headers: { cookie: '' } });
    expect(answer).toMatchObject(refused);
  });

  test('nobody else, whatever they ask for', async () => {
    const { cookie } = cookieOf(server);
    const [name = '', pass = ''] = cookie.split('=');
    for (const wrong of [
      '',
      name,
      `${name}=`,
      `${name}=${pass.slice(0, -1)}`,
      `${name}=${pass}x`,
      `${name}=${token()}`,
      `x${cookie}`,
      `digest-1=${pass}`,
    ]) {
      for (const path of open) {
        for (const method of ['GET', 'POST', 'HEAD', 'OPTIONS']) {
          const answer = await ask(server.url, {
            method,
            path,
            headers: { cookie: wrong, origin: `http://${host}`, 'content-type': 'application/json' },
            body: method === 'POST' ? JSON.stringify({ issue: week, line: 1 }) : '',
          });
          expect(answer.status, `${wrong} ${method} ${path}`).toBe(403);
          expect(answer.headers).not.toHaveProperty('set-cookie');
          if (method !== 'HEAD') expect(answer).toMatchObject(refused);
        }
      }
    }
    expect(room.context.launched).toEqual([]);
  });

  test.each(['', 'x', 'secret-0000000000000', '__proto__'])('no other token: %j', async (wrong) => {
    const answer = await ask(server.url, { path: `/?token=${wrong}`, headers: { cookie: '' } });
    expect(answer).toMatchObject(refused);
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  test('a cookie among others, also of its own name', async () => {
    const { cookie } = cookieOf(server);
    const all = `a=b; digest-${new URL(server.url).port}=other; ${cookie};c="d; e"`;
    expect((await ask(server.url, { headers: { cookie: all } })).status).toBe(200);
  });

  test('two previews have two cookies and two tokens', async () => {
    const other = await openRoom();
    const second = await serve(other.context, other.newsroom, { file, port: 0 });
    const both = `${cookieOf(server).cookie}; ${cookieOf(second).cookie}`;
    for (const { url } of [server, second])
      expect((await ask(url, { headers: { cookie: both } })).status).toBe(200);
    expect(await ask(second.url, { headers: cookieOf(server) })).toMatchObject(refused);
    await second.close();
    other.newsroom.close();
  });

  test('a browser that was led here asks again by itself, once, and nobody without the token does', async () => {
    const led = { cookie: '', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    const ledHere = async (): Promise<unknown> =>
      (await ask(server.url, { headers: led })).headers['refresh'];
    expect((await ask(server.url, {})).status).toBe(200);
    expect(await ledHere()).toBeUndefined();
    await ask(server.url, { path: `/?token=${token()}`, headers: led });
    expect(await ledHere()).toBe('0');
    expect(await ledHere()).toBeUndefined();
    // Who has shown the cookie needs no second try.
    await ask(server.url, { path: `/?token=${token()}`, headers: led });
    await ask(server.url, {});
    expect(await ledHere()).toBeUndefined();
  });

  test('it says when somebody has come in', async () => {
    const other = await openRoom();
    const serving = await servePreview(other.context, other.newsroom, { file, port: 0 });
    let visits = 0;
    void serving.visited.then(() => visits++);
    await ask(serving.url, { path: '/?token=x' });
    expect(visits).toBe(0);
    await ask(serving.url, { path: new URL(serving.entrance).pathname + new URL(serving.entrance).search });
    await serving.visited;
    await serving.close();
    other.newsroom.close();
  });
});

describe('what it serves', () => {
  test.each([
    ['/', 'text/html', 'digest preview'],
    [`/?issue=${week}`, 'text/html', 'digest preview'],
    ['/page.js', 'text/javascript', 'the script of page'],
    ['/worker.js', 'text/javascript', 'the script of worker'],
    ['/page.css', 'text/css', '--found'],
    ['/frame.html', 'text/html', '<script>// the script of frame'],
    ['/frame.html', 'text/html', '.forum'],
  ])('%s', async (path, type, content) => {
    const { status, headers, body } = await ask(server.url, { path });
    expect(status).toBe(200);
    expect(headers['content-type']).toContain(type);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toContain(content);
  });

  test('nothing says that another origin may read it', async () => {
    for (const path of ['/', '/events', '/page.js', '/frame.html', '/nothing']) {
      for (const method of ['GET', 'OPTIONS']) {
        if (path === '/events' && method === 'GET') continue;
        const { headers } = await ask(server.url, {
          method,
          path,
          headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
        });
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      }
    }
    const events = await listen('');
    expect([...events.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    events.stop();
  });

  /** The directives of a policy by name. */
  const policyOf = ({ headers }: Answered): Record<string, string> =>
    Object.fromEntries(
      String(headers['content-security-policy'])
        .split('; ')
        .map((directive) => {
          const [name = '', ...sources] = directive.split(' ');
          return [name, sources.join(' ')];
        }),
    );

  test('the page runs its own script alone, and nobody may frame it', async () => {
    expect(policyOf(await ask(server.url, {}))).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'connect-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
  });

  test('a frame runs our script alone, asks for pictures alone, and is framed by the page alone', async () => {
    const policy = policyOf(await ask(server.url, { path: '/frame.html' }));
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'script-src': expect.stringMatching(/^'sha256-[\w+/]{43}='$/),
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'self'",
    });
    expect(policy).not.toHaveProperty('connect-src');
  });

  test.each([
    '/nothing',
    '/favicon.ico',
    '/index.html',
    '/frame.js',
    '/frame.css',
    '/../secret',
    '/..%2fsecret',
    '/%2e%2e/%2e%2e/desk/secret',
    '/....//secret',
    '/..\\..\\secret',
    '/page.js/',
    '/page.js/../../../../desk/secret',
    '/page.js%00.html',
    '/dist/preview/page.js',
    '/desk/secret',
    '/issues/2025-07-07.yaml',
    '/constructor',
    '/__proto__',
    '/toString',
    '//',
    '//evil.example/nothing',
    '/%',
    '/%ff',
    'http://evil.example/nothing',
  ])('nothing else: %s', async (path) => {
    const { status, body } = await ask(server.url, { path });
    expect([body, status]).toEqual(['There is no such page.\n', 404]);
  });

  const pages = ['/', '/page.js', '/page.css', '/frame.html', '/events'];

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('to be looked at alone: %s', async (method) => {
    for (const path of pages) {
      const { status, headers } = await ask(server.url, { method, path });
      expect([status, headers.allow], path).toEqual([405, 'GET, HEAD']);
    }
    expect((await ask(server.url, { method, path: '/nothing' })).status).toBe(404);
  });

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])(
    'the editor is opened by POST alone: %s',
    async (method) => {
      const { status, headers } = await ask(server.url, { method, path: '/open' });
      expect([status, headers.allow]).toEqual([405, 'POST']);
    },
  );

  test('HEAD answers as GET does, without the page', async () => {
    for (const path of [...pages, '/events?issue=nothing', '/nothing', '/open']) {
      const head = await ask(server.url, { method: 'HEAD', path });
      expect(head.body, path).toBe('');
      if (path === '/events') expect(head.headers['content-type']).toContain('text/event-stream');
      else {
        const { status, headers } = await ask(server.url, { path });
        expect([head.status, head.headers['content-type']], path).toEqual([status, headers['content-type']]);
      }
    }
    expect(room.newsroom.visit(file).isFollowed).toBe(false);
  });

  test('no other origin may use it, and nobody may frame what is no page', async () => {
    for (const path of [...pages, '/nothing', '/open', `/?token=x`]) {
      const { headers } = await ask(server.url, { method: 'HEAD', path });
      expect(headers['cross-origin-resource-policy'], path).toBe('same-origin');
    }
    for (const headers of [{}, { cookie: '' }])
      expect((await ask(server.url, { path: '/nothing', headers })).headers['content-security-policy']).toBe(
        "default-src 'none'; frame-ancestors 'none'",
      );
  });

  test('it goes on after nonsense that is no HTTP', async () => {
    const { port } = new URL(server.url);
    for (const nonsense of ['\0\0\0\0\r\n\r\n', 'GET\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', '{}']) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => socket.end(nonsense));
        socket.resume();
        socket.on('error', () => resolve()).on('close', () => resolve());
      });
    }
    expect((await ask(server.url, {})).status).toBe(200);
  });

  test('a page that was not built is said', async () => {
    const other = await openRoom();
    other.context.files.drop('/package/dist/preview/page.js');
    const broken = await serve(other.context, other.newsroom, { file, port: 0 });
    const { status, body } = await ask(broken.url, { path: '/page.js' });
    expect(status).toBe(500);
    expect(body).toContain('/package/dist/preview/page.js');
    await broken.close();
    other.newsroom.close();
  });
});

interface Events {
  readonly headers: Headers;
  readonly text: () => string;
  readonly stop: () => void;
}

async function listen(query: string, from = server): Promise<Events> {
  const controller = new AbortController();
  const response = await fetch(`${from.url}events${query}`, {
    headers: cookieOf(from),
    signal: controller.signal,
  });
  let text = '';
  void (async () => {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? [])
        text += decoder.decode(chunk as Uint8Array, { stream: true });
    } catch {
      // It was stopped.
    }
  })();
  return { headers: response.headers, text: () => text, stop: () => controller.abort() };
}

describe('events', () => {
  test('tell all there is of the issue that it was started for, then what changes', async () => {
    const events = await listen('');
    expect(events.headers.get('content-type')).toContain('text/event-stream');
    await until(() => expect(events.text()).toContain('"en":['));
    expect(events.text()).toContain('"issue":{"name":"2025-07-07"');
    const before = events.text().length;
    room.context.files.put(file, `${soundIssue()}# later\n`);
    await until(() => expect(events.text().slice(before)).toContain('# later'));
    const [, json] = /^data: (.*)\n\n/.exec(events.text().slice(before)) ?? [];
    expect(JSON.parse(json ?? '{}')).toEqual({
      issue: week,
      changed: { source: `${soundIssue()}# later\n`, version: hashOf(`${soundIssue()}# later\n`) },
    });
    events.stop();
  });

  test('of an issue that lies elsewhere, by itself and by its name', async () => {
    const other = await openRoom({ isStarted: false });
    const elsewhere = `/desk/drafts/${week}.yaml`;
    other.context.files.put(elsewhere, soundIssue());
    const outside = await serve(other.context, other.newsroom, { file: elsewhere, port: 0 });
    expect(other.context.files.watched).toContain('/desk/issues');
    for (const query of ['', `?issue=drafts%2F${week}.yaml`]) {
      const events = await listen(query, outside);
      await until(() => expect(events.text()).toContain(`"file":"drafts/${week}.yaml"`));
      expect(events.text()).toContain(`"issues":["drafts/${week}.yaml","${week}"]`);
      events.stop();
    }
    const events = await listen(`?issue=${week}`, outside);
    await until(() => expect(events.text()).toContain(`"file":"issues/${week}.yaml"`));
    events.stop();
    await outside.close();
    other.newsroom.close();
  });

  test('of several issues in one stream, also of one that is not there', async () => {
    const events = await listen(`?issue=2025-06-30&issue=nothing&issue=${week}&issue=${week}`);
    for (const name of ['2025-06-30', week]) {
      await until(() => expect(events.text()).toContain(`data: {"issue":"${name}","changed":{`));
      await until(() => expect(events.text()).toContain(`"issue":{"name":"${name}"`));
    }
    expect(events.text().split('{"issue":"nothing","others":[')).toHaveLength(2);
    events.stop();
    for (const path of [file, '/desk/issues/2025-06-30.yaml'])
      await until(() => expect(room.newsroom.visit(path).isFollowed).toBe(false));
  });

  test('of another issue, by its name', async () => {
    const events = await listen('?issue=2025-06-30');
    await until(() => expect(events.text()).toContain('"issue":{"name":"2025-06-30"'));
    events.stop();
  });

  test.each(['nothing', '', '../secret', '%2e%2e%2fsecret', '__proto__', '2025-07-07.yaml'])(
    'say that there is no issue %j, and which there are',
    async (name) => {
      // It ends by itself.
      const { body } = await ask(server.url, { path: `/events?issue=${name}` });
      expect(body).toBe(
        `retry: 500\n\ndata: ${JSON.stringify({ issue: decodeURIComponent(name), others: [week, '2025-06-30'] })}\n\n`,
      );
    },
  );

  test('who has gone is not drawn for any more', async () => {
    const path = '/desk/issues/2025-06-30.yaml';
    const events = await listen('?issue=2025-06-30');
    await until(() => expect(events.text()).toContain('"en":['));
    const followed = room.newsroom.visit(path);
    expect(followed.isFollowed).toBe(true);
    events.stop();
    await until(() => expect(followed.isFollowed).toBe(false));
    const pauses = room.context.waits.length;
    room.context.files.put(path, `${soundIssue('2025-06-30')}# later\n`);
    await until(() => expect(room.context.waits.slice(pauses)).toContain(4));
    await new Promise((resolve) => setTimeout(resolve, 20));
    // Everything that is drawn pauses after each part.
    expect(room.context.waits.slice(pauses)).not.toContain(0);
  });
});

describe('who does not read', () => {
  const large = (mark: string): string => `${'x'.repeat(300_000)} ${mark}`;

  test('costs no more for every save, and gets the last of it when they read again', async () => {
    const other = await openRoom();
    let response: ServerResponse | undefined;
    const context: typeof other.context = {
      ...other.context,
      serve: (port, answer) =>
        other.context.serve(port, (asked, answered) => {
          response = answered;
          answer(asked, answered);
        }),
    };
    const slow = await serve(context, other.newsroom, { file, port: 0 });
    const reader = await readerOf(other);
    const socket = connect(Number(new URL(slow.url).port), '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.write(
      `GET /events HTTP/1.1\r\nHost: ${new URL(slow.url).host}\r\nCookie: ${cookieOf(slow).cookie}\r\n\r\n`,
    );
    await until(() => expect(text).toContain('"source":'));
    socket.pause();
    for (let i = 0; i < 60; i++) {
      reader.issue.tell({ source: large(`save ${i}.`), ...(i === 7 && { text: 'the seventh text' }) });
      await new Promise(setImmediate);
    }
    expect(response?.writableLength).toBeLessThan(2_000_000);
    socket.resume();
    await until(() => expect(text).toContain('save 59.'));
    expect(text).toContain('the seventh text');
    expect(text).not.toContain('save 40.');
    reader.issue.tell({ source: 'and goes on' });
    await until(() => expect(text).toContain('"source":"and goes on"'));
    socket.destroy();
    await slow.close();
    other.newsroom.close();
  });
});

describe('what is only asked for when somebody looks', () => {
  const json = async (path: string): Promise<{ status: number; data: unknown }> => {
    const { status, headers, body } = await ask(server.url, { path });
    return {
      status,
      data: headers['content-type']?.includes('json') === true ? JSON.parse(body) : undefined,
    };
  };

  test('the issues, with what they are chosen by', async () => {
    const other = await openRoom({
      world: {
        files: newsletter({
          [week]: soundIssue(week, (text) => `number: 7\ntitle: "여름 특집"\n${text}`),
          '2025-06-30': soundIssue('2025-06-30', (text) => `draft: true\n${text}`),
          '2025-06-23': 'week: "\n',
        }),
      },
    });
    const one = await serve(other.context, other.newsroom, { file, port: 0 });
    const list = vi.spyOn(other.context.files, 'list');
    const { status, body } = await ask(one.url, { path: '/issues' });
    // However many they are, their folder is looked through once.
    expect(list).toHaveBeenCalledTimes(1);
    expect([status, JSON.parse(body)]).toEqual([
      200,
      [
        { name: week, title: '여름 특집', number: 7, isDraft: false },
        { name: '2025-06-30', title: '작은 모델의 쓸모', isDraft: true },
        { name: '2025-06-23', title: '', isDraft: false },
      ],
    ]);
    await one.close();
    other.newsroom.close();
  });

  test('what the mail of an issue that is followed uses and a program lacks', async () => {
    const reader = await readerOf(room);
    const { status, data } = await json(`/report?issue=${week}&client=gmail`);
    expect(status).toBe(200);
    expect(data).toMatchObject({
      date: expect.stringMatching(/^\d{4}-/),
      lacks: expect.arrayContaining([expect.objectContaining({ title: '@media (prefers-color-scheme)' })]),
    });
    for (const query of [`issue=${week}&client=naver`, `issue=${week}`, 'issue=1999-01-04&client=gmail', ''])
      expect((await json(`/report?${query}`)).status, query).toBe(404);
    reader.leave(room);
    expect((await json(`/report?issue=${week}&client=gmail`)).status).toBe(404);
  });
});

describe('POST /open', () => {
  const place = JSON.stringify({ issue: week, line: 12, column: 3 });
  const post = (body: string, headers: Record<string, string> = {}): Promise<Answered> =>
    ask(server.url, {
      method: 'POST',
      path: '/open',
      headers: { origin: `http://${host}`, 'content-type': 'application/json', ...headers },
      body,
    });

  test('opens the editor at the place', async () => {
    const before = room.context.launched.length;
    expect(await post(place)).toMatchObject({ status: 200, body: '/usr/bin/code\n' });
    expect((await post(JSON.stringify({ issue: '2025-06-30', line: 1 }))).status).toBe(200);
    expect(room.context.launched.slice(before)).toEqual([
      `/usr/bin/code -g ${file}:12:3`,
      '/usr/bin/code -g /desk/issues/2025-06-30.yaml:1:1',
    ]);
  });

  test.each<[string, Record<string, string>]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a frame without an origin', { origin: 'null' }],
    ['a simple form', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['nearly JSON', { 'content-type': 'text/plain; application/json' }],
  ])('is not for %s', async (_, headers) => {
    const before = room.context.launched.length;
    const { status, headers: answered } = await post(place, headers);
    expect(status).toBe(403);
    expect(answered).not.toHaveProperty('access-control-allow-origin');
    expect(room.context.launched).toHaveLength(before);
  });

  test('is not for whom no origin is known', async () => {
    const { status } = await ask(server.url, {
      method: 'POST',
      path: '/open',
      headers: { 'content-type': 'application/json' },
      body: place,
    });
    expect(status).toBe(403);
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '12',
    '{}',
    `{"issue":"${week}"}`,
    `{"issue":"${week}","line":"1"}`,
    `{"issue":"${week}","line":0}`,
    `{"issue":"${week}","line":-1}`,
    `{"issue":"${week}","line":1.5}`,
    `{"issue":"${week}","line":1e99}`,
    `{"issue":"${week}","line":null}`,
    `{"issue":"${week}","line":[1]}`,
    `{"issue":"${week}","line":1,"column":"1; rm -rf /"}`,
    `{"issue":"${week}","line":1,"column":0}`,
    '{"issue":["2025-07-07"],"line":1}',
    '{"issue":"../../etc/passwd","line":1}',
    '{"issue":"/desk/issues/2025-07-07.yaml","line":1}',
    '{"issue":"--version","line":1}',
    '{"issue":"secret","line":1}',
    '{"__proto__":{"issue":"2025-07-07","line":1}}',
  ])('does nothing for %s', async (body) => {
    const before = room.context.launched.length;
    expect((await post(body)).status).toBe(400);
    expect(room.context.launched).toHaveLength(before);
  });

  test('does nothing for more than any place needs', async () => {
    const before = room.context.launched.length;
    for (const size of [5_000, 5_000_000]) {
      const huge = JSON.stringify({ issue: week, line: 1, more: 'x'.repeat(size) });
      // Who sends much may find the door shut before the end.
      const answer = await post(huge).catch(() => undefined);
      expect([413, undefined]).toContain(answer?.status);
    }
    expect(room.context.launched).toHaveLength(before);
    expect((await post(place)).status).toBe(200);
  });

  test('opens one editor at a time, whoever asks how often', async () => {
    const other = await openRoom({
      hold: [1000],
      world: { files: newsletter({ [week]: soundIssue() }), env: { EDITOR: 'code' } },
    });
    const one = await serve(other.context, other.newsroom, { file, port: 0 });
    const open = (line = 1): Promise<Answered> =>
      ask(one.url, {
        method: 'POST',
        path: '/open',
        headers: { origin: new URL(one.url).origin, 'content-type': 'application/json' },
        body: JSON.stringify({ issue: week, line }),
      });
    const all = await Promise.all(Array.from({ length: 20 }, () => open()));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(all.filter(({ status }) => status === 429)).toHaveLength(19);
    expect((await open()).body).toBe('An editor is being opened. Try again in a moment.\n');
    expect(other.context.launched).toHaveLength(1);
    for (const { go } of other.held) go();
    expect((await open(2)).status).toBe(200);
    expect(other.context.launched).toEqual([`code -g ${file}:1:1`, `code -g ${file}:2:1`]);
    await one.close();
    other.newsroom.close();
  });

  test.each([
    ['there is no editor with a window', { EDITOR: 'vim' }, true],
    ['it cannot be started', { EDITOR: 'code' }, false],
  ])('says so where %s', async (_, env, canLaunch) => {
    const other = await openRoom({
      world: { files: newsletter({ [week]: soundIssue() }), env, launch: () => canLaunch },
    });
    const without = await serve(other.context, other.newsroom, { file, port: 0 });
    const { status, body } = await ask(without.url, {
      method: 'POST',
      path: '/open',
      headers: { origin: new URL(without.url).origin, 'content-type': 'application/json' },
      body: place,
    });
    expect(status).toBe(501);
    expect(body).toContain('DIGEST_EDITOR');
    await without.close();
    other.newsroom.close();
  });
});

describe('the port', () => {
  test('that was asked for and is in use is told', async () => {
    const other = await openRoom();
    const port = Number(new URL(server.url).port);
    await expect(servePreview(other.context, other.newsroom, { file, port })).rejects.toMatchObject({
      code: 'port-in-use',
      args: { port, reason: 'EADDRINUSE' },
    });
    other.newsroom.close();
  });

  test('is a free one where the usual one is in use', async () => {
    const other = await openRoom();
    const tried: number[] = [];
    const context = {
      ...other.context,
      serve: (port: number, answer: Parameters<typeof other.context.serve>[1]) => {
        tried.push(port);
        const inUse = Object.assign(new Error('in use'), { code: 'EADDRINUSE' });
        return port === 0 ? other.context.serve(port, answer) : Promise.reject(inUse);
      },
    };
    const moved = await serve(context, other.newsroom, { file });
    expect(tried).toEqual([4747, 0]);
    expect(moved.isMoved).toBe(true);
    expect((await ask(moved.url, {})).status).toBe(200);
    await moved.close();
    other.newsroom.close();
  });

  test('closes with everybody who still follows', async () => {
    const other = await openRoom();
    const ending = await serve(other.context, other.newsroom, { file, port: 0 });
    const response = await fetch(`${ending.url}events`, { headers: cookieOf(ending) });
    const rest = response.text();
    await ending.close();
    await expect(rest).rejects.toThrow();
    other.newsroom.close();
  });
});
