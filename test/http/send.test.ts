import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  jsonBody,
  mayHaveArrived,
  type Message,
  multipartBody,
  proxiedFetch,
  send,
} from '../../src/http/index.ts';
import { Failure } from '../../src/problem/index.ts';
import { LocalProxy } from '../support/proxy.ts';
import { fakeContext, type FakeWorld } from '../support/context.ts';
import { LocalServer, never } from '../support/server.ts';

let server: LocalServer;
beforeAll(async () => {
  server = await LocalServer.start();
});
afterAll(() => server.stop());

const options = { userAgent: 'paper-digest/1.2.3' };
const key = { 'api-key': 'hush-hush' };
const get: Message = { method: 'GET', headers: key };
const post: Message = { method: 'POST', headers: key, body: jsonBody({ raw: '가' }) };

function ask(message: Message, url = server.url, world: FakeWorld = {}, more: object = {}) {
  return send(fakeContext({ fetch: globalThis.fetch, ...world }), url, message, { ...options, ...more });
}

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error: unknown = await promise.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof Failure)) throw new Error('no failure', { cause: error });
  return error;
}

describe('a request to a server of the config', () => {
  test('carries method, headers and JSON, and goes to this computer', async () => {
    server.answer(() => ({
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: '{"id":7}',
    }));
    const reply = await ask(post, `${server.url}/posts.json`);
    expect(reply).toEqual({
      status: 200,
      type: 'application/json',
      text: '{"id":7}',
      location: undefined,
      retryAfter: undefined,
    });
    const [{ method, path, headers, body } = { method: '', path: '', headers: {}, body: Buffer.alloc(0) }] =
      server.asked;
    expect([method, path, body.toString()]).toEqual(['POST', '/posts.json', '{"raw":"가"}']);
    expect(headers).toMatchObject({
      'api-key': 'hush-hush',
      'user-agent': 'paper-digest/1.2.3',
      accept: 'application/json',
      'content-type': 'application/json',
    });
  });

  test('carries a form with a file', async () => {
    server.answer(() => ({}));
    const bytes = new Uint8Array([0, 255, 13, 10]);
    const body = multipartBody(
      { type: 'composer', file: { name: 'a"\n.png', type: 'image/png', bytes } },
      'b-1',
    );
    await ask({ method: 'POST', headers: {}, body });
    const [asked] = server.asked;
    const form = await new Response(asked?.body as Uint8Array<ArrayBuffer>, {
      headers: { 'content-type': asked?.headers['content-type'] ?? '' },
    }).formData();
    expect(form.get('type')).toBe('composer');
    const file = form.get('file');
    if (!(file instanceof File)) throw new Error('no file');
    expect([file.name, file.type, new Uint8Array(await file.arrayBuffer())]).toEqual([
      'a"\n.png',
      'image/png',
      bytes,
    ]);
  });

  test.each([
    [422, 'application/json', '{"errors":["Title has already been used"]}'],
    [429, 'text/plain', 'Slow down'],
    [500, '', 'oh'],
  ])('is made once, and %i is an answer with its text', async (status, type, text) => {
    server.answer(() => ({
      status,
      body: text,
      headers: { 'retry-after': '7', ...(type === '' ? {} : { 'content-type': type }) },
    }));
    expect(await ask(post)).toMatchObject({ status, type, text, retryAfter: 7 });
    expect(server.asked).toHaveLength(1);
  });

  test('gives a text that is not in the encoding it names', async () => {
    server.answer(() => ({
      status: 502,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: Buffer.from('b0a1', 'hex'),
    }));
    expect((await ask(get)).text).toBe('\ufffd\ufffd');
  });

  test('is not led elsewhere with its key: a redirect is an answer', async () => {
    const elsewhere = await LocalServer.start();
    for (const status of [301, 302, 303, 307, 308])
      for (const message of [get, post]) {
        server.answer(() => ({ status, headers: { location: `${elsewhere.url}/t/1` } }));
        expect(await ask(message)).toMatchObject({ status, location: `${elsewhere.url}/t/1`, text: '' });
        expect(server.asked).toHaveLength(1);
      }
    server.answer(() => ({ status: 301, headers: { location: '/t/slug/1.json' } }));
    expect((await ask(get, `${server.url}/t/external_id/a.json`)).location).toBe(
      `${server.url}/t/slug/1.json`,
    );
    expect(elsewhere.asked).toEqual([]);
    await elsewhere.stop();
  });

  test('that no server takes was not sent', async () => {
    const closed = await LocalServer.start();
    const { url } = closed;
    await closed.stop();
    const failure = await failureOf(ask(post, url));
    expect(failure.words).toEqual({
      message: `${new URL(url).host} cannot be reached (ECONNREFUSED); nothing was sent`,
      hint: 'Check the address in digest.config.yaml and the network. HTTPS_PROXY is respected.',
    });
    expect([failure.exit, mayHaveArrived(failure)]).toEqual([1, false]);
  });

  test.each([
    'ENOTFOUND',
    'EAI_AGAIN',
    'UND_ERR_CONNECT_TIMEOUT',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'EPROTO',
  ])('was not sent where connecting ends with %s', async (code) => {
    const fetch = () =>
      Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));
    const failure = await failureOf(ask(post, server.url, { fetch }));
    expect([failure.code, mayHaveArrived(failure)]).toEqual(['send-failed', false]);
  });

  test.each([
    'ECONNRESET',
    'EPIPE',
    'UND_ERR_SOCKET',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_HEADERS_OVERFLOW',
    'HPE_INVALID_CONSTANT',
    'ETIMEDOUT',
    '',
  ])('may have arrived where the connection ends with "%s"', async (code) => {
    const cause = Object.assign(new Error(code), code === '' ? {} : { code });
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));
    const failure = await failureOf(ask(post, server.url, { fetch }));
    expect([failure.code, mayHaveArrived(failure)]).toEqual(['send-failed', true]);
  });

  test('may have arrived where the connection ends without an answer, or in the middle of one', async () => {
    server.answer(() => ({ isSilent: true }));
    const silent = await failureOf(ask(post));
    server.answer(() => ({ body: 'much more', cutAfter: 3 }));
    const cut = await failureOf(ask(post));
    for (const failure of [silent, cut]) {
      expect(failure.message).toMatch(/; it is not known whether it did what it was asked$/);
      expect(mayHaveArrived(failure)).toBe(true);
    }
    expect(server.asked).toHaveLength(1);
  });

  test('may have arrived where the answer does not come in time, or is too long', async () => {
    server.answer(() => ({ delay: never }));
    expect(mayHaveArrived(await failureOf(ask(post, server.url, {}, { timeoutMilliseconds: 50 })))).toBe(
      true,
    );
    server.answer(() => ({ isEndless: true, body: 'x'.repeat(65_536) }));
    const long = await failureOf(ask(post));
    expect([long.message, mayHaveArrived(long)]).toEqual([expect.stringContaining('larger than 5 MB'), true]);
  });

  test('may have arrived where Ctrl-C ends it, and is not begun after that', async () => {
    const controller = new AbortController();
    server.answer(() => {
      controller.abort();
      return { delay: never };
    });
    const failure = await failureOf(ask(post, server.url, {}, { signal: controller.signal }));
    expect([failure.code, mayHaveArrived(failure)]).toEqual(['interrupted', true]);
    await failureOf(ask(post, server.url, {}, { signal: controller.signal }));
    expect(server.asked).toHaveLength(1);
  });

  test('shows no key where a header takes none', async () => {
    const error: unknown = await ask({ method: 'GET', headers: { 'api-key': 'hush\n열쇠' } }).catch(
      (cause: unknown) => cause,
    );
    expect(String(error)).toBe('Error: the header api-key has a character that no header has');
  });
});

