import type { Context } from '../../context.ts';
import { cacheFor } from '../../files/index.ts';
import { version } from '../../generated/version.js';
import {
  type Answer,
  type FoundPaper,
  type LibraryOptions,
  type NamedPaper,
  openLibrary,
} from '../../papers/index.ts';
import { Failure, type Notice } from '../../problem/index.ts';
import type { Card } from './card.ts';
import { type Desk, requireRoom } from './desk.ts';
import { dataOf, otherLanguages } from './found-data.ts';
import { lookUpProgress } from './look-up-progress.ts';
import { merge } from './merge.ts';
import { missingFlags } from './missing.ts';
import { joined, newcomers, type Same } from './same-papers.ts';
import { append, valueAt } from '../../data.ts';

export interface LookUpOptions {
  readonly desk: Desk;
  readonly languages: readonly string[];
  readonly mode: LibraryOptions['mode'];
  /** Whether what cannot be found is left for later, in a draft. */
  readonly yes: boolean;
  /** Whether the user can be asked about it. */
  readonly isAsking: boolean;
  /** Whether papers that are withdrawn are wanted too. */
  readonly withdrawn: boolean;
}

export interface LookedUp {
  readonly cards: readonly Card[];
  /** Papers that nothing can be made of. */
  readonly failed: readonly { readonly card: Card; readonly failure: Failure }[];
  readonly notices: readonly Notice[];
}

/**
 * Completes cards with what their sources say. Papers that the issue has already, or that are named twice, are left out with a
 * notice: running a command again adds only the rest. Asks each source once. Throws Failure `edit-refused`, before anybody is asked,
 * where the rest are more than the issue can have.
 */
export async function lookUp(
  context: Context,
  cards: readonly Card[],
  options: LookUpOptions,
): Promise<LookedUp> {
  const { desk, languages } = options;
  const notices: Notice[] = [];
  const failed: { card: Card; failure: Failure }[] = [];
  /** The entries of bibliographies that name the paper of an earlier card, by that card. */
  const entriesOf = new Map<Card, Same[]>();
  const isNew = newcomers(desk, notices, (card, same) => {
    if (same.entry.isEntry === true) entriesOf.set(card, [...(entriesOf.get(card) ?? []), same]);
  });
  const named = cards.filter((card) => !isRef(card) || isNew(card));
  const waiting = named.map((card) => {
    const same = card.isEntry === true ? (entriesOf.get(card) ?? []) : [];
    const whole = same.reduce((all, one) => joined(all, one, languages), card);
    if (same.length > 0) entriesOf.delete(card);
    return whole;
  });
  // Without a summary, which no source has, nothing comes of it: settling says so without asking anybody.
  const isHopeless = ({ data }: Card): boolean =>
    !options.isAsking && !(options.yes && desk.isDraft) && data.summary === undefined;
  const hopeful = waiting.filter((card) => !isHopeless(card));
  const asked = hopeful.filter(needsAnswer);
  // Nobody is asked about more papers than can be added.
  if (asked.length > 0) requireRoom(desk, hopeful.length);
  const answers =
    asked.length === 0
      ? []
      : await find(
          context,
          asked.map(({ named = {} }) => named),
          { mode: options.mode },
        );
  const answerOf = new Map(asked.map((card, i) => [card, answers[i]]));
  const results: Card[] = [];
  const places = new Map<Card, number>();
  const isStillNew = newcomers(desk, notices, (card, same) => {
    const i = places.get(card) ?? -1;
    const result = results[i];
    if (result !== undefined) results[i] = joined(result, same, languages);
  });
  for (const card of waiting) {
    const answer = answerOf.get(card);
    const same = entriesOf.get(card) ?? [];
    // What nobody knows may still stand in a bibliography that was named beside it.
    const one = (answer instanceof Failure ? same[0]?.entry : undefined) ?? card;
    const result = answered(one, answer, { ...options, notices });
    if (result instanceof Failure) failed.push({ card, failure: result });
    else {
      const whole = same.reduce((all, entry) => joined(all, entry, languages), result);
      if (isRef(whole) && !isStillNew(whole)) continue;
      places.set(whole, results.push(whole) - 1);
      const issue = isRef(whole) ? desk.earlierTitled(whole.data) : undefined;
      if (issue !== undefined) notices.push({ code: 'known-title', args: { ref: whole.name, issue } });
    }
  }
  const foreign = results.filter((card) => isRef(card) && otherLanguages(card, languages).length > 0);
  if (foreign.length > 0) {
    const refs = foreign.map(({ name }) => name);
    const tags = new Set(foreign.flatMap((card) => otherLanguages(card, languages)));
    notices.push({ code: 'other-languages', args: { refs, languages: [...tags] } });
  }
  return { cards: results.map((card) => merged(card, languages)), failed, notices };
}

