import { isBibliographyText, type NamedPaper, paperNamedBy, resolveRef } from '../../papers/index.ts';
import { Failure } from '../../problem/index.ts';
import { readCsv } from './csv.ts';

/** A paper that a line of a list names, or why it names none. */
export type Listed =
  | { readonly ref: string; readonly named: NamedPaper; readonly failure?: never }
  | { readonly failure: Failure };

/** The columns of a table that may name a paper; the first that has something in it does. */
const columns = ['arxiv', 'doi', 'url', 'id'] as const;

/**
 * Reads a list of ids: one a line, or a table (CSV) with a column that is called arxiv, doi, url or id. `file` is its name in
 * messages. Throws Failure `not-a-list`.
 */
export function readIdList(text: string, file: string): Listed[] {
  const isTable = /\.[ct]sv$/i.test(file) || beginsAsTable(text);
  const listed = isTable ? fromTable(text, file) : fromLines(text, file);
  if (listed.length === 0) throw new Failure('not-a-list', { path: file, why: 'empty' });
  return listed;
}

/** Whether a text of unknown kind is such a list: a table of ids, or a line of it names a paper. */
export function looksLikeIdList(text: string): boolean {
  const content = text.replace(/^\uFEFF/, '');
  if (isBibliographyText(content)) return false;
  if (beginsAsTable(content)) return true;
  return content.split(/\r\n?|\n/).some((line) => refsIn(entryOf(line)).length > 0);
}

/** Whether the first line names the columns, or has one id beside what is none. */
function beginsAsTable(text: string): boolean {
  const first = /^\s*(.*)/.exec(text.replace(/^\uFEFF/, ''))?.[1] ?? '';
  const cells = readCsv(first)[0]?.cells ?? [];
  const refs = cells.filter((cell) => paperNamedBy(cell) !== undefined);
  return columnsIn(cells).length > 0 || (refs.length > 0 && refsIn(entryOf(first)).length === 0);
}

function fromLines(text: string, file: string): Listed[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  return lines.flatMap((line, i): Listed[] => {
    const entry = entryOf(line);
    if (entry === '') return [];
    const refs = refsIn(entry);
    return refs.length > 0 ? refs : [{ failure: badLine(entry, i + 1, file) }];
  });
}

/** The line without what makes it an item of a list, and without a remark behind a hash. */
function entryOf(line: string): string {
  return line
    .trim()
    .replace(/^#.*$/, '')
    .replace(/^(?:[-*•·]|\d{1,3}[.)])\s+/, '')
    .replace(/\s#[^]*$/, '')
    .trim();
}

/** The paper that an entry names, or several that stand in one line; none where any of it names none. */
function refsIn(entry: string): Listed[] {
  if (entry === '') return [];
  const whole = paperNamedBy(entry);
  if (whole !== undefined) return [{ ref: entry, named: whole }];
  const parts = entry.split(/[\s,;]+/).filter((part) => part !== '');
  const all = parts.flatMap((ref): Listed[] => {
    const named = paperNamedBy(ref);
    return named === undefined ? [] : [{ ref, named }];
  });
  return all.length === parts.length ? all : [];
}

function fromTable(text: string, file: string): Listed[] {
  const [head, ...records] = readCsv(text).filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (head === undefined) return [];
  const named = columnsIn(head.cells);
  // A table without a head has its ids in one column.
  const bare =
    named.length > 0 ? [] : head.cells.flatMap((cell, i) => (paperNamedBy(cell) === undefined ? [] : [i]));
  const places = named.length > 0 ? named : bare.slice(0, 1);
  if (places.length === 0) throw new Failure('not-a-list', { path: file, why: 'columns' });
  return (named.length > 0 ? records : [head, ...records]).map(({ line, cells, isBroken }): Listed => {
    if (isBroken) return { failure: badLine(cells[0] ?? '', line, file, true) };
    const ref = places.map((i) => plainCell(cells[i] ?? '')).find((cell) => cell !== '') ?? '';
    const paper = paperNamedBy(ref);
    return paper === undefined ? { failure: badLine(ref, line, file) } : { ref, named: paper };
  });
}

/** The places of the columns that name papers, in the order in which they are trusted. */
function columnsIn(cells: readonly string[]): number[] {
  const names = cells.map((cell) => cell.toLowerCase());
  return columns.map((column) => names.indexOf(column)).filter((i) => i !== -1);
}

/** Spreadsheets write `="2506.15677"` where a number is to stay a text. */
function plainCell(cell: string): string {
  return cell.replace(/^="?(.*?)"?$/, '$1');
}

function badLine(text: string, line: number, file: string, isOpen = false): Failure {
  const ref = `line ${line} of ${file}`;
  if (isOpen) return new Failure('bad-line', { ref, text, why: 'quote' });
  try {
    resolveRef(text);
  } catch (error) {
    if (error instanceof Failure && error.code === 'bad-ref')
      return new Failure('bad-line', { ref, text, why: (error as Failure<'bad-ref'>).args.why });
  }
  return new Failure('bad-line', { ref, text, why: 'other' });
}
