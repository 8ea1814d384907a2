import type { Context } from '../../../context.ts';
import { answersFor, type AnswersStore } from '../../../files/index.ts';
import { isMap } from '../../../data.ts';
import type { PaperDraft } from '../../../papers/index.ts';
import type { Card } from '../card.ts';

/** A card that is being asked about. */
export interface OpenCard extends Card {
  /** Questions that were answered, if only with nothing. */
  readonly asked: readonly string[];
  /** The user has said yes to it. */
  readonly isReady: boolean;
  /** The parts that were found for its ref, which another ref makes void. */
  readonly lookedUp?: PaperDraft | undefined;
  /** The text typed at a question that was not finished, and the file in which an editor had it. */
  readonly unfinished?: { readonly question: string; readonly text: string; readonly file?: string };
}

export interface Kept {
  /** The issue that they were for, as people see it. */
  readonly issue: string;
  /** When they were kept. */
  readonly at: Date;
  readonly cards: readonly OpenCard[];
}

/** Cards of one newsletter that wait for another run. */
export class KeptAnswers {
  private readonly store: AnswersStore;
  private readonly now: () => Date;

  private constructor(store: AnswersStore, now: () => Date) {
    this.store = store;
    this.now = now;
  }

  static async of(context: Context, root: string): Promise<KeptAnswers> {
    return new KeptAnswers(await answersFor(context, root), context.now);
  }

  /** Where they are, for people. */
  get path(): string | undefined {
    return this.store.path;
  }

  load(): Kept | undefined {
    const data = this.store.load();
    if (data === undefined || data['version'] !== 1 || !Array.isArray(data['cards'])) return undefined;
    const cards = data['cards'].filter(isOpenCard);
    const at = new Date(String(data['at']));
    if (cards.length === 0 || Number.isNaN(at.getTime())) return undefined;
    return { issue: String(data['issue']), at, cards };
  }

  /** `false` where they cannot be kept. Cards without any answer are not worth it; without others nothing is kept. */
  save(issue: string, cards: readonly OpenCard[]): boolean {
    const begun = cards
      .filter((card) => Object.keys(card.data).length > 0 || card.unfinished !== undefined)
      .map(withoutTrouble);
    if (begun.length === 0) {
      this.store.remove();
      return false;
    }
    return this.store.save({ version: 1, issue, at: this.now().toISOString(), cards: begun });
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

function isOpenCard(value: unknown): value is OpenCard & { data: PaperDraft } {
  return (
    isMap(value) && typeof value['name'] === 'string' && isMap(value['data']) && Array.isArray(value['asked'])
  );
}
