import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { cacheFor } from '../../src/files/cache.ts';
import { Failure } from '../../src/problem/failure.ts';
import { linkOf, openLibrary } from '../../src/papers/index.ts';
import { resolveRef } from '../../src/papers/ref.ts';
import type { Answer } from '../../src/papers/sources/source.ts';
import type { LibraryOptions } from '../../src/papers/library.ts';
import { fakeContext, type FakeContext } from '../support/context.ts';
import { atom, feedFor, feedOf, refusalOf } from '../support/feed.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { LocalServer, never, type Reply } from '../support/server.ts';

let server: LocalServer;
let files: MemoryFiles;
beforeAll(async () => {
  server = await LocalServer.start();
});
afterAll(() => server.stop());
beforeEach(() => {
  files = new MemoryFiles({ '/home/editor/': '', '/desk/': '' });
});

const csl = { 'content-type': 'application/vnd.citationstyles.csl+json' };
const html = { 'content-type': 'text/html; charset=utf-8' };

function world(now = '2025-07-09T03:00:00Z'): FakeContext {
  const env = {
    HOME: '/home/editor',
    DIGEST_ARXIV_URL: `${server.url}/api/query?x=y`,
    DIGEST_DOI_URL: `${server.url}/doi/`,
  };
  return fakeContext({ files, env, now, fetch: globalThis.fetch });
}

async function find(
  refs: readonly string[],
  mode: LibraryOptions['mode'] = 'usual',
  context = world(),
): Promise<string[]> {
  const library = await openLibrary(context, { cache: await cacheFor(context), version: '1.2.3', mode });
  return (await library.find(refs.map(resolveRef))).map(say);
}

/** An answer in one line. */
function say(answer: Answer): string {
  if (answer instanceof Failure) return `${answer.code}: ${answer.words.message}`;
  return [answer.arxiv ?? answer.doi ?? answer.link, answer.title].join(' ').trim();
}

describe('arXiv', () => {
  test('many ids are one request, and answers go to whom they belong', async () => {
    server.answer((path) => ({ headers: atom, body: feedFor(path) }));
    const refs = Array.from(
      { length: 10 },
      (_, i) => `2507.${String(i + 1).padStart(5, '0')}${i === 3 ? 'v2' : ''}`,
    );
    expect(await find(refs)).toEqual(refs.map((id) => `${id} Paper ${id.includes('v') ? id : `${id}v1`}`));
    expect(server.asked.map(({ path }) => path)).toEqual([
      `/api/query?${new URLSearchParams({ id_list: refs.join(','), start: '0', max_results: '10' }).toString()}`,
    ]);
    expect(server.asked[0]?.headers['user-agent']).toBe('paper-digest/1.2.3');
  });

  test('one that is missing is unknown, and moves no other', async () => {
    server.answer((path) => ({
      headers: atom,
      body: feedFor(path, (id) => (id === '2507.00002' ? undefined : { id: `${id}v1` })),
    }));
    expect(await find(['2507.00001', '2507.00002', '2507.00003'])).toEqual([
      '2507.00001 Paper 2507.00001v1',
      'paper-unknown: arXiv has no paper 2507.00002',
      '2507.00003 Paper 2507.00003v1',
    ]);
  });

  test('one that arXiv takes for malformed spoils no other', async () => {
    const bad = '2507.00002';
    server.answer((path) =>
      path.includes(bad)
        ? { status: 400, headers: atom, body: refusalOf(bad) }
        : { headers: atom, body: feedFor(path) },
    );
    const context = world();
    expect(await find(['2507.00001', bad, '2507.00003'], 'usual', context)).toEqual([
      '2507.00001 Paper 2507.00001v1',
      `paper-unknown: arXiv has no paper ${bad}: incorrect id format for ${bad}`,
      '2507.00003 Paper 2507.00003v1',
    ]);
    expect(server.asked).toHaveLength(2);
    expect(context.waits).toEqual([3250]);
  });

  test('a refusal that names no id is told of all', async () => {
    server.answer(() => ({ status: 400, headers: atom, body: refusalOf('nothing-of-ours') }));
    expect(await find(['2507.00001', '2507.00002'])).toEqual([
      expect.stringMatching(/^fetch-failed: .*incorrect id format/),
      expect.stringMatching(/^fetch-failed: .*incorrect id format/),
    ]);
    expect(server.asked).toHaveLength(1);
  });

  test('a version that is not there is not another one', async () => {
    server.answer(() => ({ headers: atom, body: feedOf({ id: '2507.00001v1' }) }));
    expect(await find(['2507.00001v9'])).toEqual(['paper-unknown: arXiv has no paper 2507.00001v9']);
  });

  test.each([
    ['503', { status: 503 }, /too busy/],
    ['a page', { headers: html, body: '<html></html>' }, /answered with text\/html/],
    [
      'half an answer',
      { headers: atom, body: feedOf({ id: '2507.00001v1' }).slice(0, 300) },
      /closed the connection/,
    ],
    ['403', { status: 403, headers: atom, body: 'no' }, /HTTP 403/],
    ['nothing at all', { headers: atom, body: '' }, /it is not an Atom feed/],
  ])('%s is told of each paper', async (_, reply, reason) => {
    server.answer(() => reply);
    const answers = await find(['2507.00001', '2507.00002']);
    for (const answer of answers) expect(answer).toMatch(reason);
  });
});

