import { type FoundPaper, identitiesOf, type NamedPaper, type PaperDraft } from '../../papers/index.ts';
import { looksLike } from '../../text/index.ts';
import { longText } from './clean.ts';
import type { Card } from './card.ts';
import { asMap, asWritten } from './text-data.ts';

/** Turns found data into the form that it has in an issue. */
export function dataOf(found: FoundPaper, languages: readonly string[]): PaperDraft {
  const { title, authors, published, arxiv, doi, link, abstract, more } = found;
  const titles =
    title === undefined
      ? undefined
      : asWritten({ [languageOf(title, found, languages)]: title }, { languages });
  const abstracts =
    abstract === undefined
      ? undefined
      : asWritten({ [languageOf(abstract, found, languages)]: longText(abstract) }, { languages });
  return {
    ...(titles === undefined ? {} : { title: titles }),
    ...(authors === undefined ? {} : { authors }),
    ...(published === undefined ? {} : { published }),
    ...(arxiv === undefined ? {} : { arxiv }),
    ...(doi === undefined ? {} : { doi }),
    ...(link === undefined ? {} : { link }),
    ...(abstracts === undefined ? {} : { abstract: abstracts }),
    ...(more === undefined ? {} : { more }),
  };
}

/** The languages that a card's title was found in, and that the newsletter does not have. */
export function otherLanguages(
  { data, said }: Pick<Card, 'data' | 'said'>,
  languages: readonly string[],
): string[] {
  const typed = asMap(said?.title, languages);
  return Object.keys(asMap(data.title, languages)).filter(
    (lang) => !languages.includes(lang) && typed[lang] === undefined,
  );
}

/**
 * The language that the source names, unless the letters contradict it; else the one that the letters show, English by default.
 * Han alone may be Japanese.
 */
function languageOf(text: string, { language }: FoundPaper, languages: readonly string[]): string {
  const byScript = scripts.find(([, script]) => script.test(text))?.[0] ?? 'en';
  const stated =
    language !== undefined &&
    looksLike(text, language) &&
    (byScript === 'en' || primary(language) === byScript || (byScript === 'zh' && primary(language) === 'ja'))
      ? language
      : byScript;
  return (
    languages.find((one) => one.toLowerCase() === stated.toLowerCase()) ??
    languages.find((one) => primary(one) === primary(stated)) ??
    primary(stated)
  );
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? tag;
}

const scripts: readonly (readonly [string, RegExp])[] = [
  ['ko', /\p{Script=Hangul}/u],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['zh', /\p{Script=Han}/u],
];

/** The strongest of a paper's ids, which it can be looked up by. */
export function namedIn({ arxiv, doi, link }: PaperDraft): NamedPaper | undefined {
  if (arxiv !== undefined) return { arxiv };
  if (doi !== undefined) return { doi };
  return link === undefined ? undefined : { link };
}

/** Returns the keys by which a card may be known, for comparison with another. */
export function keysOf({ arxiv, doi, link }: Pick<PaperDraft, 'arxiv' | 'doi' | 'link'>): string[] {
  return identitiesOf({ arxiv, doi, link }).map(({ key }) => key);
}
