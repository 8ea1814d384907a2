import type { ForumSettings } from '../../newsletter/index.ts';
import type { Finding } from '../../problem/index.ts';
import { heaviest, severityOf } from '../limit.ts';
import type { ForumPost } from './post.ts';

/** Of the post, or of all its parts; their titles differ by their number alone, so one of them speaks for all. */
export function forumFindings(posts: readonly ForumPost[], settings: ForumSettings): Finding[] {
  const title = posts.find(
    ({ titleLength }) => titleLength < settings.titleMin || titleLength > settings.titleMax,
  );
  const findings = posts.flatMap((post) => lengthFindings(post, settings));
  if (title === undefined) return findings;
  const args = { length: title.titleLength, least: settings.titleMin, most: settings.titleMax };
  return [{ code: 'forum/title', args, path: ['title'] }, ...findings];
}

function lengthFindings(post: ForumPost, settings: ForumSettings): Finding[] {
  const { length } = post;
  const severity = severityOf(length, settings.maxLength);
  // A post that may be split is no longer than its parts, so that only what cannot be cut is too long.
  if (severity === 'error' || (severity === 'warning' && !settings.split)) {
    const args = {
      length,
      most: settings.maxLength,
      heaviest: heaviest(post.weighCards()),
      split: settings.split,
    };
    return [{ code: 'forum/length', args, path: [], severity }];
  }
  return [];
}
