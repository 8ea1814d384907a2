import type { Format } from '../format.ts';

/** Everything resolved, for programs: schema/view.schema.json. */
export const json: Format = {
  label: 'the data',
  isInAll: true,
  files: /^\.json$/,
  views: [],
  renderer: async () => (await import('./data.ts')).jsonRenderer,
  reading: undefined,
};
