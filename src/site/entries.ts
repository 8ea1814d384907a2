import type { Leaf } from '../formats/index.ts';
import { fillPlaceholders } from '../text/index.ts';
import { issuePath, relativeHref } from './addresses.ts';
import type { NameEntry, PaperEntry } from './catalogue.ts';
import type { CardFacts, IssueFacts } from './facts.ts';
import type { Site } from './frame.ts';
import { label, labelOrNull, type LineData, lines } from './printer.ts';

/** Lists of issues, papers and names as templates get them, each with its address from the page at `from`. */

/** An issue in a list: its days, unless its own title says them, that title, its number, and what is in it. */
export interface IssueEntryData {
  readonly href: Leaf;
  readonly range: Leaf | null;
  readonly title: readonly LineData[];
  readonly number: Leaf | null;
  readonly count: Leaf | null;
  readonly papers: readonly PaperEntryData[];
}

export interface PaperEntryData {
  readonly position: number;
  readonly href: Leaf;
  readonly title: readonly LineData[];
  readonly takeaway: readonly LineData[];
  readonly issue: { readonly href: Leaf; readonly range: Leaf } | null;
}

/** `papers`: how many of its papers are listed too. */
export function issueEntry(
  site: Site,
  issue: IssueFacts,
  { from, papers }: { readonly from: string; readonly papers: number },
): IssueEntryData {
  const { labels, config } = site;
  return {
    href: label(relativeHref(from, issuePath(issue.week))),
    range: issue.title?.text.includes(issue.range) === true ? null : label(issue.range),
    title: lines(issue.title === undefined ? [] : [issue.title], config.locale),
    number: numberOf(issue.number, site),
    count: labelOrNull(countOf(issue.cards.length, labels)),
    papers: issue.cards.slice(0, papers).map((card) => ({ issue: null, ...cardEntry(site, card, from) })),
  };
}

/** A paper by its newest card, and the issue of that. */
export function paperEntry(site: Site, { cards }: PaperEntry, from: string): PaperEntryData[] {
  const card = cards.at(-1);
  if (card === undefined) return [];
  const { week } = card;
  const range = label(site.catalogue.issueOf(week)?.range ?? week);
  return [
    { issue: { href: label(relativeHref(from, issuePath(week))), range }, ...cardEntry(site, card, from) },
  ];
}

function cardEntry(site: Site, card: CardFacts, from: string): Omit<PaperEntryData, 'issue'> {
  const { locale } = site.config;
  const title = card.title.length > 0 ? card.title : [{ lang: '', text: `${card.position}.` }];
  return {
    position: card.position,
    href: label(hrefOfCard(site, card, from)),
    title: lines(title, locale),
    takeaway: lines(card.takeaway, locale),
  };
}

/** The address of a paper's page; its card in the issue where it has none. */
export function hrefOfCard(site: Site, { week, position }: CardFacts, from: string): string {
  const path = site.catalogue.paperAt(week, position)?.path;
  return path === undefined
    ? `${relativeHref(from, issuePath(week))}#${anchorOf(position)}`
    : relativeHref(from, path);
}

/** The id of a card on its issue's page. */
export function anchorOf(position: number): string {
  return `p-${position}`;
}

/** A tag or an author, with how many papers have it. */
export function nameEntry({ name, path, papers }: NameEntry, from: string) {
  return { name: label(name), href: label(relativeHref(from, path)), count: papers.length };
}

export function numberOf(number: number | undefined, { labels }: Pick<Site, 'labels'>): Leaf | null {
  return number === undefined ? null : label(fillPlaceholders(labels.issue_number, { number }));
}

export function countOf(count: number, { paper_count_one: one, paper_count: many }: Site['labels']): string {
  if (count === 0) return '';
  return count === 1 ? one : fillPlaceholders(many, { count });
}
