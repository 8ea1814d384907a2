import type { PaperData } from '../../issue/index.ts';
import { Failure } from '../../problem/index.ts';
import type { Problem } from '../../problem/index.ts';
import type { Answer, NamedPaper } from '../../sources/index.ts';
import type { Prompter } from '../prompt.ts';
import { Interrupted } from '../prompt.ts';
import { cut, wrapped } from '../prompt-rows.ts';
import type { Card } from './card.ts';
import type { Desk } from './desk.ts';
import { namedIn } from './found-data.ts';
import { withFound } from './look-up.ts';
import { isEmpty } from './missing.ts';
import { titleOf } from './title-of.ts';
import type { KeptAnswers, OpenCard } from './kept-answers.ts';
import type { Asking, Question } from './question.ts';
import { questionsFor } from './questions.ts';
import { showCard, showProblems } from './show-card.ts';
import { choices, sayHeading } from './words.ts';

export interface InterviewTools extends Omit<Asking, 'unfinished' | 'isDraft'> {
  readonly languages: readonly string[];
  readonly desk: Desk;
  readonly kept: KeptAnswers;
  /** Looks up the paper of an answer. */
  readonly find: (named: NamedPaper) => Promise<Answer | undefined>;
}

/** Among the questions that were asked: the user knows that the paper is not new. */
const accepted = 'known paper';

type Verdict = 'add' | 'more' | 'drop';

/** Asks about cards one after the other, and gives the papers that the user said yes to. Throws Interrupted. */
export class Interview {
  private readonly tools: InterviewTools;
  private readonly prompter: Prompter;
  private readonly questions: readonly Question[];
  private cards: OpenCard[] = [];

  constructor(tools: InterviewTools) {
    this.tools = tools;
    this.prompter = tools.prompter;
    this.questions = questionsFor(tools.languages);
  }

  async hold(cards: readonly (Card | OpenCard)[]): Promise<PaperData[]> {
    this.cards = cards.map((card) => ({ asked: [], isReady: false, ...card }));
    try {
      for (let i = 0; i < this.cards.length; i++) {
        if (this.cards[i]?.isReady === true) continue;
        const verdict = await this.one(i);
        if (verdict === 'drop') this.cards.splice(i--, 1);
        else this.change(i, { isReady: true });
        if (verdict === 'more')
          this.cards.push({ name: '', data: {}, isWritten: false, asked: [], isReady: false });
      }
    } catch (error) {
      if (error instanceof Interrupted) this.save();
      throw error;
    }
    return this.cards.map((card) => card.data);
  }

  /** Keeps the cards for another run; where they are kept, if they can be. */
  save(): string | undefined {
    return this.tools.kept.save(this.tools.desk.name, this.cards) ? this.tools.kept.path : undefined;
  }

  private async one(i: number): Promise<Verdict> {
    this.sayHeading(i);
    if (!(await this.settleIdentity(i))) return 'drop';
    const { trouble } = this.card(i);
    if (trouble !== undefined) this.sayTrouble(trouble);
    await this.offerFound(i);
    for (const question of this.orderFor(i)) {
      const { data, asked, isWritten, found = [] } = this.card(i);
      const isToReview = found.includes(question.id.replace(/\..*/, ''));
      if ((question.isAnswered(data) && !isToReview) || asked.includes(question.id)) continue;
      // What was not found is nothing to accept or to change.
      if (isToReview && !question.isAnswered(data) && question.id.startsWith('more')) continue;
      if (isWritten && !(question.isRequired && !this.tools.desk.isDraft)) continue;
      await this.ask(i, question);
      if (question.id !== 'ref') continue;
      if (!(await this.settleIdentity(i))) return 'drop';
      await this.lookUp(i);
    }
    return this.confirm(i);
  }

  /** A paper of which nothing is known yet is named first: most of the rest can be looked up then. */
  private orderFor(i: number): readonly Question[] {
    const { data, asked, unfinished } = this.card(i);
    if (!isEmpty(data) || asked.length > 0 || unfinished !== undefined) return this.questions;
    return this.questions.toSorted((a, b) => Number(b.id === 'ref') - Number(a.id === 'ref'));
  }

  private async lookUp(i: number): Promise<void> {
    const named = namedIn(this.card(i).data);
    const answer = named === undefined ? undefined : await this.tools.find(named);
    if (answer instanceof Failure) this.sayTrouble(answer);
    else if (answer !== undefined) {
      this.cards[i] = { ...this.card(i), ...withFound(this.card(i), answer, this.tools.languages) };
      this.save();
      await this.offerFound(i);
    }
  }

  /** Why nothing was found: what there is to know is asked for then. */
  private sayTrouble({ words }: Failure): void {
    this.prompter.say(`${wrapped(words.message, { columns: this.prompter.columns }).join('\n')}\n`);
  }

  /** Shows what was found; as a whole it is taken with one key, and else it stands in the questions to be changed. */
  private async offerFound(i: number): Promise<void> {
    const { prompter } = this;
    const { data, found = [] } = this.card(i);
    const shown = this.questions.filter(
      ({ id, isAnswered }) => found.includes(id.replace(/\..*/, '')) && isAnswered(data),
    );
    if (shown.length === 0) return;
    const rows = shown.map((one) =>
      cut(`${one.label}: ${one.show(data).replace(/\s+/g, ' ').trim()}`, prompter.columns - 1),
    );
    prompter.say(`${rows.join('\n')}\n\n`);
    const isTaken = await prompter.choose({
      message: choices.take,
      choices: [
        { name: choices.takeAll, value: true },
        { name: choices.goThrough, value: false },
      ],
    });
    if (isTaken) this.change(i, { found: [] });
  }

