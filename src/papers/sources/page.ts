import { urlFault } from '../../text/index.ts';
import { Failure } from '../../problem/index.ts';
import type { Client } from '../../http/index.ts';
import { isOfOtherType, ofStatus } from './fault.ts';
import type { Answer, Source } from './source.ts';

/**
 * Any other page, by its address: the last resort. Pages of papers describe them in `citation_*` meta tags
 * (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing). Without them, what any page says of itself is
 * suggested.
 */
export const page: Source = {
  name: 'page',
  isLastResort: true,
  match(ref) {
    if (urlFault(ref) !== undefined) return undefined;
    const { username, password } = new URL(ref);
    // A name and a password are for nobody's eyes, and no page is fetched with them.
    return username !== '' || password !== '' ? undefined : { link: ref };
  },
  keyOf: ({ link }) => link,
  lookUps: (papers, { client }) =>
    papers.map(
      ({ link = '' }) =>
        () =>
          askPage(link, client),
    ),
};

/**
 * Reads a paper from the page at an address, with that address as its link. `idIn` tells which paper an address names, where the site
 * may redirect to another one.
 */
export async function askPage(
  link: string,
  client: Client,
  idIn: (address: string) => string | undefined = () => undefined,
): Promise<Answer> {
  try {
    const reply = await client.get(pageOf(link), {
      accept: 'text/html, application/xhtml+xml',
      type: /\bx?html\b/i,
    });
    if (reply.status !== 200) return ofStatus(reply);
    const id = idIn(reply.url);
    if (id !== undefined && id !== idIn(link))
      return new Failure('fetch-failed', { host: new URL(reply.url).host, why: 'other-paper', detail: id });
    const { paperFromMetaTags } = await import('./meta-tags.ts');
    return { ...paperFromMetaTags(reply.text, reply.url), link };
  } catch (error) {
    // A PDF or a picture says nothing, but it is there.
    if (isOfOtherType(error)) return { link };
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** Sites that have a page beside each PDF. The page has the meta tags, so it is read in place of the PDF. */
const pages: readonly (readonly [pdf: RegExp, page: string])[] = [
  [/^(https?:\/\/(?:www\.)?aclanthology\.org\/[\w.-]+?)(?:v\d+)?\.pdf$/, '$1/'],
  [/^(https?:\/\/proceedings\.mlr\.press\/v\d+)\/([\w-]+)\/\2\.pdf$/, '$1/$2.html'],
  [/^(https?:\/\/openaccess\.thecvf\.com\/.+)\/papers\/(.+)\.pdf$/, '$1/html/$2.html'],
  [
    /^(https?:\/\/(?:papers|proceedings)\.(?:neurips|nips)\.cc\/.+)\/file\/(\w+)-Paper(.*)\.pdf$/,
    '$1/hash/$2-Abstract$3.html',
  ],
];

/** Returns the page beside a PDF, or the address itself where its site has none. */
export function pageOf(link: string): string {
  for (const [pdf, address] of pages) if (pdf.test(link)) return link.replace(pdf, address);
  return link;
}
