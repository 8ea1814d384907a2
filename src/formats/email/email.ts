import type { Format } from '../format.ts';

/** The HTML of a mail. */
export const email: Format = {
  label: 'the mail',
  isInAll: true,
  files: /^\.email\.html$/,
  templates: {
    compiled: () => import('../../generated/templates-email.js'),
    sources: () => import('../../generated/template-sources-email.js'),
  },
  views: ['email', 'html'],
  renderer: async () => (await import('./render.ts')).emailRenderer,
  reading: async () => (await import('./reading.ts')).emailReading,
};