describe('a DOI', () => {
  const work = {
    DOI: '10.1000/XYZ',
    title: 'A Work',
    author: [{ given: 'Ada', family: 'Lovelace' }],
    issued: { 'date-parts': [[2024, 5, 7]] },
  };

  test('is asked for as CSL-JSON, also through a redirect', async () => {
    server.answer((path) =>
      path.startsWith('/doi/')
        ? { status: 302, headers: { location: `/works${path.slice(4)}` } }
        : { headers: csl, body: JSON.stringify(work) },
    );
    expect(await find(['10.1000/xyz'])).toEqual(['10.1000/xyz A Work']);
    expect(server.asked.map(({ path }) => path)).toEqual(['/doi/10.1000/xyz', '/works/10.1000/xyz']);
    expect(server.asked[0]?.headers.accept).toMatch(/^application\/vnd\.citationstyles\.csl\+json/);
  });

  test('may have characters that addresses have not', async () => {
    server.answer(() => ({ headers: csl, body: JSON.stringify(work) }));
    await find(['10.1002/(sici)1097<1::aid>3.0.co;2-#']);
    expect(server.asked[0]?.path).toBe('/doi/10.1002/(sici)1097%3C1%3A%3Aaid%3E3.0.co%3B2-%23');
  });

  test.each([
    ['nobody registered', { status: 404 }, /^paper-unknown: doi\.org has no paper 10\.1000\/xyz/],
    ['without a title', { headers: csl, body: '{"DOI":"10.1000/xyz"}' }, /no title/],
    ['cut off', { headers: csl, body: '{"DOI":"10.10' }, /closed the connection/],
    ['in no JSON', { headers: csl, body: '{a}' }, /not JSON/],
    ['of which no metadata are there', { status: 406 }, /HTTP 406/],
  ])('one %s is told', async (_, reply, reason) => {
    server.answer(() => reply);
    expect((await find(['10.1000/xyz']))[0]).toMatch(reason);
  });

  test('whose agency gives only a page is what that page says', async () => {
    server.answer(() => ({ headers: html, body: '<meta name="citation_title" content="A Page"><p>x' }));
    expect(await find(['10.1000/xyz'])).toEqual(['10.1000/xyz A Page']);
    server.answer(() => ({ headers: html, body: '<title>Journal</title>' }));
    expect(await find(['10.1000/other'])).toEqual([expect.stringMatching(/answered with text\/html/)]);
  });

  test("arXiv's own is asked of arXiv", async () => {
    server.answer((path) => ({ headers: atom, body: feedFor(path) }));
    expect(await find(['10.48550/arXiv.2507.00001'])).toEqual(['2507.00001 Paper 2507.00001v1']);
  });
});

