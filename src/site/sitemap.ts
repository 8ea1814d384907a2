import { lastDayOf } from '../calendar.ts';
import { escapeHtml } from '../markdown/index.ts';
import { issuePath, permalink } from './addresses.ts';
import type { Site, SiteFile } from './frame.ts';

/** The addresses of all pages for search engines, which want whole ones: https://www.sitemaps.org/protocol.html */
export function* sitemap({ config, catalogue }: Site): Generator<SiteFile> {
  const { base } = config.site;
  if (base === undefined) return;
  const { issues, papers, tags, authors } = catalogue;
  const last = issues.at(-1);
  const pages: readonly (readonly [path: string, week: string | undefined])[] = [
    ['', last?.week],
    ...issues.map(({ week }) => [issuePath(week), week] as const),
    ...papers.flatMap(({ path, cards }) => (path === undefined ? [] : [[path, cards.at(-1)?.week] as const])),
    ...[...tags, ...authors].map(({ path }) => [path, undefined] as const),
  ];
  const entries = pages.map(([path, week]) => {
    const changed = week === undefined ? '' : `<lastmod>${lastDayOf(week)}</lastmod>`;
    return `<url><loc>${escapeHtml(permalink(base, path))}</loc>${changed}</url>`;
  });
  yield {
    path: 'sitemap.xml',
    content: [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
      ...entries,
      '</urlset>',
      '',
    ].join('\n'),
  };
}
