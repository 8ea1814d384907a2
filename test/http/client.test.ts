import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Failure } from '../../src/problem/failure.ts';
import { Client, type Request } from '../../src/http/client.ts';
import { fakeContext, type FakeContext, type FakeWorld } from '../support/context.ts';
import { LocalServer, never } from '../support/server.ts';

let server: LocalServer;
let other: LocalServer;
beforeAll(async () => {
  [server, other] = await Promise.all([LocalServer.start(), LocalServer.start()]);
});
afterAll(async () => {
  await Promise.all([server.stop(), other.stop()]);
});

const json: Request = { accept: 'application/json', type: /\bjson\b/ };
const type = { 'content-type': 'application/json; charset=utf-8' };

/** Longer than any computer is busy: only a test about slow servers gives up sooner. */
const patience = 20_000;

function open(
  world: FakeWorld = {},
  {
    paces = [],
    mirrors = [],
    timeoutMilliseconds = patience,
  }: { paces?: string[]; mirrors?: readonly string[]; timeoutMilliseconds?: number } = {},
): { client: Client; context: FakeContext } {
  const context = fakeContext({ fetch: globalThis.fetch, ...world });
  const rateLimit = (): Promise<void> => {
    paces.push('paced');
    return Promise.resolve();
  };
  return {
    client: new Client(context, { userAgent: 'paper-digest/1.2.3', rateLimit, mirrors, timeoutMilliseconds }),
    context,
  };
}

async function failureOf(promise: Promise<unknown>): Promise<string> {
  try {
    return `answered ${JSON.stringify(await promise)}`;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return `${error.code}: ${error.words.message}`;
  }
}

const euckr = Buffer.from('b0a1b3aa', 'hex');

