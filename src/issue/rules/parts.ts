import { valueAt } from '../../data.ts';
import { positionOf } from './languages.ts';
import type { Rule } from './rule.ts';

/** An issue has papers. A key that holds something else than a list is the schema's business. */
export const hasPapers: Rule = (_, { data }) =>
  isNothing(data['papers']) ? [{ code: 'issue/no-papers', args: {}, path: ['papers'] }] : [];

export const hasIntro: Rule = (_, { data }) =>
  isNothing(data['intro']) ? [{ code: 'issue/no-intro', args: {}, path: ['intro'] }] : [];

/** Readers can find the paper: by a link, an arXiv id or a DOI. */
export const papersHaveLinks: Rule = ({ papers }, { data }) =>
  papers
    .filter(({ path }) => ['link', 'arxiv', 'doi'].every((key) => isNothing(valueAt(data, [...path, key]))))
    .map((paper) => {
      const args = { position: positionOf(paper) };
      return { code: 'paper/link-missing', args, path: [...paper.path, 'link'] };
    });

function isNothing(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** What `digest import` found no field for waits for somebody to look at it. */
export const importsArePlaced: Rule = (_, { data }) => {
  const rest = valueAt(data, ['x-import', 'rest']);
  const isText = typeof rest === 'string' && rest.trim() !== '';
  const count = Array.isArray(rest) ? rest.length : isText ? 1 : 0;
  return count === 0 ? [] : [{ code: 'import/unplaced', args: { count }, path: ['x-import', 'rest'] }];
};
