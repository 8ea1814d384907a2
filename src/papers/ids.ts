import { partsOf } from '../text/index.ts';
import { arxivIdFault } from './arxiv-form.ts';
import { isX, trackingOn } from './tidy-address.ts';

/** The two ids that an issue has keys for, in their spellings: arXiv's, with its addresses and those of its mirrors, and DOIs. */

/** New style since April 2007, old style before: https://info.arxiv.org/help/arxiv_identifier.html */
const month = '(?:0[1-9]|1[0-2])';
const newStyle = String.raw`\d{2}${month}\.\d{4,5}`;
const oldStyle = String.raw`[a-z]+(?:-[a-z]+)*(?:\.[a-z-]+)?\/\d{2}${month}\d{3}`;
const arxivId = new RegExp(`^(?:${newStyle}|${oldStyle})(?:v[1-9]\\d*)?$`, 'i');
const arxivDoi = /^10\.48550\/arxiv\.(.+)$/i;
const arxivIdAtEnd = `(?:arxiv[:.])?((?:${newStyle}|${oldStyle})(?:v\\d+)?)(?:\\.pdf)?/?$`;

/** The hosts of arXiv and of the sites that show its papers under the same id, with the paths of papers there. */
const hosts: readonly (readonly [host: RegExp, path: RegExp])[] = [
  [
    /^(?:(?:www|export|browse|[a-z]{2})\.)?arxiv\.org$/,
    new RegExp(`^/(?:abs|pdf|html|format|e-print|src)/${arxivIdAtEnd}`, 'i'),
  ],
  [
    /^(?:www\.)?alphaxiv\.org$/,
    new RegExp(`^/(?:[a-z]{2}(?:-[a-z]+)?/)?(?:abs|pdf|overview|audio)/${arxivIdAtEnd}`, 'i'),
  ],
  [/^(?:www\.)?ar5iv\.org$|^ar5iv\.labs\.arxiv\.org$/, new RegExp(`^/(?:abs|html|pdf)/${arxivIdAtEnd}`, 'i')],
  [/^(?:www\.)?(?:huggingface|hf)\.co$/, new RegExp(`^/papers/${arxivIdAtEnd}`, 'i')],
];

export interface ArxivId {
  /** Without version, in lower case as arXiv compares it. */
  readonly id: string;
  readonly version?: number;
}

/** An id of the new style without version, as nearly all are written, in which `arxivIdFault` finds none. */
const plainId =
  String.raw`(?:(?:1[5-9]|[2-9]\d)${month}\.(?!0{5})\d{5}|` +
  String.raw`(?:07(?:0[4-9]|1[0-2])|(?:0[89]|1[0-4])${month})\.(?!0{4})\d{4})`;
const isPlainId = new RegExp(`^${plainId}$`);

