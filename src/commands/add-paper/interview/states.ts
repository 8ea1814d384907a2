import { type Problem, sayNotice } from '../../../problem/index.ts';
import { cut, wrapped } from '../../../terminal/index.ts';
import type { Card } from '../card.ts';
import type { Desk } from '../desk.ts';
import type { LookedUp } from '../look-up.ts';
import { missingParts } from '../missing.ts';
import { titleOf } from '../title-of.ts';
import { sayState, states } from './words.ts';

/**
 * The state that each paper is in before the first question; then what was left out, and why. Titles give way in a narrow
 * terminal, and nothing else: that readers had a paper is better known before the first question.
 */
export async function stateRows(
  desk: Desk,
  { cards, failed, notices }: LookedUp,
  { languages, columns }: { readonly languages: readonly string[]; readonly columns: number },
): Promise<string[]> {
  const { problems } = await desk.try(cards.map(({ data }) => data));
  const papers = cards.map((card, i) => {
    const title = titleOf(card.data);
    return sayState({
      name: card.name,
      title: title === undefined || title === card.name ? undefined : cut(title, columns >> 1),
      state: stateOf(card, languages),
      earlier: earlierIssue(problems, desk.positionOf(i + 1) - 1),
    });
  });
  const all = [
    ...papers,
    ...failed.map(({ card, failure }) =>
      sayState({ name: card.name, title: undefined, state: failure.words.message, earlier: undefined }),
    ),
    ...notices.map(sayNotice),
  ];
  return all.flatMap((state) => hanging(state, columns));
}

/** In rows, of which all but the first are indented. */
export function hanging(text: string, columns: number): string[] {
  return wrapped(text, { columns, indent: '  ' }).map((row, i) => (i === 0 ? row.trimStart() : row));
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
