import { valueAt } from '../../data.ts';
import { type Finding, nameOf, type Path } from '../../problem/index.ts';
import { linkOf, pageKeyOf } from '../../papers/index.ts';
import type { Rule } from './rule.ts';

/**
 * Further reading and the items of sections lead somewhere else than the cards of the issue, each elsewhere than the
 * others, and none where those of an earlier issue led.
 */
export const furtherReadingIsDifferent: Rule = ({ papers, sections }, { data, archive }) => {
  const seen = new Map<string, Path>();
  for (const { path, arxiv, doi, link } of papers) {
    // A card that shows one of its ids goes by the others too.
    for (const shown of [linkOf({ link }), linkOf({ arxiv }), linkOf({ doi })]) {
      const key = shown === undefined ? undefined : pageKeyOf(shown);
      if (key !== undefined && !seen.has(key)) seen.set(key, [...path, 'link']);
    }
  }
  const entries = [...papers.flatMap(({ more }) => more), ...sections.flatMap(({ items }) => items)];
  return entries.flatMap(({ path: entry, url = '' }): Finding[] => {
    const key = pageKeyOf(url.trim());
    if (key === undefined) return [];
    const path = typeof valueAt(data, entry) === 'string' ? entry : [...entry, 'url'];
    const other = seen.get(key);
    if (other === undefined) {
      seen.set(key, entry);
      const earlier = archive.furtherReadingWith(key);
      if (earlier === undefined) return [];
      const args = { what: nameOf(entry), url: url.trim(), ...earlier };
      return [{ code: 'paper/link-duplicate-archive', args, path }];
    }
    const args = { what: nameOf(entry), url: url.trim(), other: nameOf(other) };
    return [{ code: 'paper/link-duplicate', args, path }];
  });
};
