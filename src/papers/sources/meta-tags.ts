import { parse } from 'parse5';
import type { DefaultTreeAdapterMap } from 'parse5';
import { languageIn } from '../record/clean.ts';
import { onlyDayIn } from '../record/written-day.ts';
import { lineOfMarkup, textOfMarkup } from '../record/html-text.ts';
import { linksIn } from '../record/links.ts';
import { namedByAll, namedByDoi, namedByLink } from '../record/named.ts';
import { nameOf } from '../record/person.ts';
import { foundPaper } from '../record/found-paper.ts';
import type { FoundPaper, NamedPaper } from './source.ts';

type Node = DefaultTreeAdapterMap['node'];

/** Reads a paper from the `citation_*` tags of a page; an empty one if there are none. `url` is the page's own address. */
export function paperFromMetaTags(html: string, url: string): FoundPaper {
  const tags = tagsOf(parse(html));
  const all = (name: string): string[] => tags.filter((tag) => tag.name === name).map((tag) => tag.content);
  const first = (...names: string[]): string => names.flatMap(all)[0] ?? '';
  const title = lineOfMarkup(first('citation_title'));
  if (title === '') return {};
  const authors = authorsIn([
    ...all('citation_author'),
    ...all('citation_authors').flatMap((list) => list.split(/\s*;\s*/)),
  ]);
  const published = onlyDayIn(
    first('citation_publication_date', 'citation_online_date', 'citation_date', 'citation_cover_date'),
  );
  const names = namesOf({ arxiv: first('citation_arxiv_id'), doi: first('citation_doi') });
  const abstract = textOfMarkup(first('citation_abstract', 'dc.description.abstract'));
  const more = linksIn(abstract, { ...names, ...namedByLink(url) });
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
      name.replace(/^([^,]+),\s*([^,]+)$/, (_, family: string, given: string) => nameOf({ given, family })),
    );
}

function tagsOf(root: Node): { readonly name: string; readonly content: string }[] {
  const found: { name: string; content: string }[] = [];
  // No recursion: a page may nest deeper than the stack is.
  const left: Node[] = [root];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if ('tagName' in node && node.tagName === 'meta') {
      const { attrs } = node;
      const value = (key: string): string => attrs.find(({ name }) => name === key)?.value ?? '';
      found.push({ name: (value('name') || value('property')).toLowerCase(), content: value('content') });
    }
    // One by one: a page may also have more of them beside each other than a call takes arguments.
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) left.push(child);
  }
  return found;
}
