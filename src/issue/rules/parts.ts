import { isMap } from '../read.ts';
import type { Rule } from './rule.ts';

/** An issue has papers. A key that holds something else than a list is the schema's business. */
export const hasPapers: Rule = (_, { data }) =>
  isNothing(data['papers']) ? [{ code: 'issue/no-papers', args: {}, path: ['papers'] }] : [];

export const hasIntro: Rule = (_, { data }) =>
  isNothing(data['intro']) ? [{ code: 'issue/no-intro', args: {}, path: ['intro'] }] : [];

/** Readers can find the paper: by a link, an arXiv id or a DOI. */
export const papersHaveLinks: Rule = ({ papers }, { data }) =>
  papers.flatMap(({ path }) => {
    const [, index] = path as [string, number];
    const paper: unknown = Array.isArray(data['papers']) ? data['papers'][index] : undefined;
    const has = (key: string): boolean => isMap(paper) && Object.hasOwn(paper, key) && paper[key] !== '';
    return has('link') || has('arxiv') || has('doi')
      ? []
      : [{ code: 'paper/link-missing' as const, args: { position: index + 1 }, path: [...path, 'link'] }];
  });

function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
