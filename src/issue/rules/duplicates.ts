import type { Finding } from '../../problem/index.ts';
import {
  areUnlike,
  haveOneKind,
  haveSameKinds,
  identitiesOf,
  type Identity,
  mayBeOne,
  titleKey,
} from '../../papers/index.ts';
import type { Paper, Texts } from '../model.ts';
import { positionOf } from './languages.ts';
import type { Rule } from './rule.ts';

/** No paper stands twice in one issue. */
export const papersAreDifferent: Rule = ({ papers }) => {
  const seen = new Map<string, Paper>();
  const titled = haveOneKind(papers) ? undefined : new Titled();
  return papers.flatMap((paper): Finding[] => {
    const position = positionOf(paper);
    const identities = identitiesOf(paper);
    const again = identities.find(({ key }) => seen.has(key));
    const first = seen.get(again?.key ?? '');
    for (const { key } of identities) if (!seen.has(key)) seen.set(key, paper);
    const other = titled?.add(paper);
    if (again !== undefined && first !== undefined) {
      const title = otherTitle(paper.title, first.title);
      const args = { position, other: positionOf(first), by: again.by, title };
      return [{ code: 'paper/duplicate', args, path: whereItSays(paper, again) }];
    }
    if (other === undefined) return [];
    const args = { position, other: positionOf(other), by: 'title' };
    return [{ code: 'paper/duplicate', args, path: [...paper.path, 'title'] }];
  });
};

/** Papers by their titles, and of those with one title a first one for each set of kinds of ids: no more is needed to compare by. */
class Titled {
  private readonly papers = new Map<string, readonly Paper[]>();

  /** Gives the first of those before it that may be the same: one title under an arXiv id here and a DOI there is one paper. */
  add(paper: Paper): Paper | undefined {
    const keys = new Set(paper.title.flatMap(({ value }) => titleKey(value) ?? []));
    let first: Paper | undefined;
    for (const key of keys) {
      const others = this.papers.get(key) ?? [];
      for (const one of others)
        if (mayBeOne(paper, one) && (first === undefined || positionOf(one) < positionOf(first))) first = one;
      if (!others.some((one) => haveSameKinds(paper, one))) this.papers.set(key, [...others, paper]);
    }
    return first;
  }
}

/** No paper stands in an issue of an earlier week. */
export const papersAreNew: Rule = ({ papers }, { archive }) =>
  papers.flatMap((paper): Finding[] => {
    for (const identity of identitiesOf(paper)) {
      const earlier = archive.papersWith(identity.key);
      if (earlier === undefined) continue;
      const title = otherTitle(paper.title, earlier.title);
      const args = { position: positionOf(paper), issue: earlier.issue, by: identity.by, title };
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

/** The title of the other paper, where no language that both have says the same: then one of the two has a wrong id. */
function otherTitle(own: Texts, other: Texts): string | undefined {
  const pairs = own.flatMap((a) => other.filter(({ lang }) => lang === a.lang).map((b) => [a, b] as const));
  const isOther = pairs.length > 0 && pairs.every(([a, b]) => areUnlike(a.value, b.value));
  return isOther ? pairs[0]?.[1].value.trim() : undefined;
}
