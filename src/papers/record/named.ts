import { arxivIdIn, identitiesBy, parseArxivId, parseDoi } from '../ids.ts';
import type { NamedPaper } from '../sources/source.ts';

/** Returns the keys by which a paper may be known, for comparison. */
export function keysOf({ arxiv, doi, link }: NamedPaper): string[] {
  return identitiesBy({ arxiv, doi, link }, (address) => address).map(({ key }) => key);
}

/** The address as what it names: arXiv's and a DOI's are ids. */
export function namedByLink(url: string): NamedPaper {
  const arxiv = arxivIdIn(url);
  if (arxiv !== undefined)
    return { arxiv: arxiv.version === undefined ? arxiv.id : `${arxiv.id}v${arxiv.version}` };
  const doi = parseDoi(url);
  return doi === undefined ? { link: url } : { doi };
}

/** A DOI in any of its spellings; arXiv's own DOIs name the arXiv paper. */
export function namedByDoi(text: string): NamedPaper {
  const bare = parseDoi(text) ?? parseDoi(/10\.\d{4,9}\/\S+/.exec(text)?.[0] ?? '');
  if (bare === undefined) return {};
  const id = /^10\.48550\/arxiv\.(.+)$/i.exec(bare)?.[1];
  return id !== undefined && parseArxivId(id) !== undefined ? { arxiv: id } : { doi: bare };
}

/**
 * One paper from the names that a record has for it, the most trusted first: a published paper whose record leads to its
 * preprint is both, and an address is only given where no id leads to the paper.
 */
export function namedByAll(names: readonly NamedPaper[]): NamedPaper {
  const arxiv = names.find((one) => one.arxiv !== undefined)?.arxiv;
  const doi = names.find((one) => one.doi !== undefined)?.doi;
  if (arxiv !== undefined || doi !== undefined)
    return { ...(arxiv === undefined ? {} : { arxiv }), ...(doi === undefined ? {} : { doi }) };
  return names.find((one) => one.link !== undefined) ?? {};
}
