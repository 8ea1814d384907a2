import type { Context } from '../../../context.ts';
import { type Answers, answersFor, type AnswersStore } from '../../../files/index.ts';
import { isMap } from '../../../data.ts';
import type { PaperDraft } from '../../../papers/index.ts';
import type { Failure } from '../../../problem/index.ts';
import type { Card } from '../card.ts';
import { isEmpty } from '../missing.ts';

/** A card that is being asked about. */
export interface OpenCard extends Card {
  /** Questions that were answered, if only with nothing. */
  readonly asked: readonly string[];
  /** The user has said yes to it. */
  readonly isReady: boolean;
  /** The parts that were found for its ref, which another ref makes void. */
  readonly lookedUp?: PaperDraft | undefined;
  readonly unfinished?: readonly Unfinished[];
}

/** The text typed at a question that was not finished, and the file in which an editor had it. */
export interface Unfinished {
  readonly question: string;
  readonly text: string;
  readonly file?: string;
}

/** Cards that a run left which ended before they stood in an issue. */
export interface Kept {
  /** When the last of them was saved. */
  readonly at: Date;
  /** The issue that they were for, as people see it. */
  readonly issue: string;
  readonly cards: readonly OpenCard[];
  /** Makes them this run's own, and returns what they are by now; `undefined` where another run was faster. */
  readonly take: () => readonly OpenCard[] | undefined;
}

/** How a run that did not get to its end left its cards. */
export type Left = { readonly path: string } | Unsaved;

/** Cards that stand nowhere, and why. */
interface Unsaved {
  readonly reason: string;
  readonly cards: readonly OpenCard[];
}

/** Cards of one newsletter that wait for another run. */
export class KeptAnswers {
  private readonly store: AnswersStore;
  private unsaved: Unsaved | undefined;
  private isTold = false;

  private constructor(store: AnswersStore) {
    this.store = store;
  }

  static async of(context: Context, root: string): Promise<KeptAnswers> {
    return new KeptAnswers(await answersFor(context, root));
  }

  /** What waits, the newest first, and why something of it cannot be read. */
  waiting(): { readonly kept: readonly Kept[]; readonly unreadable: readonly Failure[] } {
    const { found, unreadable } = this.store.waiting();
    const kept = found.flatMap(({ answers, at, take }) => {
      const cards = cardsIn(answers);
      const takeCards = (): readonly OpenCard[] | undefined => {
        const taken = take();
        return taken === undefined ? undefined : cardsIn(taken);
      };
      return cards.length === 0 ? [] : [{ issue: String(answers['issue']), at, cards, take: takeCards }];
    });
    return { kept, unreadable };
  }

  /** Keeps cards, if it can. Those without any answer are not worth it; without others nothing is kept. */
  save(issue: string, cards: readonly OpenCard[]): void {
    const begun = cards
      .filter((card) => !isEmpty(card.data) || (card.unfinished ?? []).length > 0)
      .map(withoutTrouble);
    this.unsaved = undefined;
    if (begun.length === 0) {
      this.store.remove();
      return;
    }
    const saved = this.store.save({ version: 1, issue, cards: begun });
    if ('reason' in saved) this.unsaved = { reason: saved.reason, cards: begun };
  }

  /** Why the answers are not saved, once in a run: nobody wants to read it after each of them. */
  trouble(): string | undefined {
    if (this.unsaved === undefined || this.isTold) return undefined;
    this.isTold = true;
    return this.unsaved.reason;
  }

  /** Ends the work on them: they wait for whoever comes next. `undefined` where there are none. */
  leave(): Left | undefined {
    const path = this.store.leave();
    return this.unsaved ?? (path === undefined ? undefined : { path });
  }

  remove(): void {
    this.store.remove();
  }
}

/** Why something could not be looked up is of one run alone. */
function withoutTrouble(card: OpenCard): OpenCard {
  const { trouble: _, ...rest } = card;
  return rest;
}

function cardsIn({ version, cards }: Answers): readonly OpenCard[] {
  return version === 1 && Array.isArray(cards) ? cards.filter(isOpenCard).map(ofEarlierVersion) : [];
}

/** Which kept one unfinished text, and not a list of them. */
function ofEarlierVersion(card: OpenCard): OpenCard {
  const { unfinished = [] } = card;
  return { ...card, unfinished: [unfinished].flat() };
}

function isOpenCard(value: unknown): value is OpenCard & { data: PaperDraft } {
  return (
    isMap(value) && typeof value['name'] === 'string' && isMap(value['data']) && Array.isArray(value['asked'])
  );
}
