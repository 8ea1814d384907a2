import { plainOf } from '../view/passage.ts';
import type { View } from '../view/view.ts';

/** An address as a reader likes to see it. It stays another text for every other address. */
export function shownAddress(url: string): string {
  return url.replace(/^https:\/\//i, '');
}

/**
 * Names a link to further reading or of a section: its title, and its address behind it where the issue gives that title to more
 * than one address. Whoever hears a list of links must be able to tell them apart (WCAG 2.2, 2.4.4 and 2.4.9).
 */
export function linkNames(view: View): (title: string, url: string) => string {
  const urls = new Map<string, Set<string>>();
  const links = [...view.papers.flatMap((card) => card.more), ...view.sections.flatMap(({ items }) => items)];
  for (const { title, url } of links) {
    if (title.length === 0) continue;
    const words = plainOf(title);
    urls.set(words, (urls.get(words) ?? new Set()).add(url));
  }
  return (title, url) => ((urls.get(title)?.size ?? 0) > 1 ? `${title} (${shownAddress(url)})` : title);
}
