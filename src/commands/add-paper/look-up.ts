import type { Context } from '../../context.ts';
import { cacheFor } from '../../files/index.ts';
import { version } from '../../generated/version.js';
import {
  type Answer,
  type FoundPaper,
  type LibraryOptions,
  type NamedPaper,
  openLibrary,
  type PaperDraft,
} from '../../papers/index.ts';
import { Failure, type Notice } from '../../problem/index.ts';
import type { Card } from './card.ts';
import type { Desk } from './desk.ts';
import { dataOf, keysOf } from './found-data.ts';
import { lookUpProgress } from './look-up-progress.ts';
import { merge } from './merge.ts';
import { missingFlags } from './missing.ts';
import { sameTitle, titleOf } from './titles.ts';

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
 * notice: running a command again adds only the rest. Asks each source once.
 */
export async function lookUp(
  context: Context,
  cards: readonly Card[],
  options: LookUpOptions,
): Promise<LookedUp> {
  const { desk, languages } = options;
  const notices: Notice[] = [];
  const failed: { card: Card; failure: Failure }[] = [];
  const spares = new Map<Card, Card>();
  const isNew = newcomers(desk, notices, spares);
  const waiting = cards.filter((card) => !isRef(card) || isNew(card));
  // Without a summary, which no source has, nothing comes of it: settling says so without asking anybody.
  const isHopeless = ({ data }: Card): boolean =>
    !options.isAsking && !(options.yes && desk.isDraft) && data.summary === undefined;
  const asked = waiting.filter((card) => needsAnswer(card) && !isHopeless(card));
  const answers =
    asked.length === 0
      ? []
      : await find(
          context,
          asked.map(({ named = {} }) => named),
          { mode: options.mode },
        );
  const results: Card[] = [];
  const isStillNew = newcomers(desk, notices);
  for (const card of waiting) {
    const answer = answers[asked.indexOf(card)];
    // What nobody knows may still stand in a bibliography that was named beside it.
    const one = (answer instanceof Failure ? spares.get(card) : undefined) ?? card;
    const words = (answer instanceof Failure ? undefined : answer?.withdrawn) ?? one.withdrawn;
    const mark = words === undefined ? undefined : { ref: one.name, words };
    if (mark !== undefined && options.yes && !options.withdrawn) {
      failed.push({ card, failure: new Failure('withdrawn', mark) });
      continue;
    }
    if (mark !== undefined) notices.push({ code: 'paper-withdrawn', args: mark });
    const result = answer === undefined ? card : complete(one, answer, { ...options, notices });
    if (result instanceof Failure) failed.push({ card, failure: result });
    else if (!isRef(result) || isStillNew(result)) {
      results.push(result);
      const issue = isRef(result) ? desk.earlierTitled(result.data) : undefined;
      if (issue !== undefined) notices.push({ code: 'known-title', args: { ref: result.name, issue } });
    }
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

function complete(
  card: Card,
  answer: Answer,
  { desk, languages, yes, isAsking, notices }: LookUpOptions & { readonly notices: Notice[] },
): Card | Failure {
  const ref = card.name;
  if (!(answer instanceof Failure)) {
    const sure = answer.basis === undefined || isAsking ? answer : withoutGuess(answer);
    notices.push(...remarksOn(answer, card, isAsking));
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
  const keys = Object.keys(data).filter((key) => card.data[key as keyof PaperDraft] === undefined);
  return { ...card, data: merge(data, card.data, languages), ...(keys.length === 0 ? {} : { found: keys }) };
}

function merged(card: Card, languages: readonly string[]): Card {
  return card.said === undefined ? card : { ...card, data: merge(card.data, card.said, languages) };
}

/**
 * Says of one card after the other whether the issue has its paper, or an earlier one named it; and tells of those. `spares`
 * gets the entry of a bibliography that was left out for an earlier card, by that card.
 */
function newcomers(desk: Desk, notices: Notice[], spares?: Map<Card, Card>): (card: Card) => boolean {
  const seen: Card[] = [];
  return (card) => {
    const keys = keysOf(card.data);
    const isSame = (other: PaperDraft): boolean =>
      keysOf(other).some((key) => keys.includes(key)) || sameTitle(card.data, other);
    if (desk.papersData.some(isSame)) {
      notices.push({ code: 'already-there', args: { ref: card.name, issue: desk.name } });
      return false;
    }
    const other = seen.find(({ data }) => isSame(data));
    if (other !== undefined) {
      if (card.isEntry === true && !spares?.has(other)) spares?.set(other, card);
      notices.push({
        code: 'named-twice',
        args: { ref: card.name, other: other.name || titleOf(other.data) || '' },
      });
      return false;
    }
    seen.push(card);
    return true;
  };
}
