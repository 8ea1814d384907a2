import { append } from '../../data.ts';
import type { PaperDraft } from '../../papers/index.ts';
import { Failure, sayProblem } from '../../problem/index.ts';
import type { Card } from './card.ts';
import { type Desk, requireRoom } from './desk.ts';
import { isEmpty, missingFlags } from './missing.ts';

export interface Settled {
  readonly papers: readonly PaperDraft[];
  readonly failed: readonly { readonly card: Card; readonly failure: Failure }[];
}

/**
 * Decides without a question which cards go into the issue. What is missing may be left for later in a draft where the user
 * said so (--yes), and nowhere else. No card goes in that would bring an error. Throws Failure `edit-refused` where they are more than
 * the issue can have.
 */
export async function settle(
  desk: Desk,
  cards: readonly Card[],
  { yes }: { readonly yes: boolean },
): Promise<Settled> {
  const failed: { card: Card; failure: Failure }[] = [];
  const waiting = cards.filter((card) => {
    const flags = missingFlags(card.data);
    const mayWait = desk.isDraft && yes && !isEmpty(card.data);
    if (flags.length === 0 || mayWait) return true;
    const laterWith = desk.isDraft && !isEmpty(card.data) ? '--yes' : undefined;
    failed.push({ card, failure: new Failure('missing-answers', { flags, laterWith }) });
    return false;
  });
  // Of too many, no one is to blame.
  requireRoom(desk, waiting.length);
  const { sound, refused } = await sift(desk, waiting);
  append(failed, refused);
  return {
    papers: sound.map(({ data }) => data),
    failed: failed.toSorted((a, b) => cards.indexOf(a.card) - cards.indexOf(b.card)),
  };
}

interface Sifted {
  readonly sound: readonly Card[];
  readonly refused: Settled['failed'];
}

/**
 * Parts the cards that would bring an error from the others. All are tried together, since each trial reads the whole issue; only
 * a group with an error is halved, so that a card is blamed for what it does to those before it.
 */
async function sift(desk: Desk, cards: readonly Card[], before: readonly Card[] = []): Promise<Sifted> {
  if (cards.length === 0) return { sound: [], refused: [] };
  const trial = await desk.try([...before, ...cards].map(({ data }) => data));
  const errors = trial.problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return { sound: cards, refused: [] };
  const [card] = cards;
  if (cards.length === 1 && card !== undefined) {
    const reasons = errors.map((problem) => sayProblem(problem).message);
    return { sound: [], refused: [{ card, failure: refusal(card.name, reasons) }] };
  }
  const half = cards.length >> 1;
  const first = await sift(desk, cards.slice(0, half), before);
  const second = await sift(desk, cards.slice(half), [...before, ...first.sound]);
  return { sound: [...first.sound, ...second.sound], refused: [...first.refused, ...second.refused] };
}

function refusal(paper: string, reasons: readonly string[]): Failure {
  return new Failure('paper-not-added', { paper, why: reasons.join('; ') });
}
