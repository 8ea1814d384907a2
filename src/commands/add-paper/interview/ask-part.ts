import type { Unfinished } from './kept-answers.ts';
import { Back, Interrupted } from '../../../terminal/index.ts';
import type { Interview } from './tools.ts';
import type { Asking, Question } from './question.ts';
import { sayLeft, sayUnkept } from './words.ts';

/** Among the questions that were asked: the user knows that the paper is not new. */
export const accepted = 'known paper';

/** Asks for one part of a card, and keeps the answer at once. Throws Interrupted; what was typed until then is kept. */
export async function askPart(
  { tools, cards, prompter }: Interview,
  i: number,
  question: Question,
): Promise<void> {
  const { data, asked } = cards.at(i);
  const unfinished = (): Unfinished | undefined =>
    cards.at(i).unfinished?.find((one) => one.question === question.id);
  /** What was typed at other questions, before going back from them, waits for those. */
  const withOthers = (...own: readonly Unfinished[]): { unfinished: readonly Unfinished[] } => ({
    unfinished: [...(cards.at(i).unfinished ?? []).filter((one) => one.question !== question.id), ...own],
  });
  const begun = unfinished();
  const left = begun?.file === undefined ? [] : tools.filesOfEditor(begun.file);
  if (left.length > 0) prompter.say(`${sayLeft(left)}\n`);
  const asking: Asking = {
    ...tools,
    isDraft: tools.desk.isDraft,
    unfinished: begun?.text,
    edit: (text, name) =>
      tools.edit(text, name, (file) => {
        // A program that is killed while the editor is open has no time for it.
        cards.change(i, withOthers({ question: question.id, text, file }));
        cards.save();
      }),
    soFar(paper) {
      cards.change(i, { data: paper });
      cards.save();
    },
  };
  try {
    const answered = await question.ask(asking, data);
    const before = asked.filter((id) => id !== question.id && !(id === accepted && question.id === 'ref'));
    cards.change(i, { ...withOthers(), data: answered, asked: [...before, question.id] });
    // At once: a terminal that is closed may leave no time.
    cards.save();
    const trouble = tools.kept.trouble();
    if (trouble !== undefined) prompter.say(`${sayUnkept(trouble)}\n`);
  } catch (error) {
    // Whoever goes back from an answer of several steps takes all of it back.
    if (error instanceof Back) cards.change(i, { data });
    if (error instanceof Interrupted || error instanceof Back) {
      const here = unfinished();
      const typed = prompter.unfinished;
      const text = typed.trim() === '' ? (here?.text ?? '') : typed;
      const isLeft = here?.file !== undefined && tools.filesOfEditor(here.file).length > 0;
      const now = { question: question.id, text, ...(isLeft ? { file: here.file } : {}) };
      cards.change(i, text.trim() !== '' || isLeft ? withOthers(now) : withOthers());
    }
    throw error;
  }
}
