import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '../../src/http/client.ts';
import { Failure } from '../../src/problem/failure.ts';
import { fakeContext, type FakeWorld } from '../support/context.ts';
import { LocalServer, never } from '../support/server.ts';

let server: LocalServer;
beforeAll(async () => {
  server = await LocalServer.start();
});
afterAll(() => server.stop());

/** A client whose user has set the server of this test in place of another one. */
function open(
  { signal, timeoutMilliseconds }: { signal?: AbortSignal; timeoutMilliseconds?: number } = {},
  world: FakeWorld = {},
): Client {
  return new Client(fakeContext({ fetch: globalThis.fetch, ...world }), {
    userAgent: 'paper-digest/1.2.3',
    mirrors: [server.url],
    ...(signal === undefined ? {} : { signal }),
    ...(timeoutMilliseconds === undefined ? {} : { timeoutMilliseconds }),
  });
}

test.each(['HEAD', 'GET'] as const)('%s asks once, whatever the answer is', async (method) => {
  for (const status of [200, 404, 429, 503]) {
    server.answer(() => ({ status, body: 'text', headers: { 'retry-after': '3600' } }));
    expect(await open().probe(`${server.url}/x`, method)).toEqual({ kind: 'answer', status });
    expect(server.asked).toMatchObject([{ method, path: '/x', headers: { accept: '*/*' } }]);
  }
});

test('a body is not waited for', async () => {
  server.answer(() => ({ body: 'x'.repeat(1000), isEndless: true }));
  expect(await open().probe(server.url, 'GET')).toEqual({ kind: 'answer', status: 200 });
});

test('redirects are followed, with the same method', async () => {
  server.answer((path) => (path === '/x' ? { status: 307, headers: { location: '/y' } } : { status: 410 }));
  expect(await open().probe(`${server.url}/x`, 'HEAD')).toEqual({ kind: 'answer', status: 410 });
  expect(server.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['HEAD /x', 'HEAD /y']);
});

test('a slow server has no answer', async () => {
  server.answer(() => ({ delay: never }));
  expect(await open({ timeoutMilliseconds: 50 }).probe(server.url, 'HEAD')).toMatchObject({
    kind: 'failed',
    why: 'timeout',
    detail: '50 milliseconds',
  });
});

test('a port that nobody listens at', async () => {
  const gone = await LocalServer.start();
  const { url } = gone;
  await gone.stop();
  server.answer(() => ({ status: 302, headers: { location: url } }));
  expect(await open().probe(server.url, 'HEAD')).toEqual({ kind: 'refused', host: new URL(url).host });
});

test('a proxy that takes no connection says nothing of the host', async () => {
  const proxy = { variable: 'HTTPS_PROXY', scheme: 'http://', host: 'p:1', detail: 'ECONNREFUSED' };
  const failure = new Failure('proxy-failed', { ...proxy, why: 'unreachable' });
  const thrown = (error: Error) => async (): Promise<never> => {
    throw error;
  };
  const probe = async (error: Error): Promise<unknown> =>
    open({}, { fetch: thrown(error) }).probe('https://a.example/x', 'HEAD');
  expect(await probe(failure)).toEqual({
    kind: 'failed',
    host: 'a.example',
    why: 'proxy',
    detail: failure.message,
  });
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  expect(await probe(new TypeError('fetch failed', { cause: refused }))).toEqual({
    kind: 'refused',
    host: 'a.example',
  });
});

test('this computer is asked only where its user has set it', async () => {
  const other = await LocalServer.start();
  expect(await open().probe(other.url, 'HEAD')).toEqual({ kind: 'private' });
  expect(other.asked).toEqual([]);
  await other.stop();
});

test('the end comes at once', async () => {
  server.answer(() => ({ delay: never }));
  const end = new AbortController();
  const asking = open({ signal: end.signal }).probe(server.url, 'HEAD');
  await expect.poll(() => server.asked.length).toBe(1);
  end.abort();
  await expect(asking).rejects.toMatchObject({ code: 'interrupted' });
  const later = open({ signal: end.signal }).probe(server.url, 'HEAD');
  await expect(later).rejects.toMatchObject({ code: 'interrupted' });
});
