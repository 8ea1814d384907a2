import type { PaperData } from '../../issue/index.ts';

/** Flags for what a finished issue wants of a paper and this one does not have. */
export function missingFlags(paper: PaperData): string[] {
  return [
    ...(isGiven(paper.title) ? [] : ['--title']),
    ...([paper.arxiv, paper.doi, paper.link].some(isGiven) ? [] : ['--arxiv (or --doi, --link)']),
    ...(isGiven(paper.summary) ? [] : ['--summary']),
  ];
}

export function isEmpty(paper: PaperData): boolean {
  return Object.keys(paper).length === 0;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== '';
}
