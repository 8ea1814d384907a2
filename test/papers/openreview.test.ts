/** OpenReview against answers that were written by hand (test/fixtures/sources/openreview): it was not tried live. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cacheFor } from '../../src/files/cache.ts';
import { identitiesOf } from '../../src/papers/identity.ts';
import { openLibrary } from '../../src/papers/index.ts';
import type { Answer } from '../../src/papers/sources/source.ts';
import { resolveRef } from '../../src/papers/ref.ts';
import { Failure } from '../../src/problem/failure.ts';
import { fakeContext, type FakeContext } from '../support/context.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { LocalServer, type Reply } from '../support/server.ts';

const forum = 'https://openreview.net/forum?id=Ab3_x-9QrS';

const json = { 'content-type': 'application/json; charset=utf-8' };
const html = { 'content-type': 'text/html; charset=utf-8' };
const fixture = (name: string): string => readFileSync(`test/fixtures/sources/openreview/${name}`, 'utf8');
const gone: Reply = { status: 404, headers: html, body: '<title>Not found</title>' };
const page: Reply = { headers: html, body: fixture('forum.html') };

let server: LocalServer;
beforeAll(async () => {
  server = await LocalServer.start();
});
afterAll(() => server.stop());

let context: FakeContext;
beforeEach(() => {
  context = fakeContext({
    files: new MemoryFiles({ '/home/editor/': '', '/desk/': '' }),
    env: { HOME: '/home/editor', DIGEST_OPENREVIEW_URL: `${server.url}/api/` },
    // The pages of openreview.net come from the server of the test, too.
    fetch: (input, init) =>
      globalThis.fetch(hrefOf(input).replace('https://openreview.net', `${server.url}/site`), init),
  });
});

function hrefOf(input: string | URL | Request): string {
  return input instanceof Request ? input.url : new URL(input).href;
}

/** What is found where the API and the page answer so, and whom that took. */
async function find(
  ref: string,
  { api, site = gone }: { api: Reply; site?: Reply },
): Promise<{ answer: Answer | undefined; asked: string[] }> {
  server.answer((path) => (path.startsWith('/api/') ? api : site));
  const library = await openLibrary(context, {
    cache: await cacheFor(context),
    version: '1.2.3',
    mode: 'usual',
  });
  const [answer] = await library.find([resolveRef(ref)]);
  return { answer, asked: server.asked.map(({ path }) => path) };
}

function say(answer: Answer | undefined): string {
  return answer instanceof Failure ? `${answer.code}: ${answer.words.message}` : (answer?.title ?? 'nothing');
}

const spellings = [
  forum,
  'http://www.openreview.net/forum?id=Ab3_x-9QrS',
  'openreview.net/forum?id=Ab3_x-9QrS',
  'https://openreview.net/pdf?id=Ab3_x-9QrS',
  'https://openreview.net/attachment?id=Ab3_x-9QrS&name=pdf',
  'https://openreview.net/forum?id=Ab3_x-9QrS&noteId=Zz9&referrer=%5Bthe%20group%5D(/group?id=x)',
  'https://openreview.net/forum?noteId=Zz9&id=Ab3_x-9QrS#discussion',
  'https://openreview.net/forum?id=Ab3_x-9QrS).',
];

test.each(spellings)('%s is the forum', (ref) => {
  expect(resolveRef(ref)).toEqual({ link: forum });
});

test.each(spellings.slice(0, -1))('%s in an issue is the same paper', (link) => {
  expect(identitiesOf({ link })).toEqual(identitiesOf({ link: forum }));
});

test.each([
  'https://openreview.net/group?id=Example.org/2024/Conference',
  'https://openreview.net/forum?id=',
  'https://openreview.net/forum?id=a%2Fb',
  'https://openreview.net/pdf/0123456789abcdef.pdf',
  'https://openreview.net.example.org/forum?id=Ab3_x-9QrS',
])('%s is a page like any other', (link) => {
  expect(resolveRef(link)).toEqual({ link });
  expect(identitiesOf({ link })).not.toEqual(identitiesOf({ link: forum }));
});

test('two papers are two', () => {
  expect(identitiesOf({ link: 'https://openreview.net/pdf?id=ab3_x-9QrS' })).not.toEqual(
    identitiesOf({ link: forum }),
  );
});

