import type { Templates, View } from '../formats/index.ts';
import type { Config } from '../newsletter/index.ts';
import { Catalogue } from './catalogue.ts';
import { factsOf } from './facts.ts';
import { openSite, styleSheet } from './frame.ts';
import { issuePage } from './issue-page.ts';

/**
 * The page of an issue as a document that needs no other file: its styles stand in it. It is that of a site which has this issue alone,
 * without links to the issues before and after it and to authors of several papers.
 */
export function loneIssue(config: Config, templates: Templates, view: View): string {
  const catalogue = new Catalogue([factsOf(view, { isOwnTitle: false })]);
  const site = openSite(config, { catalogue, templates });
  const style = `<style>\n${styleSheet(site).content.replaceAll('</', '<\\/')}</style>\n`;
  // A head of the newsletter's own may have no end.
  return issuePage(site, view).content.replace(/<\/head>|$/i, (end) => `${style}${end}`);
}