describe('an answer', () => {
  test.each([
    ['application/json', Buffer.from('{"a":"Müller"}', 'latin1'), 'utf-8'],
    ['text/html; charset=utf-8', euckr, 'utf-8'],
    ['text/html', Buffer.concat([Buffer.from('<meta charset="utf-8">'), euckr]), 'utf-8'],
    ['text/html; charset=euc-kr', Buffer.from('b0', 'hex'), 'euc-kr'],
    // Its letters are two of UTF-8 each.
    ['text/html', Buffer.from('<title>一</title>', 'utf16le'), 'utf-8'],
    ['application/xml', Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a>b</a>', 'utf16le'), 'utf-8'],
    ['text/html; charset=iso-2022-kr', '\u001b$)C\u000e0!', 'utf-8'],
    ['text/html', '\u001b$B$"\u001b(B', 'utf-8'],
  ])('that is not in its encoding is told, and not asked for again: %s', async (contentType, body, name) => {
    server.answer(() => ({ headers: { 'content-type': contentType }, body }));
    const asking = open().client.get(server.url, { accept: '*/*', type: /./ });
    expect(await failureOf(asking)).toBe(
      `fetch-failed: the answer of ${new URL(server.url).host} is not text in ${name}, as it says or has to be`,
    );
    expect(server.asked).toHaveLength(1);
  });

  test('is read, with who asked and for what', async () => {
    server.answer(() => ({ headers: type, body: '{"a":"가"}' }));
    const reply = await open().client.get(`${server.url}/a?b=c`, json);
    expect(reply).toEqual({ status: 200, text: '{"a":"가"}', url: `${server.url}/a?b=c` });
    expect(server.asked).toMatchObject([
      { path: '/a?b=c', headers: { 'user-agent': 'paper-digest/1.2.3', accept: 'application/json' } },
    ]);
  });

  test.each<[string, string | Buffer, string?]>([
    ['text/html; charset=euc-kr', Buffer.from('b0a1b3aa', 'hex')],
    ['text/html', Buffer.concat([Buffer.from('<meta charset="euc-kr">'), Buffer.from('b0a1b3aa', 'hex')])],
    ['text/html', '가나'],
    ['text/html; charset=nonsense', '가나'],
    // The mark before the header, the header before what the page says of itself.
    ['text/html; charset=iso-8859-1', Buffer.from('\uFEFF가나')],
    ['text/html', Buffer.from('\uFEFF가나', 'utf16le')],
    ['text/html; charset=utf-8', '<meta charset="euc-kr">가나'],
    ['text/html', '<!-- <meta charset="euc-kr"> --><meta charset="utf-8">가나'],
    ['text/html', '<meta name="x" content="y"><!-- charset=euc-kr -->가나'],
    ['text/html; x-charset=euc-kr', '가나'],
    ['text/html', '<meta name="description" content="what charset=euc-kr means">가나'],
    [
      'text/html',
      Buffer.concat([
        Buffer.from('<meta content="text/html; charset=euc-kr" http-equiv="Content-Type">'),
        euckr,
      ]),
    ],
    ['text/html; charset=shift_jis', Buffer.from('82a9', 'hex'), 'か'],
    ['text/html; charset=utf-16be', Buffer.from('AC00B098', 'hex')],
    ['application/xhtml+xml', Buffer.concat([Buffer.from('<?xml version="1.0" encoding="EUC-KR"?>'), euckr])],
  ])('is decoded: %s', async (contentType, body, text = '가나') => {
    server.answer(() => ({ headers: { 'content-type': contentType }, body }));
    const reply = await open().client.get(server.url, { accept: 'text/html', type: /html/ });
    expect(reply.text.startsWith('\uFEFF')).toBe(false);
    expect(reply.text.endsWith(text)).toBe(true);
  });

  test('of status 404 is given back without its text, one that is asked for with it', async () => {
    server.answer((path) => ({ status: path === '/400' ? 400 : 404, headers: type, body: '{}' }));
    const { client } = open();
    expect(await client.get(server.url, json)).toMatchObject({ status: 404, text: '' });
    expect(await client.get(`${server.url}/400`, { ...json, alsoReads: [400] })).toMatchObject({
      status: 400,
      text: '{}',
    });
  });
});

describe('trouble', () => {
  test('429 with Retry-After is waited for, and the answer comes', async () => {
    server.answer((_, nth) =>
      nth === 1 ? { status: 429, headers: { 'retry-after': '7' } } : { headers: type, body: '{}' },
    );
    const { client, context } = open();
    expect((await client.get(server.url, json)).status).toBe(200);
    expect(context.waits).toEqual([7500]);
  });

  test('Retry-After may be a date', async () => {
    const wish = 'Wed, 09 Jul 2025 03:00:20 GMT';
    server.answer((_, nth) =>
      nth === 1 ? { status: 503, headers: { 'retry-after': wish } } : { headers: type, body: '{}' },
    );
    const { client, context } = open();
    await client.get(server.url, json);
    expect(context.waits).toEqual([20_500]);
  });

  test.each([
    ['1.5', [2000]],
    ['0', [500]],
    ['-1', [1000]],
    ['2001', undefined],
    ['soon', [1000]],
    ['2025-07-09', [1000]],
    ['Wednesday, 09-Jul-25 03:00:20 GMT', [20_500]],
    ['Wed Jul  9 03:00:20 2025', [20_500]],
    ['Wed, 09 Jul 2025 03:00:20', [20_500]],
    ['Wed, 09 Jul 2025 12:00:20 +0900', [20_500]],
    ['Wed, 09 Jul 2025 02:00:00 GMT', [500]],
    ['5s', [1000]],
    ['1e3', [1000]],
    ['', [1000]],
  ])('Retry-After may be %s', async (wish, waits) => {
    vi.stubEnv('TZ', 'Asia/Seoul');
    server.answer((_, nth) =>
      nth === 1 ? { status: 503, headers: { 'retry-after': wish } } : { headers: type, body: '{}' },
    );
    const { client, context } = open();
    const said = await failureOf(client.get(server.url, json));
    if (waits === undefined) expect(said).toMatch(/asks us to wait 34 minutes/);
    else expect(context.waits).toEqual(waits);
    vi.unstubAllEnvs();
  });

  test('one that asks for an hour is not waited for', async () => {
    server.answer(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
    const { client, context } = open();
    expect(await failureOf(client.get(server.url, json))).toMatch(/asks us to wait 60 minutes/);
    expect([server.asked.length, context.waits]).toEqual([1, []]);
  });

  test('503 is tried three times, with longer pauses that depend on chance', async () => {
    server.answer(() => ({ status: 503 }));
    const { client, context } = open();
    expect(await failureOf(client.get(server.url, json))).toMatch(/fetch-failed: .*too busy \(HTTP 503\)/);
    expect([server.asked.length, context.waits]).toEqual([3, [1000, 2000]]);
  });

  test('each try waits for its turn', async () => {
    server.answer(() => ({ status: 503 }));
    const paces: string[] = [];
    await failureOf(open({}, { paces }).client.get(server.url, json));
    expect(paces).toHaveLength(3);
  });

  test('403 is not tried again', async () => {
    server.answer(() => ({ status: 403 }));
    const { client } = open();
    expect(await client.get(server.url, json)).toMatchObject({ status: 403 });
    expect(server.asked).toHaveLength(1);
  });

  test('a slow server is given up', async () => {
    server.answer(() => ({ headers: type, body: '{}', delay: never }));
    const { client, context } = open({}, { timeoutMilliseconds: 300 });
    expect(await failureOf(client.get(server.url, json))).toMatch(/did not answer within 300 milliseconds/);
    // What was sent is counted: a busy server may not even have seen it.
    expect(context.fetched).toHaveLength(3);
  });

  test('a slow server that answers the second time does', async () => {
    const { client, context } = open();
    server.answer(() => ({
      headers: type,
      body: '{}',
      delay: context.fetched.length === 1 ? never : 0,
    }));
    vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(AbortSignal.timeout(300));
    expect((await client.get(server.url, json)).status).toBe(200);
    expect(context.fetched).toHaveLength(2);
    vi.restoreAllMocks();
  });

  test('an answer that is cut off is tried again, and then given up', async () => {
    server.answer(() => ({ headers: type, body: '{"a": "a long answer"}', cutAfter: 6 }));
    expect(await failureOf(open().client.get(server.url, json))).toMatch(
      /closed the connection in the middle/,
    );
    expect(server.asked).toHaveLength(3);
  });

  test.each([
    ['announced', { body: 'x'.repeat(5_000_001) }],
    ['not announced', { body: 'x'.repeat(100_000), isEndless: true }],
  ])('more than 5 MB is refused: %s', async (_, reply) => {
    server.answer(() => ({ headers: type, ...reply }));
    expect(await failureOf(open().client.get(server.url, json))).toMatch(/larger than 5 MB/);
    expect(server.asked).toHaveLength(1);
  });

  test('another type is refused', async () => {
    server.answer(() => ({ headers: { 'content-type': 'image/png' }, body: 'x' }));
    expect(await failureOf(open().client.get(server.url, json))).toMatch(/answered with image\/png/);
    server.answer(() => ({ body: 'x' }));
    expect(await failureOf(open().client.get(server.url, json))).toMatch(/a file of unknown type/);
  });

  test.each([
    ['hangs up', (socket: Socket) => socket.end(), 'cannot be reached', 3],
    [
      'speaks otherwise',
      (socket: Socket) => socket.end('SSH-2.0-x\r\n'),
      'does not answer as a web server does',
      1,
    ],
  ])('a host that %s is asked so often in a whole run', async (_, answer, words, times) => {
    let connections = 0;
    const host = createServer((socket) => {
      connections++;
      socket.on('error', () => {}).once('data', () => answer(socket));
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    const { client } = open();
    const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
    for (let i = 0; i < 10; i++) expect(await failureOf(client.get(`${url}/${i}`, json))).toContain(words);
    expect(connections).toBe(times);
    host.close();
  });

  test('a host that is down is not waited for again', async () => {
    const gone = await LocalServer.start();
    const { url } = gone;
    await gone.stop();
    const paces: string[] = [];
    const { client } = open({}, { paces });
    for (const path of ['a', 'b'])
      expect(await failureOf(client.get(`${url}/${path}`, json))).toContain('cannot be reached');
    expect(paces).toHaveLength(1);
  });

  test('a page that cannot be given says nothing of its host, too many requests do', async () => {
    server.answer((path) => (path === '/a' ? { status: 500 } : { headers: type, body: '{}' }));
    const { client } = open();
    expect(await failureOf(client.get(`${server.url}/a`, json))).toMatch(/HTTP 500/);
    expect((await client.get(`${server.url}/b`, json)).status).toBe(200);
    server.answer(() => ({ status: 429 }));
    for (const path of ['c', 'd'])
      expect(await failureOf(client.get(`${server.url}/${path}`, json))).toMatch(/429/);
    expect(server.asked).toHaveLength(3);
  });

  test.each([
    ['CERT_HAS_EXPIRED', 'the certificate of a.example is not valid (CERT_HAS_EXPIRED)'],
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'the certificate of a.example is not valid (DEPTH_ZERO_SELF_SIGNED_CERT)',
    ],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'is not valid (UNABLE_TO_VERIFY_LEAF_SIGNATURE)'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'is not valid (ERR_TLS_CERT_ALTNAME_INVALID)'],
    [
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'a.example does not answer as a web server does (ERR_SSL_WRONG_VERSION_NUMBER)',
    ],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'does not answer as a web server does'],
  ])('%s is named, and tried once', async (code, words) => {
    const thrown = new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });
    const fetch = async (): Promise<never> => {
      throw thrown;
    };
    const { client, context } = open({ fetch });
    const asking = client.get('https://a.example/', json);
    expect(await failureOf(asking)).toContain(words);
    await expect(asking).rejects.not.toMatchObject({
      words: { hint: expect.stringMatching(/network\. HTTPS/) as string },
    });
    expect(context.fetched).toHaveLength(1);
  });

  test('nobody listens', async () => {
    const gone = await LocalServer.start();
    const { url } = gone;
    await gone.stop();
    const { client, context } = open();
    expect(await failureOf(client.get(url, json))).toMatch(
      /127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/,
    );
    expect(context.waits).toEqual([]);
  });
});

