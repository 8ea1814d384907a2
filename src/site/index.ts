/**
 * The web archive, as pure functions from views of issues to files. What other pages tell of an issue is taken from its view first
 * (`factsOf`), and how all issues hang together is known then (`Catalogue`); a page is made from the view of its issue, so that
 * one view at a time is in memory.
 */
import type { View } from '../formats/index.ts';
import { type Site, type SiteFile, styleSheet } from './frame.ts';
import { issuePage } from './issue-page.ts';
import { indexPage, namePages } from './list-pages.ts';
import { paperPages } from './paper-page.ts';
import { searchFiles, siteScript } from './search.ts';
import { sitemap } from './sitemap.ts';

export { Catalogue } from './catalogue.ts';
export { type FeedIssue, feedFiles, mostIssues } from './feeds/feeds.ts';
export { timesOf } from './feeds/times.ts';
export { factsOf, type IssueFacts } from './facts.ts';
export { keptFacts } from './kept-facts.ts';
export { openSite, type Site, type SiteFile } from './frame.ts';
export { loneIssue, lonePages } from './lone-issue.ts';

/** The page of an issue, and those of the papers of which it has the newest card. */
export function* filesOfIssue(site: Site, view: View): Generator<SiteFile> {
  yield issuePage(site, view);
  for (const card of view.papers) yield* paperPages(site, view, card);
}

/** The pages that are of no single issue. */
export function* commonFiles(site: Site): Generator<SiteFile> {
  yield indexPage(site);
  yield* namePages(site, 'tags');
  yield* namePages(site, 'authors');
  yield* searchFiles(site);
  yield styleSheet(site);
  yield siteScript(site);
  yield* sitemap(site);
}
