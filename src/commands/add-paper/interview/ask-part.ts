import { Back, Interrupted } from '../../../terminal/index.ts';
import type { Interview } from './tools.ts';
import type { Question } from './question.ts';

/** Among the questions that were asked: the user knows that the paper is not new. */
export const accepted = 'known paper';

/** Asks for one part of a card, and keeps the answer at once. Throws Interrupted; what was typed until then is kept. */
export async function askPart(
  { tools, cards, prompter }: Interview,
  i: number,
  question: Question,
): Promise<void> {
  const { data, asked, unfinished } = cards.at(i);
  const begun = unfinished?.question === question.id ? unfinished.text : undefined;
  try {
    const answered = await question.ask({ ...tools, isDraft: tools.desk.isDraft, unfinished: begun }, data);
    const { unfinished: left, ...card } = cards.at(i);
    // What was typed at another question, before going back from it, waits for that one.
    const waiting = left === undefined || left.question === question.id ? {} : { unfinished: left };
    const before = asked.filter((id) => id !== question.id && !(id === accepted && question.id === 'ref'));
    cards.put(i, { ...card, ...waiting, data: answered, asked: [...before, question.id] });
    // At once: a terminal that is closed may leave no time.
    cards.save();
  } catch (error) {
    if ((error instanceof Interrupted || error instanceof Back) && prompter.unfinished.trim() !== '')
      cards.change(i, { unfinished: { question: question.id, text: prompter.unfinished } });
    throw error;
  }
}