describe('one answer that cannot be read', () => {
  const deep = `${'{"message":'.repeat(200_000)}{}${'}'.repeat(200_000)}`;
  const dois = Array.from({ length: 10 }, (_, i) => `10.1000/x${i}`);

  test('is the trouble of its paper, and the others are found and kept', async () => {
    server.answer((path) => ({
      headers: csl,
      body: path.endsWith('x6') ? deep : JSON.stringify({ title: 'A Work' }),
    }));
    const said = (doi: string): string =>
      doi.endsWith('x6')
        ? `fetch-failed: the answer of ${new URL(server.url).host} cannot be read: it is nested too deeply`
        : `${doi} A Work`;
    expect(await find(dois)).toEqual(dois.map(said));
    server.answer(() => ({ status: 404 }));
    await find(dois);
    expect(server.asked.map(({ path }) => path)).toEqual(['/doi/10.1000/x6']);
  });

  test('nor does Ctrl-C at the tenth', async () => {
    server.answer((path) =>
      path.endsWith('x9') ? { delay: never } : { headers: csl, body: '{"title":"A Work"}' },
    );
    const context = world();
    const end = new AbortController();
    const library = await openLibrary(context, {
      cache: await cacheFor(context),
      version: '1.2.3',
      mode: 'usual',
      signal: end.signal,
    });
    const found = library.find(dois.map(resolveRef));
    await expect.poll(() => server.asked.length, { timeout: 20_000 }).toBe(10);
    end.abort();
    await expect(found).rejects.toMatchObject({ code: 'interrupted' });
    const offline = await find(dois, 'offline');
    expect(offline.filter((line) => line.endsWith('A Work'))).toHaveLength(9);
  });

  test('a host that is down is asked three times, not thirty', async () => {
    server.answer(() => ({ status: 503 }));
    const context = world();
    for (const line of await find(dois, 'usual', context)) expect(line).toMatch(/too busy/);
    expect(server.asked).toHaveLength(3);
  });

  test('spoils no other of one request', async () => {
    // One whose author's name is no text for what reads names.
    vi.spyOn(String.prototype, 'normalize').mockImplementation(function (this: string) {
      if (this.includes('Paper 2507.00002v1')) throw new RangeError('Maximum call stack size exceeded');
      return this.slice();
    });
    server.answer((path) => ({ headers: atom, body: feedFor(path) }));
    const found = await find(['2507.00001', '2507.00002', '2507.00003']);
    vi.restoreAllMocks();
    expect(found).toEqual([
      '2507.00001 Paper 2507.00001v1',
      expect.stringMatching(/^fetch-failed: .*nested too deeply/),
      '2507.00003 Paper 2507.00003v1',
    ]);
  });

  test('may name half a character', async () => {
    server.answer(() => ({ headers: csl, body: '{"title":"A Work","DOI":"10.1000/\\ud800"}' }));
    expect(await find(['10.1000/x'])).toEqual(['10.1000/x A Work']);
  });

  test.each([
    ['foo', 'is not an address that begins with https:// or http://'],
    ['ftp://a.example/', 'is not an address that begins with https:// or http://'],
    ['https://me:secret@a.example', 'has a name or a password in it, and digest asks nobody with one'],
  ])('a mirror called %s is named', async (mirror, words) => {
    const context = world();
    const env = { ...context.env, DIGEST_DOI_URL: mirror };
    server.answer((path) => ({ headers: atom, body: feedFor(path) }));
    expect(await find(['10.1000/x', '2507.00001'], 'usual', { ...context, env })).toEqual([
      `bad-mirror: DIGEST_DOI_URL ${words}`,
      '2507.00001 Paper 2507.00001v1',
    ]);
  });
});

