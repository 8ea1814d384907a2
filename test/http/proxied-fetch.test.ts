import { connect } from 'node:net';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proxiedFetch, proxyFor } from '../../src/http/proxied-fetch.ts';
import { LocalServer } from '../support/server.ts';

describe('which proxy', () => {
  const https = 'https://export.arxiv.org/api';
  test.each<[string, Record<string, string>, string | undefined]>([
    [https, {}, undefined],
    [https, { HTTPS_PROXY: 'http://p:1' }, 'http://p:1'],
    [https, { HTTPS_PROXY: 'http://p:1', https_proxy: 'http://q:1' }, 'http://q:1'],
    [https, { HTTP_PROXY: 'http://p:1' }, undefined],
    ['http://a.example/', { HTTP_PROXY: 'http://p:1' }, 'http://p:1'],
    [https, { ALL_PROXY: 'p:1' }, 'http://p:1'],
    [https, { HTTPS_PROXY: 'http://p:1', NO_PROXY: '*' }, undefined],
    [https, { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'localhost, arxiv.org' }, undefined],
    [https, { HTTPS_PROXY: 'http://p:1', no_proxy: '.arxiv.org' }, undefined],
    [https, { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'xiv.org' }, 'http://p:1'],
    [https, { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'arxiv.org:443' }, undefined],
    [https, { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'arxiv.org:80' }, 'http://p:1'],
    ['http://10.0.0.1:8080/', { HTTP_PROXY: 'http://p:1', NO_PROXY: '10.0.0.1' }, undefined],
    ['http://127.0.0.1:8080/', { HTTP_PROXY: 'http://p:1' }, undefined],
    ['http://localhost/', { ALL_PROXY: 'http://p:1' }, undefined],
  ])('%s with %j', (url, env, proxy) => {
    expect(proxyFor(new URL(url), env)).toBe(proxy);
  });
});

describe('through a proxy', () => {
  const tunnels: string[] = [];
  let proxy: Server;
  let server: LocalServer;
  let env: Record<string, string>;

  beforeAll(async () => {
    server = await LocalServer.start();
    // Whatever host is asked for, the tunnel ends at the server of this test.
    proxy = createServer().on('connect', (request, socket) => {
      tunnels.push(request.url ?? '');
      const there = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        there.pipe(socket).pipe(there);
      });
      there.on('error', () => socket.destroy());
      socket.on('error', () => there.destroy());
    });
    await new Promise<void>((resolve) => {
      proxy.listen(0, '127.0.0.1', resolve);
    });
    env = { http_proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
  });
  afterAll(async () => {
    proxy.closeAllConnections();
    proxy.close();
    await server.stop();
  });

  test('an answer comes, and redirects are left to the caller', async () => {
    server.answer((path) =>
      path === '/r' ? { status: 302, headers: { location: 'http://b.example/' } } : { body: 'hello' },
    );
    const fetch = proxiedFetch(env);
    const response = await fetch('http://a.example/x?y', {
      headers: { 'user-agent': 'me' },
      redirect: 'manual',
      signal: AbortSignal.timeout(5000),
    });
    expect([response.status, await response.text()]).toEqual([200, 'hello']);
    expect((await fetch('http://a.example/r', { redirect: 'manual' })).headers.get('location')).toBe(
      'http://b.example/',
    );
    expect(tunnels).toEqual(expect.arrayContaining(['a.example:80']));
    expect(server.asked[0]).toMatchObject({
      path: '/x?y',
      headers: { host: 'a.example', 'user-agent': 'me' },
    });
  });

  test('this computer is asked directly', async () => {
    server.answer(() => ({ body: 'direct' }));
    tunnels.length = 0;
    const response = await proxiedFetch(env)(server.url);
    expect([await response.text(), tunnels]).toEqual(['direct', []]);
  });
});
