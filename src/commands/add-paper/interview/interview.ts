import type { PaperDraft } from '../../../papers/index.ts';
import { Interrupted, wrapped } from '../../../terminal/index.ts';
import { askPart } from './ask-part.ts';
import type { Card } from '../card.ts';
import { confirmCard, type Verdict } from './confirm-card.ts';
import type { Interview, InterviewTools } from './tools.ts';
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
  /** Keeps their cards for another run; where they are kept, if they can be. */
  readonly save: () => string | undefined;
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
    if (error instanceof Interrupted) cards.save();
    throw error;
  }
  return { papers: cards.papers, save: () => cards.save() };
}

async function askAll(interview: Interview, i: number): Promise<Verdict> {
  const { tools, cards, prompter } = interview;
  sayWhich(interview, i);
  if (!(await settleIdentity(interview, i))) return 'drop';
  const { trouble } = cards.at(i);
  if (trouble !== undefined) sayTrouble(prompter, trouble);
  await offerFound(interview, i);
  for (const question of orderFor(cards.at(i), interview.questions)) {
    const { data, asked, isWritten, found = [] } = cards.at(i);
    const isToReview = found.includes(question.id.replace(/\..*/, ''));
    if ((question.isAnswered(data) && !isToReview) || asked.includes(question.id)) continue;
    // What was not found is nothing to accept or to change.
    if (isToReview && !question.isAnswered(data) && question.id.startsWith('more')) continue;
    if (isWritten && !(question.isRequired && !tools.desk.isDraft)) continue;
    await askPart(interview, i, question);
    if (question.id !== 'ref') continue;
    if (!(await settleIdentity(interview, i))) return 'drop';
    await findAndOffer(interview, i);
  }
  return confirmCard(interview, i);
}

/** A paper of which nothing is known yet is named first: most of the rest can be looked up then. */
function orderFor(
  { data, asked, unfinished }: OpenCard,
  questions: readonly Question[],
): readonly Question[] {
  if (!isEmpty(data) || asked.length > 0 || unfinished !== undefined) return questions;
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
