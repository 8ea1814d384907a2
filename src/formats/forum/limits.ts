import type { ForumSettings } from '../../newsletter/index.ts';
import type { Finding } from '../../problem/index.ts';
import { heaviest, severityOf } from '../limit.ts';
import { titleFindings } from './title.ts';
import type { ForumPost } from './post.ts';

/** Of the post, or of all its parts; their titles differ by their number alone, so one of them speaks for all. */
export function forumFindings(posts: readonly ForumPost[], settings: ForumSettings): Finding[] {
  const titles = posts.map(({ title }) => titleFindings(title, settings));
  const ofTitle = titles.find((findings) => findings.length > 0) ?? [];
  return [...ofTitle, ...posts.flatMap((post) => lengthFindings(post, settings))];
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
