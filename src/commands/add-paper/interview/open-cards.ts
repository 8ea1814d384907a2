import type { PaperDraft } from '../../../papers/index.ts';
import type { Problem } from '../../../problem/index.ts';
import type { Card } from '../card.ts';
import type { Desk } from '../desk.ts';
import type { KeptAnswers, OpenCard } from './kept-answers.ts';

/** The cards of one interview in their order, counted from 0, as they would stand in the issue and as they are kept. */
export class OpenCards {
  private readonly desk: Desk;
  private readonly kept: KeptAnswers;
  private readonly cards: OpenCard[];

  constructor(cards: readonly (Card | OpenCard)[], { desk, kept }: { desk: Desk; kept: KeptAnswers }) {
    this.desk = desk;
    this.kept = kept;
    this.cards = cards.map((card) => ({ asked: [], isReady: false, ...card }));
  }

  get count(): number {
    return this.cards.length;
  }

  get papers(): PaperDraft[] {
    return this.cards.map(({ data }) => data);
  }

  at(i: number): OpenCard {
    const card = this.cards[i];
    if (card === undefined) throw new RangeError(`no card ${i}`);
    return card;
  }

  put(i: number, card: OpenCard): void {
    this.cards[i] = card;
  }

  change(i: number, change: Partial<OpenCard>): void {
    this.put(i, { ...this.at(i), ...change });
  }

  drop(i: number): void {
    this.cards.splice(i, 1);
  }

  /** One of which nothing is known yet, after the last. */
  begin(): void {
    this.cards.push({ name: '', data: {}, isWritten: false, asked: [], isReady: false });
  }

  /** Keeps the cards for another run, if that can be done. */
  save(): void {
    this.kept.save(this.desk.name, this.cards);
  }

  /** The lines that a card would be in the file. */
  async linesOf(i: number): Promise<string> {
    const { inserted } = await this.tryUpTo(i);
    return inserted.slice((await this.tryUpTo(i - 1)).inserted.length);
  }

  /** Returns the problems that a card gives the issue. */
  async problemsOf(i: number): Promise<readonly Problem[]> {
    const before = await this.tryUpTo(i - 1);
    const after = await this.tryUpTo(i);
    const isKnown = ({ code, path }: Problem): boolean =>
      before.problems.some((known) => known.code === code && known.path.join('.') === path.join('.'));
    return after.problems.filter((problem) => !isKnown(problem));
  }

  private tryUpTo(i: number): ReturnType<Desk['try']> {
    return this.desk.try(this.papers.slice(0, i + 1));
  }
}
