import { issueEntry, nameEntry, paperEntry } from './entries.ts';
import { layOut, type Page, type Site, type SiteFile } from './frame.ts';
import type { IssueFacts } from './facts.ts';
import { label } from './printer.ts';
import type { NameEntry } from './catalogue.ts';

/** The first page: the newest issue with its papers, and all issues by year, the newest first. */
export function indexPage(site: Site): SiteFile {
  const { catalogue, name, labels } = site;
  const newest = catalogue.issues.toReversed();
  const [latest] = newest;
  const years = new Map<string, IssueFacts[]>();
  for (const issue of newest) {
    const year = issue.week.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), issue]);
  }
  const page: Page = {
    path: '',
    template: 'index',
    title: name,
    description: latest === undefined ? '' : `${labels.latest}: ${latest.range}`,
    meaning: { '@context': 'https://schema.org', '@type': 'Periodical', name },
    data: {
      latest: latest === undefined ? null : issueEntry(site, latest, { from: '', papers: Infinity }),
      years: [...years].map(([year, issues]) => ({
        year: label(year),
        issues: issues.map((issue) => issueEntry(site, issue, { from: '', papers: 2 })),
      })),
    },
  };
  return layOut(site, page);
}

/** All tags, or all authors with a page, and a page for each of them. */
export function* namePages(site: Site, section: 'tags' | 'authors'): Generator<SiteFile> {
  const names = site.catalogue[section];
  if (names.length === 0) return;
  const path = `${section}/`;
  const title = site.labels[section];
  const data = { names: names.map((entry) => nameEntry(entry, path)) };
  yield layOut(site, { path, template: 'names', title, description: '', section, data });
  for (const entry of names) yield namePage(site, section, entry);
}

function namePage(site: Site, section: 'tags' | 'authors', { name, path, papers }: NameEntry): SiteFile {
  const data = { papers: papers.flatMap((paper) => paperEntry(site, paper, path)) };
  return layOut(site, { path, template: 'name', title: name, description: '', section, data });
}
