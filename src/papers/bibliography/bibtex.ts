import { parse as parseBibTxt } from '@citation-js/plugin-bibtex/lib/input/bibtxt.js';
import { parse } from '@citation-js/plugin-bibtex/lib/input/file.js';
import type { Failure } from '../../problem/index.ts';
import { arxivIdOf } from '../sources/arxiv-id.ts';
import type { Entry } from './entry.ts';
import { lineFromBibtex, oneLine, paragraphs } from '../record/clean.ts';
import { publicationDay, saidDate, saidDateIn } from '../record/publication-day.ts';
import { languageIn } from '../record/language.ts';
import { linksIn } from '../record/links.ts';
import { hasMarkup, linksOfMarkup, withoutMarkup } from '../record/html-text.ts';
import { namedByAll, namedByDoi, namedByLink } from '../record/named.ts';
import { displayName, nameOf } from '../record/person.ts';
import { withdrawalIn } from '../record/withdrawal.ts';
import { foundPaperIfAny } from '../record/found-paper.ts';
import type { FoundPaper, NamedPaper } from '../sources/source.ts';

type Fields = Readonly<Record<string, string>>;

/**
 * Reads BibTeX, BibLaTeX and Bib.TXT. The library reads the file: entries, strings, delimiters. The fields contain TeX, which the
 * program's own reader reads.
 */
export function entriesOfBibtex(
  content: string,
  refuse: (detail: string, cause?: unknown) => Failure,
): Entry[] {
  const keyed = withKeys(content);
  try {
    return (isBibTxt(content) ? parseBibTxt(content) : parse(keyed)).map(entryOf);
  } catch (cause) {
    const entries = oneByOne(keyed);
    if (entries.some(({ paper }) => paper !== undefined)) return entries;
    throw refuse(reasonOf(cause), cause);
  }
}

/** What the library says of its grammar; the engine's own words of what it ran out of say nothing to anybody. */
function reasonOf(cause: unknown): string {
  if (cause instanceof RangeError) return 'it nests too deeply, or grows without limit';
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : 'it is not BibTeX';
}

/** Stands for the key of an entry that has none, which the library wants. */
const noKey = '\uFDD0';

