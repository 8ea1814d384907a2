import type { Finding } from '../../problem/index.ts';
import { identitiesOf, type Identity, mayBeOne, titleKey } from '../../papers/index.ts';
import type { Paper } from '../model.ts';
import { positionOf } from './languages.ts';
import type { Rule } from './rule.ts';

/** No paper stands twice in one issue. */
export const papersAreDifferent: Rule = ({ papers }) => {
  const seen = new Map<string, number>();
  return papers.flatMap((paper, i): Finding[] => {
    const position = positionOf(paper);
    const identities = identitiesOf(paper);
    const again = identities.find(({ key }) => seen.has(key));
    for (const { key } of identities) if (!seen.has(key)) seen.set(key, position);
    if (again !== undefined) {
      const args = { position, other: seen.get(again.key) ?? position, by: again.by };
      return [{ code: 'paper/duplicate', args, path: whereItSays(paper, again) }];
    }
    const other = papers.slice(0, i).find((one) => isOneByTitle(paper, one));
    if (other === undefined) return [];
    const args = { position, other: positionOf(other), by: 'title' };
    return [{ code: 'paper/duplicate', args, path: [...paper.path, 'title'] }];
  });
};

/** One title under an arXiv id here and a DOI there is one paper. */
function isOneByTitle(a: Paper, b: Paper): boolean {
  if (!mayBeOne(a, b)) return false;
  const keys = new Set(a.title.map(({ value }) => titleKey(value)).filter((key) => key !== undefined));
  return b.title.some(({ value }) => keys.has(titleKey(value) ?? ''));
}

/** No paper stands in an issue of an earlier week. */
export const papersAreNew: Rule = ({ papers }, { archive }) =>
  papers.flatMap((paper): Finding[] => {
    for (const identity of identitiesOf(paper)) {
      const earlier = archive.papersWith(identity.key);
      if (earlier === undefined) continue;
      const args = { position: positionOf(paper), issue: earlier.issue, by: identity.by };
      return [{ code: 'paper/duplicate-archive', args, path: whereItSays(paper, identity) }];
    }
    return [];
  });

/** The key that gives a paper this identity. */
function whereItSays(paper: Paper, { key }: Identity): (string | number)[] {
  const { arxiv, doi, link } = paper;
  const alone = { arxiv: undefined, doi: undefined, link: undefined };
  const field = Object.entries({ arxiv, doi, link }).find(([name, value]) =>
    identitiesOf({ ...alone, [name]: value }).some((identity) => identity.key === key),
  );
  return [...paper.path, field?.[0] ?? 'link'];
}
