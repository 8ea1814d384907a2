import { knownLocales, localeOf } from '../../locales/index.ts';
import { isDate } from '../../calendar.ts';
import { type Block, type Inline, isHref, plain, withoutEdges } from '../../markdown/index.ts';
import type { Config } from '../../newsletter/index.ts';
import { linkOf, parseArxivId, parseDoi, type PaperDraft, type TextData } from '../../papers/index.ts';
import { looksLike } from '../../text/index.ts';
import { dateNamedIn } from '../dates.ts';

import { type LabelName, labelNames, type Profile } from '../profile/profile.ts';

type Words = Pick<Config, 'labels' | 'languages' | 'locale'>;

/** The labels of all locales, the config and the profile, by what they say in small letters. */
export function labelsOf(profile: Profile, { labels }: Words): ReadonlyMap<string, LabelName> {
  const found = new Map<string, LabelName>();
  for (const name of labelNames) {
    const words = [
      ...knownLocales.map((tag) => localeOf(tag).labels[name]),
      labels[name],
      ...(profile.labels[name] ?? []),
    ];
    for (const word of words) if (word !== undefined) found.set(normal(word), name);
  }
  return found;
}

export function normal(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/:$/, '').toLowerCase();
}

const at = { start: 0, end: 0 };

export function paragraphOf(children: readonly Inline[]): Block {
  return { type: 'paragraph', children, ...at };
}

/** The inlines of a paragraph or a heading as one line of text. */
export function lineOf(children: readonly Inline[]): string {
  return plain([paragraphOf(children)]);
}

/** The label that a block is, and nothing else: one that leads somewhere is more than a label. */
export function labelOf(
  block: Block | undefined,
  labels: ReadonlyMap<string, LabelName>,
): LabelName | undefined {
  if (block?.type !== 'heading' && block?.type !== 'paragraph') return undefined;
  const line = lineOf(block.children);
  const label = line.length > 100 ? undefined : labels.get(normal(line));
  return label === undefined || firstLink(block.children) !== undefined ? undefined : label;
}

/** A line of quoted text that stands in several languages side by side, as formats show it: `한국어 / English`. */
export function lineInLanguages(line: string, languages: readonly string[]): TextData | undefined {
  const text = line.trim();
  if (text === '') return undefined;
  const [first = 'en', second] = languages;
  if (second !== undefined && languages.length === 2) {
    const gaps = [...text.matchAll(/ \/ /g)].map(({ index }) => index);
    const isPair = (gap: number): boolean =>
      fits(text.slice(0, gap), first, second) && fits(text.slice(gap + 3), second, first);
    const gap =
      gaps.find(isPair) ?? (gaps.length === 1 && !isOnly(text, first, second) ? gaps[0] : undefined);
    if (gap !== undefined)
      return { [first]: text.slice(0, gap).trim(), [second]: text.slice(gap + 3).trim() };
  } else if (languages.length > 2) {
    const parts = text.split(' / ');
    if (parts.length === languages.length)
      return Object.fromEntries(languages.map((lang, i) => [lang, parts[i]?.trim() ?? '']));
  }
  return inLanguage(text, languages);
}

/** Whether a text is in one language rather than in the other. */
function fits(text: string, one: string, other: string): boolean {
  return looksLike(text, one) && hasScript(text, one) && !hasScript(text, other);
}

const scripts: readonly (readonly [RegExp, RegExp])[] = [
  [/^ko\b/, /\p{Script=Hangul}/u],
  [/^ja\b/, /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  [/^zh\b/, /\p{Script=Han}/u],
  [/^(?:ru|uk|bg)\b/, /\p{Script=Cyrillic}/u],
];

/** A script that tells a language; one in Latin letters has none that others have not, too. */
function scriptOf(lang: string): RegExp | undefined {
  return scripts.find(([tag]) => tag.test(lang))?.[1];
}

function hasScript(text: string, lang: string): boolean {
  const script = scriptOf(lang);
  return script === undefined ? !scripts.some(([, other]) => other.test(text)) : script.test(text);
}

/** Whether the whole text can only be in one of two languages, as Hangul on both sides of a stroke says. */
function isOnly(text: string, first: string, second: string): boolean {
  const parts = text.split(' / ');
  return [first, second].some(
    (lang) => scriptOf(lang) !== undefined && parts.every((part) => hasScript(part, lang)),
  );
}

/** A text in one language: by itself in the first, else under the one whose script it has. */
export function inLanguage(text: string, languages: readonly string[]): TextData {
  const [first = 'en'] = languages;
  const lang = hasScript(text, first) ? first : languages.find((one) => hasScript(text, one));
  return lang === undefined || lang === first ? text : { [lang]: text };
}

/** Paragraphs in one language after the other, apart. */
export function inLanguages(
  paragraphs: readonly string[],
  languages: readonly string[],
): TextData | undefined {
  if (paragraphs.length === 0) return undefined;
  const found = new Map<string, string[]>();
  let current = 0;
  for (const paragraph of paragraphs) {
    const next = languages.findIndex((lang, i) => i > current && hasScript(paragraph, lang));
    const stays = hasScript(paragraph, languages[current] ?? '');
    if (!stays && next !== -1) current = next;
    const lang = languages[current] ?? 'en';
    const own = found.get(lang) ?? [];
    own.push(paragraph);
    found.set(lang, own);
  }
  const texts = [...found].map(([lang, parts]) => [lang, parts.join('\n\n')] as const);
  const [only] = texts;
  return texts.length === 1 && only?.[0] === languages[0] ? only?.[1] : Object.fromEntries(texts);
}

/** The keys of a paper that give just this address. */
export function idsOf(url: string): Pick<PaperDraft, 'arxiv' | 'doi' | 'link'> {
  const arxiv = /^https:\/\/arxiv\.org\/abs\/(\S+)$/.exec(url)?.[1];
  if (arxiv !== undefined && parseArxivId(arxiv) !== undefined && linkOf(noIds({ arxiv })) === url)
    return { arxiv };
  const path = /^https:\/\/doi\.org\/(10\.\S+)$/.exec(url)?.[1];
  const doi = path === undefined ? undefined : decoded(path);
  if (doi !== undefined && parseDoi(doi) !== undefined && linkOf(noIds({ doi })) === url) return { doi };
  return { link: url };
}

function noIds(ids: { arxiv?: string; doi?: string }): Parameters<typeof linkOf>[0] {
  return { arxiv: undefined, doi: undefined, link: undefined, ...ids };
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** The day that a text is, as a locale or ISO 8601 writes it, and nothing else. */
export function dayIn(text: string): string | undefined {
  const written = text.trim();
  const date = written.length > 30 ? undefined : dateNamedIn(written);
  if (date === undefined || !isDate(date)) return undefined;
  return written === date || knownLocales.some((tag) => localeOf(tag).date(date) === written)
    ? date
    : undefined;
}

/** The first address below. */
export function firstLink(inlines: readonly Inline[]): (Inline & { readonly type: 'link' }) | undefined {
  for (const inline of inlines) {
    if (inline.type === 'link' && isHref(inline.href) && /^https?:/i.test(inline.href)) return inline;
    const below = 'children' in inline ? firstLink(inline.children) : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}

/** Lines of a paragraph, apart where it breaks. */
export function linesOf(children: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const inline of children) {
    if (inline.type === 'break') lines.push([]);
    else lines.at(-1)?.push(inline);
  }
  return lines.map(withoutEdges).filter((line) => line.length > 0);
}
