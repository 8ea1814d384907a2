import { isMap, valueAt } from '../data.ts';
import { isPlaceholder, type Issue, type Paper, type Text, type Texts } from '../issue/index.ts';
import type { Path } from '../problem/index.ts';
import type { DraftKind } from './kinds.ts';

/** One text that an issue lacks, and what it is made of. One is one request. */
export interface Want {
  readonly kind: DraftKind;
  /** Of the text; of the introduction, of the list. */
  readonly path: Path;
  /** The language to write in, as a BCP 47 tag. */
  readonly lang: string;
  /** The papers that it speaks of. */
  readonly papers: readonly Paper[];
  /** What is translated. */
  readonly source?: Text;
}

interface Wish {
  readonly data: unknown;
  readonly languages: readonly string[];
  readonly kinds: readonly DraftKind[];
  /** Numbers of papers, from 1; `undefined`: all of them. */
  readonly papers: readonly number[] | undefined;
}

/** Every text that an issue lacks, where there is something to make it of: what a person wrote is never wanted. */
export function wantsOf(issue: Issue, { data, languages, kinds, papers }: Wish): Want[] {
  const isAsked = (kind: DraftKind): boolean => kinds.includes(kind);
  const cards = issue.papers.filter(({ path }) => papers?.includes(Number(path[1]) + 1) !== false);
  return [
    ...(isAsked('titles') ? cards.flatMap((card) => translations(card, 'titles', languages)) : []),
    ...(isAsked('abstracts') ? cards.flatMap((card) => translations(card, 'abstracts', languages)) : []),
    ...(isAsked('summaries') ? cards.flatMap((card) => written(card, 'summaries', { data, languages })) : []),
    ...(isAsked('takeaways') ? cards.flatMap((card) => written(card, 'takeaways', { data, languages })) : []),
    ...(isAsked('intro') ? introduction({ ...issue, papers: cards }, languages) : []),
  ];
}

/**
 * Numbers, from 1, of the papers that lack what is only made of an abstract, and have none: their summary or takeaway, a translation of
 * it, or a place in an introduction that is still to be written.
 */
export function withoutAbstract(issue: Issue, { kinds, papers }: Pick<Wish, 'kinds' | 'papers'>): number[] {
  const lacks = (kind: DraftKind, texts: Texts): boolean => kinds.includes(kind) && texts.every(isOpen);
  const lacksIntro = kinds.includes('intro') && !isWritten(issue);
  return issue.papers.flatMap(({ path, abstract, summary, takeaway }) => {
    const number = Number(path[1]) + 1;
    if (papers?.includes(number) === false || originalOf(abstract) !== undefined) return [];
    const isLacking =
      lacksIntro ||
      lacks('abstracts', abstract) ||
      lacks('summaries', summary) ||
      lacks('takeaways', takeaway);
    return isLacking ? [number] : [];
  });
}

/** A text that stands for none. */
function isOpen({ value }: Text): boolean {
  return isPlaceholder(value);
}

/** The authors' words: the English ones, else those of the last language that there is. */
export function originalOf(texts: Texts): Text | undefined {
  const full = texts.filter((text) => !isOpen(text));
  return full.find(({ lang }) => /^en(?:-|$)/i.test(lang)) ?? full.at(-1);
}

/** A text without a map of languages is left as it is: to make a map of it would be to rewrite it. */
function translations(paper: Paper, kind: 'titles' | 'abstracts', languages: readonly string[]): Want[] {
  const key = kind === 'titles' ? 'title' : 'abstract';
  const texts = paper[key];
  const source = originalOf(texts);
  if (source === undefined || source.path.length === paper.path.length + 1) return [];
  return languages
    .filter((lang) => texts.every((text) => text.lang !== lang || isOpen(text)))
    .map((lang) => ({ kind, path: [...paper.path, key, lang], lang, papers: [paper], source }));
}

/** In the first language, or in that of a placeholder; only where there is an abstract to write it from. */
function written(
  paper: Paper,
  kind: 'summaries' | 'takeaways',
  { data, languages }: Pick<Wish, 'data' | 'languages'>,
): Want[] {
  const key = kind === 'summaries' ? 'summary' : 'takeaway';
  const texts = paper[key];
  if (texts.some((text) => !isOpen(text)) || originalOf(paper.abstract) === undefined) return [];
  const [lang = 'en'] = languages;
  if (texts.length > 0)
    return texts.map(({ path, lang: own }) => ({ kind, path, lang: own, papers: [paper] }));
  const path = [...paper.path, key];
  return [{ kind, path: isMap(valueAt(data, path)) ? [...path, lang] : path, lang, papers: [paper] }];
}

/** Whether a theme says anything yet. */
function isWritten({ intro }: Pick<Issue, 'intro'>): boolean {
  return intro.some(({ theme, text }) => [...theme, ...text].some((one) => !isOpen(one)));
}

/** Themes are written where no theme says anything yet. */
function introduction(issue: Pick<Issue, 'intro' | 'papers'>, languages: readonly string[]): Want[] {
  const known = issue.papers.filter((paper) => originalOf(paper.abstract) !== undefined);
  const [lang = 'en'] = languages;
  if (isWritten(issue) || known.length === 0) return [];
  return [{ kind: 'intro', path: ['intro'], lang, papers: known }];
}
