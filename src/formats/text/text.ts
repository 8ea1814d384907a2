import type { Format } from '../format.ts';

/** The plain text of an issue: by itself, and as the text part of a mail. */
export const text: Format = {
  label: 'the plain text',
  isInAll: true,
  files: /^\.txt$/,
  templates: {
    compiled: () => import('../../generated/templates-text.js'),
    sources: () => import('../../generated/template-sources-text.js'),
  },
  views: ['text'],
  renderer: async () => (await import('./plain-text.ts')).textRenderer,
  reading: async () => (await import('./reading.ts')).textReading,
};