describe('the API', () => {
  test('says title, authors, day and abstract of an accepted paper', async () => {
    const { answer, asked } = await find(`${forum}&noteId=Zz9`, {
      api: { headers: json, body: fixture('note.json') },
    });
    expect(answer).toEqual({
      link: forum,
      title: 'Learning α-Stable Agents & More',
      authors: ['Ada Lovelace', '김민수'],
      published: '2024-01-15',
      abstract:
        'We train agents. They are stable in O(n²).\n\nCode: https://github.com/example/agents. See https://openreview.net/pdf?id=Ab3_x-9QrS.',
      more: ['https://github.com/example/agents'],
    });
    expect(asked).toEqual(['/api/notes?id=Ab3_x-9QrS']);
  });

  test('says of one under review when it was handed in', async () => {
    const { answer } = await find('https://openreview.net/pdf?id=Cd4', {
      api: { headers: json, body: fixture('submitted.json') },
    });
    expect(answer).toEqual({
      link: 'https://openreview.net/forum?id=Cd4',
      title: 'Under Review',
      published: '2024-09-28',
      abstract: 'We wait.',
    });
  });

  test('is asked once for a paper, in whichever spelling', async () => {
    await find(forum, { api: { headers: json, body: fixture('note.json') } });
    const { answer, asked } = await find('https://openreview.net/pdf?id=Ab3_x-9QrS', { api: gone });
    expect([say(answer), asked]).toEqual(['Learning α-Stable Agents & More', []]);
  });

  test.each([
    ['has no such note', { headers: json, body: fixture('none.json') }],
    ['has no such note, with status 404', { status: 404, headers: json, body: '{}' }],
  ])('%s: nor has the site', async (_, api) => {
    for (const site of [gone, { headers: html, body: '<title>OpenReview</title>' }])
      expect(say((await find(forum, { api, site })).answer)).toBe(
        'paper-unknown: OpenReview has no paper Ab3_x-9QrS',
      );
  });

  test('gives another submission, as does the site: neither is an answer', async () => {
    const reply = { id: 'Ab3_x-9QrS', forum: 'Xyz', content: { title: { value: 'Re: A Comment' } } };
    const api = { headers: json, body: JSON.stringify({ notes: [reply] }) };
    server.answer((path) => {
      if (path.startsWith('/api/')) return api;
      return path.includes('Xyz') ? page : { status: 302, headers: { location: '/forum?id=Xyz' } };
    });
    const cache = await cacheFor(context);
    const library = await openLibrary(context, { cache, version: '1.2.3', mode: 'usual' });
    const [answer] = await library.find([resolveRef(forum)]);
    expect(say(answer)).toMatch(/^fetch-failed: .* answered with another paper, Xyz$/);
    expect(server.asked).toHaveLength(3);
  });

  test('is not there, nor is the site: the page of a network that wants somebody to log in is no paper', async () => {
    const portal = { headers: html, body: '<title>Welcome to the Wi-Fi of this hotel</title>' };
    const { answer } = await find(forum, { api: portal, site: portal });
    expect(say(answer)).toMatch(/^fetch-failed: .* answered with text\/html/);
  });

  test('has no such note, and whether the site has cannot be seen', async () => {
    const api = { headers: json, body: fixture('none.json') };
    const { answer } = await find(forum, { api, site: { status: 403 } });
    expect(say(answer)).toMatch(/^fetch-failed: .*openreview\.net.*HTTP 403/);
  });

  test.each<[string, Reply, RegExp]>([
    ['has no such note', { headers: json, body: fixture('none.json') }, /has no paper/],
    ['does not show it', { status: 403, headers: json, body: fixture('forbidden.json') }, /HTTP 403/],
    ['shows a comment', { headers: json, body: fixture('comment.json') }, /answered with another paper/],
    ['wants a browser', { headers: html, body: '<title>Verifying</title>' }, /answered with text\/html/],
    ['has no list', { headers: json, body: '{"notes": 5}' }, /not a list of notes/],
    ['answers nothing', { headers: json, body: 'null' }, /not a list of notes/],
    ['is cut off', { headers: json, body: '{"notes": [{"id"' }, /not a list of notes/],
    ['is no text', { headers: json, body: Buffer.from('{"notes": "é"}', 'latin1') }, /is not text in utf-8/],
    ['says too much', { headers: json, body: 'x'.repeat(5_000_001) }, /larger than 5 MB/],
    ['lists nonsense', { headers: json, body: '{"notes": [7]}' }, /it has no title/],
  ])('%s: the page says it, or nobody does', async (_, api, reason) => {
    const told = await find(forum, { api, site: page });
    expect(told.answer).toEqual({
      link: forum,
      title: 'Older Than the API',
      authors: ['Ada Lovelace'],
      published: '2019-05-07',
      abstract: 'We were first.',
    });
    expect(told.asked).toEqual(['/api/notes?id=Ab3_x-9QrS', '/site/forum?id=Ab3_x-9QrS']);
    context.files.paths('/home/editor/.cache/digest').forEach((path) => context.files.put(path, ''));
    expect(say((await find(forum, { api })).answer)).toMatch(reason);
  });

  test('is busy: its page is left alone', async () => {
    const { answer, asked } = await find(forum, { api: { status: 503 }, site: page });
    expect(say(answer)).toMatch(/^fetch-failed: .*too busy/);
    expect(asked).toHaveLength(3);
  });

  test.each([1e20, -1e20, '1705363199000', null, {}])('gives %j for a day: there is none', async (pdate) => {
    const note = { id: 'Gh6', pdate, content: { title: { value: 'T' } } };
    const { answer } = await find('https://openreview.net/forum?id=Gh6', {
      api: { headers: json, body: JSON.stringify({ notes: [note] }) },
    });
    expect(answer).toEqual({ link: 'https://openreview.net/forum?id=Gh6', title: 'T' });
  });
});
