import { type BuiltInTemplates, openTemplates, type Overrides, type Templates } from './templates.ts';

/** The site is no format of an issue, and has templates of its own. */
export const siteTemplates: BuiltInTemplates = {
  compiled: () => import('../../generated/templates-site.js'),
  sources: () => import('../../generated/template-sources-site.js'),
};

/** The templates of the site, a newsletter's own in the place of built-in ones. Throws Failure `template-broken`. */
export function openSiteTemplates(overrides: Overrides): Promise<Templates> {
  return openTemplates('site', siteTemplates, overrides);
}
