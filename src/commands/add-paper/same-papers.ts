import { append } from '../../data.ts';
import { mayBeOne, type PaperDraft } from '../../papers/index.ts';
import type { Notice } from '../../problem/index.ts';
import type { Card } from './card.ts';
import type { Desk } from './desk.ts';
import { keysOf } from './found-data.ts';
import { merge } from './merge.ts';
import { asMap } from './text-data.ts';
import { titleKeysOf, titleOf } from './titles.ts';

/** A card that was left out for an earlier one of the same paper. */
export interface Same {
  readonly entry: Card;
  /** Gets the parts that differ; they are named where it is told that the card was left out. */
  readonly differs: string[];
}

/** The card with what it lacks from one that was left out for it, and how they differ noted on that. */
export function joined(card: Card, { entry, differs }: Same, languages: readonly string[]): Card {
  const parts = differences(card.data, entry.data, languages);
  append(
    differs,
    parts.filter((part) => !differs.includes(part)),
  );
  return filled(card, entry, languages);
}

/**
 * Says of one card after the other whether the issue has its paper, or an earlier one named it; and tells of those. `onSame` gets
 * a card that was left out for an earlier card, and that card.
 */
export function newcomers(
  desk: Desk,
  notices: Notice[],
  onSame: (card: Card, same: Same) => void,
): (card: Card) => boolean {
  const seen = new SeenPapers(desk.papersData);
  return (card) => {
    const same = seen.sameAs(card.data);
    if (same === undefined) {
      seen.add({ data: card.data, card });
      return true;
    }
    const { card: other } = same;
    if (other === undefined)
      notices.push({ code: 'already-there', args: { ref: card.name, issue: desk.name } });
    else {
      const differs: string[] = [];
      onSame(other, { entry: card, differs });
      const name = other.name || titleOf(other.data) || '';
      notices.push({ code: 'named-twice', args: { ref: card.name, other: name, differs } });
    }
    return false;
  };
}

interface Known {
  readonly data: PaperDraft;
  /** Absent for a paper that stands in the issue. */
  readonly card?: Card;
}

/** Papers that were seen, found by what names them: each look takes the same time, however many there are. */
class SeenPapers {
  private readonly byKey = new Map<string, Known>();
  private readonly byTitle = new Map<string, Known[]>();

  constructor(inIssue: readonly PaperDraft[]) {
    for (const data of inIssue) this.add({ data });
  }

  /** The first paper that is the same by an id, or by its title where no id contradicts that. */
  sameAs(data: PaperDraft): Known | undefined {
    const byKey = keysOf(data).flatMap((key) => this.byKey.get(key) ?? []);
    const byTitle = titleKeysOf(data).flatMap((key) =>
      (this.byTitle.get(key) ?? []).filter((other) => mayBeOne(data, other.data)),
    );
    return [...byKey, ...byTitle][0];
  }

  add(known: Known): void {
    for (const key of keysOf(known.data)) if (!this.byKey.has(key)) this.byKey.set(key, known);
    for (const key of titleKeysOf(known.data))
      this.byTitle.set(key, [...(this.byTitle.get(key) ?? []), known]);
  }
}

/** A card with the parts that it lacks from another card of the same paper. */
function filled(card: Card, other: Card, languages: readonly string[]): Card {
  const { link, ...rest } = other.data;
  const hasOwn = card.data.arxiv !== undefined || card.data.doi !== undefined;
  const gaps = link === undefined || hasOwn ? rest : other.data;
  const withdrawn = card.withdrawn ?? other.withdrawn;
  return {
    ...card,
    data: merge(gaps, card.data, languages),
    ...(withdrawn === undefined ? {} : { withdrawn }),
  };
}

/** Names the parts that both cards of a paper have, and that differ. */
function differences(one: PaperDraft, other: PaperDraft, languages: readonly string[]): string[] {
  const texts = (['title', 'abstract'] as const).filter((key) => {
    const [a, b] = [asMap(one[key], languages), asMap(other[key], languages)];
    return Object.entries(a).some(([lang, text]) => b[lang] !== undefined && b[lang] !== text);
  });
  const others = (['authors', 'published', 'doi'] as const).filter(
    (key) =>
      one[key] !== undefined &&
      other[key] !== undefined &&
      JSON.stringify(one[key]) !== JSON.stringify(other[key]),
  );
  const names = {
    published: 'day of publication',
    doi: 'DOI',
    title: 'title',
    abstract: 'abstract',
    authors: 'authors',
  };
  return [...texts, ...others].map((key) => names[key]);
}
