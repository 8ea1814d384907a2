import { authorPath, keyOfName, tagPath } from './addresses.ts';
import type { CardFacts, IssueFacts } from './facts.ts';

/** A paper with all cards that issues have of it. */
export interface PaperEntry {
  /** Of its page; `undefined` where it has neither id nor link. */
  readonly path: string | undefined;
  /** The oldest first. */
  readonly cards: readonly CardFacts[];
  /** Where its page would be by cards that say less of it, or was before an issue said more. */
  readonly otherPaths: readonly string[];
}

/** A tag or an author, with the papers that have it. */
export interface NameEntry {
  /** As it is written in the newest card. */
  readonly name: string;
  readonly path: string;
  /** The newest first. */
  readonly papers: readonly PaperEntry[];
}

/** How all issues of the site hang together. */
export class Catalogue {
  /** The oldest first. */
  readonly issues: readonly IssueFacts[];
  /** Each once, those of the newest issue first, in the order of their newest cards. */
  readonly papers: readonly PaperEntry[];
  /** Sorted by name. */
  readonly tags: readonly NameEntry[];
  /** Those with two papers or more, sorted by name. */
  readonly authors: readonly NameEntry[];
  private readonly paperOf = new Map<CardFacts, PaperEntry>();
  private readonly byName = new Map<string, NameEntry>();
  private readonly places = new Map<string, number>();

  constructor(issues: readonly IssueFacts[]) {
    this.issues = issues.toSorted((a, b) => (a.week < b.week ? -1 : a.week > b.week ? 1 : 0));
    this.papers = gather(this.issues.flatMap(({ cards }) => cards));
    for (const paper of this.papers) for (const card of paper.cards) this.paperOf.set(card, paper);
    for (const [place, { week }] of this.issues.entries()) this.places.set(week, place);
    this.tags = this.named(({ tags }) => tags, tagPath);
    this.authors = this.named(({ authors }) => authors, authorPath).filter(({ papers }) => papers.length > 1);
    for (const entry of [...this.tags, ...this.authors]) this.byName.set(entry.path, entry);
  }

  /** The paper of a card, by the week of its issue and its position there. */
  paperAt(week: string, position: number): PaperEntry | undefined {
    const card = this.issueOf(week)?.cards[position - 1];
    return card === undefined ? undefined : this.paperOf.get(card);
  }

  issueOf(week: string): IssueFacts | undefined {
    return this.issues[this.places.get(week) ?? -1];
  }

  /** The issues before and after a week's. */
  neighboursOf(week: string): {
    readonly previous?: IssueFacts | undefined;
    readonly next?: IssueFacts | undefined;
  } {
    const place = this.places.get(week);
    return place === undefined ? {} : { previous: this.issues[place - 1], next: this.issues[place + 1] };
  }

  tag(name: string): NameEntry | undefined {
    return this.byName.get(tagPath(name));
  }

  /** `undefined` for one with a single paper, who has no page. */
  author(name: string): NameEntry | undefined {
    return this.byName.get(authorPath(name));
  }

  private named(
    namesOf: (card: CardFacts) => readonly string[],
    pathOf: (name: string) => string,
  ): NameEntry[] {
    const found = new Map<string, { name: string; papers: Set<PaperEntry> }>();
    for (const paper of this.papers) {
      for (const name of paper.cards.toReversed().flatMap(namesOf)) {
        const key = keyOfName(name);
        const entry = found.get(key) ?? { name, papers: new Set() };
        entry.papers.add(paper);
        found.set(key, entry);
      }
    }
    return [...found]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { name, papers }]) => ({ name, path: pathOf(name), papers: [...papers] }));
  }
}

/** Cards that share an identity, if only by way of others, are one paper. */
function gather(cards: readonly CardFacts[]): PaperEntry[] {
  const groupOf = new Map<string, CardFacts[]>();
  const groups = new Set<CardFacts[]>();
  for (const card of cards) {
    const met = card.identities.map((key) => groupOf.get(key)).filter((group) => group !== undefined);
    const [group = [], ...others] = new Set(met);
    for (const other of others) groups.delete(other);
    group.push(...others.flat(), card);
    groups.add(group);
    for (const one of others.length > 0 ? group : [card])
      for (const key of one.identities) groupOf.set(key, group);
  }
  return [...groups].map(entryOf).toSorted(byNewest);
}

function entryOf(group: readonly CardFacts[]): PaperEntry {
  const cards = group.toSorted((a, b) =>
    a.week < b.week ? -1 : a.week > b.week ? 1 : a.position - b.position,
  );
  const paths = [...new Set(cards.flatMap(({ path }) => path ?? []))];
  const path =
    paths.find((one) => !/^p\/(?:doi|l)-/.test(one)) ??
    paths.find((one) => one.startsWith('p/doi-')) ??
    paths[0];
  return { path, cards, otherPaths: paths.filter((one) => one !== path) };
}

function byNewest(a: PaperEntry, b: PaperEntry): number {
  const [one, other] = [a.cards.at(-1), b.cards.at(-1)];
  if (one === undefined || other === undefined) return 0;
  return one.week === other.week ? one.position - other.position : one.week < other.week ? 1 : -1;
}
