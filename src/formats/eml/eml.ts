import type { Format } from '../format.ts';

/** The whole message, as it is sent. Its parts are exactly the formats `text` and `email`, by which it is verified. */
export const eml: Format = {
  label: 'the message',
  isInAll: true,
  files: /^\.eml$/,
  missingKey: ({ email: { from, to } }) =>
    from === undefined ? 'email.from' : to === undefined ? 'email.to' : undefined,
  isForSending: true,
  views: [],
  renderer: async () => (await import('./render.ts')).emlRenderer,
  reading: undefined,
};
