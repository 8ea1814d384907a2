import type { Format } from '../format.ts';

/** The Markdown of a Discourse post, or of several where it is split. */
export const forum: Format = {
  label: 'the forum post',
  isInAll: true,
  files: /^\.forum(?:\.\d+)?\.md$/,
  templates: {
    compiled: () => import('../../generated/templates-forum.js'),
    sources: () => import('../../generated/template-sources-forum.js'),
  },
  // What the printer writes (markdown/print/forum/triggers.ts); to import it would cost every start.
  notices: (content) => (content.includes('<!-- -->') ? [{ code: 'paste-as-markdown', args: {} }] : []),
  views: ['forum', 'post'],
  renderer: async () => (await import('./render.ts')).forumRenderer,
  reading: async () => (await import('./reading.ts')).forumReading,
};
