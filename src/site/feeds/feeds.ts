import { bodyOf, type Card, cardBodyOf, type View } from '../../formats/index.ts';
import type { Labels } from '../../locales/index.ts';
import type { Config } from '../../newsletter/index.ts';
import { issuePath, permalink } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import { lineOf, shownName } from '../facts.ts';
import { renderAtom } from './atom.ts';
import type { Feed, FeedEntry, FeedLink } from './feed.ts';
import { renderJsonFeed } from './json-feed.ts';
import { renderRss } from './rss.ts';
import type { Times } from './times.ts';

/** How many issues the feeds have: of weeks that somebody was away, and no more than programs want to load every hour. */
export const mostIssues = 10;
/** How many papers the feed of papers has. */
const mostPapers = 50;

/** What of a site its feeds are made of. */
interface FeedSite {
  readonly config: Config;
  readonly labels: Pick<Labels, 'papers'>;
  /** Of the newsletter. */
  readonly name: string;
  readonly catalogue: Catalogue;
}

/** An issue of a feed. */
export interface FeedIssue {
  readonly view: View;
  readonly times: Times;
}

interface FeedKind {
  readonly file: string;
  readonly type: string;
  readonly label: string;
  readonly of: 'issues' | 'papers';
  readonly render: (feed: Feed, file: string) => string;
}

const kinds: readonly FeedKind[] = [
  { file: 'atom.xml', label: 'Atom', type: 'application/atom+xml', of: 'issues', render: renderAtom },
  {
    file: 'feed.json',
    label: 'JSON Feed',
    type: 'application/feed+json',
    of: 'issues',
    render: renderJsonFeed,
  },
  { file: 'rss.xml', label: 'RSS', type: 'application/rss+xml', of: 'issues', render: renderRss },
  { file: 'papers.xml', label: 'Atom', type: 'application/atom+xml', of: 'papers', render: renderAtom },
];

/** The feeds that a site links to. They need `site.base` for addresses, and `site.id` for names that stay. */
export function feedLinks({ config, labels, name, catalogue }: FeedSite): FeedLink[] {
  const { base, id } = config.site;
  if (base === undefined || id === undefined || catalogue.issues.length === 0) return [];
  return kinds.map(({ file, type, label, of }) =>
    of === 'issues'
      ? { file, type, label, title: name }
      : { file, type, label: `${label}: ${labels.papers}`, title: papersOf(name, labels) },
  );
}

function papersOf(name: string, { papers }: FeedSite['labels']): string {
  return `${name}: ${papers}`;
}

/**
 * The files of all feeds, from the newest `mostIssues` issues, the newest first; none without an issue. Their entries are named by
 * `site.id`, week and paper, so that no change of address or title makes one new to a reader.
 */
export function* feedFiles(
  site: FeedSite,
  issues: readonly FeedIssue[],
): Generator<{ path: string; content: string }> {
  const { config, labels, name } = site;
  const { base, id } = config.site;
  if (base === undefined || id === undefined) return;
  const place = { site, base, id };
  const entries = {
    issues: issues.slice(0, mostIssues).map((issue) => issueEntry(place, issue)),
    papers: paperEntries(place, issues),
  };
  const [first, ...others] = entries.issues;
  if (first === undefined) return;
  const updated = others.reduce((newest, one) => later(newest, one.updated), first.updated);
  const feed = { lang: config.locale, home: base, base, author: name, updated };
  const feeds: Readonly<Record<FeedKind['of'], Feed>> = {
    issues: { ...feed, id, title: name, entries: entries.issues },
    papers: { ...feed, id: `${id}/p`, title: papersOf(name, labels), entries: entries.papers },
  };
  for (const { file, of, render } of kinds) yield { path: file, content: render(feeds[of], file) };
}

function later(a: string, b: string): string {
  return Date.parse(a) < Date.parse(b) ? b : a;
}

interface Place {
  readonly site: FeedSite;
  readonly base: string;
  readonly id: string;
}

function issueEntry({ site, base, id }: Place, { view, times }: FeedIssue): FeedEntry {
  const hrefOf = ({ position }: Card): string | undefined => {
    const path = site.catalogue.paperAt(view.week, position)?.path;
    return path === undefined ? undefined : permalink(base, path);
  };
  const titles = view.papers.flatMap(({ title: [first] }) =>
    first === undefined ? [] : [lineOf(first).text],
  );
  return {
    ...times,
    id: `${id}/${view.week}`,
    url: permalink(base, issuePath(view.week)),
    title: lineOf(view.title).text,
    summary: titles.join(' · '),
    html: bodyOf(view, { hrefOf, takeaways: true }).join('\n'),
    authors: [],
    tags: [],
    about: undefined,
  };
}

/** A paper that several issues had is that of the newest. It keeps the name by which it came first, also where issues say more of it later. */
function paperEntries({ site, base, id }: Place, issues: readonly FeedIssue[]): FeedEntry[] {
  const found = new Map<string, FeedEntry>();
  for (const { view, times } of issues) {
    for (const card of view.papers) {
      if (found.size === mostPapers) return [...found.values()];
      const { path, cards = [] } = site.catalogue.paperAt(view.week, card.position) ?? {};
      const name = cards.find((one) => one.path !== undefined)?.path?.replace(/\/$/, '');
      if (path === undefined || name === undefined || found.has(name)) continue;
      found.set(name, {
        ...times,
        id: `${id}/${name}`,
        url: permalink(base, path),
        title: joined(card.title),
        summary: joined(card.takeaway),
        html: cardBodyOf(card, view).join('\n'),
        authors: card.authors.map(shownName),
        tags: card.tags.map((tag) => lineOf(tag).text),
        about: card.link,
      });
    }
  }
  return [...found.values()];
}

/** All languages side by side. */
function joined(passages: Card['title']): string {
  return passages.map((passage) => lineOf(passage).text).join(' / ');
}
