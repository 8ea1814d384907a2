import type { FoundPaper } from '../sources/source.ts';

/** The parts of a source's record of a paper, also the absent ones. */
export type Parts = { readonly [K in keyof FoundPaper]: FoundPaper[K] | undefined };

/** Makes a found paper of a source's record. Empty parts are left out, since they say nothing. */
export function said(parts: Parts): FoundPaper {
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

/** The same of a record that may be about no paper at all: it says neither how one is called nor whose it is nor where. */
export function saidOfPaper(parts: Parts): FoundPaper | undefined {
  const paper = said(parts);
  const { title, authors, arxiv, doi, link } = paper;
  return [title, authors, arxiv, doi, link].every((part) => part === undefined) ? undefined : paper;
}
