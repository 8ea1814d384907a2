import { openSiteTemplates } from '../../src/formats/templates/site.ts';
import type { View } from '../../src/formats/view/view.ts';
import { loadConfig } from '../../src/newsletter/config.ts';
import { Catalogue, factsOf, feedFiles, openSite, timesOf } from '../../src/site/index.ts';
import { MemoryFiles } from '../support/memory-files.ts';

export const id = 'tag:example.org,2025:papers';

const templates = await openSiteTemplates(new Map());

/** The files of the feeds by their paths, from issues that nothing was published of, the newest first. */
export async function feedsOf(
  views: readonly View[],
  base = 'https://example.org/papers/',
): Promise<ReadonlyMap<string, string>> {
  const files = new MemoryFiles({
    '/weeks/digest.config.yaml': `name: "Papers & <more>"\nlocale: ko\nsite: { base: "${base}", id: "${id}" }\n`,
  });
  const { config } = await loadConfig(files, '/weeks', { version: '1.0.0' });
  const catalogue = new Catalogue(views.map((view) => factsOf(view, { isOwnTitle: false })));
  const issues = views.map((view) => ({
    view,
    times: timesOf({ version: 1, week: view.week }, view.lastDay, config.email.sendTime),
  }));
  const made = feedFiles(openSite(config, { catalogue, templates }), issues);
  return new Map([...made].map(({ path, content }) => [path, content]));
}
