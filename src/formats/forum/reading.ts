import { cook, measurePost, prettyTitle, type VisibleBlock, visibleBlocks } from '../../forum-model/index.ts';
import { toHtml } from '../../markdown/index.ts';
import type { Config } from '../../newsletter/index.ts';
import type { Finding } from '../../problem/index.ts';
import { codePoints } from '../../text/index.ts';
import type { Reading, SeenBlock } from '../format.ts';
import { plainOf } from '../view/passage.ts';
import { forumView } from '../view/shown.ts';
import type { View } from '../view/view.ts';
import { loosen } from './loosen.ts';

/** A post of so many times its limit is cut to something else before it is posted; `forum/length` has said that it is too long. */
const mostOverLimit = 2;

/**
 * Cooks the posts as the forum does. What was written goes through another printer, the one for HTML, so that a fault of the
 * forum's printer cannot hide itself.
 */
export const forumReading: Reading = {
  isAlways: true,
  mayReach: ({ files }, { forum }) =>
    files.every(({ content }) => codePoints(content) <= mostOverLimit * forum.maxLength),
  // Each part of a split post has a title of its own.
  shows: ({ files }, { forum }) => ({
    heading: forum.heading && files.length === 1,
    leavesOut: ['tags'],
    listsTitles: true,
    titlesLead: { contents: 'nowhere', card: 'nowhere' },
    isPicture: () => true,
  }),
  view: forumView,
  expected: (block) => visibleBlocks(toHtml([block])),
  *actual({ files }, _, { forum: { locale }, emoji }) {
    // A site may have Discourse's typographer on or off; the text has to be right under both.
    for (const typographer of [true, false])
      yield files.flatMap(({ content }) =>
        visibleBlocks(cook(content, { locale, typographer, emoji }), emoji).map(withoutCurls),
      );
  },
  loosen,
  findings: (view, { files }, config) =>
    countedByForum(
      view,
      files.map(({ content }) => content),
      config,
    ),
};

/** Behind a card nobody sees the address, whose quotation marks the forum curls. */
function withoutCurls(block: VisibleBlock): SeenBlock {
  const cards = block.links.filter(({ preview }) => preview === 'card');
  if (cards.length === 0) return block;
  const units = [...block.text.split('').entries()];
  const compared = units.map(([i, c]) =>
    /[‘’]/.test(c) && cards.some(({ start, end }) => start <= i && i < end) ? "'" : c,
  );
  return { ...block, compared: compared.join('') };
}

/** Limits that only the cooked post shows. */
function countedByForum(view: View, posts: readonly string[], { forum, emoji }: Config): Finding[] {
  const title = plainOf([view.title]);
  const measures = posts.map((post) => measurePost(post, title, { locale: forum.locale, emoji }));
  const findings = measures.flatMap(({ mentions, previews }): Finding[] => [
    ...(mentions > forum.mentions
      ? [{ code: 'forum/mentions' as const, args: { count: mentions, most: forum.mentions }, path: [] }]
      : []),
    ...(previews > forum.previews
      ? [{ code: 'forum/previews' as const, args: { count: previews, most: forum.previews }, path: [] }]
      : []),
  ]);
  // The title is the same for all parts, but for their number.
  const count = measures[0]?.titleEmoji ?? 0;
  if (count > forum.titleEmoji)
    findings.push({ code: 'forum/title-emoji', args: { count, most: forum.titleEmoji }, path: ['title'] });
  const shown = prettyTitle(title);
  // How many spaces there are nobody sees.
  if (shown !== title.replace(/[\s\u200b]+/g, ' ').trim())
    findings.push({ code: 'forum/title-changed', args: { shown }, path: ['title'] });
  return findings;
}
