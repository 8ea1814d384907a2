import type { Context } from '../../../context.ts';
import { cacheFor } from '../../../files/index.ts';
import { cachedPapers, type FoundPaper, type PaperDraft } from '../../../papers/index.ts';
import type { Newsletter } from '../../../pipeline/index.ts';
import type { Suggestion } from '../../../terminal/index.ts';
import { parseYaml } from '../../../yaml/index.ts';
import type { Desk } from '../desk.ts';
import { keysOf } from '../found-data.ts';
import { usedBefore } from './used-before.ts';

/** Completions for the typed text, from earlier look-ups and issues, the best first. */
export interface Suggestions {
  /** Papers that were looked up and that no issue has. */
  readonly refs: (typed: string) => readonly Suggestion[];
  /** Names after the last comma, as earlier cards have them. */
  readonly authors: (typed: string) => readonly Suggestion[];
  /** Titles of further reading: `Code` is taken as `Code=`. */
  readonly more: (typed: string) => readonly Suggestion[];
}

/** More files than this are not looked at for a suggestion. */
const mostCached = 500;

/** Nothing is read before the first key. */
export async function suggestionsFor(
  context: Context,
  newsletter: Newsletter,
  desk: Desk,
): Promise<Suggestions> {
  const cache = await cacheFor(context);
  const used = once(() => usedBefore(context.files, newsletter.root));
  const waiting = once(() =>
    cachedPapers(cache.all(mostCached)).filter((paper) => isNew(paper, newsletter, desk)),
  );
  return {
    refs: (typed) => waiting().flatMap((paper) => refIn(paper, typed.trim())),
    authors: (typed) => namesIn(used().authors, typed),
    more: (typed) =>
      typed.includes('=') || /^https?:/i.test(typed)
        ? []
        : used().titles.flatMap((title) => (hasWords(title, typed) ? [{ line: `${title}=` }] : [])),
  };
}

function refIn(paper: FoundPaper, typed: string): Suggestion[] {
  const { title } = paper;
  const line = paper.arxiv ?? paper.doi ?? paper.link;
  if (line === undefined || title === undefined || line === typed) return [];
  return line.startsWith(typed.toLowerCase()) || hasWords(title, typed)
    ? [{ line, name: `${line} · ${title}` }]
    : [];
}

/** The names that the last one in a list may become, put into the list. */
function namesIn(names: readonly string[], typed: string): Suggestion[] {
  const mark = typed.includes(';') ? ';' : ',';
  const before = typed.slice(0, typed.lastIndexOf(mark) + 1);
  const begun = typed.slice(before.length).trim();
  const taken = new Set([...before.split(mark), begun].map((name) => fold(name.trim())));
  const rank = (name: string): number => (fold(name).startsWith(fold(begun)) ? 0 : 1);
  return names
    .filter((name) => hasWords(name, begun) && !taken.has(fold(name)))
    .toSorted((a, b) => rank(a) - rank(b))
    .map((name) => (before === '' ? { line: name } : { line: `${before} ${name}`, name }));
}

function isNew(paper: FoundPaper, { archive }: Newsletter, desk: Desk): boolean {
  const keys = keysOf(paper);
  const has = (other: PaperDraft): boolean => keysOf(other).some((key) => keys.includes(key));
  const others = archive.besides(desk.path, parseYaml);
  return !desk.papersData.some(has) && keys.every((key) => others.papersWith(key) === undefined);
}

/** Whether each word that was typed begins a word of the text. */
function hasWords(text: string, typed: string): boolean {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u);
  const wanted = fold(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return wanted.length > 0 && wanted.every((start) => words.some((word) => word.startsWith(start)));
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
