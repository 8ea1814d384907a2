import type { FoundPaper } from '../sources/source.ts';
import { withdrawalInTitle } from './withdrawal.ts';
import { namesInPair, withoutMarks } from './affiliation-marks.ts';

/** The parts of a source's record of a paper. Absent parts may be `undefined` or empty. */
export type Parts = {
  readonly [K in keyof Omit<FoundPaper, 'basis' | 'version'>]: FoundPaper[K] | undefined;
};

/** Makes a found paper from a source's record. Leaves out empty parts. */
export function foundPaper(parts: Parts): FoundPaper {
  const { arxiv, doi, link, title = '', published } = parts;
  const authors = withoutMarks((parts.authors ?? []).flatMap(namesOf).flatMap(namesInPair));
  const { abstract = '', more = [], language, withdrawn = withdrawalInTitle(title) } = parts;
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

/** Does the same; `undefined` for a record without title, authors, ids and address, which is not about a paper. */
export function foundPaperIfAny(parts: Parts): FoundPaper | undefined {
  const paper = foundPaper(parts);
  const { title, authors, arxiv, doi, link } = paper;
  return [title, authors, arxiv, doi, link].every((part) => part === undefined) ? undefined : paper;
}

const collaboration =
  /^(.*\b(?:collaborations?|consortium|consortia|team|group|working group|network))\s*:\s*(.*)$/i;

/** The names in an author of a record: lists have separators of their own among them, such as `:`, and end in `et al.`. */
function namesOf(author: string): string[] {
  const [, group, others = ''] = collaboration.exec(author) ?? [];
  const names = group === undefined ? [author] : [group, others];
  return names
    .map((name) =>
      name
        .replace(/(?:^|(?<![\s,])[\s,]+)(?:et\.?\s+al(?:ii|\b)\.?|and\s+others)$/i, '')
        .replace(/(?<!\s)\s*[:;]$/, '')
        .trim(),
    )
    .filter((name) => /[\p{L}\p{N}]/u.test(name));
}
