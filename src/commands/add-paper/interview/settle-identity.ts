import type { Problem } from '../../../problem/index.ts';
import { accepted, askPart } from './ask-part.ts';
import type { Interview } from './tools.ts';
import { showProblems } from './show-card.ts';
import { choices } from './words.ts';

/** Announces that the paper is known already, or that its ids contradict each other. `false`: the card is dropped. */
export async function settleIdentity(interview: Interview, i: number): Promise<boolean> {
  const { cards, prompter, questions } = interview;
  for (;;) {
    const found = (await cards.problemsOf(i)).filter(isOfIdentity);
    const hasErrors = found.some(({ severity }) => severity === 'error');
    if (found.length === 0 || (!hasErrors && cards.at(i).asked.includes(accepted))) return true;
    prompter.say(showProblems(found, prompter.columns));
    const choice = await prompter.choose({
      message: choices.goOn,
      choices: [
        ...(hasErrors ? [] : [{ name: choices.yes, value: 'on' as const }]),
        { name: choices.other, value: 'other' as const },
        { name: choices.drop, value: 'drop' as const },
      ],
    });
    if (choice === 'on') cards.change(i, { asked: [...cards.at(i).asked, accepted] });
    if (choice !== 'other') return choice === 'on';
    const ref = questions.find(({ id }) => id === 'ref');
    if (ref !== undefined) await askPart(interview, i, ref);
  }
}

function isOfIdentity({ code, path }: Problem): boolean {
  if (code.startsWith('paper/duplicate') || code === 'paper/link-contradiction') return true;
  return code !== 'paper/link-missing' && ['arxiv', 'doi', 'link'].includes(String(path[2]));
}