/** Returns `undefined` for a text that is no id, also where it only looks like one. */
export function parseArxivId(text: string): ArxivId | undefined {
  if (isPlainId.test(text)) return { id: text };
  const trimmed = text.trim().replace(/^arxiv:\s*/i, '');
  if (!arxivId.test(trimmed)) return undefined;
  const [, id = '', version] = /^(.+?)(?:v(\d+))?$/i.exec(trimmed) ?? [];
  // The subject class of an old id (math.GT/0309136) is decoration.
  const bare = id.toLowerCase().replace(/^([a-z-]+)\.[a-z-]+\//, '$1/');
  if (arxivIdFault(bare) !== undefined) return undefined;
  return version === undefined ? { id: bare } : { id: bare, version: Number(version) };
}

/** arXiv's own address of a paper, as nearly all are written. */
const plainAddress = new RegExp(`^https?://arxiv\\.org/(?:abs|pdf)/(${plainId})$`);

/** The id in such an address, without what an address of any form takes to be read; `undefined` for all others. */
export function plainArxivId(link: string): string | undefined {
  return plainAddress.exec(link)?.[1];
}

/** What the address of arXiv or of a mirror has in it, or may have once a browser has read it. */
const telltale = /xiv|5iv|huggingface|hf\.co|[^!-~]|%/i;

/** Returns the arXiv id that an address (of arXiv or a mirror) or a DOI contains. */
export function arxivIdIn(link: string): ArxivId | undefined {
  const plain = plainArxivId(link);
  if (plain !== undefined) return { id: plain };
  const doi = parseDoi(link);
  if (doi !== undefined) {
    const named = arxivDoi.exec(doi)?.[1];
    return named === undefined ? undefined : parseArxivId(named);
  }
  if (!/^https?:/i.test(link) || !telltale.test(link)) return undefined;
  const { hostname = '', pathname = '' } = partsOf(link) ?? {};
  const path = hosts.find(([host]) => host.test(hostname))?.[1];
  const id = path?.exec(pathname)?.[1];
  return id === undefined ? undefined : parseArxivId(id);
}

/** Reads a DOI, bare or in an address. Returns it in lower case: DOIs do not differ by case (ISO 26324). */
export function parseDoi(text: string): string | undefined {
  if (!text.includes('10.')) return undefined;
  const bare = bareDoi(text);
  const doi = decoded(bare).toLowerCase();
  return /^10\.\d{4,9}\/\S+$/.test(bare) && !unfit.test(doi) && !leadsElsewhere(doi) ? doi : undefined;
}

/** Half a character, or a control character: no DOI has them. */
const unfit = /[\p{Cs}\p{Cc}]/u;

/** Whether a segment is `.` or `..` to a browser or a server, however often it is encoded. No DOI has one. */
function leadsElsewhere(doi: string): boolean {
  const plain = doi
    .replace(/%(?:25)*2e/g, '.')
    .replace(/%(?:25)*(?:2f|5c)|\\/g, '/')
    .replace(/%(?:25)*3b/g, ';');
  return /\/\.{1,2}(?:[/;]|$)/.test(plain);
}

function decoded(doi: string): string {
  try {
    return decodeURIComponent(doi);
  } catch {
    return doi;
  }
}

/** The reason why a text that begins like a DOI is none. */
export type DoiFault = 'registrant' | 'suffix' | 'blank';

export function doiFault(text: string): DoiFault | undefined {
  const bare = bareDoi(text);
  if (/^10\.\d{1,3}(?:\/|$)/.test(bare)) return 'registrant';
  if (/^10\.\d{4,9}\/?$/.test(bare)) return 'suffix';
  return /^10\.\d{4,9}\/\S*\s/.test(bare) ? 'blank' : undefined;
}

export interface PaperIds {
  readonly arxiv?: string | undefined;
  readonly doi?: string | undefined;
  readonly link?: string | undefined;
}

/** Returns the address that a card shows: its link, else arXiv's (of the given version), else the DOI's. */
export function linkOf(paper: PaperIds): string | undefined {
  const { link = '', arxiv = '', doi = '' } = paper;
  if (link.trim() !== '') return link.trim();
  if (arxiv.trim() !== '') return `https://arxiv.org/abs/${arxiv.trim().replace(/^arxiv:\s*/i, '')}`;
  // What would end the path of an address, or not be allowed in one, is encoded (DOI Handbook, 3.8.3).
  return doi.trim() === ''
    ? undefined
    : `https://doi.org/${bareDoi(doi).replace(/["#<>?\\^`{|}]|%(?![\da-f]{2})/gi, encodeURIComponent)}`;
}

/** Removes a prefix or an address before a DOI. An address may have an encoded slash, and a query for tracking. */
export function bareDoi(text: string): string {
  const [, path] =
    /^https?:\/\/(?:dx\.|www\.)?doi\.org\/(.*?)(?:\?[\w.-]+=.*|#[a-z].*)?$/is.exec(text.trim()) ?? [];
  const doi = path ?? text.trim().replace(/^doi:\s*/i, '');
  return doi.replace(/^(10\.\d{4,9})%2F/i, '$1/');
}

/**
 * A DOI as it was pasted from a page, a shell or TeX, without what is none of it: the version of a preprint, which bioRxiv and
 * medRxiv show behind the DOI, backslashes, a query, the place on a page.
 */
export function pastedDoi(text: string): string {
  return text
    .replace(/\\(?=[^a-z\d\s])/gi, '')
    .replace(
      /^((?:https?:\/\/\S*?|doi:\s*)?10\.\d{4,9}\/[^\s?]+?)(?:\?[\w.-]+=[^\s#]*)?(?:#[a-z][\w:.~-]*)?$/i,
      '$1',
    )
    .replace(/((?:^|[/:\s])10\.(?:1101|64898)\/[\d.]*\d)v\d{1,2}(?:\.[a-z.-]+)?$/i, '$1');
}

/** An id of a paper in its canonical form. Equal keys mean the same paper. */
export interface Identity {
  readonly by: 'arXiv id' | 'DOI' | 'link';
  readonly key: string;
}

/**
 * Lists the identities of a paper, the strongest first. `namedBy` gives the ids of an address that is not itself an arXiv paper's or
 * a DOI's.
 */
export function identitiesBy(
  paper: PaperIds,
  namedBy: (address: string) => PaperIds = (link) => ({ link }),
): Identity[] {
  const found = new Map<string, Identity>();
  const add = (by: Identity['by'], key: string): void => {
    if (!found.has(key)) found.set(key, { by, key });
  };
  const arxiv = paper.arxiv === undefined ? undefined : parseArxivId(paper.arxiv);
  if (arxiv !== undefined) add('arXiv id', `arxiv:${arxiv.id}`);
  for (const ref of [paper.doi, paper.link]) {
    if (ref === undefined) continue;
    const own = idIn(ref);
    if (own !== undefined) {
      add(own.by, own.key);
      continue;
    }
    const { arxiv: id = '', doi = '', link = ref } = namedBy(ref.trim());
    const named = parseArxivId(id)?.id;
    const other = parseDoi(doi);
    if (named !== undefined) add('arXiv id', `arxiv:${named}`);
    else if (other !== undefined) add('DOI', `doi:${other}`);
    else add('link', `link:${normaliseLink(link)}`);
  }
  return [...found.values()];
}

function idIn(ref: string): Identity | undefined {
  const arxiv = arxivIdIn(ref);
  if (arxiv !== undefined) return { by: 'arXiv id', key: `arxiv:${arxiv.id}` };
  const doi = parseDoi(ref);
  return doi === undefined ? undefined : { by: 'DOI', key: `doi:${doi}` };
}

/**
 * Removes the parts of an address that do not change the page: the scheme, www, empty segments of the path, the last slash, and
 * tracking parameters. X has one name. A fragment stays, unless it only marks a text, since a page can hold many papers.
 */
export function normaliseLink(link: string): string {
  const trimmed = link.trim();
  const url = partsOf(trimmed);
  if (url === undefined) return trimmed;
  const { pathname, hash } = url;
  const fragment = hash.startsWith('#:~:') ? '' : hash;
  const path = pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  const host = isX(url.hostname) ? 'x.com' : url.host.replace(/^www\./, '');
  return `${host}${path}${searchWithoutTracking(url)}${fragment}`;
}

/** Returns the query without the tracking parameters that newsletters and networks append. */
function searchWithoutTracking({ hostname, search }: Pick<URL, 'hostname' | 'search'>): string {
  if (search === '') return '';
  const tracking = trackingOn(hostname);
  const kept = search
    .slice(1)
    .split('&')
    .filter((one) => one !== '' && !tracking.test(one));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}
