import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/commands/validate/links/answer.ts';
import { askAll } from '../../src/commands/validate/links/ask.ts';
import { Client } from '../../src/http/client.ts';
import { proxiedFetch } from '../../src/http/proxied-fetch.ts';
import { proxyFor } from '../../src/http/proxy.ts';
import { Failure } from '../../src/problem/failure.ts';
import { fakeContext } from '../support/context.ts';
import { LocalProxy, type OnConnect, tunnelTo } from '../support/proxy.ts';
import { LocalServer, never } from '../support/server.ts';

describe('which proxy', () => {
  const https = 'https://export.arxiv.org/api';
  test.each<[string, Record<string, string>, string | undefined]>([
    [https, {}, undefined],
    [https, { HTTPS_PROXY: 'http://p:1' }, 'HTTPS_PROXY http://p:1'],
    [https, { HTTPS_PROXY: 'http://p:1', https_proxy: 'http://q:1' }, 'https_proxy http://q:1'],
    [https, { HTTPS_PROXY: ' ', ALL_PROXY: ' http://p:1 ' }, 'ALL_PROXY http://p:1'],
    [https, { HTTP_PROXY: 'http://p:1' }, undefined],
    ['http://a.example/', { HTTP_PROXY: 'http://p:1' }, 'HTTP_PROXY http://p:1'],
    [https, { ALL_PROXY: 'p:1' }, 'ALL_PROXY http://p:1'],
    [https, { HTTPS_PROXY: 'http://p:1', NO_PROXY: '*' }, undefined],
    [https, { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'localhost, arxiv.org' }, undefined],
    [https, { HTTPS_PROXY: 'http://p:1', no_proxy: '.arxiv.org' }, undefined],
    [https, { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'xiv.org' }, 'HTTPS_PROXY http://p:1'],
    [https, { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'arxiv.org:443' }, undefined],
    [https, { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'arxiv.org:80' }, 'HTTPS_PROXY http://p:1'],
    ['http://10.0.0.1:8080/', { HTTP_PROXY: 'http://p:1', NO_PROXY: '10.0.0.1' }, undefined],
    ['http://10.1.2.3/', { HTTP_PROXY: 'http://p:1', NO_PROXY: '10.0.0.0/8' }, undefined],
    ['http://11.1.2.3/', { HTTP_PROXY: 'http://p:1', NO_PROXY: '10.0.0.0/8' }, 'HTTP_PROXY http://p:1'],
    ['http://11.1.2.3/', { HTTP_PROXY: 'http://p:1', NO_PROXY: '10.0.0.0/' }, 'HTTP_PROXY http://p:1'],
    ['http://11.1.2.3/', { HTTP_PROXY: 'http://p:1', NO_PROXY: '10.0.0.0/99' }, 'HTTP_PROXY http://p:1'],
    ['http://[fd00::1]/', { HTTP_PROXY: 'http://p:1', NO_PROXY: 'FD00:0::1' }, undefined],
    ['http://[fd00::1]:81/', { HTTP_PROXY: 'http://p:1', NO_PROXY: '[fd00::1]:81' }, undefined],
    ['http://[fd00::1]/', { HTTP_PROXY: 'http://p:1', NO_PROXY: '[fd00::1]:81' }, 'HTTP_PROXY http://p:1'],
    ['http://[fd00::1]/', { HTTP_PROXY: 'http://p:1', NO_PROXY: 'fd00::/8' }, undefined],
    ['https://arxiv.org./', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'arxiv.org' }, undefined],
    [https, { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'arxiv.org.' }, undefined],
    ['https://한국.example/', { HTTPS_PROXY: 'http://p:1', NO_PROXY: '한국.example' }, undefined],
    ['http://127.1.2.3/', { HTTP_PROXY: 'http://p:1' }, undefined],
    ['http://a.localhost/', { HTTP_PROXY: 'http://p:1' }, undefined],
    ['http://127.0.0.1:8080/', { HTTP_PROXY: 'http://p:1' }, undefined],
    ['http://localhost/', { ALL_PROXY: 'http://p:1' }, undefined],
  ])('%s with %j', (url, env, expected) => {
    const proxy = proxyFor(new URL(url), env);
    expect(proxy && `${proxy.variable} ${proxy.address}`).toBe(expected);
  });
});