  private async ask(i: number, question: Question): Promise<void> {
    const { prompter, tools } = this;
    const { data, asked, unfinished } = this.card(i);
    const begun = unfinished?.question === question.id ? unfinished.text : undefined;
    try {
      const answered = await question.ask({ ...tools, isDraft: tools.desk.isDraft, unfinished: begun }, data);
      const { unfinished: _, ...card } = this.card(i);
      const before = asked.filter((id) => id !== question.id && !(id === accepted && question.id === 'ref'));
      this.cards[i] = { ...card, data: answered, asked: [...before, question.id] };
      // Kept at once: a terminal that is closed may leave no time.
      this.save();
    } catch (error) {
      if (error instanceof Interrupted && prompter.unfinished.trim() !== '') {
        this.change(i, { unfinished: { question: question.id, text: prompter.unfinished } });
      }
      throw error;
    }
  }

  /** Announces that the paper is known already, or that its ids contradict each other. `false`: the card is dropped. */
  private async settleIdentity(i: number): Promise<boolean> {
    const { prompter } = this;
    for (;;) {
      const found = (await this.problemsOf(i)).filter(isOfIdentity);
      const hasErrors = found.some(({ severity }) => severity === 'error');
      if (found.length === 0 || (!hasErrors && this.card(i).asked.includes(accepted))) return true;
      prompter.say(showProblems(found, prompter.columns));
      const choice = await prompter.choose({
        message: choices.goOn,
        choices: [
          ...(hasErrors ? [] : [{ name: choices.yes, value: 'on' as const }]),
          { name: choices.other, value: 'other' as const },
          { name: choices.drop, value: 'drop' as const },
        ],
      });
      if (choice === 'on') this.change(i, { asked: [...this.card(i).asked, accepted] });
      if (choice !== 'other') return choice === 'on';
      const question = this.questions.find(({ id }) => id === 'ref');
      if (question !== undefined) await this.ask(i, question);
    }
  }

  private async confirm(i: number): Promise<Verdict> {
    const { prompter } = this;
    for (;;) {
      const trial = await this.tools.desk.try(this.papersUpTo(i));
      const before = await this.tools.desk.try(this.papersUpTo(i - 1));
      const problems = await this.problemsOf(i);
      const own = trial.inserted.slice(before.inserted.length);
      prompter.say(`\n${showCard(own, prompter.columns)}\n${showProblems(problems, prompter.columns)}`);
      const isLast = i === this.cards.length - 1;
      const hasErrors = problems.some(({ severity }) => severity === 'error');
      const choice = await prompter.choose({
        message: hasErrors ? choices.cannotAdd : choices.add(this.tools.desk.positionOf(i + 1)),
        choices: [
          ...(hasErrors ? [] : [{ name: choices.addOne, value: 'add' as const }]),
          ...(hasErrors || !isLast ? [] : [{ name: choices.addMore, value: 'more' as const }]),
          { name: choices.change, value: 'change' as const },
          { name: choices.discard, value: 'drop' as const },
        ],
      });
      if (choice !== 'change') return choice;
      await this.changeAnswer(i);
    }
  }

  private async changeAnswer(i: number): Promise<void> {
    const { data } = this.card(i);
    const width = this.prompter.columns - 4;
    const question = await this.prompter.choose({
      message: choices.which,
      choices: this.questions.map((one) => ({
        name: cut(`${one.label}: ${one.show(data).replace(/\s+/g, ' ').trim()}`, width),
        value: one,
      })),
    });
    await this.ask(i, question);
    if (question.id === 'ref') await this.settleIdentity(i);
  }

  private sayHeading(i: number): void {
    const { desk } = this.tools;
    const { name, data } = this.card(i);
    const heading = sayHeading({
      position: desk.positionOf(i + 1),
      issue: desk.name,
      name: titleOf(data) ?? name,
      n: i + 1,
      of: this.cards.length,
    });
    this.prompter.say(`\n${wrapped(heading, { columns: this.prompter.columns }).join('\n')}\n\n`);
  }

  private async problemsOf(i: number): Promise<readonly Problem[]> {
    const before = await this.tools.desk.try(this.papersUpTo(i - 1));
    const after = await this.tools.desk.try(this.papersUpTo(i));
    return after.problems
      .slice()
      .filter(
        (problem) =>
          !before.problems.some(
            (known) => known.code === problem.code && known.path.join('.') === problem.path.join('.'),
          ),
      );
  }

  private papersUpTo(i: number): PaperData[] {
    return this.cards.slice(0, i + 1).map((card) => card.data);
  }

  private card(i: number): OpenCard {
    const card = this.cards[i];
    if (card === undefined) throw new RangeError(`no card ${i}`);
    return card;
  }

  private change(i: number, change: Partial<OpenCard>): void {
    this.cards[i] = { ...this.card(i), ...change };
  }
}

function isOfIdentity({ code, path }: Problem): boolean {
  if (code.startsWith('paper/duplicate') || code === 'paper/link-contradiction') return true;
  return code !== 'paper/link-missing' && ['arxiv', 'doi', 'link'].includes(String(path[2]));
}
