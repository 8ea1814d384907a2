import { isMap } from '../data.ts';
import { toAuthor } from '../markdown/index.ts';
import type { Config } from '../newsletter/index.ts';
import type { IssueData, ItemData, LinkData, SectionData, ThemeData } from './model.ts';
import type { PaperDraft, TextData } from '../papers/index.ts';
import { builtIn } from './profile/built-in.ts';
import { blocksOfMarkdown } from './read-post.ts';
import { paragraphsIn } from './recognise/card.ts';
import { idsOf } from './recognise/words.ts';
import { readNumberedEmoji } from './recognise/intro.ts';

type Data = Readonly<Record<string, unknown>>;

/** Whether data is what `render --format json` prints (schema/view.schema.json). */
export function isView(data: unknown): data is Data {
  return (
    isMap(data) && data['version'] === 1 && Array.isArray(data['papers']) && Array.isArray(data['themes'])
  );
}

/** The issue in what `render --format json` printed. Texts of the config are told from the issue's own by what they say. */
export function issueOfView(data: Data, config: Config): IssueData & { readonly title: string } {
  const { languages } = config;
  const texts = (value: unknown, kind: 'markdown' | 'text'): TextData | undefined =>
    textsIn(value, { kind, languages, config });
  const own = (name: 'masthead' | 'closing'): TextData | undefined => {
    const found = texts(data[name], 'markdown');
    const isSame = said(data[name]) === config[name].map(({ value }) => value.trim()).join('\n');
    if (found !== undefined) return isSame || isEqual(found, config[name]) ? undefined : found;
    return config[name].length > 0 ? '' : undefined;
  };
  const lead = texts(data['lead'], 'markdown');
  const credits = strings(data['credits']);
  const [masthead, closing] = [own('masthead'), own('closing')];
  return {
    week: string(data['week']) ?? '',
    ...(typeof data['number'] === 'number' ? { number: data['number'] } : {}),
    title: string(data['title']) ?? '',
    ...(masthead === undefined ? {} : { masthead }),
    ...(lead === undefined ? {} : { lead }),
    intro: list(data['themes']).map((theme, i) => themeOf(theme, i, texts)),
    papers: list(data['papers']).map((paper) => paperOf(paper, texts)),
    sections: list(data['sections']).map((section) => sectionOf(section, texts)),
    ...(credits.length === 0 ? {} : { credits }),
    ...(closing === undefined ? {} : { closing }),
  };
}

/** Every text of such data, in order: what its readers see of it. */
export function textsOfView(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap(textsOfView);
  if (!isMap(data)) return typeof data === 'string' ? [data] : [];
  if (typeof data['html'] === 'string' && typeof data['text'] === 'string') return [data['text']];
  const unseen = new Set(['draft', 'position', 'name', 'locale', 'languages', 'version', 'authors_line']);
  return Object.entries(data).flatMap(([key, value]) => (unseen.has(key) ? [] : textsOfView(value)));
}

type Read = (value: unknown, kind: 'markdown' | 'text') => TextData | undefined;

function themeOf(theme: Data, index: number, texts: Read): ThemeData {
  const label = texts(theme['label'], 'text');
  const emoji = readNumberedEmoji(string(theme['emoji']) ?? '', index);
  return {
    ...(emoji === undefined ? {} : { emoji }),
    ...(label === undefined ? {} : { theme: label }),
    text: texts(theme['text'], 'markdown') ?? '',
  };
}

function paperOf(paper: Data, texts: Read): PaperDraft {
  const [title, takeaway, summary, abstract] = [
    texts(paper['title'], 'text'),
    texts(paper['takeaway'], 'text'),
    texts(paper['summary'], 'markdown'),
    texts(paper['abstract'], 'text'),
  ];
  const [arxiv, doi, link, published] = ['arxiv', 'doi', 'link', 'published'].map((key) =>
    string(paper[key]),
  );
  const authors = strings(paper['authors']);
  const tags = strings(paper['tags']);
  const ids = link === undefined ? {} : idsOf(link);
  const isMade = (arxiv !== undefined && ids.arxiv === arxiv) || (doi !== undefined && ids.doi === doi);
  const more = list(paper['more']).map((one) => linkOf(one, texts));
  const image = imageOf(paper['image'], texts);
  return {
    ...(title === undefined ? {} : { title }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(published === undefined ? {} : { published }),
    ...(arxiv === undefined ? {} : { arxiv }),
    ...(doi === undefined ? {} : { doi }),
    ...(link === undefined || isMade ? {} : { link }),
    ...(takeaway === undefined ? {} : { takeaway }),
    ...(summary === undefined ? {} : { summary }),
    ...(abstract === undefined ? {} : { abstract }),
    ...(more.length === 0 ? {} : { more }),
    ...(image === undefined ? {} : { image }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}

function imageOf(image: unknown, texts: Read): PaperDraft['image'] {
  const url = isMap(image) ? string(image['url']) : undefined;
  if (!isMap(image) || url === undefined) return undefined;
  const { width, height } = image;
  return {
    url,
    alt: texts(image['alt'], 'text') ?? '',
    ...(typeof width === 'number' ? { width } : {}),
    ...(typeof height === 'number' ? { height } : {}),
  };
}

function linkOf(one: Data, texts: Read): string | LinkData {
  const url = string(one['url']) ?? '';
  const title = texts(one['title'], 'text');
  return title === undefined ? url : { title, url };
}

function sectionOf(section: Data, texts: Read): SectionData {
  const items = list(section['items']).map((item): string | ItemData => {
    const text = texts(item['text'], 'markdown');
    const link = linkOf(item, texts);
    if (text === undefined) return link;
    return typeof link === 'string' ? { url: link, text } : { ...link, text };
  });
  return { title: texts(section['title'], 'text') ?? '', items };
}

interface TextReading {
  readonly kind: 'markdown' | 'text';
  readonly languages: readonly string[];
  readonly config: Config;
}

/** The Markdown in it is the forum's. */
function textsIn(value: unknown, { kind, languages, config }: TextReading): TextData | undefined {
  const found = new Map<string, string>();
  for (const text of list(value)) {
    const lang = string(text['lang']) ?? languages[0] ?? 'en';
    const raw = string(text['markdown']) ?? '';
    const blocks = blocksOfMarkdown(raw, { profile: builtIn.digest, config });
    const written = kind === 'markdown' ? toAuthor(blocks, config.emoji) : paragraphsIn(blocks).join('\n\n');
    if (written !== '') found.set(lang, written);
  }
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  return others.length === 0 && first[0] === languages[0] ? first[1] : Object.fromEntries(found);
}

function said(value: unknown): string {
  return list(value)
    .map((text) => (string(text['markdown']) ?? '').trim())
    .join('\n');
}

function isEqual(found: TextData, texts: Config['masthead']): boolean {
  const entries = typeof found === 'string' ? [found] : Object.values(found);
  return entries.join('\n') === texts.map(({ value }) => value.trim()).join('\n');
}

function list(value: unknown): readonly Data[] {
  return Array.isArray(value) ? value.filter(isMap) : [];
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
