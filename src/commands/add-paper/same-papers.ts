import { mayBeOne, type PaperDraft } from '../../papers/index.ts';
import type { Card } from './card.ts';
import { keysOf } from './found-data.ts';
import { merge } from './merge.ts';
import { asMap } from './text-data.ts';
import { titleKeysOf } from './titles.ts';

interface Known {
  readonly data: PaperDraft;
  /** Absent for a paper that stands in the issue. */
  readonly card?: Card;
}

/** Papers that were seen, found by what names them: each look takes the same time, however many there are. */
export class SeenPapers {
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
export function filled(card: Card, other: Card, languages: readonly string[]): Card {
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
export function differences(one: PaperDraft, other: PaperDraft, languages: readonly string[]): string[] {
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
