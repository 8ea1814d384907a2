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
  /** By the place of the issue and the position of the card in it. */
  private readonly paperOf: readonly (readonly PaperEntry[])[];
  private readonly byName = new Map<string, NameEntry>();
  private readonly places = new Map<string, number>();

  constructor(issues: readonly IssueFacts[]) {
    this.issues = issues.toSorted((a, b) => (a.week < b.week ? -1 : a.week > b.week ? 1 : 0));
    this.papers = gather(this.issues.flatMap(({ cards }) => cards));
    for (const [place, { week }] of this.issues.entries()) this.places.set(week, place);
    const paperOf: PaperEntry[][] = this.issues.map(() => []);
    for (const paper of this.papers)
      for (const { week, position } of paper.cards) {
        const ofIssue = paperOf[this.places.get(week) ?? -1];
        if (ofIssue !== undefined) ofIssue[position] = paper;
      }
    this.paperOf = paperOf;
    this.tags = this.named(({ tags }) => tags, tagPath);
    this.authors = this.named(({ authors }) => authors, authorPath, 2);
    for (const entry of [...this.tags, ...this.authors]) this.byName.set(entry.path, entry);
  }

  /** The paper of a card, by the week of its issue and its position there. */
  paperAt(week: string, position: number): PaperEntry | undefined {
    return this.paperOf[this.places.get(week) ?? -1]?.[position];
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
    least = 1,
  ): NameEntry[] {
    const found = new Map<string, { name: string; papers: PaperEntry[] }>();
    for (const paper of this.papers) {
      for (const name of paper.cards.toReversed().flatMap(namesOf)) {
        const key = keyOfName(name);
        const entry = found.get(key);
        if (entry === undefined) found.set(key, { name, papers: [paper] });
        else if (entry.papers.at(-1) !== paper) entry.papers.push(paper);
      }
    }
    return [...found]
      .filter(([, { papers }]) => papers.length >= least)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { name, papers }]) => ({ name, path: pathOf(name), papers }));
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

/** Most papers have one address, and there are many of them. */
const none: readonly string[] = [];

function entryOf(group: readonly CardFacts[]): PaperEntry {
  const cards = group.toSorted((a, b) =>
    a.week < b.week ? -1 : a.week > b.week ? 1 : a.position - b.position,
  );
  const paths = [...new Set(cards.flatMap(({ path }) => path ?? []))];
  const path =
    paths.find((one) => !/^p\/(?:doi|l)-/.test(one)) ??
    paths.find((one) => one.startsWith('p/doi-')) ??
    paths[0];
  return { path, cards, otherPaths: paths.length > 1 ? paths.filter((one) => one !== path) : none };
}

function byNewest(a: PaperEntry, b: PaperEntry): number {
  const [one, other] = [a.cards.at(-1), b.cards.at(-1)];
  if (one === undefined || other === undefined) return 0;
  return one.week === other.week ? one.position - other.position : one.week < other.week ? 1 : -1;
}
