import type { PaperDraft } from '../../../papers/index.ts';
import { Failure, sayNotice } from '../../../problem/index.ts';
import { cut, type Prompter, wrapped } from '../../../terminal/index.ts';
import type { Card } from '../card.ts';
import { namedIn, otherLanguages } from '../found-data.ts';
import type { Interview } from './tools.ts';
import { withFound } from '../look-up.ts';
import type { Question } from './question.ts';
import { choices } from './words.ts';

/** Looks the paper of a card up once its ref is answered, and offers what was found. */
export async function findAndOffer(interview: Interview, i: number): Promise<void> {
  const { tools, cards, prompter } = interview;
  const named = namedIn(cards.at(i).data);
  const answer = named === undefined ? undefined : await tools.find(named);
  if (answer instanceof Failure) sayTrouble(prompter, answer);
  else if (answer !== undefined) {
    const { withdrawn: words, version } = answer;
    const ref = named?.arxiv ?? named?.doi ?? named?.link ?? '';
    if (version !== undefined) say(prompter, sayNotice({ code: 'other-version', args: { ref, version } }));
    if (words !== undefined) say(prompter, sayNotice({ code: 'paper-withdrawn', args: { ref, words } }));
    const card = withFound(cards.at(i), answer, tools.languages);
    const languages = otherLanguages(card, tools.languages);
    if (languages.length > 0)
      say(prompter, sayNotice({ code: 'other-languages', args: { refs: [ref], languages } }));
    cards.put(i, { ...cards.at(i), ...card, lookedUp: foundOf(card) });
    cards.save();
    await offerFound(interview, i);
  }
}

/** Shows what was found; as a whole it is taken with one key, and else it stands in the questions to be changed. */
export async function offerFound({ cards, prompter, questions }: Interview, i: number): Promise<void> {
  const { data, found = [] } = cards.at(i);
  const shown = questions.filter(
    ({ id, isAnswered }) => found.includes(id.replace(/\..*/, '')) && isAnswered(data),
  );
  if (shown.length === 0) return;
  const rows = shown.map((one) => answerRow(one, data, prompter.columns - 1));
  prompter.say(`${rows.join('\n')}\n\n`);
  const isTaken = await prompter.choose({
    message: choices.take,
    choices: [
      { name: choices.takeAll, value: true },
      { name: choices.goThrough, value: false },
    ],
  });
  if (isTaken) cards.change(i, { found: [] });
}

/** The parts of a card that were found. */
function foundOf({ data, found = [] }: Card): PaperDraft {
  return Object.fromEntries(Object.entries(data).filter(([key]) => found.includes(key)));
}

/** Why nothing was found: what there is to know is asked for then. */
export function sayTrouble(prompter: Prompter, { words }: Failure): void {
  say(prompter, words.message);
}

function say(prompter: Prompter, text: string): void {
  prompter.say(`${wrapped(text, { columns: prompter.columns }).join('\n')}\n`);
}

/** A question with its answer so far, in one row. */
export function answerRow(question: Question, data: PaperDraft, columns: number): string {
  return cut(`${question.label}: ${question.show(data).replace(/\s+/g, ' ').trim()}`, columns);
}
