import type { Feed, FeedEntry } from './feed.ts';
import { element, xmlDocument } from './xml.ts';

/**
 * https://www.rssboard.org/rss-specification, with the whole text in `content:encoded` (https://web.resource.org/rss/1.0/modules/content/).
 * There is no `description` of an item: some read it as HTML and others as text.
 */
export function renderRss(feed: Feed, file: string): string {
  const { title, lang, home, base, updated, entries } = feed;
  const channel = element('channel', [
    element('title', title),
    element('link', home),
    element('description', title),
    element('language', lang),
    element('lastBuildDate', dateOf(updated)),
    element('atom:link', '', { rel: 'self', type: 'application/rss+xml', href: `${base}${file}` }),
    ...entries.map(itemOf),
  ]);
  return xmlDocument(
    element('rss', [channel], {
      version: '2.0',
      'xmlns:atom': 'http://www.w3.org/2005/Atom',
      'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
    }),
  );
}

function itemOf({ id, url, title, html, published, tags }: FeedEntry): string {
  return element('item', [
    element('title', title),
    element('link', url),
    element('guid', id, { isPermaLink: 'false' }),
    element('pubDate', dateOf(published)),
    ...tags.map((tag) => element('category', tag)),
    element('content:encoded', html),
  ]);
}

/** RFC 822 with four digits of the year. */
function dateOf(time: string): string {
  return new Date(time).toUTCString();
}
