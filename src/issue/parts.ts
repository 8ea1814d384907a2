import type { TextKind } from '../checks/index.ts';
import type { PaperDraft } from '../papers/index.ts';

/** A key of a paper in an issue file; keys of the author's own, which begin with x-, are none. */
export type PaperKey = Exclude<keyof PaperDraft, `x-${string}`>;

/** How the strings under a key are written into a file, in a language map too; `plain`: quoted where YAML asks for it. */
export type Style = 'quoted' | 'long' | 'date' | 'plain';

interface PaperPart {
  /** In a file and in data, the keys that name the paper come first, then the texts, then the extras. */
  readonly group: 'record' | 'texts' | 'extras';
  /** The part of a card in which readers see it; `contents` is the list of all cards before the first. */
  readonly card: string;
  /** The kind of its texts or addresses. */
  readonly kind: TextKind | 'date';
  readonly style: Style;
}

/**
 * The parts of a paper, in the order in which a card shows them. All that follows an order takes it from here, but for the
 * templates, which decide for themselves: a test holds the built-in ones against this table.
 */
export const paperParts = {
  takeaway: { group: 'texts', card: 'contents', kind: 'line', style: 'quoted' },
  title: { group: 'record', card: 'title', kind: 'line', style: 'quoted' },
  authors: { group: 'record', card: 'byline', kind: 'line', style: 'plain' },
  published: { group: 'record', card: 'byline', kind: 'date', style: 'date' },
  image: { group: 'extras', card: 'image', kind: 'address', style: 'plain' },
  summary: { group: 'texts', card: 'summary', kind: 'markdown', style: 'long' },
  abstract: { group: 'texts', card: 'abstract', kind: 'literal', style: 'long' },
  arxiv: { group: 'record', card: 'link', kind: 'address', style: 'quoted' },
  doi: { group: 'record', card: 'link', kind: 'address', style: 'quoted' },
  link: { group: 'record', card: 'link', kind: 'address', style: 'plain' },
  more: { group: 'texts', card: 'more', kind: 'address', style: 'plain' },
  tags: { group: 'extras', card: 'tags', kind: 'line', style: 'plain' },
} as const satisfies Readonly<Record<PaperKey, PaperPart>>;

export type CardPart = (typeof paperParts)[PaperKey]['card'];

// The keys of a literal are its keys.
const shown = Object.keys(paperParts) as PaperKey[];

/** The parts of a card in the order in which readers see them. */
export const cardParts: readonly CardPart[] = [...new Set(shown.map((key) => paperParts[key].card))];

/** The keys in the order in which they stand in a file, and in which they are asked for. */
export const fileKeys: readonly PaperKey[] = (['record', 'texts', 'extras'] as const).flatMap((group) =>
  shown.filter((key) => paperParts[key].group === group),
);

/** The keys in the order in which programs get them: the record, then the rest as a card shows it. */
export const dataKeys: readonly PaperKey[] = shown.toSorted((a, b) => rank(a) - rank(b));

function rank(key: PaperKey): number {
  return paperParts[key].group === 'record' ? 0 : 1;
}