describe('another paper than the one that was asked for', () => {
  test.each([
    [
      'a record',
      { headers: csl, body: '{"title":"B","DOI":"10.1000/other"}' },
      'with another paper, 10.1000/other',
    ],
    [
      'a page',
      {
        headers: html,
        body: '<meta name="citation_title" content="B"><meta name="citation_doi" content="10.1000/other">',
      },
      'with text/html',
    ],
  ])('is no answer: %s', async (_, reply, words) => {
    server.answer(() => reply);
    expect(await find(['10.1000/xyz'])).toEqual([
      `fetch-failed: ${new URL(server.url).host} answered ${words}`,
    ]);
  });

  test.each([
    ['10.1000/XYZ', '10.1000/xyz'],
    ['https://doi.org/10.1000/xyz', '10.1000/xyz'],
    ['10.1101/2020.01.01.123456v2', '10.1101/2020.01.01.123456'],
  ])('another spelling is none: %s', async (said, doi) => {
    server.answer(() => ({ headers: csl, body: JSON.stringify({ title: 'A Work', DOI: said }) }));
    expect(await find([doi])).toEqual([`${doi} A Work`]);
  });

  test.each([
    '10.1000/../../etc',
    '10.1000/a/./b',
    '10.1000/%2e%2E/etc',
    'https://doi.org/10.1000/..',
    // What servers and browsers take for such a segment, however often it is encoded.
    '10.1000/%252e%252e/etc',
    '10.1000/%ff/%2e%2e/etc',
    '10.1000/a/..;/b',
    '10.1000/a/..%3Bx/b',
    '10.1000/a/%5c..%5cb',
  ])('%s is no DOI', (ref) => {
    expect(() => resolveRef(ref)).toThrow(/does not name a paper|not a DOI/);
  });

  test('a percent sign is encoded once', async () => {
    server.answer(() => ({ headers: csl, body: '{"title":"A Work"}' }));
    await find(['10.1000/100%25.x']);
    expect(server.asked.map(({ path }) => path)).toEqual(['/doi/10.1000/100%25.x']);
    expect(linkOf({ doi: '10.1000/100%25.x' })).toBe('https://doi.org/10.1000/100%25.x');
    expect(linkOf({ doi: '10.1000/100%.x' })).toBe('https://doi.org/10.1000/100%25.x');
  });
});

describe('a page', () => {
  test('says by its meta tags which paper it is', async () => {
    server.answer(() => ({ headers: html, body: '<meta name="citation_title" content="A Page"><p>x' }));
    expect(await find([`${server.url}/paper`])).toEqual([`${server.url}/paper A Page`]);
  });

  test.each([
    ['without such tags', { headers: html, body: '<p>Blog</p>' }],
    ['that is a PDF', { headers: { 'content-type': 'application/pdf' }, body: '%PDF' }],
  ])('%s is an address and no more', async (_, reply) => {
    server.answer(() => reply);
    expect(await find([`${server.url}/paper`])).toEqual([`${server.url}/paper`]);
  });

  test('that is gone is told', async () => {
    server.answer(() => ({ status: 410 }));
    expect(await find([`${server.url}/paper`])).toEqual([expect.stringMatching(/HTTP 410/)]);
  });
});