/**
 * Asks the sources, with a line at a terminal that says how far it is. Throws Failure `interrupted` where the user or the system
 * wants to end meanwhile.
 */
export async function find(
  context: Context,
  papers: readonly NamedPaper[],
  options: Pick<LibraryOptions, 'mode' | 'timeoutMilliseconds'>,
): Promise<readonly Answer[]> {
  const { mode } = options;
  const end = new AbortController();
  const forget = context.onInterrupt(() => end.abort());
  const cache = await cacheFor(context);
  const progress = lookUpProgress(context, papers.length);
  const { onAttempt } = progress;
  const library = await openLibrary(context, { ...options, cache, version, signal: end.signal, onAttempt });
  try {
    return await library.find(papers, (done) => {
      // Nothing is said of a cache, which answers at once.
      if (mode !== 'offline') progress.onAnswers(done);
    });
  } finally {
    progress.end();
    forget();
  }
}

function isRef(card: Card): boolean {
  return card.named !== undefined || card.isEntry === true;
}

/** A bibliography is believed; only what it rarely has is asked for. */
function needsAnswer({ named, isEntry, data }: Card): boolean {
  return named !== undefined && (isEntry !== true || data.abstract === undefined || data.title === undefined);
}

/** The card with its answer; a Failure where that makes it no card to add. */
function answered(
  card: Card,
  answer: Answer | undefined,
  options: LookUpOptions & { readonly notices: Notice[] },
): Card | Failure {
  const words = (answer instanceof Failure ? undefined : answer?.withdrawn) ?? card.withdrawn;
  if (words !== undefined) {
    const mark = { ref: card.name, words };
    if (options.yes && !options.withdrawn) return new Failure('withdrawn', mark);
    options.notices.push({ code: 'paper-withdrawn', args: mark });
  }
  return answer === undefined ? card : complete(card, answer, options);
}

function complete(
  card: Card,
  answer: Answer,
  { desk, languages, yes, isAsking, notices }: LookUpOptions & { readonly notices: Notice[] },
): Card | Failure {
  const ref = card.name;
  if (!(answer instanceof Failure)) {
    const sure = answer.basis === undefined || isAsking ? answer : withoutGuess(answer);
    append(notices, remarksOn(answer, card, isAsking));
    return withFound(card, sure, languages);
  }
  const isUncached = answer.code === 'not-cached';
  const why = answer.words.message;
  // Whoever gave all that is needed, or has it in a file, can do without.
  if (card.isEntry === true || (missingFlags(card.data).length === 0 && answer.code !== 'paper-unknown')) {
    if (!isUncached) notices.push({ code: 'not-looked-up', args: { ref, why } });
    return card;
  }
  if (isUncached && yes && desk.isDraft) {
    notices.push({ code: 'added-bare', args: { ref } });
    return card;
  }
  return isAsking && answer.code !== 'paper-unknown' ? { ...card, trouble: answer } : answer;
}

/** What is sure of a page that only says what it is called. */
function withoutGuess({ link }: FoundPaper): FoundPaper {
  return link === undefined ? {} : { link };
}

function remarksOn(found: FoundPaper, { name: ref, data }: Card, isAsking: boolean): Notice[] {
  const { link, title, basis, version } = found;
  if (version !== undefined) return [{ code: 'other-version', args: { ref, version } }];
  if (basis !== undefined && title !== undefined && !isAsking)
    return data.title === undefined ? [{ code: 'page-suggests', args: { ref, title } }] : [];
  return link !== undefined && title === undefined ? [{ code: 'page-says-nothing', args: { ref } }] : [];
}

/** The card with what was found. What the card had before stays: it was typed, or its ref said so. */
export function withFound(card: Card, found: FoundPaper, languages: readonly string[]): Card {
  const data = dataOf(found, languages);
  const keys = Object.keys(data).filter((key) => valueAt(card.data, [key]) === undefined);
  return { ...card, data: merge(data, card.data, languages), ...(keys.length === 0 ? {} : { found: keys }) };
}

function merged(card: Card, languages: readonly string[]): Card {
  return card.said === undefined ? card : { ...card, data: merge(card.data, card.said, languages) };
}