/** Gives a key to entries without one, as reference managers export them, and joins keys of several words. */
function withKeys(content: string): string {
  return content.replace(
    /((?:^|\})[ \t]*@[ \t]*(?!(?:string|preamble|comment)\b)[a-z]\w*\s*[{(])(?:\s*(?=[a-z_][\w-]*\s*=)|([^,={}()"#%]*),)/gim,
    (_, start: string, key = '') => `${start}${(key as string).trim().replace(/\s+/g, '_') || noKey},`,
  );
}

function entryOf({ label, properties }: ReturnType<typeof parse>[number], index: number): Entry {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key.toLowerCase(), String(value)]),
  );
  return { key: label === '' || label === noKey ? String(index + 1) : label, paper: paperOf(fields) };
}

/** Reads each entry alone, with the strings of the file, so that one broken entry does not spoil the others. */
function oneByOne(content: string): Entry[] {
  const parts = content.split(/^(?=[ \t]*@)/m);
  const strings = parts.filter((part) => /^\s*@string/i.test(part)).join('');
  return parts
    .filter((part) => /^\s*@(?!string|comment|preamble)/i.test(part))
    .map((part, i) => {
      try {
        const [entry] = parse(strings + part);
        if (entry !== undefined) return entryOf(entry, i);
      } catch {
        // The caller reports it by its key.
      }
      const [, key = noKey] = /^\s*@\w+\s*[{(]\s*([^\s,]+)/.exec(part) ?? [];
      return { key: key === noKey ? String(i + 1) : key, paper: undefined };
    });
}

/** Bib.TXT, BibTeX's entries written as indented lines: http://bibtxt.github.io */
export function isBibTxt(content: string): boolean {
  return /^\[[^\]\n]+\][ \t]*\r?\n[ \t]+\w+[ \t]*:/.test(content);
}

function paperOf(fields: Fields): FoundPaper | undefined {
  const title = titleOf(fields);
  const authors = namesIn(fields['author'] ?? '');
  const published = publicationDay([
    saidDateIn(fields['date'] ?? ''),
    saidDate(fields['year'], fields['month'], fields['day']),
  ]);
  const markup = fields['abstract'] ?? '';
  const abstract = paragraphs(textOf(markup), lineOf);
  const names = namesOf(fields);
  const more = linksIn([markup, ...linksOfMarkup(markup)].join(' '), names);
  const withdrawn = withdrawalIn(lineOf(fields['note'] ?? ''), abstract);
  const language = ['langid', 'language'].map((key) => languageIn(lineOf(fields[key] ?? ''))).find(Boolean);
  return foundPaperIfAny({ ...names, title, authors, published, abstract, more, language, withdrawn });
}

/** Reads TeX, and markup inside and around it: databases export what they show on their pages, `{\textless}i{\textgreater}` too. */
function lineOf(raw: string): string {
  const line = lineFromBibtex(textOf(raw));
  return hasMarkup(line) ? oneLine(withoutMarkup(line)) : line;
}

/** What writes TeX escapes the signs of markup too: G\&ouml;ttingen. */
function textOf(markup: string): string {
  return withoutMarkup(markup.replace(/\\(?=&\w+;)/g, ''));
}

function titleOf(fields: Fields): string {
  const title = lineOf(fields['title'] ?? '');
  const subtitle = lineOf(fields['subtitle'] ?? '');
  return subtitle === '' || title === '' ? title : `${title.replace(/(?<!\s)\s*:$/, '')}: ${subtitle}`;
}

/** Reads the ids. The arXiv id is in `eprint`, or in the fields that people use in place of a journal. */
function namesOf(fields: Fields): NamedPaper {
  const {
    eprint = '',
    archiveprefix,
    eprinttype = archiveprefix ?? '',
    journal = '',
    note = '',
    howpublished = '',
  } = fields;
  const stated = /^\s*(?:arxiv\s*)?$/i.test(eprinttype) ? eprint.trim() : '';
  const urls = [
    ...addressIn(fields['url'] ?? ''),
    ...[howpublished, note].flatMap((text) => linksIn(text, {})),
  ];
  const byUrl = urls.map(namedByLink);
  const byDoi = namedByDoi(oneLine(fields['doi'] ?? '').replace(/\{?\\([_%#&])\}?/g, '$1'));
  const mentioned = [journal, note, howpublished].map(
    (text) => /\barxiv:\s*([\w.-]+(?:\/\d{7})?(?:v\d+)?)/i.exec(text)?.[1] ?? '',
  );
  return namedByAll([byArxiv(stated), byDoi, ...byUrl, ...mentioned.map(byArxiv)]);
}

/** The field is the address as it stands, unless somebody wrote a sentence or TeX there. */
function addressIn(field: string): string[] {
  const address = field.trim().replace(/\\([_%#&~$])/g, '$1');
  return /^https?:\/\/[^\s\\{}]+$/i.test(address) ? [address] : linksIn(field, {});
}

function byArxiv(text: string): NamedPaper {
  const arxiv = arxivIdOf(text);
  return arxiv === undefined ? {} : { arxiv };
}

/** Splits names at "and" outside of braces. A name in braces is not a person's and stays whole. */
function namesIn(list: string): string[] {
  return topLevel(list)
    .filter((name) => !/^(?:others|,?)$/.test(name))
    .map((name) => lineOf(/^\{(?:[^{}]|\{[^{}]*\})*\}$/.test(name) ? name : person(name)))
    .filter((name) => name !== '');
}

function topLevel(list: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let name = '';
  for (const part of list.split(/((?<!\s)\s+and(?=\s)|[{}])/i)) {
    if (part === '{') depth++;
    else if (part === '}') depth--;
    if (depth === 0 && /^\s+and$/i.test(part)) {
      names.push(name);
      name = '';
    } else name += part;
  }
  return [...names, name].map((one) => one.trim());
}

/** Reads a name, in the form of BibLaTeX too: `family=Lovelace, given=Ada`. */
function person(name: string): string {
  const parts = [...name.matchAll(/(?:^|,)\s*(given|family|prefix|suffix)\s*=\s*([^,]*)/gi)];
  if (parts.length === 0) return displayName(name);
  const part = (wanted: string): string =>
    parts.findLast(([, key = '']) => key.toLowerCase() === wanted)?.[2]?.trim() ?? '';
  return nameOf({
    given: part('given'),
    particle: part('prefix'),
    family: part('family'),
    suffix: part('suffix'),
  });
}
