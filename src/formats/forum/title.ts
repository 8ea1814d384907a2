import type { ForumSettings } from '../../newsletter/index.ts';
import type { Finding } from '../../problem/index.ts';
import { codePoints } from '../../text/index.ts';

/** Discourse's `title_min_entropy`: a title of fewer different bytes "seems unclear" (lib/text_sentinel.rb). */
const leastBytes = 10;

/** What the forum refuses of a title, before it has seen the post. Lengths are in code points, as Ruby counts. */
export function titleFindings(title: string, { titleMin, titleMax }: ForumSettings): Finding[] {
  const path = ['title'];
  const length = codePoints(title);
  if (length < titleMin || length > titleMax)
    return [{ code: 'forum/title', args: { length, least: titleMin, most: titleMax }, path }];
  const bytes = new Set(new TextEncoder().encode(title.trim())).size;
  return bytes < leastBytes
    ? [{ code: 'forum/title-unclear', args: { title, bytes, least: leastBytes }, path }]
    : [];
}
