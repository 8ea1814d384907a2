import { parseDoi } from '../issue/index.ts';
import { Failure } from '../problem/index.ts';
import type { Client } from './client.ts';
import type { Answer, Source } from './source.ts';

/**
 * Whatever has a DOI: bare, after `doi:`, as an address of doi.org, or in the address of a publisher that shows it
 * (`https://dl.acm.org/doi/10.1145/…`). The resolver gives its metadata as CSL-JSON, whoever registered it:
 * https://citation.crosscite.org/docs.html
 */
export const doi: Source = {
  name: 'DOI',
  match(ref) {
    const bare = ref.replace(/^<(.*)>$/, '$1');
    const found = parseDoi(bare) ?? parseDoi(`https://${bare}`) ?? inPublisherAddress(bare);
    return found === undefined ? undefined : { doi: found };
  },
  keyOf: ({ doi: id }) => (id === undefined ? undefined : parseDoi(id)),
  fetch: async (papers, client, told) => {
    const answers: Answer[] = [];
    for (const paper of papers) {
      answers.push(await ask(doi.keyOf(paper) ?? '', client));
      told();
    }
    return answers;
  },
};

function inPublisherAddress(ref: string): string | undefined {
  const address = /^https?:\/\//i.test(ref) ? ref : `https://${ref}`;
  if (!URL.canParse(address)) return undefined;
  const { pathname, hostname } = new URL(address);
  const path =
    /^\/(?:[\w-]+\/)?doi\/(?:(?:abs|abstract|full|fullHtml|pdf|pdfdirect|epdf|epub|book)\/)?(10\.\d{4,9}\/[^?#]+?)\/?$/i.exec(
      pathname,
    )?.[1];
  return path === undefined || !hostname.includes('.') ? undefined : parseDoi(path);
}

async function ask(id: string, client: Client): Promise<Answer> {
  const base = (client.env['DIGEST_DOI_URL'] || 'https://doi.org').replace(/\/+$/, '');
  const address = `${base}/${id.split('/').map(encodeURIComponent).join('/')}`;
  try {
    const reply = await client.get(address, {
      accept: 'application/vnd.citationstyles.csl+json, application/json;q=0.5',
      type: /\bjson\b/i,
    });
    const { host } = new URL(reply.url);
    if (reply.status === 404 || reply.status === 410)
      return new Failure('paper-unknown', { source: 'doi.org', id });
    if (reply.status !== 200)
      return new Failure('fetch-failed', { host, why: 'status', detail: String(reply.status) });
    const { paperFromCsl } = await import('./csl.ts');
    const paper = paperFromCsl(parse(reply.text, host));
    if (paper?.title === undefined)
      return new Failure('fetch-failed', { host, why: 'unreadable', detail: 'it has no title' });
    // The DOI that was asked for stays, also where the record has another spelling or an address beside it.
    const { link: _, ...found } = paper;
    return { ...found, doi: id };
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

function parse(text: string, host: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const isCut = !/[}\]]\s*$/.test(text);
    throw new Failure(
      'fetch-failed',
      { host, why: isCut ? 'cut-off' : 'unreadable', detail: 'it is no JSON' },
      { cause },
    );
  }
}
