import type { Templates, View } from '../formats/index.ts';
import type { Config } from '../newsletter/index.ts';
import { Catalogue } from './catalogue.ts';
import { factsOf } from './facts.ts';
import { openSite, type Site, type SiteFile, styleSheet } from './frame.ts';
import { issuePage } from './issue-page.ts';
import { paperPages } from './paper-page.ts';

/**
 * The page of an issue as a document that needs no other file: its styles stand in it. It is that of a site which has this issue alone,
 * without links to the issues before and after it and to authors of several papers.
 */
export function loneIssue(config: Config, templates: Templates, view: View): string {
  const site = siteOfOne(config, templates, view);
  const style = `<style>\n${styleSheet(site).content.replaceAll('</', '<\\/')}</style>\n`;
  // A head of the newsletter's own may have no end.
  return issuePage(site, view).content.replace(/<\/head>|$/i, (end) => `${style}${end}`);
}

/** The page of an issue and those of its papers, on a site that has this issue alone. */
export function lonePages(
  config: Config,
  templates: Templates,
  view: View,
): { readonly issue: SiteFile; readonly papers: readonly SiteFile[] } {
  const site = siteOfOne(config, templates, view);
  const papers = view.papers.flatMap((card) => [...paperPages(site, view, card)]);
  return { issue: issuePage(site, view), papers: papers.filter(({ path }) => path.endsWith('.html')) };
}

function siteOfOne(config: Config, templates: Templates, view: View): Site {
  const catalogue = new Catalogue([factsOf(view, { isOwnTitle: false })]);
  return openSite(config, { catalogue, templates });
}
