import { isMap } from '../../data.ts';
import { arxivIdOf } from '../sources/arxiv-id.ts';
import { lineOfMarkup, linksOfMarkup, textOfMarkup } from './html-text.ts';
import { languageIn } from './language.ts';
import { linksIn } from './links.ts';
import { namedByAll, namedByDoi, namedByLink } from './named.ts';
import { publicationDay, saidDate, type SaidDate, saidDateIn } from './publication-day.ts';
import { literalName, nameOf } from './person.ts';
import { foundPaperIfAny } from './found-paper.ts';
import type { FoundPaper, NamedPaper } from '../sources/source.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * Reads a paper from an item of CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables), or from
 * a work of the API of Crossref or DataCite. Returns `undefined` for other data, and for an empty record.
 */
export function paperFromCsl(data: unknown): FoundPaper | undefined {
  if (!isMap(data)) return undefined;
  const { message, data: inner } = data as { message?: unknown; data?: unknown };
  if (isMap(message)) return paperFromCsl(message);
  if (isMap(inner) && isMap(inner['attributes'])) return fromItem(fromDataCite(inner['attributes']));
  return fromItem(data);
}

function fromItem(item: Data): FoundPaper | undefined {
  const title = titleOf(item);
  const authors = listOf(item['author'])
    .map(authorOf)
    .filter((name) => name !== '');
  const published = publishedOn(item);
  const names = namesOf(item);
  const markup = textOf(item['abstract']);
  const abstract = textOfMarkup(markup);
  const more = linksIn([abstract, ...linksOfMarkup(markup)].join(' '), names);
  const language = languageOf(item);
  const withdrawn = withdrawnBy(item);
  return foundPaperIfAny({ ...names, title, authors, published, abstract, more, language, withdrawn });
}

function namesOf(item: Data): NamedPaper {
  const url = textOf(item['URL'] ?? item['url']);
  return namedByAll([
    namedByPreprint(textOf(item['number'])),
    namedByDoi(textOf(item['DOI'] ?? item['doi'])),
    /^https?:\/\//i.test(url) ? namedByLink(url) : {},
  ]);
}

/** Zotero writes the id of a preprint as its number: arXiv:2506.15677. */
function namedByPreprint(number: string): NamedPaper {
  const arxiv = /^arxiv:/i.test(number) ? arxivIdOf(number) : undefined;
  return arxiv === undefined ? {} : { arxiv };
}

/** Crossref has lists of titles, and the subtitle in a field of its own. */
function titleOf(item: Data): string {
  const title = lineOfMarkup(textOf(item['title']));
  const subtitle = lineOfMarkup(textOf(item['subtitle']));
  // What ends in a full stop is the journal's own line under a title.
  const isNone =
    subtitle === '' || subtitle.endsWith('.') || title.toLowerCase().includes(subtitle.toLowerCase());
  return title === '' || isNone ? title : `${title.replace(/(?<!\s)\s*:$/, '')}: ${subtitle}`;
}

function authorOf(author: unknown): string {
  if (typeof author === 'string') return literalName(lineOfMarkup(author));
  if (!isMap(author)) return '';
  const part = (key: string): string => lineOfMarkup(textOf(author[key]));
  const literal = literalName(part('literal') || part('name'));
  if (part('family') === '') return literal || part('given');
  const particle = `${part('dropping-particle')} ${part('non-dropping-particle')}`.trim();
  return nameOf({ given: part('given'), particle, family: part('family'), suffix: part('suffix') });
}

/** Returns the day on which the work was first public. Days of the record itself (`created`, `deposited`) do not count. */
function publishedOn(item: Data): string | undefined {
  const datesOf = (...keys: string[]): SaidDate[] => keys.map((key) => dateIn(item[key]));
  const own = datesOf('issued', 'published', 'published-print').find((date) => date !== '');
  return publicationDay([own ?? '', ...datesOf('published-online', 'published-print', 'posted')]);
}

function dateIn(date: unknown): SaidDate {
  if (!isMap(date)) return '';
  const [first] = listOf(date['date-parts']);
  const said = saidDate(...listOf(first).map(textOf));
  return said === '' ? saidDateIn(textOf(date['raw'] ?? date['literal'])) : said;
}

function languageOf(item: Data): string | undefined {
  return languageIn(textOf(item['language']));
}

/** Returns the notice of a retraction that Crossref lists, or OpenAlex's word for it. */
function withdrawnBy(item: Data): string | undefined {
  const notices = listOf(item['updated-by']).filter(isMap);
  const notice = notices.find(({ type }) =>
    /^(?:(?:partial_)?retraction|withdrawal|removal)$/.test(textOf(type)),
  );
  if (notice !== undefined) return `${textOf(notice['type'])}, ${textOf(notice['DOI'])}`;
  return item['is_retracted'] === true ? 'retracted' : undefined;
}

/** Turns a record of the REST API of DataCite into CSL-JSON: https://datacite-metadata-schema.readthedocs.io */
function fromDataCite(attributes: Data): Data {
  const descriptions = listOf(attributes['descriptions']).filter(isMap);
  const dateOf = (type: string): string =>
    textOf(
      listOf(attributes['dates'])
        .filter(isMap)
        .find(({ dateType }) => dateType === type)?.['date'],
    );
  const abstract = descriptions.find(({ descriptionType }) => descriptionType === 'Abstract') ?? {};
  const titles = listOf(attributes['titles']).filter(isMap);
  const main = titles.find(({ titleType }) => titleType === undefined || titleType === null);
  return {
    title: textOf(main?.['title']),
    subtitle: textOf(titles.find(({ titleType }) => titleType === 'Subtitle')?.['title']),
    author: listOf(attributes['creators'])
      .filter(isMap)
      .map(({ givenName, familyName, name }) =>
        familyName === undefined ? { literal: name } : { given: givenName, family: familyName },
      ),
    issued: { raw: dateOf('Issued') || textOf(attributes['publicationYear']) },
    'published-online': { raw: dateOf('Available') },
    abstract: textOf(abstract['description']),
    DOI: textOf(attributes['doi']),
    URL: textOf(attributes['url']),
    language: textOf(attributes['language']),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

/** Returns a text, or the first of a list of texts. */
function textOf(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : typeof first === 'number' ? String(first) : '';
}
