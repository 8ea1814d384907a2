import type { PaperDraft } from '../../../papers/index.ts';
import { Back, wrapped } from '../../../terminal/index.ts';
import { askPart } from './ask-part.ts';
import type { Card } from '../card.ts';
import { keysOf } from '../found-data.ts';
import { confirmCard, type Verdict } from './confirm-card.ts';
import { type Interview, type InterviewTools, withBack } from './tools.ts';
import type { OpenCard } from './kept-answers.ts';
import { settleIdentity } from './settle-identity.ts';
import { isEmpty } from '../missing.ts';
import { findAndOffer, offerFound, sayTrouble } from './offer-found.ts';
import { OpenCards } from './open-cards.ts';
import type { Question } from './question.ts';
import { questionsFor } from './questions.ts';
import { titleOf } from '../titles.ts';
import { sayHeading } from './words.ts';

export interface Held {
  /** The papers that the user said yes to. */
  readonly papers: readonly PaperDraft[];
  /** Keeps their cards for another run, if that can be done. */
  readonly save: () => void;
}

/** Asks about cards one after the other. Throws Interrupted; the answers so far are kept then, if they can be. */
export async function holdInterview(
  tools: InterviewTools,
  begun: readonly (Card | OpenCard)[],
): Promise<Held> {
  const cards = new OpenCards(begun, tools);
  const { prompter, languages } = tools;
  const interview: Interview = { tools, prompter, cards, questions: questionsFor(languages) };
  try {
    for (let i = 0; i < cards.count; i++) {
      if (cards.at(i).isReady) continue;
      const verdict = await askAll(interview, i);
      if (verdict === 'drop') cards.drop(i--);
      else cards.change(i, { isReady: true });
      if (verdict === 'more') cards.begin();
    }
  } catch (error) {
    cards.save();
    throw error;
  }
  return { papers: cards.papers, save: () => cards.save() };
}

/** Asks for the parts of a card one after the other, and for the last word. Esc goes back to the question before. */
async function askAll(interview: Interview, i: number): Promise<Verdict> {
  const { cards, prompter } = interview;
  sayWhich(interview, i);
  if (!(await settleIdentity(interview, i))) return 'drop';
  const { trouble } = cards.at(i);
  if (trouble !== undefined) sayTrouble(prompter, trouble);
  await offerFound(interview, i);
  const questions = orderFor(cards.at(i), interview.questions);
  /** The questions that Esc leads back to. */
  const before: number[] = [];
  let again: number | undefined;
  for (let n = 0; ;) {
    const here = before.length === 0 ? interview : withBack(interview);
    const question = questions[n];
    try {
      if (question === undefined) return await confirmCard(here, i);
      if (n === again || isToAsk(interview, i, question)) {
        again = undefined;
        const isSettled = await askOne(here, i, { question, onAnswer: () => before.push(n) });
        if (!isSettled) return 'drop';
      }
      n++;
    } catch (error) {
      const last = error instanceof Back ? before.pop() : undefined;
      if (last === undefined) throw error;
      again = last;
      n = last;
    }
  }
}

function isToAsk({ tools, cards }: Interview, i: number, question: Question): boolean {
  const { data, asked, isWritten, found = [], unfinished = [] } = cards.at(i);
  if (unfinished.some((one) => one.question === question.id)) return true;
  const isToReview = found.includes(question.id.replace(/\..*/, ''));
  if ((question.isAnswered(data) && !isToReview) || asked.includes(question.id)) return false;
  // What was not found is nothing to accept or to change.
  if (isToReview && !question.isAnswered(data) && question.id.startsWith('more')) return false;
  return !isWritten || (question.isRequired && !tools.desk.isDraft);
}

/** Asks one question; which paper it is leads to what is known of it. `false`: the card is dropped. */
async function askOne(
  interview: Interview,
  i: number,
  { question, onAnswer }: { readonly question: Question; readonly onAnswer: () => void },
): Promise<boolean> {
  const { cards } = interview;
  const { data, lookedUp } = cards.at(i);
  if (question.id !== 'ref') {
    await askPart(interview, i, question);
    onAnswer();
    return true;
  }
  await askPart(interview, i, question);
  onAnswer();
  // Another paper: what was found of the one before, and not changed since, is not its.
  const isOther = keysOf(data).join(' ') !== keysOf(cards.at(i).data).join(' ');
  if (isOther && lookedUp !== undefined)
    cards.change(i, { data: without(cards.at(i).data, lookedUp), lookedUp: undefined });
  const here = withBack(interview);
  if (!(await settleIdentity(here, i))) return false;
  await findAndOffer(here, i);
  return true;
}

/** A card without the parts that are still as they were found; its ids are the user's. */
function without(data: PaperDraft, found: PaperDraft): PaperDraft {
  const isKept = ([key, value]: [string, unknown]): boolean =>
    ['arxiv', 'doi', 'link'].includes(key) ||
    value !== Object.entries(found).find(([one]) => one === key)?.[1];
  return Object.fromEntries(Object.entries(data).filter(isKept));
}

/** A paper of which nothing is known yet is named first: most of the rest can be looked up then. */
function orderFor(
  { data, asked, unfinished = [] }: OpenCard,
  questions: readonly Question[],
): readonly Question[] {
  if (!isEmpty(data) || asked.length > 0 || unfinished.length > 0) return questions;
  return questions.toSorted((a, b) => Number(b.id === 'ref') - Number(a.id === 'ref'));
}

function sayWhich({ tools: { desk }, cards, prompter }: Interview, i: number): void {
  const { name, data } = cards.at(i);
  const heading = sayHeading({
    position: desk.positionOf(i + 1),
    issue: desk.name,
    name: titleOf(data) ?? name,
    n: i + 1,
    of: cards.count,
  });
  prompter.say(`\n${wrapped(heading, { columns: prompter.columns }).join('\n')}\n\n`);
}