describe('through a proxy', () => {
  let proxy: LocalProxy;
  let server: LocalServer;
  let network: ReturnType<typeof proxiedFetch>;
  let client: Client;
  const json = { accept: 'application/json', type: /json/ };

  beforeAll(async () => {
    [proxy, server] = await Promise.all([LocalProxy.start(), LocalServer.start()]);
  });
  afterAll(() => Promise.all([proxy.stop(), server.stop()]));
  beforeEach(() => {
    server.answer((path) => ({
      headers: {
        'content-type': 'application/json',
        ...(path === '/r' ? { location: 'http://b.example/' } : {}),
      },
      status: path === '/r' ? 302 : 200,
      body: `"${path}"`,
    }));
    proxy.leadTo(server.url);
    open({ http_proxy: `http://${proxy.host}`, HTTPS_PROXY: `http://${proxy.host}` });
  });
  afterEach(async () => {
    await network.close();
    await expect.poll(() => proxy.open.size).toBe(0);
  });

  function open(env: Record<string, string>, options: { timeoutMilliseconds?: number } = {}): void {
    network = proxiedFetch(env);
    // A proxy looks names up.
    const context = fakeContext({ ...network, addressesOf: () => Promise.resolve([]) });
    client = new Client(context, { userAgent: 'me', ...options });
  }

  const say = (address: string): Promise<string> =>
    client.get(address, json).then(
      ({ text }) => text,
      (error: unknown) => (error instanceof Failure ? error.message : `bug: ${String(error)}`),
    );

  test('an answer comes, and redirects are left to the caller', async () => {
    const response = await network.fetch('http://a.example/x?y', {
      headers: { 'user-agent': 'me' },
      redirect: 'manual',
      signal: AbortSignal.timeout(5000),
    });
    expect([response.status, await response.text()]).toEqual([200, '"/x?y"']);
    const moved = await network.fetch('http://a.example/r', { redirect: 'manual' });
    expect([moved.headers.get('location'), await moved.text()]).toEqual(['http://b.example/', '"/r"']);
    expect(server.asked[0]).toMatchObject({
      path: '/x?y',
      headers: { host: 'a.example', 'user-agent': 'me' },
    });
    expect(proxy.tunnels).toEqual(['a.example:80']);
  });

  test('this computer is asked directly', async () => {
    const response = await network.fetch(`${server.url}/z`);
    expect([await response.text(), proxy.tunnels]).toEqual(['"/z"', []]);
  });

  test('its name and password go to it alone', async () => {
    open({ http_proxy: `http://editor:50%25%20off@${proxy.host}` });
    await say('http://a.example/');
    expect(proxy.credentials).toEqual([`Basic ${Buffer.from('editor:50% off').toString('base64')}`]);
    expect(server.asked[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  test('ten answers of one host come over one connection', async () => {
    for (let i = 0; i < 10; i++) expect(await say(`http://a.example/${i}`)).toBe(`"/${i}"`);
    expect([proxy.tunnels, proxy.most]).toEqual([['a.example:80'], 1]);
  });

  test('many hosts, one after the other and at once, share three', async () => {
    const hosts = Array.from({ length: 8 }, (_, i) => `http://h${i}.example/`);
    for (const host of hosts) expect(await say(host)).toBe('"/"');
    const other = new Client(fakeContext(network), { userAgent: 'me' });
    const all = await Promise.all([
      ...hosts.map(say),
      ...hosts.map(async (host) => (await other.get(`${host}o`, json)).text),
    ]);
    expect(all).toEqual([...hosts.map(() => '"/"'), ...hosts.map(() => '"/o"')]);
    expect(proxy.most).toBe(3);
  });

  test.each<[string, string, OnConnect, number]>([
    ['hangs up', 'closed the connection without an answer', (socket) => socket.end(), 3],
    ['breaks off', 'closed the connection without an answer', (socket) => socket.resetAndDestroy(), 3],
    [
      'wants another password',
      'refused: 407',
      (socket) => socket.write('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n'),
      1,
    ],
    ['forbids it', 'refused: 403', (socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\nno'), 1],
    ['has no way', 'refused: 502', (socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'), 3],
    ['is none', 'does not answer as an HTTP proxy does', (socket) => socket.write('SSH-2.0-x\r\n'), 1],
    [
      'speaks in place of the host',
      'does not answer as an HTTP proxy does',
      (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi'),
      1,
    ],
  ])('that %s', async (_, words, onConnect, tries) => {
    for (const [scheme, variable] of [
      ['http', 'http_proxy'],
      ['https', 'HTTPS_PROXY'],
    ] as const) {
      await network.close();
      open({ [variable]: `http://${proxy.host}` });
      proxy.answer(onConnect);
      expect(await say(`${scheme}://a.example/x`)).toBe(`the proxy ${proxy.host} (${variable}) ${words}`);
      expect(proxy.tunnels).toHaveLength(tries);
      await expect.poll(() => proxy.open.size).toBe(0);
    }
  });

  test('that never answers is named, and what was asked of it ends', async () => {
    open({ http_proxy: `http://${proxy.host}` }, { timeoutMilliseconds: 300 });
    proxy.answer(() => {});
    expect(await say('http://a.example/')).toBe(`the proxy ${proxy.host} (http_proxy) did not answer`);
    expect(proxy.tunnels).toHaveLength(3);
    await expect.poll(() => proxy.open.size).toBe(0);
  });

  describe('that lets nobody through', () => {
    const urls = Array.from({ length: 10 }, (_, i) => `http://h${i}.example/`);
    const faults: [string, OnConnect, number][] = [
      ['never answers', () => {}, 3],
      ['hangs up', (socket) => socket.end(), 3],
      ['is none', (socket) => socket.write('SSH-2.0-x\r\n'), 1],
      ['wants another password', (socket) => socket.end('HTTP/1.1 407 No\r\n\r\n'), 1],
    ];

    beforeEach(() => open({ http_proxy: `http://${proxy.host}` }, { timeoutMilliseconds: 200 }));

    test.each(faults)(
      'and %s is asked so often in a whole run, one after the other',
      async (_, does, times) => {
        proxy.answer(does);
        for (const url of urls) expect(await say(url)).toContain(`the proxy ${proxy.host} (http_proxy) `);
        expect(proxy.tunnels).toHaveLength(times);
      },
    );

    test.each(faults)('and %s is asked for links no more than so often', async (_, does) => {
      proxy.answer(does);
      const waits: number[] = [];
      const answers: Answer[] = [];
      await askAll([...urls, ...urls.map((url) => `${url}2`)], {
        client,
        wait: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
        signal: new AbortController().signal,
        onAnswer: (_address, answer) => answers.push(answer),
      });
      expect(answers).toHaveLength(20);
      for (const answer of answers) expect(answer).toMatchObject({ kind: 'failed', why: 'proxy' });
      expect(proxy.tunnels.length).toBeLessThanOrEqual(3);
      expect(waits).toEqual([]);
    });

    test('but for one host: the others are still asked', async () => {
      const [first = '', gone = '', ...others] = urls;
      const lead = tunnelTo(server.url);
      proxy.answer((socket, target) => (target === 'h1.example:80' ? undefined : lead(socket, target)));
      expect(await say(first)).toBe('"/"');
      expect(await say(gone)).toContain('did not answer');
      for (const url of others) expect(await say(url)).toBe('"/"');
    });
  });

  test('a host that says nothing behind the tunnel is told itself', async () => {
    open({ HTTPS_PROXY: `http://${proxy.host}` }, { timeoutMilliseconds: 200 });
    proxy.answer((socket) => socket.write('HTTP/1.1 200 Connection established\r\n\r\n'));
    expect(await say('https://a.example/')).toBe('a.example did not answer within 200 milliseconds');
  });

  test('a wait for a free connection is none for an answer', async () => {
    server.answer((path) => (path === '/slow' ? { delay: never } : {}));
    open({ http_proxy: `http://${proxy.host}` }, { timeoutMilliseconds: 500 });
    const answers: string[] = [];
    const hosts = Array.from({ length: 9 }, (_, i) => `http://h${i}.example/${i < 3 ? 'slow' : i}`);
    await askAll(hosts, {
      client,
      wait: () => Promise.resolve(),
      signal: new AbortController().signal,
      onAnswer: (_address, { kind }) => answers.push(kind),
    });
    expect(answers.filter((kind) => kind === 'good')).toHaveLength(6);
  });

  test('that is asked in TLS and speaks none is asked once', async () => {
    open({ HTTPS_PROXY: `https://${proxy.host}` });
    proxy.answer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    for (const host of ['a', 'b'])
      expect(await say(`https://${host}.example/`)).toBe(
        `the proxy ${proxy.host} (HTTPS_PROXY) does not answer as an HTTP proxy does`,
      );
    expect(proxy.tunnels).toHaveLength(1);
  });

  test('that nobody is at is asked once', async () => {
    const gone = await LocalProxy.start();
    const { host } = gone;
    await gone.stop();
    open({ ALL_PROXY: host });
    expect(await say('https://a.example/')).toBe(
      `the proxy ${host} (ALL_PROXY) cannot be reached (ECONNREFUSED)`,
    );
  });

  test('an end closes what is open, asked or being connected', async () => {
    expect(await say('http://a.example/')).toBe('"/"');
    proxy.answer(() => {});
    const waiting = say('http://b.example/');
    await expect.poll(() => proxy.tunnels).toEqual(['b.example:80']);
    expect(proxy.open.size).toBe(2);
    await network.close();
    await expect.poll(() => proxy.open.size).toBe(0);
    await network.close();
    void waiting;
  });

  test.each([
    ['socks5://me:secret@p.example:1080', 'ALL_PROXY is socks5://…, of a kind that digest cannot use'],
    ['http://me:secret@[p.example', 'ALL_PROXY is not the address of a proxy'],
  ])('%s is told without its password', async (address, words) => {
    open({ ALL_PROXY: address });
    expect(await say('https://a.example/')).toBe(words);
  });
});
