import { basename } from 'node:path';
import type { Context } from '../../context.ts';
import {
  isBibliography,
  isBibliographyText,
  type NamedPaper,
  type PaperDraft,
  parseArxivId,
  parseDoi,
  readBibliography,
  resolveRef,
} from '../../papers/index.ts';
import { isDate } from '../../calendar.ts';
import { nameOfIssue } from '../../newsletter/index.ts';
import type { Newsletter } from '../../pipeline/index.ts';
import { Failure } from '../../problem/index.ts';
import type { Card } from './card.ts';
import { firstPaperFlag, type PaperFlags, readFlags } from './flags.ts';
import { dataOf, namedIn } from './found-data.ts';
import { type PapersFile, readPapers } from './from-file.ts';
import { merge } from './merge.ts';
import { isIdList } from './is-id-list.ts';
import { listTextOf, readInput, textOf } from './read-input.ts';
import { titleOf } from './titles.ts';

export interface Gathered {
  readonly cards: readonly Card[];
  /** Units that no card could be made of; a name in front of those that do not say it themselves. */
  readonly failures: readonly { readonly name: string; readonly failure: Failure }[];
  /** Names of cards in the file that have errors. */
  readonly refused: readonly string[];
  readonly file: PapersFile | undefined;
}

/**
 * The papers that a command line names: its refs, then those of --from, else the one that the flags describe. Flags for one
 * paper complete the only one, and win over what it says. Throws Failure for flags that cannot be meant.
 */
export async function gather(
  context: Context,
  newsletter: Newsletter,
  {
    refs,
    from,
    flags,
  }: { readonly refs: readonly string[]; readonly from: string | undefined; readonly flags: PaperFlags },
): Promise<Gathered> {
  const { languages } = newsletter.config;
  // Other commands take a week there. Nothing is added then, for it may be the wrong issue.
  const week = refs.find(namesIssue);
  if (week !== undefined) throw new Failure('bad-ref', { ref: week, why: 'week' });
  const said = await readFlags(context, flags, languages);
  const file = from === undefined ? undefined : await readPapers(context, from, newsletter);
  const failures: { name: string; failure: Failure }[] = [];
  const cards: Card[] = [];
  for (const ref of refs) {
    try {
      for (const card of await cardsOf(context, ref, languages)) {
        if (card instanceof Failure) failures.push({ name: '', failure: card });
        else {
          if (card.named !== undefined) requireSamePaper(card.named, flags);
          cards.push({
            ...card,
            said: merge(card.said ?? {}, said, languages),
            data: merge(card.data, said, languages),
          });
        }
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures.push({ name: error.code === 'bad-ref' ? '' : ref, failure: error });
    }
  }
  const units = cards.length + failures.length + (file?.papers.length ?? 0);
  const flag = firstPaperFlag(flags);
  if (units > 1 && flag !== undefined)
    throw new Failure('bad-flag', { flag: flag.name, value: flag.value, fault: 'one-paper' });
  const refused: string[] = [];
  file?.papers.forEach((data, i) => {
    const name = nameIn(from ?? '', i, file.papers.length);
    if (data === undefined) refused.push(name);
    else cards.push({ name, data: merge(data, said, languages), isWritten: true });
  });
  if (file !== undefined && file.papers.length === 0) refused.push(nameIn(from ?? '', 0, 1));
  if (units === 0 && file === undefined)
    cards.push({ name: titleOf(said) ?? '', data: said, isWritten: false });
  return { cards, failures, refused, file };
}

/** As other commands are given an issue. A DOI or an address may end in a date too. */
function namesIssue(ref: string): boolean {
  return isDate(ref) || (/\.ya?ml$/i.test(ref) && !ref.includes('://') && isDate(nameOfIssue(ref)));
}

/** `2506.00001 --arxiv 2506.00002`: the flag would put its own paper in the place of the one that was named. */
function requireSamePaper(named: PaperDraft, flags: PaperFlags): void {
  for (const [name, of] of [
    ['arxiv', parseArxivId],
    ['doi', parseDoi],
  ] as const) {
    const value = flags[name];
    const own = named[name];
    if (value === undefined || own === undefined) continue;
    const [a, b] = [of(value), of(own)].map((id) => (typeof id === 'object' ? id.id : id));
    if (a !== b) throw new Failure('bad-flag', { flag: `--${name}`, value, fault: 'other-paper' });
  }
}

/** A ref is one paper, or a file with many. */
async function cardsOf(
  context: Context,
  ref: string,
  languages: readonly string[],
): Promise<(Card | Failure)[]> {
  if (ref === '-' || isIdList(ref)) return cardsOfFile(context, ref, languages);
  if (isBibliography(ref))
    return cardsOfBibliography(textOf(await readInput(context, ref), ref), ref, languages);
  return [cardOf(ref, resolveRef(ref))];
}

function cardOf(ref: string, named: NamedPaper): Card {
  return { name: ref, data: named, isWritten: false, named, said: named };
}

/** The cards of a file that may be a list of ids or, under any name, a bibliography. */
async function cardsOfFile(
  context: Context,
  ref: string,
  languages: readonly string[],
): Promise<(Card | Failure)[]> {
  const { looksLikeIdList, readIdList } = await import('./id-list.ts');
  const text = ref === '-' ? await context.stdin.readAll() : listTextOf(await readInput(context, ref));
  if (ref === '-' ? !looksLikeIdList(text) : isBibliographyText(text))
    return cardsOfBibliography(text, ref, languages);
  const listed = readIdList(text, ref === '-' ? 'standard input' : basename(ref));
  return listed.map((one) => one.failure ?? cardOf(one.ref, one.named));
}

/** A card for each entry of a bibliography, or a Failure for one that names no paper; `-` is standard input. */
async function cardsOfBibliography(
  text: string,
  ref: string,
  languages: readonly string[],
): Promise<(Card | Failure)[]> {
  const file = ref === '-' ? 'standard input' : basename(ref);
  const entries = await readBibliography(text, ref === '-' ? file : ref);
  return entries.map(({ key, paper }) => {
    const name = `${key} of ${file}`;
    if (paper === undefined) return new Failure('empty-entry', { ref: name });
    const data = dataOf(paper, languages);
    // An address in a bibliography is a place to read the paper, and rarely the paper's own page.
    const named = paper.arxiv === undefined && paper.doi === undefined ? undefined : namedIn(data);
    const { withdrawn } = paper;
    const card = {
      name,
      data,
      isWritten: false,
      isEntry: true,
      ...(withdrawn === undefined ? {} : { withdrawn }),
    };
    return named === undefined ? card : { ...card, named };
  });
}

function nameIn(path: string, index: number, count: number): string {
  const file = path === '-' ? 'standard input' : basename(path);
  return count === 1 ? `the paper in ${file}` : `paper ${index + 1} of ${file}`;
}
