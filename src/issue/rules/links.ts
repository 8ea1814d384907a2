import type { Finding } from '../../problem/index.ts';
import { arxivIdIn, parseArxivId } from '../../papers/index.ts';
import type { Paper } from '../model.ts';
import { positionOf } from './languages.ts';
import type { Rule } from './rule.ts';

/**
 * Link and DOI name the paper that the arXiv id names. A contradiction is only an address on arXiv or a mirror of it, or
 * a DOI of arXiv's own (10.48550), that names another paper; any other address may well be the same one.
 */
export const linksAgree: Rule = ({ papers }) => papers.flatMap(contradictions);

function contradictions(paper: Paper): Finding[] {
  const { doi, link, path } = paper;
  const named = paper.arxiv === undefined ? undefined : parseArxivId(paper.arxiv);
  const byDoi = doi === undefined ? undefined : arxivIdIn(doi);
  const byLink = link === undefined ? undefined : arxivIdIn(link);
  const arxiv = named ?? byDoi;
  if (arxiv === undefined) return [];
  const check = (where: 'doi' | 'link', found: typeof byDoi): Finding[] =>
    found === undefined || found.id === arxiv.id
      ? []
      : [
          {
            code: 'paper/link-contradiction',
            args: {
              position: positionOf(paper),
              where,
              link: paper[where] ?? '',
              arxiv: arxiv.id,
              found: found.id,
            },
            path: [...path, where],
          },
        ];
  return [...check('doi', byDoi), ...check('link', byLink)];
}
