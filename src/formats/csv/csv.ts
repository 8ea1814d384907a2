import type { Format } from '../format.ts';

/** The papers for spreadsheets, a row each: RFC 4180. */
export const csv: Format = {
  label: 'the table',
  isInAll: false,
  files: /^\.csv$/,
  views: [],
  renderer: async () => (await import('./rows.ts')).csvRenderer,
  reading: undefined,
};
