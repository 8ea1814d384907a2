import { withoutCommandsInJson } from '../../text/index.ts';
import type { Feed, FeedEntry } from './feed.ts';

/** https://www.jsonfeed.org/version/1.1/ */
export function renderJsonFeed(feed: Feed, file: string): string {
  const { title, lang, home, base, author, entries } = feed;
  const data = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: `${base}${file}`,
    language: lang,
    authors: [{ name: author }],
    items: entries.map(itemOf),
  };
  return `${withoutCommandsInJson(JSON.stringify(data, null, 1))}\n`;
}

function itemOf(entry: FeedEntry): object {
  const { id, url, title, summary, html, published, updated, authors, tags, about } = entry;
  return {
    id,
    url,
    ...(about === undefined ? {} : { external_url: about }),
    title,
    ...(summary === '' ? {} : { summary }),
    content_html: html,
    date_published: published,
    date_modified: updated,
    ...(authors.length === 0 ? {} : { authors: authors.map((name) => ({ name })) }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}
