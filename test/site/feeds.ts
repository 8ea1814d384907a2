import type { View } from '../../src/formats/view/view.ts';
import { paperPath } from '../../src/papers/slug.ts';
import { feedFiles, type FeedSite } from '../../src/site/feeds/feeds.ts';
import { timesOf } from '../../src/site/feeds/times.ts';

export const id = 'tag:example.org,2025:papers';

function siteOf(views: readonly View[], base = 'https://example.org/papers/'): FeedSite {
  return {
    name: 'Papers & <more>',
    locale: 'ko',
    base,
    id,
    pathOf: (week, position) => {
      const card = views.find((view) => view.week === week)?.papers[position - 1];
      const path = card === undefined ? undefined : paperPath(card);
      return path === undefined ? undefined : { path, first: path };
    },
  };
}

/** The files of the feeds by their paths, from issues that nothing was published of. */
export function feedsOf(views: readonly View[], base?: string): ReadonlyMap<string, string> {
  const issues = views.map((view) => ({
    view,
    times: timesOf({ version: 1, week: view.week }, view.lastDay, '09:00+09:00'),
  }));
  const files = feedFiles(siteOf(views, base), issues, '논문');
  return new Map([...files].map(({ path, content }) => [path, content]));
}
