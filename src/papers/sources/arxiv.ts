import { Failure } from '../../problem/index.ts';
import { arxivIdOf, faultOfArxivId } from './arxiv-id.ts';
import { ofStatus } from './fault.ts';
import type { Asking, LookUp, Source } from './source.ts';

/** The most ids in one request. They are part of its address, and the answer has to stay below the size limit. */
const mostAtOnce = 100;

/**
 * arXiv, by an id in any of its spellings, an address of arXiv or of a site that mirrors it, or arXiv's own DOI. Its API takes
 * many ids at once, answers in any order and is silent about those it does not have: https://info.arxiv.org/help/api/user-manual.html
 */
export const arxiv: Source = {
  name: 'arXiv',
  server: {
    address: 'https://export.arxiv.org/api/query',
    mirror: 'DIGEST_ARXIV_URL',
    // It asks for no more than one request in three seconds: https://info.arxiv.org/help/api/tou.html. A quarter of a second
    // more, since one request may take longer than the next to arrive.
    pause: 3250,
  },
  hosts: /^(?:[\w-]+\.)*(?:arxiv|alphaxiv|ar5iv)\.org$/,
  match(ref) {
    const id = arxivIdOf(ref);
    return id === undefined ? undefined : { arxiv: id };
  },
  faultOf: faultOfArxivId,
  keyOf: ({ arxiv: id }) => (id === undefined ? undefined : arxivIdOf(id)),
  lookUps: (papers, asking) => {
    const ids = papers.map((paper) => arxiv.keyOf(paper) ?? '');
    const wanted = [...new Set(ids)];
    const requests = new Map<number, Promise<Map<string, LookUp>>>();
    return ids.map((id) => async () => {
      const start = wanted.indexOf(id) - (wanted.indexOf(id) % mostAtOnce);
      const request = requests.get(start) ?? ask(wanted.slice(start, start + mostAtOnce), asking);
      requests.set(start, request);
      const read = (await request).get(id);
      return read === undefined ? new Failure('paper-unknown', { source: 'arXiv', id }) : read();
    });
  },
};

/**
 * Asks for these ids. arXiv refuses the whole request where it takes one id for malformed; then the others are asked for again
 * without it.
 */
async function ask(ids: readonly string[], { client, address }: Asking): Promise<Map<string, LookUp>> {
  const { readFeed } = await import('./arxiv-feed.ts');
  const answers = new Map<string, LookUp>();
  const fail = (id: string, failure: Failure): unknown => answers.set(id, async () => failure);
  for (let left = ids; left.length > 0;) {
    const query = new URLSearchParams({
      id_list: left.join(','),
      start: '0',
      max_results: String(left.length),
    });
    const failAll = (failure: Failure): void => left.forEach((id) => fail(id, failure));
    try {
      const reply = await client.get(`${address.replace(/\?.*$/s, '')}?${query.toString()}`, {
        accept: 'application/atom+xml',
        type: /\bxml\b/i,
        alsoReads: [400],
      });
      if (reply.text === '' && reply.status !== 200) {
        failAll(ofStatus(reply));
        return answers;
      }
      const { host } = new URL(reply.url);
      const feed = readFeed(reply.text, host);
      for (const id of left) {
        // An entry that cannot be read is the trouble of its paper alone.
        const read = feed.readerOf(id);
        if (read !== undefined) answers.set(id, async () => ({ ...read(), arxiv: id }));
      }
      const { refusal } = feed;
      if (refusal === undefined) return answers;
      const bad = left.filter((id) => left.length === 1 || refusal.names(id));
      if (bad.length === 0) {
        failAll(new Failure('fetch-failed', { host, why: 'unreadable', detail: refusal.words }));
        return answers;
      }
      for (const id of bad)
        fail(id, new Failure('paper-unknown', { source: 'arXiv', id, reason: refusal.words }));
      left = left.filter((id) => !answers.has(id));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failAll(error);
      return answers;
    }
  }
  return answers;
}
