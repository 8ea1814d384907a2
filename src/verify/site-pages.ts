import type { Reading, Rendered, Shows, Templates, View } from '../formats/index.ts';
import { visibleBlocks } from '../forum-model/index.ts';
import { toHtml, underHeading } from '../markdown/index.ts';
import type { Config } from '../newsletter/index.ts';
import { lonePages } from '../site/index.ts';

/** Pages of one kind, and how they are read back. */
export interface SitePages {
  /** The template that includes all others of it. */
  readonly root: string;
  /** What it shows, as names from the issue's root. */
  readonly names: readonly string[];
  readonly reading: Reading;
  readonly rendered: Rendered;
}

/** The pages that show texts of an issue: its own, and those of its papers. */
export function sitePages(config: Config, templates: Templates, view: View): SitePages[] {
  const { issue, papers } = lonePages(config, templates, view);
  const asRendered = (pages: typeof papers): Rendered => ({
    files: pages.map(({ path, content }) => ({ suffix: path, content })),
    findings: [],
  });
  return [
    { root: 'issue', names: [], rendered: asRendered([issue]), reading: readingOf((whole) => whole, true) },
    {
      root: 'paper',
      names: ['papers'],
      rendered: asRendered(papers),
      reading: readingOf(papersAlone, false),
    },
  ];
}

function readingOf(shown: (view: View) => View, heading: boolean): Reading {
  const shows: Shows = {
    heading,
    leavesOut: [],
    listsTitles: true,
    // A title leads to a page of the site, by an address within it.
    titlesLead: { contents: 'nowhere', card: 'nowhere' },
    isPicture: () => true,
  };
  return {
    isAlways: false,
    shows: () => shows,
    view: shown,
    expected: (block) => visibleBlocks(toHtml(underHeading([block], 1))),
    actual: ({ files }) => [files.flatMap(({ content }) => visibleBlocks(content))],
  };
}

function papersAlone(view: View): View {
  const nothing = { masthead: [], contents: [], lead: [], themes: [], sections: [], closing: [] };
  return { ...view, ...nothing, credits: undefined };
}
