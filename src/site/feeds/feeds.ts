import { bodyOf, type Card, cardBodyOf, type View } from '../../formats/index.ts';
import { type Block, plain, readQuoted } from '../../markdown/index.ts';
import { issuePath, permalink } from '../addresses.ts';
import { renderAtom } from './atom.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { renderJsonFeed } from './json-feed.ts';
import { renderRss } from './rss.ts';
import type { Times } from './times.ts';

/** How many issues the feeds have: of weeks that somebody was away, and no more than programs want to load every hour. */
export const mostIssues = 10;
/** How many papers the feed of papers has. */
const mostPapers = 50;

/** An issue of a feed. */
export interface FeedIssue {
  readonly view: View;
  readonly times: Times;
}

/** What feeds are made of beside issues. */
export interface FeedSite {
  /** Of the newsletter. */
  readonly name: string;
  readonly locale: string;
  /** With a slash at its end. */
  readonly base: string;
  /** The config's `site.id`. */
  readonly id: string;
  /**
   * The path of a paper's page, and the one that it had first, which stays where an issue says more of the paper; `undefined` where it
   * has no page.
   */
  readonly pathOf: (week: string, position: number) => { path: string; first: string } | undefined;
}

interface FeedKind {
  readonly file: string;
  readonly type: string;
  readonly of: 'issues' | 'papers';
  readonly render: (feed: Feed, file: string) => string;
}

const kinds: readonly FeedKind[] = [
  { file: 'atom.xml', type: 'application/atom+xml', of: 'issues', render: renderAtom },
  { file: 'feed.json', type: 'application/feed+json', of: 'issues', render: renderJsonFeed },
  { file: 'rss.xml', type: 'application/rss+xml', of: 'issues', render: renderRss },
  { file: 'papers.xml', type: 'application/atom+xml', of: 'papers', render: renderAtom },
];

/** The feeds by their files, for links to them. `papers`: what papers are called. */
export function feedLinks(name: string, papers: string): { type: string; file: string; label: string }[] {
  return kinds.map(({ file, type, of }) => ({
    type,
    file,
    label: of === 'issues' ? name : `${name}: ${papers}`,
  }));
}

/**
 * The files of all feeds, from the newest `mostIssues` issues, the newest first; none without an issue. Their entries are named by
 * `site.id`, week and paper, so that no change of address or title makes one new to a reader.
 */
export function* feedFiles(
  site: FeedSite,
  issues: readonly FeedIssue[],
  papers: string,
): Generator<{ path: string; content: string }> {
  const entries = {
    issues: issues.slice(0, mostIssues).map((issue) => issueEntry(site, issue)),
    papers: paperEntries(site, issues),
  };
  for (const { file, of, render } of kinds) {
    const [first, ...others] = entries[of];
    if (first === undefined) continue;
    const updated = others.reduce((newest, one) => later(newest, one.updated), first.updated);
    const { name, locale, base, id } = site;
    const isPapers = of === 'papers';
    const feed: Feed = {
      id: isPapers ? `${id}/p` : id,
      title: isPapers ? `${name}: ${papers}` : name,
      lang: locale,
      home: base,
      base,
      author: name,
      updated,
      entries: [first, ...others],
    };
    yield { path: file, content: render(feed, file) };
  }
}

function later(a: string, b: string): string {
  return Date.parse(a) < Date.parse(b) ? b : a;
}

function issueEntry(site: FeedSite, { view, times }: FeedIssue): FeedEntry {
  const { base, id, pathOf } = site;
  const hrefOf = ({ position }: Card): string | undefined => {
    const path = pathOf(view.week, position)?.path;
    return path === undefined ? undefined : permalink(base, path);
  };
  return {
    ...times,
    id: `${id}/${view.week}`,
    url: permalink(base, issuePath(view.week)),
    title: lineOf(view.title.blocks),
    summary: view.papers
      .flatMap(({ title: [first] }) => (first === undefined ? [] : [lineOf(first.blocks)]))
      .join(' · '),
    html: bodyOf(view, { hrefOf, takeaways: true }).join('\n'),
    authors: [],
    tags: [],
    about: undefined,
  };
}

/** A paper that several issues had is that of the newest. */
function paperEntries(site: FeedSite, issues: readonly FeedIssue[]): FeedEntry[] {
  const found = new Map<string, FeedEntry>();
  for (const { view, times } of issues) {
    for (const card of view.papers) {
      const place = site.pathOf(view.week, card.position);
      if (found.size === mostPapers) return [...found.values()];
      if (place === undefined || found.has(place.first)) continue;
      found.set(place.first, {
        ...times,
        id: `${site.id}/${place.first.replace(/\/$/, '')}`,
        url: permalink(site.base, place.path),
        title: card.title.map(({ blocks }) => lineOf(blocks)).join(' / '),
        summary: card.takeaway.map(({ blocks }) => lineOf(blocks)).join(' / '),
        html: cardBodyOf(card, view).join('\n'),
        authors: card.authors.map((name) => lineOf(readQuoted(name, 'line').blocks)),
        tags: card.tags.map(({ blocks }) => lineOf(blocks)),
        about: card.link,
      });
    }
  }
  return [...found.values()];
}

function lineOf(blocks: readonly Block[]): string {
  return plain(blocks).replace(/\s+/g, ' ').trim();
}
