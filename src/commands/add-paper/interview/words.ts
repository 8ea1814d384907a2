/** Everything that add-paper says at its prompts. */
import type { DateString } from '../../../calendar.ts';
import { type Failure, languageName } from '../../../problem/index.ts';

const skip = 'Enter leaves it out';
const ends = 'Type or paste it; an empty line ends it';

export const labels = {
  title: (lang: string | undefined) => (lang === undefined ? 'Title' : `Title in ${languageName(lang)}`),
  authors: 'Authors',
  ref: 'arXiv id, DOI or link',
  published: 'Published on',
  summary: 'Summary, in your own words',
  shortSummary: 'Summary',
  abstract: (lang: string | undefined) =>
    lang === undefined ? 'Abstract' : `Abstract in ${languageName(lang)}`,
  more: (n: number) => (n === 1 ? 'Further reading' : `Further reading ${n}`),
} as const;

/** Below a question. `mustBe`: it has to be answered. */
export const hints = {
  title: (mustBe: boolean) => (mustBe ? 'As the paper has it' : `As the paper has it · ${skip}`),
  authors: `Commas between them, or paste one a line · ${skip}`,
  ref: (mustBe: boolean) =>
    mustBe ? '2506.15677, 10.1000/xyz or https://…' : `2506.15677, 10.1000/xyz, https://… · ${skip}`,
  published: `2025-06-18 or 18 Jun 2025 · ${skip}`,
  /** `kept` is the beginning of the text that is there; empty where none is. */
  long: ({ mustBe, kept, editor }: { mustBe: boolean; kept: string; editor: string | undefined }) => {
    const way =
      kept !== ''
        ? `Enter keeps “${kept}”; or type or paste a new one`
        : mustBe
          ? ends
          : `${ends}, or leaves it out`;
    return editor === undefined ? way : `${way} · Ctrl-O opens ${editor}`;
  },
  more: 'Title=https://… or https://… · Enter ends the list',
  moreAgain: 'An empty line removes it',
} as const;

/** Why an answer is refused. */
export const refusals = {
  title: 'It needs a title in one language.',
  summary: 'It needs a summary.',
  published: 'Write a day with year, month and day, such as 2025-06-18.',
} as const;

/** What is wrong with an answer, and what to do about it. */
export function sayRefusal({ message, hint }: Failure['words']): string {
  return hint === undefined ? message : `${message}. ${hint}`;
}

export const choices = {
  goOn: 'Go on with it?',
  yes: 'Go on',
  other: 'Give another id or link',
  drop: 'Drop this paper',
  add: (position: number) => `Add it as paper ${position}?`,
  cannotAdd: 'It cannot be added like this',
  addOne: 'Add it',
  addMore: 'Add it, and begin another',
  change: 'Change an answer',
  discard: 'Discard it',
  which: 'Which one?',
  linkTitle: (title: string) => `Title of the link: ${title}`,
  takeTitle: 'Take this title',
  noTitle: 'Only the address',
  whichDay: (written: string) => `Which day is ${written}?`,
  take: 'Take what was found?',
  takeAll: 'Take it',
  goThrough: 'Go through it, part by part',
  throwAway: (cards: number) => (cards === 1 ? 'Throw it away' : 'Throw them away'),
} as const;

/** The state of a paper before the first question. */
export const states = {
  found: (missing: readonly string[]) =>
    missing.length === 0 ? 'complete' : `missing: ${missing.join(', ')}`,
} as const;

export function sayState({
  name,
  title,
  state,
  earlier,
}: {
  name: string;
  title: string | undefined;
  state: string;
  earlier: string | undefined;
}): string {
  const known = earlier === undefined ? [] : [`was in ${earlier}`];
  return [name, ...(title === undefined ? [] : [title]), ...known, state]
    .filter((part) => part !== '')
    .join(' · ');
}

export function sayHeading({
  position,
  issue,
  name,
  n,
  of,
}: {
  position: number;
  issue: string;
  name: string;
  n: number;
  of: number;
}): string {
  return [
    `Paper ${position} of ${issue}`,
    ...(of === 1 ? [] : [`${n} of ${of}`]),
    ...(name === '' ? [] : [name]),
  ].join(' · ');
}

/** Whoever knows that answers are not kept does not close the terminal. */
export function sayUnkept(reason: string): string {
  return `your answers cannot be saved: ${reason}. If you stop with Ctrl-C, they are printed`;
}

/** Two runs were offered the same cards, and the other one answered first. */
export const takenElsewhere = 'another digest goes on with it';

/** An editor failed that had saved its text. */
export function sayTaken({ message }: { readonly message: string }): string {
  return `${message}; what was saved in it is the answer`;
}

/** What an editor left at a question that was interrupted, which nobody has read. */
export function sayLeft(files: readonly string[]): string {
  return `what was written in the editor may stand in ${files.join(', ')}`;
}

/** The question whether to go on with cards that an interrupted run left; `issue` where they were for another. */
export function sayWaiting({
  count,
  name,
  day,
  today,
  yesterday,
  issue,
}: {
  count: number;
  name: string | undefined;
  day: DateString;
  today: DateString;
  yesterday: DateString;
  issue: string | undefined;
}): string {
  const what = count > 1 ? `the ${count} cards` : name === undefined ? 'the card' : `the card of "${name}"`;
  const when = day === today ? 'begun today' : day === yesterday ? 'from yesterday' : `from ${day}`;
  return `Go on with ${what}, ${when}${issue === undefined ? '' : ` for ${issue}`}?`;
}