describe('what was found before', () => {
  beforeEach(async () => {
    server.answer((path) => ({ headers: atom, body: feedFor(path) }));
    await find(['2507.00001', '2507.00002v1']);
    server.answer((path) => ({
      headers: atom,
      body: feedFor(path, (id) => ({ id: `${id}v1`, title: 'New' })),
    }));
  });

  test('is not asked for again, in whichever spelling', async () => {
    expect(await find(['https://arxiv.org/pdf/2507.00001', '2507.00002v1'])).toEqual([
      '2507.00001 Paper 2507.00001v1',
      '2507.00002v1 Paper 2507.00002v1',
    ]);
    expect(server.asked).toEqual([]);
  });

  test('another version is another answer', async () => {
    await find(['2507.00002']);
    expect(server.asked).toHaveLength(1);
  });

  test('only the rest is asked for', async () => {
    expect(await find(['2507.00003', '2507.00001'])).toEqual([
      '2507.00003 New',
      '2507.00001 Paper 2507.00001v1',
    ]);
    expect(server.asked.map(({ path }) => new URL(path, 'http://x').searchParams.get('id_list'))).toEqual([
      '2507.00003',
    ]);
  });

  test('is asked for again with refresh, and a week later', async () => {
    expect(await find(['2507.00001'], 'usual', world('2025-07-17T03:00:00Z'))).toEqual(['2507.00001 New']);
    expect(await find(['2507.00001'], 'refresh')).toEqual(['2507.00001 New']);
  });

  test('is there offline, however old; the rest fails at once', async () => {
    expect(
      await find(['2507.00001', '2507.00003', '10.1000/x'], 'offline', world('2035-07-17T03:00:00Z')),
    ).toEqual([
      '2507.00001 Paper 2507.00001v1',
      'not-cached: 2507.00003 is not in the cache, and --offline uses only the cache',
      'not-cached: 10.1000/x is not in the cache, and --offline uses only the cache',
    ]);
    expect(server.asked).toEqual([]);
  });

  test.each<[string, Reply]>([
    [
      'what a page only calls itself',
      { headers: html, body: '<title>Log in to the network of this hotel</title>' },
    ],
    ['a page that says nothing', { headers: html, body: '<p>Blog</p>' }],
    ['what is no page', { headers: { 'content-type': 'application/pdf' }, body: '%PDF' }],
    [
      'what is too large',
      { headers: html, body: `<meta name="citation_title" content="${'x'.repeat(1_000_000)}">` },
    ],
  ])('is not kept where it is of no use: %s', async (_, reply) => {
    server.answer(() => reply);
    await find([`${server.url}/paper`]);
    server.answer(() => ({ headers: html, body: '<meta name="citation_title" content="A Page">' }));
    expect(await find([`${server.url}/paper`])).toEqual([`${server.url}/paper A Page`]);
  });

  test('is told where a title is none', async () => {
    server.answer(() => ({ headers: csl, body: JSON.stringify({ title: 'x'.repeat(1_000_000) }) }));
    expect(await find(['10.1000/long'])).toEqual([
      expect.stringMatching(/^fetch-failed: .* cannot be read: its title has 1,000,000 characters/),
    ]);
  });

  test('of a mirror is not what the source says', async () => {
    const context = world();
    const elsewhere = { ...context, env: { ...context.env, DIGEST_ARXIV_URL: `${server.url}/other` } };
    expect(await find(['2507.00001'], 'usual', elsewhere)).toEqual(['2507.00001 New']);
    expect(await find(['2507.00001'])).toEqual(['2507.00001 Paper 2507.00001v1']);
  });

  test('of another paper is not used, nor is anything of it that would not be fetched', async () => {
    for (const path of files.paths('/home/editor/.cache/digest').filter((name) => name.endsWith('.json')))
      files.put(
        path,
        files.text(path).replaceAll('2507.00001', '2507.00009').replace('"Paper ', '"\\u001b[31mPaper '),
      );
    expect(await find(['2507.00001', '2507.00002v1'])).toEqual([
      '2507.00001 New',
      '2507.00002v1 [31mPaper 2507.00002v1',
    ]);
  });

  test('is for its user alone', () => {
    const kept = files.paths('/home/editor/.cache/digest').filter((name) => name.endsWith('.json'));
    expect(kept.map((path) => files.stat(path)?.mode)).toEqual(kept.map(() => 0o600));
    expect(kept.length).toBeGreaterThan(1);
  });

  test('is asked for again where the cache was damaged', async () => {
    for (const path of files.paths('/home/editor/.cache/digest'))
      files.put(path, '{"format":1,"paper":{"title":5}}');
    expect(await find(['2507.00001'])).toEqual(['2507.00001 New']);
  });

  test('a disk that is full is no reason to fail', async () => {
    files.break('open', 'ENOSPC').break('open', 'ENOSPC', 2);
    expect(await find(['2507.00004'])).toEqual(['2507.00004 New']);
  });
});
