/** Reads what was rendered back into the canonical form: all its text in one, and its addresses in order. */
import { cook, type CookOptions } from '../../src/forum-model/cook.ts';
import { visibleBlocks } from '../../src/forum-model/visible/visible.ts';
import { Element, readPage } from '../support/html.ts';
import { cardParts } from '../../src/issue/parts.ts';

/** A stretch of text in canonical form with the addresses in it, and where in the file it comes from. */
export interface Piece extends Seen {
  readonly path: string;
}

export interface Seen {
  readonly text: string;
  readonly urls: readonly string[];
}

/** NFC, without white space, emoji without the selector that only asks for colour. */
export function canonical(text: string): string {
  return text.normalize('NFC').replace(/[\s\u200b\u200c\u00a0\ufe0f]/g, '');
}

const address = /https?:\/\/[!-'*-;=?-~]+(?:\([!-'*-;=?-~]*\)[!-'*-;=?-~]*)*(?<![.,;:!?'"])/g;

/** Takes addresses out of plain text, with the parentheses or angle brackets that hold nothing else. */
function withoutAddresses(text: string): { text: string; urls: string[] } {
  const urls = [...text.matchAll(address)].map(([url]) => url);
  return {
    text: text.replace(
      new RegExp(`\\s*\\(${address.source}\\)|<${address.source}>|${address.source}`, 'g'),
      '',
    ),
    urls,
  };
}

/** One address for all ways in which it may be written. */
export function sameAddress(url: string): string {
  try {
    return new URL(decodeURI(url)).href;
  } catch {
    return url;
  }
}

class Collector {
  private text = '';
  private readonly urls: string[] = [];

  write(text: string): void {
    this.text += text;
  }

  /** A link says its own words; an address that stands for itself, or behind a title, is no word. */
  link(words: string, href: string): void {
    const shown = [href, href.replace(/^https:\/\//, ''), decoded(href)];
    const own = shown.includes(words) ? '' : words;
    this.text += shown.reduce(
      (rest, url) => rest.replace(` (${url})`, '').replace(` ·\u00a0${url}`, ''),
      own,
    );
    this.urls.push(href);
  }

  image(alt: string, src: string): void {
    this.text += alt;
    this.urls.push(src);
  }

  get seen(): Seen {
    return { text: canonical(this.text), urls: this.urls.map(sameAddress) };
  }
}

function decoded(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

/** The posts as the forum cooks them. */
export function seenInForum(posts: readonly string[], options: CookOptions): Seen {
  const all = new Collector();
  for (const { text, links, images } of posts.flatMap((post) => visibleBlocks(cook(post, options)))) {
    let at = 0;
    const parts = [
      ...links.map(({ start, end, href = '' }) => ({ start, end, href })),
      ...images.map((image) => ({ start: image.at, end: image.at + 1, image })),
    ].toSorted((a, b) => a.start - b.start);
    for (const part of parts) {
      all.write(text.slice(at, part.start));
      if ('image' in part) all.image(part.image.alt, part.image.src);
      else all.link(text.slice(part.start, part.end), part.href);
      at = part.end;
    }
    all.write(text.slice(at));
  }
  return all.seen;
}

/** HTML as a browser shows it, with the text that stands for each picture. */
export function seenInHtml(html: string): Seen {
  const all = new Collector();
  const walk = (element: Element): void => {
    if (element.tag === 'head' || element.style.get('display') === 'none') return;
    const { text } = element;
    if (element.tag === 'a') all.link(text, element.attribute('href') ?? '');
    else if (element.tag === 'img') all.image(element.attribute('alt') ?? '', element.attribute('src') ?? '');
    else
      for (const child of element.children)
        if (child instanceof Element) walk(child);
        else all.write(child);
  };
  walk(readPage(html).root);
  return all.seen;
}

/** Plain text without what draws it: lines under titles and above tables, bullets, numbers, the marks of quotations. */
export function seenInText(text: string): Seen {
  const words = text
    .split('\n')
    .map((line) => (/^[-= ]+$/.test(line) ? '' : line.replace(/^ *(?:>|-|\d+\.) +/, '')))
    .join('\n');
  const found = withoutAddresses(words);
  return { text: canonical(found.text), urls: found.urls.map(sameAddress) };
}

interface Written {
  readonly text: string;
  readonly html: string;
  readonly markdown: string;
}

/** Parts that data have under another name. */
const keyOfPart: Readonly<Record<string, string>> = { byline: 'authors_line', contents: 'takeaway' };

interface Data extends Readonly<Record<'title' | 'masthead' | 'lead' | 'closing', unknown>> {
  readonly themes: readonly Readonly<Record<string, unknown>>[];
  readonly papers: readonly Readonly<Record<string, unknown>>[];
  readonly sections?: readonly Readonly<Record<string, unknown>>[];
}

/** Data for programs; `as` says which of the three ways to write a text is read. */
export function seenInJson(json: string, as: keyof Written): Seen {
  const data = JSON.parse(json) as Data;
  const parts: Seen[] = [];
  const read = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) read(item);
    else if (typeof value === 'string') parts.push(seenInText(value));
    else if (isWritten(value)) parts.push(seenIn(value, as));
    else if (typeof value === 'object' && value !== null && 'url' in value) {
      read('alt' in value ? value.alt : 'title' in value ? value.title : []);
      read(value.url);
      if ('text' in value) read(value.text);
    }
  };
  read([data.title, data.masthead, data.lead]);
  for (const { emoji, label, text } of data.themes) read([emoji, label, text]);
  for (const paper of data.papers) for (const part of cardParts) read(paper[keyOfPart[part] ?? part]);
  for (const { title, items } of data.sections ?? []) read([title, items]);
  read(data.closing);
  return { text: parts.map(({ text }) => text).join(''), urls: parts.flatMap(({ urls }) => urls) };
}

function isWritten(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && 'markdown' in value;
}

function seenIn({ text, html, markdown }: Written, as: keyof Written): Seen {
  if (as === 'text') return seenInText(text);
  return as === 'html' ? seenInHtml(html) : seenInForum([markdown], { locale: 'ko' });
}

/**
 * What is missing of the expected pieces, and what stands between them, one line each; empty where all is as it should be. Between
 * them may stand `ours`: what formats add by themselves, such as labels.
 */
export function differences(expected: readonly Piece[], actual: Seen, ours: Ours): string[] {
  return [
    ...walk(
      expected.filter(({ text }) => text !== '').map(({ path, text }) => ({ path, part: text })),
      {
        at: (part, from) => actual.text.startsWith(part, from),
        ahead: (part, from) => actual.text.indexOf(part, from),
        end: actual.text.length,
        length: (part) => part.length,
        between: (from, to) => actual.text.slice(from, to),
        isOurs: (between) => without(between, ours.words.map(canonical)) === '',
      },
    ),
    ...walk(
      expected.flatMap(({ path, urls }) => urls.map((part) => ({ path, part }))),
      {
        at: (part, from) => actual.urls[from] === part,
        ahead: (part, from) => actual.urls.indexOf(part, from),
        end: actual.urls.length,
        length: () => 1,
        between: (from, to) => actual.urls.slice(from, to).join(' '),
        isOurs: (between) => without(between, ours.urls.map(sameAddress)).trim() === '',
      },
    ),
  ];
}

/** What a format adds to what was written. */
export interface Ours {
  readonly words: readonly string[];
  readonly urls: readonly string[];
}

interface Sequence {
  readonly at: (part: string, from: number) => boolean;
  readonly ahead: (part: string, from: number) => number;
  readonly end: number;
  readonly length: (part: string) => number;
  readonly between: (from: number, to: number) => string;
  readonly isOurs: (between: string) => boolean;
}

function walk(expected: readonly { path: string; part: string }[], actual: Sequence): string[] {
  const found: string[] = [];
  let at = 0;
  const pass = (to: number, where: string): void => {
    const between = actual.between(at, to);
    if (to > at && !actual.isOurs(between)) found.push(`${where}: ${between}`);
  };
  for (const { path, part } of expected) {
    const next = actual.at(part, at) ? at : actual.ahead(part, at);
    if (next === -1) {
      found.push(`${path} lost: ${part}`);
      continue;
    }
    pass(next, `before ${path}`);
    at = next + actual.length(part);
  }
  pass(actual.end, 'at the end');
  return found;
}

/** Takes each of the words out once, the longest first. */
function without(text: string, words: readonly string[]): string {
  return words.toSorted((a, b) => b.length - a.length).reduce((rest, word) => rest.replace(word, ''), text);
}
