import type { Budget, Posting, State } from '../../protocol.ts';

/** A point of the checklist. */
export interface Point {
  readonly name: string;
  readonly state: 'done' | 'open' | 'wrong';
  /** Commands stand in backticks. */
  readonly words: string;
  readonly address?: string;
}

interface Told {
  readonly state: State;
  /** How many problems there are, in words. */
  readonly count: string;
  readonly budgets: readonly Budget[];
  readonly posting: Posting;
}

/** What there is to look at before an issue goes out, and how far it is. */
export function checklist({ state, count, budgets, posting }: Told): Point[] {
  return [
    errorsOf(state, count),
    posting.isDraft
      ? { name: 'Draft', state: 'open', words: 'it is a draft: remove `draft: true` when it is ready' }
      : { name: 'Draft', state: 'done', words: 'it is ready' },
    budgetOf(budgets),
    ...(posting.links === undefined ? [] : [linksOf(posting.links)]),
    ...posting.channels,
  ];
}

function errorsOf({ problems, isStale }: State, count: string): Point {
  const name = 'Problems';
  if (isStale) return { name, state: 'wrong', words: 'the file cannot be read now; what is here is older' };
  const isWrong = problems.some(({ severity }) => severity === 'error');
  return { name, state: isWrong ? 'wrong' : 'done', words: count };
}

function budgetOf(budgets: readonly Budget[]): Point {
  const limited = budgets.flatMap(({ name, value, most }) =>
    most === undefined ? [] : [{ name, value, most }],
  );
  const words = limited.map(({ name, value, most }) => {
    const share = (100 * value) / most;
    return `${name} ${share > 100 ? Math.ceil(share) : Math.floor(share)}%`;
  });
  const isOver = limited.some(({ value, most }) => value > most);
  return { name: 'Budget', state: isOver ? 'wrong' : 'done', words: words.join(', ') };
}

function linksOf({ all, known, dead }: NonNullable<Posting['links']>): Point {
  const name = 'Links';
  const links = (count: number): string => `${count} ${count === 1 ? 'link' : 'links'}`;
  if (dead > 0)
    return {
      name,
      state: 'wrong',
      words: `${links(dead)} ${dead === 1 ? 'is' : 'are'} dead: \`digest validate --links --offline\` names ${dead === 1 ? 'it' : 'them'}`,
    };
  if (known < all)
    return {
      name,
      state: 'open',
      words: `${known === 0 ? 'not checked' : `${all - known} of ${links(all)} not checked`}: \`digest validate --links\``,
    };
  return { name, state: 'done', words: all === 0 ? 'there are none' : `${links(all)} checked` };
}
