import { posix } from 'node:path';
import { openSiteTemplates } from '../../src/formats/templates/site.ts';
import { buildView } from '../../src/formats/view/view.ts';
import type { View } from '../../src/formats/view/view.ts';
import { readIssue } from '../../src/issue/read.ts';
import { loadConfig } from '../../src/newsletter/config.ts';
import {
  Catalogue,
  commonFiles,
  factsOf,
  feedFiles,
  filesOfIssue,
  openSite,
  timesOf,
} from '../../src/site/index.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { type Element, readPage } from './html.ts';
import { MemoryFiles } from './memory-files.ts';

export const siteConfig = `
name: Papers
locale: en
languages: [en, ko]
site:
  base: https://example.org/papers/
  id: tag:example.org,2025:papers
  repository: https://github.com/example/papers
`;

/** The files of the site of these issues, by their path. Throws where two have one path. */
export async function siteOf(issues: readonly string[], config = siteConfig): Promise<Map<string, string>> {
  return (await siteAndViews(issues, config)).files;
}

export async function siteAndViews(issues: readonly string[], config = siteConfig) {
  const folder = new MemoryFiles({ '/weeks/digest.config.yaml': config });
  const loaded = await loadConfig(folder, '/weeks', { version: '1.0.0' });
  if (loaded.problems.length > 0) throw new Error(JSON.stringify(loaded.problems));
  const views: View[] = issues.map((text) => {
    const { data = {} } = parseYaml(Buffer.from(text));
    return buildView(readIssue(data, loaded.config.languages), loaded.config);
  });
  const catalogue = new Catalogue(views.map((view) => factsOf(view, { isOwnTitle: false })));
  const templates = await openSiteTemplates(new Map());
  const site = openSite(loaded.config, { catalogue, templates });
  const feedIssues = views
    .map((view) => ({
      view,
      times: timesOf({ version: 1, week: view.week }, view.lastDay, loaded.config.email.sendTime),
    }))
    .toSorted((a, b) => (a.view.week < b.view.week ? 1 : -1));
  const files = new Map<string, string>();
  for (const { path, content } of [
    ...views.flatMap((view) => [...filesOfIssue(site, view)]),
    ...commonFiles(site),
    ...feedFiles(site, feedIssues),
  ]) {
    if (files.has(path)) throw new Error(`two files are ${path}`);
    files.set(path, content);
  }
  return { files, views, catalogue };
}

/** The links within a site that lead nowhere: a file that is not there, or a place that its page has not. */
export function deadLinks(files: ReadonlyMap<string, string>): string[] {
  const pages = new Map(
    [...files].filter(([path]) => path.endsWith('.html')).map(([path, html]) => [path, readPage(html).root]),
  );
  const ids = new Map([...pages].map(([path, root]) => [path, new Set(idsIn(root))]));
  return [...pages].flatMap(([from, root]) =>
    [...root.all()].flatMap((element) => {
      const href = element.attribute('href') ?? element.attribute('src');
      if (href === undefined || /^[a-z]+:/i.test(href)) return [];
      const [path = '', fragment] = href.split('#');
      const to = path === '' ? from : posix.join(posix.dirname(from), decodeURIComponent(path));
      const isThere = files.has(to) && (fragment === undefined || ids.get(to)?.has(fragment) === true);
      return isThere ? [] : [`${from}: ${href}`];
    }),
  );
}

export function idsIn(root: Element): string[] {
  return [...root.all()].flatMap((element) => element.attribute('id') ?? []);
}
