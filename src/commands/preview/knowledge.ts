import type { Context } from '../../context.ts';
import type { Knowledge } from '../../preview/index.ts';

/** What other commands know and do for the preview, in whichever thread it draws. */
export function knowledgeOf(context: Context): Knowledge {
  return {
    linksOf: async (checked) => (await import('../validate/links/known.ts')).knownLinks(context, checked),
    move: async (...asked) => (await import('../move/move.ts')).movedIn(...asked),
    accept: async (...asked) => (await import('../draft/accept.ts')).acceptedIn(...asked),
    differenceOf: async (now, checked, week) =>
      (await import('./difference.ts')).differenceSincePublished(context, now, checked, week),
  };
}
