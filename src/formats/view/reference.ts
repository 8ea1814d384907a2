import { isDate } from '../../calendar.ts';
import { plain, readQuoted } from '../../markdown/index.ts';
import { parseArxivId, parseDoi } from '../../papers/index.ts';
import type { Passage } from './passage.ts';
import type { Card, View } from './view.ts';

/** A paper as bibliographies have it: plain text, nothing shortened. Parts that are absent are `undefined` or empty. */
export interface Reference {
  /** ASCII letters, digits, `.` and `-`; of no other paper of the issue, and the same in every issue that has the paper. */
  readonly key: string;
  /** In the language of the paper. */
  readonly title: Title | undefined;
  /** The same title in other languages. */
  readonly translations: readonly Title[];
  /** As they are shown. */
  readonly authors: readonly string[];
  readonly published: PublishedOn | undefined;
  /** With the version where one is given, and without a prefix. */
  readonly arxiv: string | undefined;
  /** Bare, in lower case. */
  readonly doi: string | undefined;
  /** The address that the card shows. */
  readonly link: string | undefined;
  readonly tags: readonly string[];
}

export interface Title {
  readonly lang: string;
  readonly text: string;
}

export interface PublishedOn {
  readonly year: string;
  /** 01 to 12. */
  readonly month: string;
  readonly day: string;
}

export function referencesOf(view: View): Reference[] {
  const keys = new FreeKeys();
  return view.papers.map((card) => {
    const { title, translations } = titlesOf(card.title);
    const arxiv = arxivOf(card.arxiv);
    const doi = doiOf(card.doi);
    const key = keys.take(keyOf({ card, arxiv, doi, week: view.week }));
    return {
      key,
      title,
      translations,
      authors: card.authors.map((name) => plain(readQuoted(name, 'line').blocks)),
      published: dayOf(card.published),
      arxiv,
      doi,
      link: card.link,
      tags: card.tags.map((tag) => plain(tag.blocks)),
    };
  });
}

/** Nearly all papers that newsletters tell of are in English; one without an English title is in the language of its first. */
function titlesOf(title: readonly Passage[]): Pick<Reference, 'title' | 'translations'> {
  const all = title.map(({ lang, blocks }) => ({ lang, text: plain(blocks) }));
  const own = all.find(({ lang }) => /^en(?:-|$)/i.test(lang)) ?? all[0];
  return { title: own, translations: all.filter((one) => one !== own) };
}

function arxivOf(written = ''): string | undefined {
  const found = parseArxivId(written);
  if (found === undefined) return undefined;
  return found.version === undefined ? found.id : `${found.id}v${found.version}`;
}

function doiOf(written = ''): string | undefined {
  return parseDoi(written.trim().replace(/^doi:\s*/i, ''));
}

function dayOf(published = ''): PublishedOn | undefined {
  if (!isDate(published)) return undefined;
  const [year = '', month = '', day = ''] = published.split('-');
  return { year, month, day };
}

interface Keyed extends Pick<Reference, 'arxiv' | 'doi'> {
  readonly card: Card;
  readonly week: string;
}

/** Of what the paper is known by, so that it stays when a title or a name is corrected. */
function keyOf({ card, arxiv, doi, week }: Keyed): string {
  const id = parseArxivId(arxiv ?? '')?.id;
  if (id !== undefined) return asKey(`arxiv-${id}`);
  if (doi !== undefined) return asKey(`doi-${doi}`);
  if (card.link !== undefined) return asKey(`link-${card.link.replace(/^https?:\/\/(?:www\.)?/i, '')}`);
  return asKey(`${week}-${card.position}`);
}

/** Characters; addresses may be longer than any program shows. */
const longestKey = 64;

function asKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z\d.]+/g, '-')
    .slice(0, longestKey)
    .replace(/^-|-$/g, '');
}

/** Gives each key once; who asks for one again gets it with the next number. */
class FreeKeys {
  readonly #taken = new Set<string>();
  /** The number with which a key was given last. */
  readonly #counts = new Map<string, number>();

  take(key: string): string {
    let free = key;
    let count = this.#counts.get(key) ?? 1;
    while (this.#taken.has(free)) free = `${key}-${++count}`;
    this.#counts.set(key, count);
    this.#taken.add(free);
    return free;
  }
}
