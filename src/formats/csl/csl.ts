import type { Format } from '../format.ts';

/** The papers for programs that cite: https://docs.citationstyles.org/en/stable/specification.html */
export const csl: Format = {
  label: 'the CSL-JSON file',
  isInAll: false,
  files: /^\.csl\.json$/,
  views: [],
  renderer: async () => (await import('./items.ts')).cslRenderer,
  reading: undefined,
};