describe('redirects', () => {
  const to = (location: string) => (path: string) =>
    path === '/' ? { status: 302, headers: { location } } : { headers: type, body: '{"at": true}' };

  test('on one host are followed', async () => {
    server.answer(to('/there'));
    expect(await open().client.get(server.url, json)).toMatchObject({
      status: 200,
      url: `${server.url}/there`,
    });
  });

  test('without end are not', async () => {
    server.answer(() => ({ status: 301, headers: { location: '/again' } }));
    expect(await failureOf(open().client.get(server.url, json))).toMatch(/redirects too many times/);
  });

  test.each(['file:///etc/passwd', 'ftp://example.org/x', 'data:application/json,{}', 'javascript:alert(1)'])(
    'to %s are refused',
    async (location) => {
      server.answer(to(location));
      expect(await failureOf(open().client.get(server.url, json))).toMatch(/an address that begins with/);
    },
  );

  test.each([
    'http://127.0.0.1:1/',
    'http://localhost:1/',
    'http://0x7f.1:1/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[64:ff9b::a00:1]/',
    'http://printer.local/',
    'http://intranet.example/',
  ])('to %s are refused', async (location) => {
    server.answer(to(location));
    const inside = { addressesOf: () => Promise.resolve(['203.0.113.7', '10.1.2.3']) };
    expect(await failureOf(open(inside).client.get(server.url, json))).toMatch(
      /redirects into a private network/,
    );
    expect(server.asked).toHaveLength(1);
  });

  test('are looked at behind a proxy too, which is for other addresses', async () => {
    server.answer(to('http://intranet.example/'));
    const inside = {
      addressesOf: () => Promise.resolve(['10.1.2.3']),
      env: { HOME: '/home/editor', HTTPS_PROXY: 'http://proxy.example:1' },
    };
    expect(await failureOf(open(inside).client.get(server.url, json))).toMatch(/private network/);
  });

  test('to another server on this computer are followed where the user set an address on it', async () => {
    other.answer(() => ({ headers: type, body: '{}' }));
    server.answer(to(`${other.url}/there`));
    const mirrors = [`${server.url}/resolve`];
    expect(await open({}, { mirrors }).client.get(server.url, json)).toMatchObject({
      url: `${other.url}/there`,
    });
    server.answer(to('http://10.0.0.1/'));
    expect(await failureOf(open({}, { mirrors }).client.get(server.url, json))).toMatch(/private network/);
  });
});
