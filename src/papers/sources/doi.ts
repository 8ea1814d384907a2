import { parseDoi, pastedDoi } from '../ids.ts';
import { Failure } from '../../problem/index.ts';
import type { Client } from '../../http/index.ts';
import { isOfOtherType, ofStatus } from './fault.ts';
import { askPage } from './page.ts';
import { namedByDoi } from '../record/named.ts';
import type { Answer, Asking, NamedPaper, Source } from './source.ts';
import { parseUrl } from '../../text/index.ts';

/**
 * Papers with a DOI: bare, after `doi:`, in an address of doi.org, or in the address of a publisher
 * (`https://dl.acm.org/doi/10.1145/…`). The resolver returns metadata as CSL-JSON for all agencies:
 * https://citation.crosscite.org/docs.html
 */
export const doi: Source = {
  name: 'DOI',
  server: { address: 'https://doi.org', mirror: 'DIGEST_DOI_URL' },
  hosts: /^(?:[\w-]+\.)*doi\.org$/,
  match(ref) {
    const bare = pastedDoi(ref.replace(prefix, ''));
    const found = parseDoi(bare) ?? parseDoi(`https://${bare}`) ?? inPublisherAddress(bare);
    return found === undefined ? undefined : { doi: found };
  },
  faultOf: (ref) =>
    short.test(ref)
      ? 'doi-short'
      : /^(?:doi:|10\.|(?:https?:\/\/)?(?:(?:dx|www)\.)?doi\.org(?:\/|$))/i.test(ref)
        ? 'doi'
        : undefined,
  keyOf: ({ doi: id }) => (id === undefined ? undefined : parseDoi(id)),
  lookUps: (papers, asking) => papers.map((paper) => () => ask(doi.keyOf(paper) ?? '', asking)),
};

/** The short names of DOIs, which shortdoi.org gives: 10/c9wr8n. */
const short =
  /^(?:(?:https?:\/\/)?(?:(?:dx|www)\.)?doi\.org\/(?:10\/)?|(?:doi:\s*)?10\/)(?=[a-z\d]*[a-z])[a-z\d]{3,8}\/?$/i;

/** The prefixes that people and registries write before a DOI. */
const prefix = /^(?:info:doi\/|urn:doi:|(?:https?:\/\/(?:dx\.)?doi\.org\/)?doi(?::\s*|\s+))(?=10\.)/i;

