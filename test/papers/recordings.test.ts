/** The way of recorded answers through a server, the client and what reads them: bytes, status and delay as they were. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cacheFor } from '../../src/files/cache.ts';
import { Failure } from '../../src/problem/failure.ts';
import { openLibrary } from '../../src/papers/index.ts';
import { resolveRef } from '../../src/papers/ref.ts';
import type { Answer } from '../../src/papers/sources/source.ts';
import { fakeContext } from '../support/context.ts';
import { atom } from '../support/feed.ts';
import { LocalServer } from '../support/server.ts';
import type { Reply } from '../support/server.ts';
import { readShared, withShared } from '../support/shared.ts';

let server: LocalServer;
beforeAll(async () => {
  server = await LocalServer.start();
});
afterAll(() => server.stop());

async function find(reply: Reply, ...refs: readonly string[]): Promise<readonly Answer[]> {
  server.answer(() => reply);
  const env = {
    HOME: '/home/editor',
    DIGEST_ARXIV_URL: `${server.url}/api/query`,
    DIGEST_DOI_URL: server.url,
  };
  const context = fakeContext({ env, fetch: globalThis.fetch });
  const cache = await cacheFor(context);
  const library = await openLibrary(context, { cache, version: '1.0.0', mode: 'usual' });
  return library.find(refs.map(resolveRef));
}

function say(answer: Answer | undefined): string {
  if (answer instanceof Failure) return answer.words.message;
  return [answer?.title, answer?.authors?.length, answer?.published].join(' | ');
}

withShared('data/arxiv', 'arXiv', () => {
  const statuses = JSON.parse(readShared('data/arxiv/http-status.json')) as Record<
    string,
    { status: number } | undefined
  >;

  test.each([
    ['new-single-1605.08386', ['1605.08386'], ['Heat-bath random walks with Markov bases | 2 | 2016-05-26']],
    [
      'new-idlist-two-one-missing',
      ['1707.08566', '1707.08567'],
      [
        'arXiv has no paper 1707.08566',
        'Proceedings of Workshop AEW10: Concepts in Information Theory and Communications | 34 | 2017-07-27',
      ],
    ],
    ['new-notfound-wellformed-id', ['1605.08386'], ['arXiv has no paper 1605.08386']],
    [
      'new-oldstyle-id-hep-ex-0406020v1',
      ['hep-ex/0406020v1', 'hep-ex/0406020v2'],
      ['Sparticle Reconstruction at LHC | 1 | 2004-06-07', 'arXiv has no paper hep-ex/0406020v2'],
    ],
    [
      'new-search-3-lumen',
      ['2404.05657', '2201.00978'],
      [expect.stringMatching(/^MLP Can Be/), expect.stringMatching(/^PyramidTNT/)],
    ],
    [
      'new-error-malformed-id-http400',
      ['1605.08386'],
      ['arXiv has no paper 1605.08386: incorrect id format for abc'],
    ],
    [
      'old-manual-error-malformed-id',
      ['1605.08386'],
      ['arXiv has no paper 1605.08386: incorrect id format for 1234.12345'],
    ],
    [
      'old-manual-single-hep-ex-0307015',
      ['hep-ex/0307015'],
      ['Multi-Electron Production at High Transverse Momenta in ep Collisions at HERA | 1 | 2003-07-07'],
    ],
  ])('%s', async (name, refs, said) => {
    const body = readShared(`data/arxiv/${name}.xml`);
    const { status = 200 } = statuses[`${name}.xml`] ?? {};
    expect((await find({ status, headers: atom, body, delay: 50 }, ...refs)).map(say)).toEqual(said);
    expect(server.asked).toHaveLength(1);
  });
});

withShared('data/meta', 'registries of DOIs', () => {
  const csl = { 'content-type': 'application/vnd.citationstyles.csl+json' };
  test.each([
    [
      'crossref/200-science.169.3946.635_transform_application_vnd.citationstyles.csl_json.json',
      200,
      csl,
      '10.1126/science.169.3946.635',
      /^The Structure of Ordinary Water \| 1 \| 1970-08-14$/,
    ],
    [
      'crossref/200-api.crossref.org_works_10.1038_srep16696.json',
      200,
      { 'content-type': 'application/json' },
      '10.1038/srep16696',
      /^Single-molecule FRET studies.* \| \d+ \| 2015-11-19$/,
    ],
    [
      'datacite/200-api.datacite.org_dois_10.5061_dryad.8515_include_media_client.json',
      200,
      { 'content-type': 'application/vnd.api+json' },
      '10.5061/dryad.8515',
      /^Data from: A new malaria agent/,
    ],
    [
      'crossref/404-api.crossref.org_works_blblbl.txt',
      404,
      { 'content-type': 'text/plain' },
      '10.1000/blblbl',
      /^doi\.org has no paper 10\.1000\/blblbl$/,
    ],
  ])('%s', async (name, status, headers, ref, said) => {
    const body = readShared(`data/meta/${name}`);
    const [answer] = await find({ status, headers, body, delay: 50 }, ref);
    expect(say(answer)).toMatch(said);
    if (!(answer instanceof Failure)) expect(answer?.doi).toBe(ref);
  });
});
