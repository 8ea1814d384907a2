import { parse } from '@citation-js/plugin-ris/lib/ris.js';
import { isDate } from '../issue/index.ts';
import type { Entry } from './bibliography.ts';
import { oneLine } from './clean.ts';
import { lineOfMarkup, textOfMarkup } from './html-text.ts';
import { linksIn, namedByDoi, namedByLink } from './links.ts';
import type { FoundPaper, NamedPaper } from './source.ts';
import { displayName } from './person.ts';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** RIS, in its old and its new set of tags: https://en.wikipedia.org/wiki/RIS_(file_format) */
export function entriesOfRis(content: string): Entry[] {
  return parse(content).map((fields, i) => ({
    key: first(fields, 'ID', 'LB') || String(i + 1),
    paper: paperOf(fields),
  }));
}

function paperOf(fields: Fields): FoundPaper | undefined {
  const title = lineOfMarkup(first(fields, 'TI', 'T1', 'CT', 'BT'));
  const authors = all(fields, 'AU', 'A1')
    .map((name) => oneLine(displayName(name)))
    .filter((name) => name !== '');
  const abstract = textOfMarkup(first(fields, 'AB', 'N2'));
  const published = ['DA', 'PY', 'Y1']
    .map((tag) => dayIn(first(fields, tag)))
    .find((day) => day !== undefined);
  const names = namesOf(fields);
  const more = linksIn(abstract, names);
  if (title === '' && authors.length === 0 && Object.keys(names).length === 0) return undefined;
  return {
    ...names,
    ...(title === '' ? {} : { title }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(published === undefined ? {} : { published }),
    ...(abstract === '' ? {} : { abstract }),
    ...(more.length === 0 ? {} : { more }),
  };
}

function namesOf(fields: Fields): NamedPaper {
  const byDoi = namedByDoi(first(fields, 'DO', 'DI'));
  const urls = all(fields, 'UR', 'LK', 'L2').filter((url) => /^https?:\/\//i.test(url.trim()));
  const byUrl = urls.map((url) => namedByLink(url.trim()));
  const arxiv = byDoi.arxiv ?? byUrl.find((names) => names.arxiv !== undefined)?.arxiv;
  const doi = byDoi.doi ?? byUrl.find((names) => names.doi !== undefined)?.doi;
  if (arxiv === undefined && doi === undefined) return byUrl[0] ?? {};
  return { ...(arxiv === undefined ? {} : { arxiv }), ...(doi === undefined ? {} : { doi }) };
}

/** YYYY/MM/DD/other, of which all but the year may be empty. */
function dayIn(date: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^\s*(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?!\d)/.exec(date) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(written) ? written : undefined;
}

function all(fields: Fields, ...tags: readonly string[]): string[] {
  return tags.flatMap((tag) => fields[tag] ?? []);
}

function first(fields: Fields, ...tags: readonly string[]): string {
  return all(fields, ...tags)[0] ?? '';
}