/** Publishers whose addresses have the DOI after another segment than `/doi/`, or only its suffix. */
const publishers: readonly (readonly [address: RegExp, doi: string])[] = [
  [
    /^https?:\/\/link\.springer\.com\/(?:article|chapter|book|content\/pdf)\/(10\.\d+\/[^/?#]+?)(?:\.pdf)?(?:[?#].*)?$/i,
    '$1',
  ],
  [/^https?:\/\/(?:www\.)?nature\.com\/articles\/([a-z]+[\w.-]*?)(?:\.pdf)?(?:[?#].*)?$/i, '10.1038/$1'],
  [
    /^https?:\/\/(?:www\.)?(?:bio|med)rxiv\.org\/content\/(10\.1101\/[\d.]*\d)(?:v\d+)?(?:\.[a-z.-]+)?(?:[?#].*)?$/i,
    '$1',
  ],
  [/^https?:\/\/journals\.aps\.org\/\w+\/(?:abstract|pdf)\/(10\.1103\/[^/?#]+)(?:[?#].*)?$/i, '$1'],
  [/^https?:\/\/journals\.plos\.org\/\w+\/article\?(?:.*&)?id=(10\.1371\/[^&#]+).*$/i, '$1'],
  [
    /^https?:\/\/www\.frontiersin\.org\/(?:journals\/[\w-]+\/)?articles\/(10\.3389\/[^/?#]+)(?:\/.*)?$/i,
    '$1',
  ],
  [
    /^https?:\/\/[\w.-]+\/articles?\/(10\.\d{4,9}\/[^?#]+?)(?:\/(?:abstract|full|html|meta|pdf))?\/?(?:[?#].*)?$/i,
    '$1',
  ],
  [/^https?:\/\/elifesciences\.org\/articles\/(\d+)(?:v\d+)?\/?(?:[?#].*)?$/i, '10.7554/elife.$1'],
  [/^https?:\/\/(?:www\.)?zenodo\.org\/records?\/(\d+)\/?(?:[?#].*)?$/i, '10.5281/zenodo.$1'],
];

function inPublisherAddress(ref: string): string | undefined {
  const address = /^https?:\/\//i.test(ref) ? ref : `https://${ref}`;
  const url = parseUrl(address);
  if (url === undefined) return undefined;
  for (const [shape, named] of publishers)
    if (shape.test(address)) return parseDoi(address.replace(shape, named));
  const { pathname, hostname } = url;
  const path =
    /^\/(?:[\w-]+\/)?doi\/(?:(?:abs|abstract|full|fullHtml|pdf|pdfdirect|pdfplus|reader|epdf|epub|book)\/)?(10\.\d{4,9}\/[^?#]+?)(?:\/(?:abstract|full|html|pdf|epdf))?\/?$/i.exec(
      pathname,
    )?.[1];
  return path === undefined || !hostname.includes('.') ? undefined : parseDoi(path);
}

async function ask(id: string, { client, address: base }: Asking): Promise<Answer> {
  const address = `${base.replace(/(?<!\/)\/+$/, '')}/${id.split('/').map(encodeURIComponent).join('/')}`;
  try {
    const reply = await client.get(address, {
      accept: 'application/vnd.citationstyles.csl+json, application/json;q=0.5',
      type: /\bjson\b/i,
    });
    const { host } = new URL(reply.url);
    if (reply.status === 404 || reply.status === 410)
      return new Failure('paper-unknown', { source: 'doi.org', id });
    if (reply.status !== 200) return ofStatus(reply);
    const { paperFromCsl } = await import('../record/csl.ts');
    const paper = paperFromCsl(parse(reply.text, host));
    if (paper?.title === undefined)
      return new Failure('fetch-failed', { host, why: 'unreadable', detail: 'it has no title' });
    requireSame(paper, id, host);
    // The DOI that was asked for stays, also where the record has another spelling or an address beside it.
    const { link: _, ...found } = paper;
    return { ...found, doi: id };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return isOfOtherType(error) ? ((await onPage(address, id, client)) ?? error) : error;
  }
}

/** Reads the page of a DOI. Some agencies return no metadata, but the page may have them. */
async function onPage(address: string, id: string, client: Client): Promise<Answer | undefined> {
  const answer = await askPage(address, client);
  // What a page only guesses at is no answer about a DOI.
  if (answer instanceof Failure || answer.title === undefined || answer.basis !== undefined) return undefined;
  if (otherIn(answer, id) !== undefined) return undefined;
  const { link: _, ...found } = answer;
  return { ...found, doi: id };
}

/** Throws Failure `fetch-failed` for a record that names another paper than the one that was asked for. */
function requireSame(paper: NamedPaper, id: string, host: string): void {
  const other = otherIn(paper, id);
  if (other !== undefined) throw new Failure('fetch-failed', { host, why: 'other-paper', detail: other });
}

/** The id in a record, where it is another than `id`, in whichever spelling. A record may also have none. */
function otherIn({ doi: own, arxiv }: NamedPaper, id: string): string | undefined {
  const asked = namedByDoi(id);
  if (own !== undefined) return namedByDoi(own).doi === asked.doi ? undefined : own;
  return asked.arxiv === undefined || asked.arxiv === arxiv ? undefined : (arxiv ?? id);
}

function parse(text: string, host: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const isCut = !/[}\]]\s*$/.test(text);
    throw new Failure(
      'fetch-failed',
      { host, why: isCut ? 'cut-off' : 'unreadable', detail: 'it is not JSON' },
      { cause },
    );
  }
}
