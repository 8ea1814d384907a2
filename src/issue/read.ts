import type { Path } from '../problem/index.ts';
import { isMap } from '../data.ts';
import type {
  FurtherReading,
  Image,
  Issue,
  Paper,
  Section,
  SectionItem,
  Text,
  Texts,
  Theme,
} from './model.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * Data as an Issue. Takes what has the right shape and passes over the rest, which the schema has already refused:
 * so the rules can speak of a file that is only half right.
 */
export function readIssue(data: Data, languages: readonly string[]): Issue {
  const texts = (value: unknown, path: Path): Texts => readTexts(value, path, languages);
  return {
    week: string(data['week']),
    number: integer(data['number']),
    draft: data['draft'] === true,
    title: texts(data['title'], ['title']),
    masthead: data['masthead'] === undefined ? undefined : texts(data['masthead'], ['masthead']),
    lead: texts(data['lead'], ['lead']),
    intro: maps(data['intro'], ['intro']).map(([theme, path]): Theme => ({
      path,
      emoji: string(theme['emoji']),
      theme: texts(theme['theme'], [...path, 'theme']),
      text: texts(theme['text'], [...path, 'text']),
    })),
    papers: maps(data['papers'], ['papers']).map(([paper, path]) => readPaper(paper, path, languages)),
    sections: maps(data['sections'], ['sections']).map(([section, path]): Section => ({
      path,
      title: texts(section['title'], [...path, 'title']),
      items: list(section['items']).flatMap((item, i) => sectionItem(item, [...path, 'items', i], languages)),
    })),
    credits: strings(data['credits']),
    closing: data['closing'] === undefined ? undefined : texts(data['closing'], ['closing']),
    webUrl: string(data['web_url']),
  };
}

function readPaper(data: Data, path: Path, languages: readonly string[]): Paper {
  const texts = (key: string): Texts => readTexts(data[key], [...path, key], languages);
  return {
    path,
    title: texts('title'),
    authors: strings(data['authors']),
    published: string(data['published']),
    arxiv: string(data['arxiv']),
    doi: string(data['doi']),
    link: string(data['link']),
    takeaway: texts('takeaway'),
    summary: texts('summary'),
    abstract: texts('abstract'),
    more: list(data['more']).flatMap((item, i) => furtherReading(item, [...path, 'more', i], languages)),
    image: readImage(data['image'], [...path, 'image'], languages),
    tags: strings(data['tags']),
  };
}

/** A plain string is in the first configured language; a map is shown in the config's order, other languages last. */
export function readTexts(value: unknown, path: Path, languages: readonly string[]): Texts {
  if (typeof value === 'string') return [{ lang: languages[0] ?? 'en', value, path }];
  if (!isMap(value)) return [];
  const rank = (lang: string): number => {
    const at = languages.indexOf(lang);
    return at === -1 ? languages.length : at;
  };
  const texts: Text[] = [];
  for (const [lang, text] of Object.entries(value))
    if (typeof text === 'string') texts.push({ lang, value: text, path: [...path, lang] });
  return texts.length < 2 ? texts : texts.toSorted((a, b) => rank(a.lang) - rank(b.lang));
}

function furtherReading(item: unknown, path: Path, languages: readonly string[]): FurtherReading[] {
  if (typeof item === 'string') return [{ path, title: [], url: item }];
  if (!isMap(item)) return [];
  const url = string(item['url']);
  return url === undefined
    ? []
    : [{ path, title: readTexts(item['title'], [...path, 'title'], languages), url }];
}

/** One that still lacks its address is read all the same, so that its texts are checked. */
function sectionItem(item: unknown, path: Path, languages: readonly string[]): SectionItem[] {
  if (typeof item === 'string') return [{ path, title: [], url: item, text: [] }];
  if (!isMap(item)) return [];
  const texts = (key: string): Texts => readTexts(item[key], [...path, key], languages);
  return [{ path, title: texts('title'), url: string(item['url']), text: texts('text') }];
}

function readImage(value: unknown, path: Path, languages: readonly string[]): Image | undefined {
  if (!isMap(value)) return undefined;
  const url = string(value['url']);
  return url === undefined
    ? undefined
    : {
        path,
        url,
        alt: readTexts(value['alt'], [...path, 'alt'], languages),
        width: integer(value['width']),
        height: integer(value['height']),
      };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function maps(value: unknown, path: Path): [Data, Path][] {
  return list(value).flatMap((item, i): [Data, Path][] => (isMap(item) ? [[item, [...path, i]]] : []));
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function strings(value: unknown): string[] {
  return list(value).filter((item): item is string => typeof item === 'string');
}

function integer(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}
