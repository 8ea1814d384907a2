import { sayProblem } from '../../../problem/index.ts';
import { moreFault, parseMore, sayMore } from '../further-reading.ts';
import type { More } from '../further-reading.ts';
import type { Prompter } from '../../../terminal/index.ts';
import { oneLine } from '../clean.ts';
import { type Asking, put, type Question } from './question.ts';
import { choices, hints, labels } from './words.ts';

/** Addresses one after the other, until an empty answer; those that are there already come first, to be changed. */
export const moreQuestion: Question = {
  id: 'more',
  label: labels.more(1),
  isRequired: false,
  isAnswered: (paper) => paper.more !== undefined,
  show: (paper) => (paper.more ?? []).map(sayMore).join(', '),
  async ask({ prompter, suggestions, unfinished, titleAt }, paper) {
    const before = paper.more ?? [];
    const found: More[] = [];
    for (let i = 0; ; i++) {
      const old = before[i];
      const begun = i === before.length ? unfinished : undefined;
      const answer = await prompter.line({
        message: labels.more(i + 1),
        hint: old === undefined ? hints.more : hints.moreAgain,
        initial: old === undefined ? (begun ?? '') : sayMore(old),
        check: (text) => (text.trim() === '' ? undefined : refusalOf(text)),
        suggest: suggestions.more,
      });
      const entry = parseMore(answer);
      // An entry with titles in several languages stays what it is unless it is changed.
      if (entry !== undefined) {
        const isOld = old !== undefined && sayMore(old) === answer.trim();
        found.push(await titled(isOld ? old : entry, prompter, titleAt));
      } else if (old === undefined) return put(paper, 'more', found.length === 0 ? undefined : found);
    }
  },
};

/** Suggests the title of an address that has none. */
async function titled(more: More, prompter: Prompter, titleAt: Asking['titleAt']): Promise<More> {
  if (typeof more !== 'string') return more;
  const title = oneLine((await titleAt(more)) ?? '');
  // "Title=https://…" could not hold it: the first of these signs ends a title.
  if (title === '' || /=\s*https?:/.test(title)) return more;
  const isTaken = await prompter.choose({
    message: choices.linkTitle(title),
    choices: [
      { name: choices.takeTitle, value: true },
      { name: choices.noTitle, value: false },
    ],
  });
  return isTaken ? { title, url: more } : more;
}

/** In the words that `validate` would have for it. */
function refusalOf(text: string): string | undefined {
  const fault = moreFault(text);
  if (fault === undefined) return undefined;
  const { message, hint } = sayProblem({ code: 'text/url', args: { what: labels.more(1), ...fault } });
  return hint === undefined ? message : `${message}. ${hint}`;
}
