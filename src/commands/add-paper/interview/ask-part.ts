import { Back, Interrupted } from '../../../terminal/index.ts';
import type { Interview } from './tools.ts';
import type { Asking, Question } from './question.ts';
import { sayLeft } from './words.ts';

/** Among the questions that were asked: the user knows that the paper is not new. */
export const accepted = 'known paper';

/** Asks for one part of a card, and keeps the answer at once. Throws Interrupted; what was typed until then is kept. */
export async function askPart(
  { tools, cards, prompter }: Interview,
  i: number,
  question: Question,
): Promise<void> {
  const { data, asked, unfinished } = cards.at(i);
  const begun = unfinished?.question === question.id ? unfinished : undefined;
  const left = begun?.file === undefined ? [] : tools.filesOfEditor(begun.file);
  if (left.length > 0) prompter.say(`${sayLeft(left)}\n`);
  const asking: Asking = {
    ...tools,
    isDraft: tools.desk.isDraft,
    unfinished: begun?.text,
    edit: (text, name) =>
      tools.edit(text, name, (file) => {
        // A program that is killed while the editor is open has no time for it.
        cards.change(i, { unfinished: { question: question.id, text, file } });
        cards.save();
      }),
    soFar(paper) {
      cards.change(i, { data: paper });
      cards.save();
    },
  };
  try {
    const answered = await question.ask(asking, data);
    const { unfinished: left, ...card } = cards.at(i);
    // What was typed at another question, before going back from it, waits for that one.
    const waiting = left === undefined || left.question === question.id ? {} : { unfinished: left };
    const before = asked.filter((id) => id !== question.id && !(id === accepted && question.id === 'ref'));
    cards.put(i, { ...card, ...waiting, data: answered, asked: [...before, question.id] });
    // At once: a terminal that is closed may leave no time.
    cards.save();
  } catch (error) {
    // Whoever goes back from an answer of several steps takes all of it back.
    if (error instanceof Back) cards.change(i, { data });
    const text = prompter.unfinished;
    if ((error instanceof Interrupted || error instanceof Back) && text.trim() !== '') {
      const file = cards.at(i).unfinished?.file;
      const isLeft = file !== undefined && tools.filesOfEditor(file).length > 0;
      cards.change(i, { unfinished: { question: question.id, text, ...(isLeft ? { file } : {}) } });
    }
    throw error;
  }
}
