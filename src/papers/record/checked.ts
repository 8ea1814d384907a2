import { isDate } from '../../calendar.ts';
import { isMap } from '../../data.ts';
import { urlFault } from '../../text/index.ts';
import { parseArxivId, parseDoi } from '../ids.ts';
import type { FoundPaper } from '../sources/source.ts';
import { oneLine, visibleText } from './clean.ts';
import { languageIn } from './language.ts';

/** A title with more characters is none. */
const longestTitle = 2000;
/** A record with more, in characters, would leave an issue no room for another. */
const longest = 300_000;

/** Why a record is not used, in words. */
export class RecordFault extends Error {}

/**
 * The one check of a paper's data before it is used, whether it was fetched now or lay in the cache, where anybody may have changed
 * it. Leaves out what cannot be. Throws RecordFault for data that are no record of a paper.
 */
export function checkedPaper(value: unknown): FoundPaper {
  if (!isMap(value)) throw new RecordFault('it is not a record of a paper');
  const { authors = [], more = [], ...texts } = value;
  const text = (key: string): string | undefined => {
    const said = texts[key];
    if (said === undefined) return undefined;
    if (typeof said !== 'string') throw new RecordFault(`its ${key} is not a text`);
    return said;
  };
  const title = text('title') ?? '';
  if (title.length > longestTitle)
    throw new RecordFault(`its title has ${title.length.toLocaleString('en-US')} characters`);
  const length = JSON.stringify(value).length;
  if (length > longest)
    throw new RecordFault(`it has ${length.toLocaleString('en-US')} characters, too many for an issue`);
  const [arxiv, version] = ['arxiv', 'version'].map((key) =>
    only(text(key), (id) => parseArxivId(id) !== undefined),
  );
  const parts = {
    arxiv,
    doi: only(text('doi'), (doi) => parseDoi(doi) !== undefined),
    link: only(text('link'), (url) => urlFault(url) === undefined),
    title: oneLine(title),
    authors: textsIn(authors, 'authors').map(oneLine).filter(Boolean),
    published: only(text('published'), isDate),
    abstract: visibleText(text('abstract') ?? '').trim(),
    more: textsIn(more, 'more').filter((url) => urlFault(url) === undefined),
    language: languageIn(text('language') ?? ''),
    basis: only(text('basis'), (basis) => basis === 'page'),
    version,
    withdrawn: oneLine(text('withdrawn') ?? ''),
  };
  const paper: FoundPaper = Object.fromEntries(
    Object.entries(parts).filter(([, part]) => part !== undefined && part.length > 0),
  );
  return paper;
}

function only(text: string | undefined, isFit: (text: string) => boolean): string | undefined {
  return text !== undefined && isFit(text) ? text : undefined;
}

function textsIn(list: unknown, key: string): string[] {
  const isList = Array.isArray(list) && list.every((one) => typeof one === 'string');
  if (!isList) throw new RecordFault(`its ${key} are not a list of texts`);
  return list;
}
