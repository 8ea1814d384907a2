/**
 * What readers of an issue are to see, worked out from the issue file and the config alone and by other means than the
 * program's: a short list of substitutions stands for the reading of Markdown, which is enough for what these weeks hold.
 */
import { texToUnicode } from '../../src/markdown/tex/tex.ts';
import { unicodeOf } from '../../src/emoji/index.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

export type Shape = 'forum' | 'email' | 'text' | 'json';

/** A stretch of text in canonical form with the addresses in it, and where in the file it comes from. */
export interface Piece {
  readonly path: string;
  readonly text: string;
  readonly urls: readonly string[];
}

/** NFC, without white space, emoji without the selector that only asks for colour. */
export function canonical(text: string): string {
  return text.normalize('NFC').replace(/[\s\u200b\u200c\u00a0\ufe0f]/g, '');
}

const address = /https?:\/\/[!-'*-;=?-~]+(?:\([!-'*-;=?-~]*\)[!-'*-;=?-~]*)*(?<![.,;:!?'"])/g;

/** Takes addresses out of plain text, with the parentheses or angle brackets that hold nothing else. */
export function withoutAddresses(text: string): { text: string; urls: string[] } {
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

type Data = Record<string, unknown>;
const labels = {
  summary: '논문 소개',
  abstract: '논문 초록(Abstract)',
  link: '논문 링크',
  more: '더 읽어보기',
  tags: '태그',
  web: '웹에서 보기',
  unsubscribe: '수신 거부',
};

function dataOf(yaml: string): Data {
  return parseYaml(Buffer.from(yaml)).data as Data;
}

/** Everything that one format shows, in order. The locale is Korean. */
export function wantedOf(issueYaml: string, configYaml: string, shape: Shape): Piece[] {
  const config = dataOf(configYaml);
  const issue = dataOf(issueYaml);
  return new Wanted(issue, config, shape).pieces.filter(({ text, urls }) => text !== '' || urls.length > 0);
}

class Wanted {
  readonly pieces: Piece[] = [];
  private readonly shape: Shape;
  private readonly languages = ['ko', 'en'];

  constructor(issue: Data, config: Data, shape: Shape) {
    this.shape = shape;
    const range = rangeOf(String(issue['week']));
    this.line('title', issue['title'] ?? `[${range}] 이번 주에 살펴볼 만한 AI/ML 논문 모음`, ' / ');
    this.markdown('masthead', issue['masthead'] ?? config['masthead']);
    this.markdown('lead', issue['lead']);
    for (const [i, theme] of listOf(issue['intro']).entries()) this.theme(theme, i);
    for (const [i, paper] of listOf(issue['papers']).entries())
      this.card(paper, i, Number((config['card'] as Data | undefined)?.['authors'] ?? 5));
    this.markdown('closing', issue['closing'] ?? config['closing']);
    if (shape === 'email' || shape === 'text') this.footer(config);
  }

  private theme(theme: Data, index: number): void {
    const path = `intro[${index}]`;
    const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
    const emoji = stringOf(theme['emoji']) ?? names[index] ?? `${index + 1}.`;
    this.add(`${path}.emoji`, unicodeOf(emoji) ?? emoji);
    const [named, texts] = [this.texts(theme['theme']), this.texts(theme['text'])];
    if (this.shape !== 'forum') {
      this.line(`${path}.theme`, theme['theme'], this.shape === 'json' ? '' : ' / ');
      this.markdown(`${path}.text`, theme['text']);
      return;
    }
    for (const lang of new Set([...texts, ...named].map(([tag]) => tag))) {
      this.add(`${path}.theme.${lang}`, named.find(([tag]) => tag === lang)?.[1] ?? '');
      this.markdown(`${path}.text`, Object.fromEntries(texts.filter(([tag]) => tag === lang)));
    }
  }

  private card(paper: Data, index: number, authors: number): void {
    const { shape } = this;
    const path = `papers[${index}]`;
    // Data keeps languages apart; elsewhere they stand side by side.
    const separator = shape === 'json' ? '' : ' / ';
    if (shape === 'email') this.add(`${path}.position`, String(index + 1));
    this.line(`${path}.title`, paper['title'], shape === 'forum' ? ' / ' : '');
    this.byline(paper, path, authors);
    const image = paper['image'] as Data | undefined;
    if (image !== undefined) {
      this.line(`${path}.image.alt`, image['alt'], separator);
      this.url(`${path}.image.url`, String(image['url']));
    }
    this.part(path, 'summary', paper['summary'] !== undefined);
    this.markdown(`${path}.summary`, paper['summary']);
    this.part(path, 'abstract', paper['abstract'] !== undefined);
    for (const [lang, text] of this.texts(paper['abstract'])) {
      const found = withoutAddresses(text.replace(/\$([^$]+)\$/g, (_, tex: string) => texToUnicode(tex)));
      this.add(`${path}.abstract.${lang}`, found.text, found.urls);
    }
    const link = linkOf(paper);
    this.part(path, 'link', link !== undefined);
    if (link !== undefined) this.url(`${path}.link`, link);
    const more = (paper['more'] ?? []) as unknown[];
    this.part(path, 'more', more.length > 0);
    for (const [i, entry] of more.entries()) {
      const { title, url } = typeof entry === 'string' ? { title: '', url: entry } : (entry as Data);
      this.line(`${path}.more[${i}].title`, title, separator);
      this.url(`${path}.more[${i}].url`, String(url));
    }
    const tags = (paper['tags'] ?? []) as string[];
    if (shape === 'email' && tags.length > 0) this.add(`${path}.tags`, `${labels.tags}: ${tags.join(', ')}`);
    if (shape === 'json') this.add(`${path}.tags`, tags.join(''));
  }

  private byline(paper: Data, path: string, most: number): void {
    const authors = (paper['authors'] ?? []) as string[];
    const who = authors.slice(0, most).join(', ');
    const rest = authors.length > most ? ` 외 ${authors.length - most}명` : '';
    const when = (stringOf(paper['published']) ?? '').replaceAll('-', '/');
    this.add(`${path}.authors`, [who + rest, when].filter((part) => part !== '').join(' · '));
  }

  private footer(config: Data): void {
    const email = (config['email'] ?? {}) as Record<string, string | undefined>;
    const web = (): void => {
      for (const [key, label] of [
        ['web_url', labels.web],
        ['unsubscribe_url', labels.unsubscribe],
      ] as const) {
        const url = email[key];
        if (url === undefined) continue;
        this.add(`email.${key}`, this.shape === 'text' ? `${label}:` : label, [url]);
        if (this.shape === 'email' && key === 'web_url' && email['unsubscribe_url'] !== undefined)
          this.add('footer', '·');
      }
    };
    if (this.shape === 'email') web();
    this.add('name', stringOf(config['name']) ?? '');
    this.add('email.address', email['address'] ?? '');
    if (this.shape === 'text') web();
  }

  /** The label above a part of a card; json has none, plain text sets it in brackets. */
  private part(path: string, name: keyof typeof labels, isThere: boolean): void {
    if (!isThere || this.shape === 'json') return;
    const label = labels[name];
    this.add(`${path}.${name} (its label)`, this.shape === 'text' ? `[${label}]` : label);
  }

  /** A text in which nothing is markup, in all its languages. */
  private line(path: string, value: unknown, separator: string): void {
    this.add(
      path,
      this.texts(value)
        .map(([, text]) => text)
        .join(separator),
    );
  }

  private markdown(path: string, value: unknown): void {
    for (const [lang, text] of this.texts(value)) {
      const urls: string[] = [];
      const keep = (url: string): string => {
        urls.push(url);
        return '';
      };
      const plain = text
        .replace(/^ *```.*$/gm, '')
        .replace(/^ *(?:#{1,6}|>|[-*]|\d+\.) +/gm, '')
        .replace(/^ *\|[-:| ]+\| *$/gm, '')
        .replace(/^ *\|.*\| *$/gm, (row) => row.replaceAll('|', ' '))
        .replace(/\[([^\]]*)\]\(([^)\s]+)\)/g, (_, words: string, url: string) => words + keep(url))
        .replace(address, keep)
        .replace(/\$([^$]+)\$/g, (_, tex: string) => texToUnicode(tex))
        .replace(/\*\*|`|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])/g, '')
        .replace(/:([\w+-]+):/g, (whole, name: string) => unicodeOf(name) ?? whole);
      this.add(`${path}.${lang}`, plain, urls);
    }
  }

  private url(path: string, url: string): void {
    this.add(path, '', [url]);
  }

  private add(path: string, text: string, urls: readonly string[] = []): void {
    this.pieces.push({ path, text: canonical(text), urls: urls.map(sameAddress) });
  }

  /** Configured languages in their order, then the others; a plain string is in the first. */
  private texts(value: unknown): [string, string][] {
    if (value === undefined) return [];
    if (typeof value === 'string') return [[this.languages[0] ?? '', value]];
    const rank = ([lang]: [string, string]): number => (this.languages.indexOf(lang) + 99) % 99;
    return Object.entries(value as Record<string, string>).toSorted((a, b) => rank(a) - rank(b));
  }
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function listOf(value: unknown): Data[] {
  return (value ?? []) as Data[];
}

function linkOf({ link, arxiv, doi }: Data): string | undefined {
  if (typeof link === 'string') return link;
  if (typeof arxiv === 'string') return `https://arxiv.org/abs/${arxiv}`;
  return typeof doi === 'string' ? `https://doi.org/${doi}` : undefined;
}

/** `2025/07/07 ~ 13`, over a month's end `2025/06/30 ~ 07/06`, over a year's `2025/12/29 ~ 2026/01/04`. */
function rangeOf(week: string): string {
  const last = new Date(Date.parse(week) + 6 * 86_400_000).toISOString().slice(0, 10);
  const differs = [0, 5, 8].findLast((from) => week.slice(0, from) === last.slice(0, from)) ?? 0;
  return `${week} ~ ${last.slice(differs)}`.replaceAll('-', '/');
}
