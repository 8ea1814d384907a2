import type { Problem } from '../../problem/index.ts';
import { sayNotice } from '../../problem/index.ts';
import type { Card } from './card.ts';
import type { Desk } from './desk.ts';
import type { LookedUp } from './look-up.ts';
import { missingParts } from './missing.ts';
import { titleOf } from './title-of.ts';
import { sayState, states } from './words.ts';

/** One row a paper, in which state it is before the first question; then what was left out. */
export async function stateRows(
  desk: Desk,
  { cards, failed, notices }: LookedUp,
  languages: readonly string[],
): Promise<string[]> {
  const { problems } = await desk.try(cards.map(({ data }) => data));
  const rows = cards.map((card, i) => {
    const title = titleOf(card.data);
    return sayState({
      name: card.name,
      title: title === undefined || title === card.name ? undefined : title,
      state: stateOf(card, languages),
      earlier: earlierIssue(problems, desk.positionOf(i + 1) - 1),
    });
  });
  return [
    ...rows,
    ...failed.map(({ card, failure }) =>
      sayState({ name: card.name, title: undefined, state: failure.words.message, earlier: undefined }),
    ),
    ...notices.map(sayNotice),
  ];
}

function stateOf(card: Card, languages: readonly string[]): string {
  if (card.trouble !== undefined) return card.trouble.words.message;
  const missing = missingParts(card.data, languages);
  return states.found(missing);
}

/** The issue that had the paper before. */
function earlierIssue(problems: readonly Problem[], index: number): string | undefined {
  for (const problem of problems) {
    if (problem.code === 'paper/duplicate-archive' && problem.path[1] === index) return problem.args.issue;
  }
  return undefined;
}
