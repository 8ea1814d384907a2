import { valueAt } from '../../data.ts';
import { type Finding, nameOf } from '../../problem/index.ts';
import { pageKeyOf } from '../../papers/index.ts';
import { listedLinks, pagesOfCards } from '../listed-links.ts';
import type { Rule } from './rule.ts';

/** Each link that is listed leads somewhere else than the cards and the other lists of the issue, and than those of an earlier one. */
export const listedLinksAreDifferent: Rule = (issue, { data, archive }) => {
  const seen = pagesOfCards(issue);
  return listedLinks(issue).flatMap(({ path: entry, url }): Finding[] => {
    const key = pageKeyOf(url);
    if (key === undefined) return [];
    const path = typeof valueAt(data, entry) === 'string' ? entry : [...entry, 'url'];
    const told = { what: nameOf(entry), url };
    const other = seen.get(key);
    if (other !== undefined)
      return [{ code: 'paper/link-duplicate', args: { ...told, other: nameOf(other) }, path }];
    seen.set(key, entry);
    const earlier = archive.linkWith(key);
    if (earlier === undefined) return [];
    const args = { ...told, other: nameOf(earlier.path), issue: earlier.issue };
    return [{ code: 'paper/link-duplicate-archive', args, path }];
  });
};
