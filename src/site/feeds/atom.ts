import type { Feed, FeedEntry } from './feed.ts';
import { element, xmlDocument } from './xml.ts';

/** https://www.rfc-editor.org/rfc/rfc4287 */
export function renderAtom(feed: Feed, file: string): string {
  const { id, title, lang, home, base, author, updated, entries } = feed;
  return xmlDocument(
    element(
      'feed',
      [
        element('id', id),
        element('title', title),
        element('updated', updated),
        link('self', `${base}${file}`, 'application/atom+xml'),
        link('alternate', home, 'text/html'),
        person(author),
        ...entries.map(entryOf),
      ],
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang },
    ),
  );
}

function entryOf(entry: FeedEntry): string {
  const { id, url, title, summary, html, published, updated, authors, tags, about } = entry;
  return element('entry', [
    element('id', id),
    element('title', title),
    element('published', published),
    element('updated', updated),
    link('alternate', url, 'text/html'),
    ...(about === undefined ? [] : [link('related', about)]),
    ...authors.map(person),
    ...tags.map((term) => element('category', '', { term })),
    ...(summary === '' ? [] : [element('summary', summary)]),
    element('content', html, { type: 'html' }),
  ]);
}

function link(rel: string, href: string, type?: string): string {
  return element('link', '', { rel, href, ...(type === undefined ? {} : { type }) });
}

function person(name: string): string {
  return element('author', [element('name', name)]);
}
