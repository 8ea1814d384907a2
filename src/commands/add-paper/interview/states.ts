import { type Problem, sayNotice } from '../../../problem/index.ts';
import { cut, type Prompter, wrapped } from '../../../terminal/index.ts';
import type { Card } from '../card.ts';
import type { Desk } from '../desk.ts';
import type { Gathered } from '../gather.ts';
import type { LookedUp } from '../look-up.ts';
import { missingParts } from '../missing.ts';
import { titleOf } from '../titles.ts';
import { sayState, states } from './words.ts';

/** The list of papers before the first question, where there is more to it than one card that its heading names. */
export async function sayStates(
  prompter: Prompter,
  {
    desk,
    lookedUp,
    refused,
    languages,
  }: { desk: Desk; lookedUp: LookedUp; refused: Gathered['failures']; languages: readonly string[] },
): Promise<void> {
  const { cards, failed, notices } = lookedUp;
  if (cards.length < 2 && failed.length + refused.length + notices.length === 0) return;
  const { columns } = prompter;
  const rows = await stateRows(desk, lookedUp, { languages, columns });
  const others = refused.flatMap(({ failure }) => hanging(failure.words.message, columns));
  prompter.say(`${[...rows, ...others].join('\n')}\n\n`);
}

/**
 * The state that each paper is in before the first question; then what was left out, and why. Titles give way in a narrow
 * terminal, and nothing else: that readers had a paper is better known before the first question.
 */
async function stateRows(
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
function hanging(text: string, columns: number): string[] {
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
