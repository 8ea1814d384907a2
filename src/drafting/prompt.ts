import type { Term } from '../claims/index.ts';
import type { PromptData, Prompts } from '../formats/index.ts';
import type { Paper } from '../issue/index.ts';
import { languageName } from '../problem/index.ts';
import { type Examples, examplesFor } from './examples.ts';
import { originalOf, type Want } from './wants.ts';

/** How texts are to be written: the config's taste. */
export interface Taste {
  readonly style: 'formal' | 'plain';
  /** How many earlier texts are shown, at most. */
  readonly examples: number;
  /** How many sentences a summary has, at most. */
  readonly sentences: number;
}

export interface PromptTools {
  readonly prompts: Prompts;
  readonly taste: Taste;
  readonly examples: Examples;
  readonly terms: readonly Term[];
}

/** What stands for the code of the fences where nobody is asked. */
export const noCode = 'CODE';

/** The longest takeaway, in characters. */
export const longestTakeaway = 140;

const names = {
  titles: 'title',
  abstracts: 'abstract',
  summaries: 'summary',
  takeaways: 'takeaway',
  intro: 'intro',
} as const;

/** How many themes an introduction gets. */
export function themesFor({ papers }: Pick<Want, 'papers'>): number {
  return Math.min(3, papers.length);
}

/** The prompt for a want. `code` is on the fences around what others wrote, which cannot know it. */
export function promptFor(want: Want, tools: PromptTools, code = noCode): string {
  const { kind, lang } = want;
  const { style, examples, sentences } = tools.taste;
  const shown = examplesFor(want, tools.examples, examples);
  const data: PromptData = {
    language: languageName(lang),
    korean: /^ko(?:-|$)/i.test(lang),
    formal: style === 'formal',
    sentences: String(sentences),
    most: String(longestTakeaway),
    count: String(themesFor(want)),
    nonce: code,
    papers: want.papers.map((paper) => sourceOf(paper, want)),
    examples: shown.map(({ source, text }) => ({ source, text })),
    terms: [],
  };
  const text = tools.prompts(names[kind], data);
  // The terms that occur are known once the rest of the text is.
  const terms = termsFor(want, text, tools.terms);
  return terms.length === 0 ? text : tools.prompts(names[kind], { ...data, terms });
}

function sourceOf(paper: Paper, { kind, source }: Want): PromptData {
  const text = (value: string | undefined): string | undefined => value?.trim();
  if (kind === 'titles' || kind === 'abstracts') {
    const isTitle = kind === 'titles';
    return {
      number: undefined,
      title: isTitle ? text(source?.value) : undefined,
      abstract: isTitle ? undefined : text(source?.value),
      tags: undefined,
    };
  }
  return {
    number: kind === 'intro' ? String(Number(paper.path[1]) + 1) : undefined,
    title: text(originalOf(paper.title)?.value),
    abstract: text(originalOf(paper.abstract)?.value),
    tags: paper.tags.length === 0 ? undefined : paper.tags.join(', '),
  };
}

function termsFor({ lang }: Want, text: string, terms: readonly Term[]): PromptData[] {
  const lower = text.toLowerCase();
  return terms.flatMap(({ words, not }) => {
    const to = words.get(lang);
    const from = [...words].find(([tag, word]) => tag !== lang && lower.includes(word.toLowerCase()))?.[1];
    if (to === undefined || from === undefined) return [];
    return [{ from, to, not: not.length === 0 ? undefined : not.map((word) => `"${word}"`).join(', ') }];
  });
}
