/**
 * Which paper is which. The same work goes by an arXiv id (with or without version), a DOI, and the addresses of both
 * and of the sites that mirror arXiv.
 */
import { arxivIdIn, identitiesBy, type Identity, normaliseLink, type PaperIds } from './ids.ts';
import { sources } from './sources/list.ts';

/** Returns the identities of a paper, the strongest first. Two papers that share one are the same paper. */
export function identitiesOf(paper: PaperIds): Identity[] {
  return identitiesBy(paper, oneAddressOf);
}

/** Returns the address that the source uses for a paper with several addresses, such as a PDF beside its page. */
function oneAddressOf(link: string): string {
  const named = sources.map((source) => source.match(link.trim())).find((one) => one !== undefined);
  return named?.link ?? link;
}

/**
 * Returns a key that is equal for two addresses of one page. arXiv's own pages of a paper count as one page. A mirror is another
 * page, since it shows more, such as comments. Returns `undefined` for an address without a path, which often means a whole site.
 */
export function pageKeyOf(link: string): string | undefined {
  if (!/^https?:\/\//i.test(link) || !URL.canParse(link)) return undefined;
  const { hostname, pathname, search } = new URL(link);
  if (pathname.length < 2 && search === '') return undefined;
  const isMirror = arxivIdIn(link) !== undefined && !/(?:^|\.)(?:arxiv|doi)\.org$/.test(hostname);
  return isMirror ? `link:${normaliseLink(link)}` : identitiesOf({ link })[0]?.key;
}

/** Titles with fewer characters, such as "Editorial", do not identify a paper. */
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
 * Whether two papers with the same title may be one paper: one has a kind of id that the other lacks. Papers that both have ids
 * of one kind are two papers, such as the parts of a series.
 */
export function mayBeOne(a: PaperIds, b: PaperIds): boolean {
  const kinds = ['arxiv', 'doi', 'link'] as const;
  const areBoth = kinds.some((kind) => a[kind] !== undefined && b[kind] !== undefined);
  return !areBoth && kinds.some((kind) => a[kind] !== undefined || b[kind] !== undefined);
}
