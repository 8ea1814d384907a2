import { addDays, type DateString } from '../../../calendar.ts';
import type { PaperDraft } from '../../../papers/index.ts';
import { cut, type Prompter } from '../../../terminal/index.ts';
import type { Card } from '../card.ts';
import { keysOf } from '../found-data.ts';
import { titleOf } from '../titles.ts';
import type { Kept, OpenCard } from './kept-answers.ts';
import { merge } from '../merge.ts';
import { isEmpty } from '../missing.ts';
import { choices, sayWaiting, takenElsewhere } from './words.ts';

interface Now {
  /** The issue that papers are added to now. */
  readonly issue: string;
  readonly moment: Date;
  /** Asked only where answers are kept: Node loads its time zones for it, a tenth of the time to the first question. */
  readonly dayOf: (moment: Date) => DateString;
}

/**
 * The cards that an interrupted run left, where the user wants to go on with them; else they are thrown away, and those of
 * the run before are offered. The rest waits for other runs.
 */
export async function offerKept(
  waiting: readonly Kept[],
  prompter: Prompter,
  { now, remove }: { readonly now: Now; readonly remove: () => void },
): Promise<readonly OpenCard[]> {
  for (const found of waiting) {
    const goOn = await ask(found, prompter, now);
    const cards = found.take();
    if (cards === undefined) prompter.say(`${takenElsewhere}\n`);
    else if (goOn) return cards;
    else remove();
  }
  return [];
}

function ask({ cards, at, issue }: Kept, prompter: Prompter, now: Now): Promise<boolean> {
  const [card] = cards;
  const today = now.dayOf(now.moment);
  return prompter.choose({
    message: sayWaiting({
      count: cards.length,
      name: card === undefined ? undefined : nameOf(card, prompter.columns),
      day: now.dayOf(at),
      today,
      yesterday: addDays(today, -1),
      issue: issue === now.issue ? undefined : issue,
    }),
    choices: [
      { name: choices.yes, value: true },
      { name: choices.throwAway(cards.length), value: false },
    ],
  });
}

function nameOf({ data }: OpenCard, columns: number): string | undefined {
  const name = titleOf(data) ?? data.arxiv ?? data.doi ?? data.link;
  return name === undefined ? undefined : cut(name, Math.max(24, columns - 44));
}

/**
 * Cards that wait come first. One that the command line names again is completed by it, and a call that names none only goes on
 * with them.
 */
export function withWaiting(
  waiting: readonly OpenCard[],
  cards: readonly Card[],
  languages: readonly string[],
): (Card | OpenCard)[] {
  const merged = waiting.map((card) => {
    const again = cards.find((other) => isSame(card.data, other.data));
    if (again === undefined) return card;
    // Answers win over what was found again, and what was typed just now over both.
    const { said = again.data, found, data } = again;
    const isFound = found !== undefined && found.length > 0;
    const before = isFound ? merge(data, card.data, languages) : card.data;
    return { ...card, data: merge(before, said, languages) };
  });
  const rest = cards.filter(({ data }) => !waiting.some((card) => isSame(card.data, data)));
  return [...merged, ...(waiting.length === 0 ? rest : rest.filter(({ data }) => !isEmpty(data)))];
}

function isSame(a: PaperDraft, b: PaperDraft): boolean {
  const keys = new Set(keysOf(a));
  if (keysOf(b).some((key) => keys.has(key))) return true;
  return titleOf(a) !== undefined && titleOf(a) === titleOf(b);
}
