import type { FoundPaper } from '../sources/source.ts';

/** The parts of a source's record of a paper, also the absent ones. */
export type Parts = { readonly [K in keyof FoundPaper]: FoundPaper[K] | undefined };

/** Makes a found paper of a source's record. Empty parts are left out, since they say nothing. */
export function foundPaper(parts: Parts): FoundPaper {
  const { arxiv, doi, link, title = '', authors = [], published } = parts;
  const { abstract = '', more = [], language, withdrawn } = parts;
  return {
    ...(arxiv === undefined ? {} : { arxiv }),
    ...(doi === undefined ? {} : { doi }),
    ...(link === undefined ? {} : { link }),
    ...(title === '' ? {} : { title }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(published === undefined ? {} : { published }),
    ...(abstract === '' ? {} : { abstract }),
    ...(more.length === 0 ? {} : { more }),
    ...(language === undefined ? {} : { language }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
  };
}

/** The same for a record that may be about no paper; `undefined` where it has neither a title nor authors nor an id or address. */
export function foundPaperIfAny(parts: Parts): FoundPaper | undefined {
  const paper = foundPaper(parts);
  const { title, authors, arxiv, doi, link } = paper;
  return [title, authors, arxiv, doi, link].every((part) => part === undefined) ? undefined : paper;
}
