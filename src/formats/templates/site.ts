import { type Overrides, openTemplates, type Templates } from './templates.ts';

/** The templates of the site, a newsletter's own in the place of built-in ones. Throws Failure `template-broken`. */
export function openSiteTemplates(overrides: Overrides): Promise<Templates> {
  const builtIn = {
    compiled: () => import('../../generated/templates-site.js'),
    sources: () => import('../../generated/template-sources-site.js'),
  };
  return openTemplates('site', builtIn, overrides);
}
