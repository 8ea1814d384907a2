import { sayProblem } from '../../../problem/index.ts';
import { moreFault, parseMore, sayMore } from '../further-reading.ts';
import type { More } from '../further-reading.ts';
import { Back, type Prompter } from '../../../terminal/index.ts';
import { oneLine } from '../clean.ts';
import { type Asking, put, type Question } from './question.ts';
import { choices, hints, labels, sayRefusal } from './words.ts';

/** Addresses one after the other, until an empty answer; those that are there already come first, to be changed. */
export const moreQuestion: Question = {
  id: 'more',
  label: labels.more(1),
  isRequired: false,
  isAnswered: (paper) => paper.more !== undefined,
  show: (paper) => (paper.more ?? []).map(sayMore).join(', '),
  async ask(asking, paper) {
    const { prompter, unfinished } = asking;
    const before = paper.more ?? [];
    const found: (More | undefined)[] = [];
    for (let i = 0; ;) {
      const old = before[i];
      const begun = i === before.length ? unfinished : undefined;
      const known = i < found.length ? found[i] : old;
      try {
        const entry = await askOne(
          { ...asking, prompter: i === 0 ? prompter : prompter.withBack() },
          { n: i + 1, known, begun },
        );
        if (entry === undefined && old === undefined && i >= found.length - 1) {
          const more = found.slice(0, i).filter((one) => one !== undefined);
          return put(paper, 'more', more.length === 0 ? undefined : more);
        }
        found[i++] = entry;
        const soFar = [...found, ...before.slice(found.length)].filter((one) => one !== undefined);
        asking.soFar(put(paper, 'more', soFar.length === 0 ? undefined : soFar));
      } catch (error) {
        if (!(error instanceof Back) || i === 0) throw error;
        // To the address before, which stands in the line again.
        i--;
      }
    }
  },
};

/** Asks for one address; `known` is what stands there already. */
async function askOne(
  { prompter, suggestions, titleAt }: Asking,
  { n, known, begun }: { n: number; known: More | undefined; begun: string | undefined },
): Promise<More | undefined> {
  const answer = await prompter.line({
    message: labels.more(n),
    hint: known === undefined ? hints.more : hints.moreAgain,
    initial: known === undefined ? (begun ?? '') : sayMore(known),
    check: (text) => (text.trim() === '' ? undefined : refusalOf(text)),
    suggest: suggestions.more,
  });
  const entry = parseMore(answer);
  if (entry === undefined) return undefined;
  // An entry with titles in several languages stays what it is unless it is changed.
  const isKept = known !== undefined && sayMore(known) === answer.trim();
  return titled(isKept ? known : entry, prompter, titleAt);
}

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
  return sayRefusal(sayProblem({ code: 'text/url', args: { what: labels.more(1), ...fault } }));
}
