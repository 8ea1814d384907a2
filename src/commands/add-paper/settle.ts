import type { PaperDraft } from '../../papers/index.ts';
import { Failure, sayProblem } from '../../problem/index.ts';
import type { Card } from './card.ts';
import type { Desk } from './desk.ts';
import { isEmpty, missingFlags } from './missing.ts';

export interface Settled {
  readonly papers: readonly PaperDraft[];
  readonly failed: readonly { readonly card: Card; readonly failure: Failure }[];
}

/**
 * Decides without a question which cards go into the issue. What is missing may be left for later in a draft where the user
 * said so (--yes), and nowhere else. No card goes in that would bring an error.
 */
export async function settle(
  desk: Desk,
  cards: readonly Card[],
  { yes }: { readonly yes: boolean },
): Promise<Settled> {
  const papers: PaperDraft[] = [];
  const failed: { card: Card; failure: Failure }[] = [];
  for (const card of cards) {
    const flags = missingFlags(card.data);
    const mayWait = desk.isDraft && yes && !isEmpty(card.data);
    if (flags.length > 0 && !mayWait) {
      const laterWith = desk.isDraft && !isEmpty(card.data) ? '--yes' : undefined;
      failed.push({ card, failure: new Failure('missing-answers', { flags, laterWith }) });
      continue;
    }
    const trial = await desk.try([...papers, card.data]);
    const errors = trial.problems.filter(({ severity }) => severity === 'error');
    if (errors.length === 0) papers.push(card.data);
    else
      failed.push({
        card,
        failure: refusal(
          card.name,
          errors.map((problem) => sayProblem(problem).message),
        ),
      });
  }
  return { papers, failed };
}

function refusal(paper: string, reasons: readonly string[]): Failure {
  return new Failure('paper-not-added', { paper, why: reasons.join('; ') });
}
