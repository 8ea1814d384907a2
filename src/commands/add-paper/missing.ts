import { fileKeys, type PaperKey } from '../../issue/index.ts';
import type { PaperDraft } from '../../papers/index.ts';
import { textIn } from './text-data.ts';
import { labels } from './interview/words.ts';

/** Flags for what a finished issue wants of a paper and this one does not have. */
export function missingFlags(paper: PaperDraft): string[] {
  return [
    ...(isGiven(paper.title) ? [] : ['--title']),
    ...([paper.arxiv, paper.doi, paper.link].some(isGiven) ? [] : ['--arxiv (or --doi, --link)']),
    ...(isGiven(paper.summary) ? [] : ['--summary']),
  ];
}

/** Names the parts that a card does not have, as people call them. */
export function missingParts(paper: PaperDraft, languages: readonly string[]): string[] {
  const inSome = (value: PaperDraft['title'], lang: string): boolean =>
    textIn(value, lang, languages) !== undefined;
  const lacking = (value: PaperDraft['title'], label: (lang: string | undefined) => string): string[] =>
    languages
      .filter((lang) => !inSome(value, lang))
      .map((lang) => label(languages.length === 1 ? undefined : lang));
  const missing: Readonly<Partial<Record<PaperKey, readonly string[]>>> = {
    title: lacking(paper.title, labels.title),
    authors: paper.authors === undefined ? [labels.authors] : [],
    published: paper.published === undefined ? [labels.published] : [],
    summary: paper.summary === undefined ? [labels.shortSummary] : [],
    abstract: lacking(paper.abstract, labels.abstract),
  };
  return fileKeys
    .flatMap((key) => missing[key] ?? [])
    .map((label) => label.charAt(0).toLowerCase() + label.slice(1));
}

export function isEmpty(paper: PaperDraft): boolean {
  return Object.keys(paper).length === 0;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== '';
}
