import type { Format } from '../format.ts';

/** A page for a generator of static sites: front matter, and HTML that Hugo, Jekyll and Eleventy copy as it stands. */
export const page: Format = {
  label: 'the page',
  isInAll: false,
  files: /^\.page\.html$/,
  views: [],
  renderer: async () => (await import('./content.ts')).pageRenderer,
  reading: undefined,
};
