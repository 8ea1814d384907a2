import { languageIn } from '../record/language.ts';
import { publicationDay, saidDateIn } from '../record/publication-day.ts';
import { lineOfMarkup, linksOfMarkup, textOfMarkup } from '../record/html-text.ts';
import { linksIn } from '../record/links.ts';
import { namedByAll, namedByDoi, namedByLink } from '../record/named.ts';
import { nameOf } from '../record/person.ts';
import { foundPaper } from '../record/found-paper.ts';
import { guessFromPage } from './page-guess.ts';
import { readPageTags } from './page-tags.ts';
import type { FoundPaper, NamedPaper } from './source.ts';

/**
 * Reads a paper from the `citation_*` tags of a page; where there are none, what the page says of itself, as a guess. `url` is the
 * page's own address.
 */
export function paperFromMetaTags(html: string, url: string): FoundPaper {
  const page = readPageTags(html);
  const all = (name: string): string[] =>
    page.metas.filter((tag) => tag.name === name).map((tag) => tag.content);
  const first = (...names: string[]): string => names.flatMap(all)[0] ?? '';
  const title = lineOfMarkup(first('citation_title'));
  if (title === '') return guessFromPage(page, url);
  const authors = authorsIn([
    ...all('citation_author'),
    ...all('citation_authors').flatMap((list) => list.split(/(?<!\s)\s*;\s*/)),
  ]);
  const published = publicationDay(
    ['publication_date', 'online_date', 'date', 'cover_date'].map((name) =>
      saidDateIn(first(`citation_${name}`)),
    ),
  );
  const names = namesOf({ arxiv: first('citation_arxiv_id'), doi: first('citation_doi') });
  const markup = first('citation_abstract', 'dc.description.abstract');
  const abstract = textOfMarkup(markup);
  const more = linksIn([abstract, ...linksOfMarkup(markup)].join(' '), { ...names, ...namedByLink(url) });
  const language = languageIn(first('citation_language'));
  return foundPaper({ ...names, title, authors, published, abstract, more, language });
}

function namesOf({ arxiv, doi }: { arxiv: string; doi: string }): NamedPaper {
  const byId = arxiv === '' ? {} : namedByLink(`https://arxiv.org/abs/${arxiv.replace(/^arxiv:/i, '')}`);
  return namedByAll([byId.arxiv === undefined ? {} : byId, namedByDoi(doi)]);
}

/** "Lovelace, Ada" is Ada Lovelace; "Lovelace, A., Jr" and whatever else has two commas stays. */
function authorsIn(names: readonly string[]): string[] {
  return names
    .map(lineOfMarkup)
    .filter((name) => name !== '')
    .map((name) =>
      name.replace(/^([^,]+),\s*([^,\s][^,]*)$/, (_, family: string, given: string) =>
        nameOf({ given, family }),
      ),
    );
}
