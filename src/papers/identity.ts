/**
 * Which paper is which. The same work goes by an arXiv id (with or without version), a DOI, and the addresses of both
 * and of the sites that mirror arXiv.
 */
import { arxivIdIn, parseArxivId, type PaperIds, parseDoi } from './ids.ts';
import { sources } from './sources/list.ts';

/** The ids of a paper, one entry each, the strongest first. Equal entries mean the same paper. */
export interface Identity {
  readonly by: 'arXiv id' | 'DOI' | 'link';
  readonly key: string;
}

export function identitiesOf(paper: PaperIds): Identity[] {
  const found = new Map<string, Identity>();
  const add = (by: Identity['by'], key: string): void => {
    if (!found.has(key)) found.set(key, { by, key });
  };
  const arxiv = paper.arxiv === undefined ? undefined : parseArxivId(paper.arxiv);
  if (arxiv !== undefined) add('arXiv id', `arxiv:${arxiv.id}`);
  for (const ref of [paper.doi, paper.link]) {
    if (ref === undefined) continue;
    const named = arxivIdIn(ref);
    const doi = parseDoi(ref);
    if (named !== undefined) add('arXiv id', `arxiv:${named.id}`);
    else if (doi !== undefined) add('DOI', `doi:${doi}`);
    else add('link', `link:${normaliseLink(oneAddressOf(ref))}`);
  }
  return [...found.values()];
}

/** Of a paper that has several addresses, such as a PDF beside its page, the one that its source names it by. */
function oneAddressOf(link: string): string {
  const named = sources.map((source) => source.match(link.trim())).find((one) => one !== undefined);
  return named?.link ?? link;
}

/** Below this, a title says too little: "Editorial", "Introduction". */
const enough = 16;

/** Returns the words of a title without case and punctuation, so that two spellings are equal. `undefined` for a short one. */
export function titleKey(title: string): string | undefined {
  const words =
    title
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.join('').length < enough ? undefined : words.join(' ');
}

/**
 * Whether two papers of one title may be one paper: one goes by an id that the other does not have. Two ids of one kind that
 * differ are two papers, such as the parts of a series.
 */
export function mayBeOne(a: PaperIds, b: PaperIds): boolean {
  const kinds = ['arxiv', 'doi', 'link'] as const;
  const areBoth = kinds.some((kind) => a[kind] !== undefined && b[kind] !== undefined);
  return !areBoth && kinds.some((kind) => a[kind] !== undefined || b[kind] !== undefined);
}

/** http and https, www and a last slash make no other page. A fragment may: a page can hold many papers. */
export function normaliseLink(link: string): string {
  const trimmed = link.trim();
  if (!URL.canParse(trimmed)) return trimmed;
  const { host, pathname, search, hash } = new URL(trimmed);
  const fragment = hash.startsWith('#:~:') ? '' : hash;
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}${search}${fragment}`;
}
