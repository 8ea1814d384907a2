import { linkOf, pageKeyOf } from '../papers/index.ts';
import type { Path } from '../problem/index.ts';
import type { Issue } from './model.ts';

/** A link in a list, and the path of its entry. */
export interface ListedLink {
  readonly path: Path;
  readonly url: string;
}

type Entry = Pick<ListedLink, 'path'> & { readonly url: string | undefined };

/** The lists of links in an issue, in the order in which readers see them. A page belongs into one of them once. */
const places: readonly ((issue: Issue) => readonly Entry[])[] = [
  ({ papers }) => papers.flatMap(({ more }) => more),
  ({ sections }) => sections.flatMap(({ items }) => items),
];

export function listedLinks(issue: Issue): ListedLink[] {
  const entries = places.flatMap((entriesOf) => entriesOf(issue));
  return entries.flatMap(({ path, url }) => (url === undefined ? [] : [{ path, url: url.trim() }]));
}

/** The pages (`pageKeyOf`) that the cards of an issue are of, each with where its card says so. */
export function pagesOfCards({ papers }: Issue): Map<string, Path> {
  const pages = new Map<string, Path>();
  for (const { path, arxiv, doi, link } of papers) {
    // A card that shows one of its ids goes by the others too.
    for (const shown of [linkOf({ link }), linkOf({ arxiv }), linkOf({ doi })]) {
      const key = shown === undefined ? undefined : pageKeyOf(shown);
      if (key !== undefined && !pages.has(key)) pages.set(key, [...path, 'link']);
    }
  }
  return pages;
}
