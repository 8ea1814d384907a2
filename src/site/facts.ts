import type { Passage, View } from '../formats/index.ts';
import { plain, readQuoted } from '../markdown/index.ts';
import { identitiesOf } from '../papers/index.ts';
import { paperPath } from './addresses.ts';
import type { Line } from './printer.ts';

/** What other pages than its own tell of an issue. Small, for all issues are kept while the site is made. */
export interface IssueFacts {
  readonly week: string;
  readonly range: string;
  readonly number: number | undefined;
  /** Its own title, where the config's pattern did not make it. */
  readonly title: Line | undefined;
  readonly cards: readonly CardFacts[];
}

export interface CardFacts {
  readonly week: string;
  /** From 1. */
  readonly position: number;
  /** The path of the paper's own page by what this card says of it. */
  readonly path: string | undefined;
  /** The keys of what it is. */
  readonly identities: readonly string[];
  readonly title: readonly Line[];
  readonly takeaway: readonly Line[];
  readonly authors: readonly string[];
  readonly tags: readonly string[];
}

/** `isOwnTitle`: whether the issue says its title itself. */
export function factsOf(view: View, { isOwnTitle }: { readonly isOwnTitle: boolean }): IssueFacts {
  const { week, range, number } = view;
  return {
    week,
    range,
    number,
    title: isOwnTitle ? lineOf(view.title) : undefined,
    cards: view.papers.map((card) => ({
      week,
      position: card.position,
      path: paperPath(card),
      identities: identitiesOf(card).map(({ key }) => key),
      title: card.title.map(lineOf),
      takeaway: card.takeaway.map(lineOf),
      authors: card.authors.map(shownName),
      tags: card.tags.map((tag) => plain(tag.blocks)),
    })),
  };
}

export function lineOf({ lang, blocks }: Passage): Line {
  return { lang, text: plain(blocks).replace(/\s+/g, ' ').trim() };
}

/** An author's name as it is shown. */
export function shownName(name: string): string {
  return plain(readQuoted(name, 'line').blocks);
}
