import type { FoundPaper } from '../sources/source.ts';

/** What a source has of a paper, also where that is nothing. */
export type Parts = { readonly [K in keyof FoundPaper]: FoundPaper[K] | undefined };

/** What a source says of a paper: what is empty in its record is absent, since it says nothing. */
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
