/**
 * Which paper is which. The same work goes by an arXiv id (with or without version), a DOI, and the addresses of both
 * and of the sites that mirror arXiv.
 */
import { arxivIdIn, identitiesBy, type Identity, normaliseLink, type PaperIds } from './ids.ts';
import { sources } from './sources/list.ts';

/** The identities of a paper, strongest first. Of two papers that have one in common, one is the other. */
export function identitiesOf(paper: PaperIds): Identity[] {
  return identitiesBy(paper, oneAddressOf);
}

/** Of a paper that has several addresses, such as a PDF beside its page, the one that its source names it by. */
function oneAddressOf(link: string): string {
  const named = sources.map((source) => source.match(link.trim())).find((one) => one !== undefined);
  return named?.link ?? link;
}

/**
 * What is equal for two addresses of one page. arXiv's own pages of a paper are one; a mirror shows more than they do, such as
 * what its readers said. `undefined` for an address without a path: many mean a site as a whole.
 */
export function pageKeyOf(link: string): string | undefined {
  if (!/^https?:\/\//i.test(link) || !URL.canParse(link)) return undefined;
  const { hostname, pathname, search } = new URL(link);
  if (pathname.length < 2 && search === '') return undefined;
  const isMirror = arxivIdIn(link) !== undefined && !/(?:^|\.)(?:arxiv|doi)\.org$/.test(hostname);
  return isMirror ? `link:${normaliseLink(link)}` : identitiesOf({ link })[0]?.key;
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
