/** Reads what was rendered back into the canonical form: all its text in one, and its addresses in order. */
import { cook, type CookOptions } from '../../src/forum-model/cook.ts';
import { visibleBlocks } from '../../src/forum-model/visible/visible.ts';
import { Element, readPage } from '../support/html.ts';
import { canonical, type Piece, sameAddress, withoutAddresses } from './parity-wanted.ts';

export interface Seen {
  readonly text: string;
  readonly urls: readonly string[];
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
    this.text += shown.reduce((rest, url) => rest.replace(` (${url})`, ''), own);
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

interface Data {
  readonly title: string;
  readonly masthead: readonly Written[];
  readonly lead: readonly Written[];
  readonly themes: readonly {
    readonly emoji: string;
    readonly label: readonly Written[];
    readonly text: readonly Written[];
  }[];
  readonly papers: readonly {
    readonly title: readonly Written[];
    readonly authors_line: string | null;
    readonly image: { readonly url: string; readonly alt: readonly Written[] } | null;
    readonly summary: readonly Written[];
    readonly abstract: readonly Written[];
    readonly link: string | null;
    readonly more: readonly { readonly title: readonly Written[]; readonly url: string }[];
    readonly tags: readonly string[];
  }[];
  readonly closing: readonly Written[];
}

/** Data for programs; `as` says which of the three ways to write a text is read. */
export function seenInJson(json: string, as: keyof Written): Seen {
  const data = JSON.parse(json) as Data;
  const parts: Seen[] = [];
  const say = (text: string | null, url?: string): void => {
    parts.push({ text: canonical(text ?? ''), urls: url === undefined ? [] : [sameAddress(url)] });
  };
  const read = (texts: readonly Written[]): void => {
    for (const written of texts)
      parts.push(
        as === 'text'
          ? seenInText(written.text)
          : as === 'html'
            ? seenInHtml(written.html)
            : seenInForum([written.markdown], { locale: 'ko' }),
      );
  };
  say(data.title);
  read(data.masthead);
  read(data.lead);
  for (const { emoji, label, text } of data.themes) {
    say(emoji);
    read(label);
    read(text);
  }
  for (const paper of data.papers) {
    read(paper.title);
    say(paper.authors_line);
    if (paper.image !== null) {
      read(paper.image.alt);
      say('', paper.image.url);
    }
    read(paper.summary);
    read(paper.abstract);
    if (paper.link !== null) say('', paper.link);
    for (const { title, url } of paper.more) {
      read(title);
      say('', url);
    }
    for (const tag of paper.tags) say(tag);
  }
  read(data.closing);
  return { text: parts.map(({ text }) => text).join(''), urls: parts.flatMap(({ urls }) => urls) };
}

/** What is missing of the pieces wanted, and what stands between them, one line each; empty where all is as it should be. */
export function differences(wanted: readonly Piece[], seen: Seen): string[] {
  return [
    ...walk(
      wanted.filter(({ text }) => text !== '').map(({ path, text }) => ({ path, part: text })),
      {
        at: (part, from) => seen.text.startsWith(part, from),
        ahead: (part, from) => seen.text.indexOf(part, from),
        end: seen.text.length,
        length: (part) => part.length,
        between: (from, to) => seen.text.slice(from, to),
      },
    ),
    ...walk(
      wanted.flatMap(({ path, urls }) => urls.map((part) => ({ path, part }))),
      {
        at: (part, from) => seen.urls[from] === part,
        ahead: (part, from) => seen.urls.indexOf(part, from),
        end: seen.urls.length,
        length: () => 1,
        between: (from, to) => seen.urls.slice(from, to).join(' '),
      },
    ),
  ];
}

interface Sequence {
  readonly at: (part: string, from: number) => boolean;
  readonly ahead: (part: string, from: number) => number;
  readonly end: number;
  readonly length: (part: string) => number;
  readonly between: (from: number, to: number) => string;
}

function walk(wanted: readonly { path: string; part: string }[], seen: Sequence): string[] {
  const found: string[] = [];
  let at = 0;
  for (const { path, part } of wanted) {
    const next = seen.at(part, at) ? at : seen.ahead(part, at);
    if (next === -1) {
      found.push(`${path} lost: ${part}`);
      continue;
    }
    if (next > at) found.push(`before ${path}: ${seen.between(at, next)}`);
    at = next + seen.length(part);
  }
  if (at < seen.end) found.push(`at the end: ${seen.between(at, seen.end)}`);
  return found;
}
