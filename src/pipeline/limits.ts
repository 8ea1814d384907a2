import type { ForumSettings } from '../newsletter/index.ts';
import type { Finding } from '../problem/index.ts';
import type { EmailMail, ForumPost } from '../render/index.ts';

/** A format warns from here on, and blocks above its limit. */
const warnFrom = 0.9;

export function forumFindings(post: ForumPost, settings: ForumSettings): Finding[] {
  const findings: Finding[] = [];
  const title = post.titleLength;
  if (title < settings.titleMin || title > settings.titleMax) {
    const args = { length: title, least: settings.titleMin, most: settings.titleMax };
    findings.push({ code: 'forum/title', args, path: ['title'] });
  }
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
    findings.push({ code: 'forum/length', args, path: [], severity });
  }
  return findings;
}

export function emailFindings(mail: EmailMail, fit: boolean): Finding[] {
  const severity = severityOf(mail.bytes, mail.most);
  if (severity === undefined) return [];
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
