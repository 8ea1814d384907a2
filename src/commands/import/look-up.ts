import type { PaperDraft } from '../../papers/index.ts';
import type { Context } from '../../context.ts';

import type { Newsletter } from '../../pipeline/index.ts';
import { Failure } from '../../problem/index.ts';
import { dataOf, namedIn } from '../add-paper/found-data.ts';
import { find } from '../add-paper/look-up.ts';
import { merge } from '../add-paper/merge.ts';
import type { FoundWeek } from './weeks.ts';

/** A week whose papers have what their sources say of what the post left open. What the post says stays. */
export async function lookUpWeek(
  context: Context,
  { config: { languages } }: Newsletter,
  week: FoundWeek,
): Promise<FoundWeek> {
  const { papers } = week.issue;
  const named = papers.map((paper) => (isWhole(paper, languages) ? undefined : namedIn({ ...paper })));
  const asked = named.filter((one) => one !== undefined);
  if (asked.length === 0) return week;
  const answers = [...(await find(context, asked, { mode: 'usual' }))];
  const filled = papers.map((paper, i): PaperDraft => {
    const answer = named[i] === undefined ? undefined : answers.shift();
    if (answer === undefined || answer instanceof Failure || answer.basis !== undefined) return paper;
    const { arxiv: _arxiv, doi: _doi, link: _link, more: _more, ...found } = dataOf(answer, languages);
    // "…" stands for an author whom the post does not name.
    const { authors, ...said } = paper;
    const known =
      authors?.includes('…') === true && found.authors !== undefined ? {} : authors && { authors };
    return merge(found, { ...said, ...known }, languages);
  });
  return { ...week, issue: { ...week.issue, papers: filled } };
}

function isWhole({ title, authors, published, abstract }: PaperDraft, languages: readonly string[]): boolean {
  const isInAll = (text: PaperDraft['title']): boolean =>
    text !== undefined && (languages.length === 1 || typeof text !== 'string');
  return isInAll(title) && isInAll(abstract) && authors?.includes('…') === false && published !== undefined;
}
