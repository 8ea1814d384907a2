import type { Format } from '../format.ts';

/** The papers for BibTeX and BibLaTeX. */
export const bibtex: Format = {
  label: 'the BibTeX file',
  isInAll: false,
  files: /^\.bib$/,
  views: [],
  renderer: async () => (await import('./entries.ts')).bibtexRenderer,
  reading: undefined,
};
