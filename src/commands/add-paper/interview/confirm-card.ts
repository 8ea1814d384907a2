import { Back } from '../../../terminal/index.ts';
import { askPart } from './ask-part.ts';
import { type Interview, withBack } from './tools.ts';
import { settleIdentity } from './settle-identity.ts';
import { answerRow } from './offer-found.ts';
import { showCard, showProblems } from './show-card.ts';
import { choices } from './words.ts';

/** The decision about a card; `more`: it is added, and another one begun. */
export type Verdict = 'add' | 'more' | 'drop';

/** Shows a card as it will stand in the file, with what is wrong with it, until the user has decided on it. */
export async function confirmCard(interview: Interview, i: number): Promise<Verdict> {
  const { tools, cards, prompter } = interview;
  for (;;) {
    const lines = await cards.linesOf(i);
    const problems = await cards.problemsOf(i);
    prompter.say(`\n${showCard(lines, prompter.columns)}\n${showProblems(problems, prompter.columns)}`);
    const isLast = i === cards.count - 1;
    const hasErrors = problems.some(({ severity }) => severity === 'error');
    const choice = await prompter.choose({
      message: hasErrors ? choices.cannotAdd : choices.add(tools.desk.positionOf(i + 1)),
      choices: [
        ...(hasErrors ? [] : [{ name: choices.addOne, value: 'add' as const }]),
        ...(hasErrors || !isLast ? [] : [{ name: choices.addMore, value: 'more' as const }]),
        { name: choices.change, value: 'change' as const },
        { name: choices.discard, value: 'drop' as const },
      ],
    });
    if (choice !== 'change') return choice;
    await changeAnswer(interview, i);
  }
}

async function changeAnswer(interview: Interview, i: number): Promise<void> {
  const { cards, prompter, questions } = interview;
  const { data } = cards.at(i);
  const here = withBack(interview);
  try {
    const question = await here.prompter.choose({
      message: choices.which,
      choices: questions.map((one) => ({ name: answerRow(one, data, prompter.columns - 4), value: one })),
    });
    await askPart(here, i, question);
    if (question.id === 'ref') await settleIdentity(interview, i);
  } catch (error) {
    // Back to the card, which is shown again.
    if (!(error instanceof Back)) throw error;
  }
}
