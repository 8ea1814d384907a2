import type { Paper, Text, Texts } from '../issue/index.ts';
import { originalOf, type Want } from './wants.ts';

export interface EarlierTheme {
  readonly label: Texts;
  readonly text: Texts;
}

/** What the newsletter wrote before, the latest first. */
export interface Examples {
  readonly cards: readonly Paper[];
  readonly themes: readonly EarlierTheme[];
}

export interface Example {
  readonly source: string;
  readonly text: string;
}

/** How the newsletter wrote the same kind of text before: of the papers that are nearest by tags and words. */
export function examplesFor(want: Want, { cards, themes }: Examples, most: number): Example[] {
  if (want.kind === 'intro')
    return themes
      .flatMap(({ label, text }) => pair(first(label, want.lang), first(text, want.lang)))
      .slice(0, most);
  const [paper] = want.papers;
  if (paper === undefined) return [];
  const usable = cards.flatMap((card) => {
    const [example] = exampleOf(card, want);
    return example === undefined ? [] : [{ card, example }];
  });
  return nearestTo(paper, usable, most).map(({ example }) => example);
}

function exampleOf(card: Paper, { kind, lang, source }: Want): Example[] {
  const title = originalOf(card.title);
  if (kind === 'titles' || kind === 'abstracts') {
    const texts = kind === 'titles' ? card.title : card.abstract;
    return pair(first(texts, source?.lang ?? ''), first(texts, lang));
  }
  return pair(title, first(kind === 'takeaways' ? card.takeaway : card.summary, lang));
}

function first(texts: Texts, lang: string): Text | undefined {
  return texts.find((text) => text.lang === lang && text.value.trim() !== '');
}

function pair(source: Text | undefined, text: Text | undefined): Example[] {
  return source === undefined || text === undefined
    ? []
    : [{ source: source.value.trim(), text: text.value.trim() }];
}

/** Of equally near ones the later. */
function nearestTo<T extends { readonly card: Paper }>(paper: Paper, cards: readonly T[], most: number): T[] {
  const own = wordsOf(paper);
  const tags = new Set(paper.tags);
  return cards
    .map((one, i) => {
      const shared = [...wordsOf(one.card)].filter((word) => own.has(word)).length;
      return { one, i, score: shared + 5 * one.card.tags.filter((tag) => tags.has(tag)).length };
    })
    .toSorted((a, b) => b.score - a.score || a.i - b.i)
    .slice(0, most)
    .map(({ one }) => one);
}

/** Words of title and abstract that are long enough to say what a paper is about. */
function wordsOf({ title, abstract }: Paper): Set<string> {
  const text = [...title, ...abstract].map(({ value }) => value.toLowerCase()).join(' ');
  return new Set(text.match(/[a-z][a-z-]{4,}|[가-힣]{2,}/g) ?? []);
}
