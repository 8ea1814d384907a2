import type { Format } from '../format.ts';

/** The papers for reference managers: https://en.wikipedia.org/wiki/RIS_(file_format) */
export const ris: Format = {
  label: 'the RIS file',
  isInAll: false,
  files: /^\.ris$/,
  views: [],
  renderer: async () => (await import('./records.ts')).risRenderer,
  reading: undefined,
};
