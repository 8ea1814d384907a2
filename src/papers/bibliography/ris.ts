import { parse } from '@citation-js/plugin-ris/lib/ris.js';
import type { Entry } from './entry.ts';
import { lineOfMarkup, linksOfMarkup, textOfMarkup } from '../record/html-text.ts';
import { publicationDay, saidDateIn } from '../record/publication-day.ts';
import { languageIn } from '../record/language.ts';
import { linksIn } from '../record/links.ts';
import { namedByAll, namedByDoi, namedByLink } from '../record/named.ts';
import type { FoundPaper, NamedPaper } from '../sources/source.ts';
import { displayName } from '../record/person.ts';
import { withdrawalIn } from '../record/withdrawal.ts';
import { foundPaperIfAny } from '../record/found-paper.ts';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Reads RIS, with the old and the new set of tags: https://en.wikipedia.org/wiki/RIS_(file_format) */
export function entriesOfRis(content: string): Entry[] {
  return parse(inEntries(asPrescribed(content))).map((fields, i) => ({
    key: first(fields, 'ID', 'LB') || String(i + 1),
    paper: paperOf(fields),
  }));
}

/** Two spaces stand behind each tag; some write one, and others a tab. */
function asPrescribed(content: string): string {
  return /^TY {2}- /m.test(content)
    ? content
    : content.replace(/^[ \t]*([A-Z][A-Z\d])[ \t]{1,3}-(?:[ \t]|(?=\r?$))/gm, '$1  - ');
}

/**
 * A tag where no entry is open, or a type left empty, begins an entry of no known type: the parser would throw at what follows. A line
 * without a tag goes on with the one before, to which the parser would add it as if a tag came once.
 */
function inEntries(content: string): string {
  const lines: string[] = [];
  let isOpen = false;
  for (const line of content.split(/\r?\n/)) {
    const [, tag, value = ''] = /^\s*([A-Z][A-Z\d]) {2}-(?: (.*)|\s*$)/.exec(line) ?? [];
    if (tag === undefined) {
      if (isOpen && line.trim() !== '') lines.push(`${lines.pop() ?? ''} ${line.trim()}`);
    } else if (tag === 'TY' || tag === 'ER') {
      isOpen = tag === 'TY';
      lines.push(isOpen && value.trim() === '' ? noType : line);
    } else {
      if (!isOpen) lines.push(noType);
      isOpen = true;
      lines.push(line);
    }
  }
  return lines.join('\n');
}

const noType = 'TY  - GEN';

function paperOf(fields: Fields): FoundPaper | undefined {
  const title = lineOfMarkup(first(fields, 'TI', 'T1', 'CT', 'BT'));
  const authors = all(fields, 'AU', 'A1')
    .map((name) => authorOf(lineOfMarkup(name)))
    .filter((name) => name !== '');
  const markup = first(fields, 'AB', 'N2');
  const abstract = textOfMarkup(markup);
  const [day = '', ...years] = ['DA', 'PY', 'Y1'].map((tag) => saidDateIn(first(fields, tag)));
  // Some write the day on which they read a paper into DA.
  const year = years.find((date) => date !== '')?.slice(0, 4) ?? '';
  const published = publicationDay(day.length === 10 && day.startsWith(year) ? [day] : [...years, day]);
  const names = namesOf(fields);
  const more = linksIn([abstract, ...linksOfMarkup(markup)].join(' '), names);
  const withdrawn = withdrawalIn(lineOfMarkup(first(fields, 'N1')), abstract);
  const language = languageIn(first(fields, 'LA'));
  return foundPaperIfAny({ ...names, title, authors, published, abstract, more, language, withdrawn });
}

/** EndNote writes the first comma of a group's name twice, since one separates the parts of a person's: University of California,, Irvine. */
function authorOf(name: string): string {
  return name.includes(',,') ? name.replace(',,', ',') : displayName(name);
}

function namesOf(fields: Fields): NamedPaper {
  const urls = all(fields, 'UR', 'LK', 'L2').filter((url) => /^https?:\/\//i.test(url.trim()));
  return namedByAll([namedByDoi(first(fields, 'DO', 'DI')), ...urls.map((url) => namedByLink(url.trim()))]);
}

function all(fields: Fields, ...tags: readonly string[]): string[] {
  return tags.flatMap((tag) => fields[tag] ?? []);
}

function first(fields: Fields, ...tags: readonly string[]): string {
  return all(fields, ...tags)[0] ?? '';
}