describe('through a proxy', () => {
  test('goes in a tunnel, form and all; what the proxy refuses was not sent', async () => {
    const proxy = await LocalProxy.start();
    const network = proxiedFetch({ ALL_PROXY: `http://${proxy.host}` });
    const world = { fetch: network.fetch, turn: network.turn };
    const body = multipartBody({ type: 'composer' }, 'b-1');
    server.answer(() => ({ body: 'ok' }));
    proxy.leadTo(server.url);
    const reply = await ask(
      { method: 'POST', headers: key, body },
      'http://forum.example/uploads.json',
      world,
    );
    expect([reply.text, proxy.tunnels, server.asked[0]?.body.toString()]).toEqual([
      'ok',
      ['forum.example:80'],
      Buffer.from(body.content).toString(),
    ]);
    proxy.answer((socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
    const failure = await failureOf(ask(post, 'http://other.example', world));
    expect([failure.code, mayHaveArrived(failure)]).toEqual(['proxy-failed', false]);
    // In the middle of a request it is another matter.
    server.answer(() => ({ isSilent: true }));
    proxy.leadTo(server.url);
    const cut = await failureOf(ask(post, 'http://third.example', world));
    expect([cut.code, mayHaveArrived(cut)]).toEqual(['send-failed', true]);
    await network.close();
    await proxy.stop();
  });
});
