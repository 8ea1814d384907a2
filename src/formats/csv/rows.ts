import type { FormatRenderer } from '../format.ts';
import { type Reference, referencesOf } from '../view/reference.ts';
import type { View } from '../view/view.ts';

export const csvRenderer: FormatRenderer = {
  async render(view) {
    return { files: [{ suffix: '.csv', content: renderCsv(view) }], findings: [] };
  },
};

/** What Excel takes a file to be in UTF-8 by; without it, Korean is unreadable there. */
const byteOrderMark = '\uFEFF';

/** A row a paper under a row of names. A newsletter's issues have the same columns, so that their rows can be put together. */
export function renderCsv(view: View): string {
  const references = referencesOf(view);
  const languages = [
    ...new Set([...view.languages, ...references.flatMap(titlesOf).map(({ lang }) => lang)]),
  ];
  const rows = [
    ['week', 'number', 'position', ...languages.map((lang) => `title_${lang}`), ...columns],
    ...references.map((reference, i) => [
      view.week,
      String(view.number ?? ''),
      String(i + 1),
      ...languages.map((language) => titlesOf(reference).find(({ lang }) => lang === language)?.text ?? ''),
      ...cellsOf(reference),
    ]),
  ];
  return byteOrderMark + rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

const columns = ['authors', 'published', 'arxiv', 'doi', 'link', 'tags'];

function cellsOf({ authors, published, arxiv, doi, link, tags }: Reference): string[] {
  const day = published === undefined ? '' : Object.values(published).join('-');
  return [authors.join('; '), day, arxiv ?? '', doi ?? '', link ?? '', tags.join('; ')];
}

function titlesOf({ title, translations }: Reference): { readonly lang: string; readonly text: string }[] {
  return title === undefined ? [] : [title, ...translations];
}

/**
 * A spreadsheet runs a cell that begins so as a formula (https://owasp.org/www-community/attacks/CSV_Injection). An apostrophe before
 * it makes it a text; before one that has an apostrophe itself too, so that whoever takes one away has the cell again.
 */
const runs = /^'*[=+\-@\t\r\n＝＋－＠]/;

function quoted(cell: string): string {
  const harmless = runs.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
