import type { ForumSettings } from '../newsletter/index.ts';
import type { Finding } from '../problem/index.ts';
import type { EmailMail, ForumPost } from '../formats/index.ts';

/** A format warns from here on, and blocks above its limit. */
const warnFrom = 0.9;

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

export function emailFindings(mail: EmailMail, fit: boolean): Finding[] {
  const severity = severityOf(mail.bytes, mail.most);
  // What `email.fit` makes smaller goes up to the limit and stays below it.
  if (severity === undefined || (severity === 'warning' && fit)) return [];
  const args = {
    bytes: mail.bytes,
    most: mail.most,
    heaviest: heaviest(mail.weighCards().map((weight, i) => ({ position: i + 1, weight }))),
    fit,
  };
  return [{ code: 'email/size', args, path: [], severity }];
}

function severityOf(size: number, most: number): 'error' | 'warning' | undefined {
  return size > most ? 'error' : size >= most * warnFrom ? 'warning' : undefined;
}

/** The three papers that weigh most. */
function heaviest<Weighed extends { readonly weight: number }>(cards: readonly Weighed[]): Weighed[] {
  return cards.toSorted((a, b) => b.weight - a.weight).slice(0, 3);
}
