import { type Block, type Inline, toAuthor } from '../../markdown/index.ts';
import { dateNamedIn } from '../dates.ts';
import type { LinkData } from '../model.ts';
import type { PaperDraft } from '../../papers/index.ts';
import { type ColumnName, columnNames } from '../profile/profile.ts';
import type { Reader } from './reader.ts';
import { dayIn, firstLink, idsOf, lineInLanguages, lineOf, linesOf, normal, paragraphOf } from './words.ts';

type Table = Block & { readonly type: 'table' };

/** A paper a row, if a column of the table has titles; `undefined` for any other table. What has no column is kept, in its row. */
export function readRows(
  table: Table,
  tag: string,
  reader: Reader,
): { papers: PaperDraft[]; kept: Block[] } | undefined {
  const columns = table.header.map((cell) => columnOf(cell, reader));
  if (!columns.includes('title')) return undefined;
  const papers: PaperDraft[] = [];
  const kept: Block[] = [];
  for (const cells of table.rows) {
    const { paper, others } = readRow(cells, columns, reader);
    papers.push({ ...paper, ...(paper.tags === undefined && tag !== '' ? { tags: [tag] } : {}) });
    for (const i of others) {
      const name = table.header[i] ?? [];
      kept.push(paragraphOf([...name, { type: 'text', text: ': ', start: 0, end: 0 }, ...(cells[i] ?? [])]));
    }
  }
  return { papers, kept };
}

/** What the link of a paper is called. */
const plainNames = new Set(['link', 'paper', 'pdf', 'arxiv', 'abs', 'doi', 'url', '링크', '논문']);

function columnOf(cell: readonly Inline[], { profile }: Reader): ColumnName | undefined {
  const word = normal(lineOf(cell));
  return columnNames.find((name) => profile.columns[name]?.some((one) => normal(one) === word) === true);
}

function readRow(
  cells: readonly (readonly Inline[])[],
  columns: readonly (ColumnName | undefined)[],
  { languages, emoji }: Reader,
): { paper: PaperDraft; others: number[] } {
  const others: number[] = [];
  const more: (string | LinkData)[] = [];
  let paper: PaperDraft = {};
  let url: string | undefined;
  for (const [i, cell] of cells.entries()) {
    const text = lineOf(cell);
    if (text === '' || /^[-–—]$/.test(text)) continue;
    const link = firstLink(cell);
    switch (columns[i]) {
      case 'title': {
        const words = lineInLanguages(text, languages);
        paper = { ...paper, ...(words === undefined ? {} : { title: words }) };
        url = link?.href ?? url;
        break;
      }
      case 'link': {
        // A word such as "PDF" says what the address says, and the others keep theirs; anything else is not lost.
        const isNamed = link?.bare === true || plainNames.has(normal(lineOf(link?.children ?? [])));
        if (link === undefined || !(isNamed || url !== undefined) || !isLinksOnly(cell)) others.push(i);
        url ??= link?.href;
        if (link !== undefined)
          for (const one of linksIn(cell).filter((one) => hrefOf(one) !== url)) more.push(one);
        break;
      }
      case 'authors':
        paper = { ...paper, authors: text.split(/,\s*|;\s*/).filter((name) => name !== '') };
        break;
      case 'published': {
        const day = dayIn(text) ?? (text.length <= 12 ? dateNamedIn(text) : undefined);
        if (day === undefined) others.push(i);
        else paper = { ...paper, published: day };
        break;
      }
      case 'summary':
        paper = { ...paper, summary: toAuthor(linesOf(cell).map(paragraphOf), emoji) };
        break;
      case 'abstract':
        paper = { ...paper, abstract: text };
        break;
      case 'tags':
        paper = { ...paper, tags: text.split(/,\s*/).filter((name) => name !== '') };
        break;
      case 'more':
        if (link === undefined) others.push(i);
        else for (const one of linksIn(cell)) more.push(one);
        break;
      case undefined:
        others.push(i);
    }
  }
  return {
    paper: { ...paper, ...(url === undefined ? {} : idsOf(url)), ...(more.length === 0 ? {} : { more }) },
    others,
  };
}

/** Whether a cell has links and what stands between them, and no other words. */
function isLinksOnly(cell: readonly Inline[]): boolean {
  return cell.every((inline) => inline.type === 'link' || !/[\p{L}\p{N}]/u.test(lineOf([inline])));
}

function linksIn(cell: readonly Inline[]): (string | LinkData)[] {
  return cell.flatMap((inline): (string | LinkData)[] => {
    if (inline.type !== 'link') return 'children' in inline ? linksIn(inline.children) : [];
    return [inline.bare === true ? inline.href : { title: lineOf(inline.children), url: inline.href }];
  });
}

function hrefOf(link: string | LinkData): string {
  return typeof link === 'string' ? link : link.url;
}
