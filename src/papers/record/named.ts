import { arxivIdIn, identitiesBy, parseArxivId, parseDoi, pastedDoi } from '../ids.ts';
import type { NamedPaper } from '../sources/source.ts';

/** Returns the keys by which a paper may be known, for comparison. */
export function keysOf({ arxiv, doi, link }: NamedPaper): string[] {
  return identitiesBy({ arxiv, doi, link }).map(({ key }) => key);
}

/** Reads the ids in an address of arXiv or of a DOI. Any other address becomes a link. */
export function namedByLink(url: string): NamedPaper {
  const arxiv = arxivIdIn(url);
  if (arxiv !== undefined)
    return { arxiv: arxiv.version === undefined ? arxiv.id : `${arxiv.id}v${arxiv.version}` };
  const doi = parseDoi(url);
  return doi === undefined ? { link: url } : { doi };
}

/** Reads a DOI in any of its spellings. A DOI of arXiv becomes an arXiv id. */
export function namedByDoi(text: string): NamedPaper {
  const plain = pastedDoi(text);
  const bare = parseDoi(plain) ?? parseDoi(/10\.\d{4,9}\/\S+/.exec(plain)?.[0] ?? '');
  if (bare === undefined) return {};
  const id = /^10\.48550\/arxiv\.(.+)$/i.exec(bare)?.[1];
  return id !== undefined && parseArxivId(id) !== undefined ? { arxiv: id } : { doi: bare };
}

/**
 * Joins the names that a record has for one paper. The first is trusted most. A published paper whose record names its preprint
 * gets both ids. The link is only used where there is no id.
 */
export function namedByAll(names: readonly NamedPaper[]): NamedPaper {
  const arxiv = names.find((one) => one.arxiv !== undefined)?.arxiv;
  const doi = names.find((one) => one.doi !== undefined)?.doi;
  if (arxiv !== undefined || doi !== undefined)
    return { ...(arxiv === undefined ? {} : { arxiv }), ...(doi === undefined ? {} : { doi }) };
  return names.find((one) => one.link !== undefined) ?? {};
}
