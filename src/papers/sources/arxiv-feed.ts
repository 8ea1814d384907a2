import { XMLParser } from 'fast-xml-parser';
import { arxivIdIn, parseArxivId } from '../ids.ts';
import { isMap } from '../../data.ts';
import { Failure } from '../../problem/index.ts';
import { lineFromTex, oneLine, paragraphs } from '../record/clean.ts';
import { dayOfMoment } from '../record/day.ts';
import { linksIn } from '../record/links.ts';
import { namedByDoi } from '../record/named.ts';
import { foundPaper } from '../record/found-paper.ts';
import type { FoundPaper } from './source.ts';
import { withdrawalIn } from '../record/withdrawal.ts';

export interface Feed {
  /**
   * Returns what reads the paper of an id, with or without version; `undefined` where it has no entry. Its place in the feed does not
   * matter. Whatever the reading throws is about this entry alone.
   */
  readerOf(id: string): (() => FoundPaper) | undefined;
  /** The error that arXiv answers with, if any. `names` says whether it is about an id. */
  readonly refusal: { readonly words: string; names(id: string): boolean } | undefined;
}

/**
 * Reads an answer of arXiv's API, in the layout until 2025 and in the one since. They differ in the order of elements, in white
 * space, in prefixes and in the format of times. Throws Failure `fetch-failed` for any other text.
 */
export function readFeed(xml: string, host: string): Feed {
  const refuse = (detail: string): Failure =>
    new Failure('fetch-failed', { host, why: 'unreadable', detail });
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new Failure('fetch-failed', { host, why: 'entities' });
  // What follows the end does not matter: in a text, "<" is written in another way.
  if (!/<\/(?:[\w-]+:)?feed>/.test(xml)) {
    if (/<(?:[\w-]+:)?feed[\s>]/.test(xml)) throw new Failure('fetch-failed', { host, why: 'cut-off' });
    throw refuse('it is not an Atom feed');
  }
  const feed = asMap(asMap(parse(xml, refuse))['feed']);
  const entries = listOf(feed['entry']).map(asMap);
  const error = entries.find(isError);
  const papers = new Map<string, () => FoundPaper>();
  const withVersion = new Set<string>();
  for (const entry of entries.filter((one) => !isError(one))) {
    const id = arxivIdIn(textOf(entry['id']));
    if (id === undefined) continue;
    const paper = (): FoundPaper => paperOf(entry, id.id);
    papers.set(id.id, paper);
    if (id.version === undefined) continue;
    papers.set(`${id.id}v${id.version}`, paper);
    withVersion.add(id.id);
  }
  return {
    readerOf(id) {
      const { id: bare = '', version } = parseArxivId(id) ?? {};
      const exact = papers.get(version === undefined ? bare : `${bare}v${version}`);
      // An entry without a version, as the oldest answers have it, is whatever was asked for.
      return exact ?? (withVersion.has(bare) ? undefined : papers.get(bare));
    },
    refusal: error === undefined ? undefined : refusalOf(error),
  };
}

function parse(xml: string, refuse: (detail: string) => Failure): unknown {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    removeNSPrefix: true,
    trimValues: false,
    htmlEntities: true,
  });
  try {
    return parser.parse(xml);
  } catch (cause) {
    throw refuse(cause instanceof Error ? oneLine(cause.message) : 'it is not XML');
  }
}

function paperOf(entry: Readonly<Record<string, unknown>>, id: string): FoundPaper {
  const summary = textOf(entry['summary']);
  const comment = listOf(entry['comment']).map(textOf).join(' ');
  const authors = listOf(entry['author']).map((author) => lineFromTex(textOf(asMap(author)['name'])));
  const { doi } = namedByDoi(listOf(entry['doi']).map(textOf)[0] ?? '');
  const names = { arxiv: id, ...(doi === undefined ? {} : { doi }) };
  const more = linksIn(`${summary} ${comment}`, names);
  return foundPaper({
    ...names,
    title: lineFromTex(textOf(entry['title'])),
    authors: authors.filter((name) => name !== ''),
    published: dayOfMoment(textOf(entry['published'])),
    abstract: paragraphs(summary, lineFromTex),
    more,
    withdrawn: withdrawalIn(oneLine(comment), oneLine(summary)),
  });
}

/** arXiv answers a bad request with a feed that has one entry, called Error. */
function isError(entry: Readonly<Record<string, unknown>>): boolean {
  return /\/api\/errors(?:#|$)/.test(textOf(entry['id']));
}

function refusalOf(entry: Readonly<Record<string, unknown>>): NonNullable<Feed['refusal']> {
  const words = oneLine(textOf(entry['summary'])) || oneLine(textOf(entry['title']));
  const named = /incorrect id format for (\S+)/.exec(words)?.[1]?.toLowerCase();
  return { words, names: (id) => named !== undefined && (named === id || named === id.replace(/v\d+$/, '')) };
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return isMap(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** Returns the text of an element, which may have attributes. */
function textOf(value: unknown): string {
  const text = isMap(value) ? value['#text'] : value;
  return typeof text === 'string' ? text : '';
}
