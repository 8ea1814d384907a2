import { toAuthor } from '../markdown/index.ts';
import type { OwnEmoji } from '../emoji/index.ts';
import { key, literal, plainOrQuoted, quoted } from '../yaml/index.ts';
import type { IssueData, Kept, LinkData, SectionData, ThemeData } from './model.ts';
import type { PaperDraft, TextData } from '../papers/index.ts';

/**
 * The file of an issue that was imported: a draft, with what no field has room for under `x-import`, in its order. Reading it gives
 * exactly the data back.
 */
export function writeIssue(
  issue: IssueData,
  {
    source,
    kept,
    emoji,
  }: { readonly source: string; readonly kept: readonly Kept[]; readonly emoji?: OwnEmoji },
): string {
  const lines = [
    '# yaml-language-server: $schema=../schema/issue.schema.json',
    `week: ${issue.week}`,
    ...(issue.number === undefined ? [] : [`number: ${issue.number}`]),
    'draft: true',
    ...text('title', issue.title, 'quoted'),
    ...text('masthead', issue.masthead, 'long'),
    ...text('lead', issue.lead, 'long'),
    ...(issue.intro.length === 0 ? [] : ['intro:', ...issue.intro.flatMap(theme)]),
    ...(issue.papers.length === 0 ? ['papers: []'] : ['papers:']),
  ];
  const papers = issue.papers.flatMap(paper);
  const behind = [
    ...(issue.sections.length === 0 ? [] : ['sections:', ...issue.sections.flatMap(section)]),
    ...listed(
      'credits',
      (issue.credits ?? []).map((name) => [quoted(name)]),
    ),
    ...text('closing', issue.closing, 'long'),
    'x-import:',
    `  source: ${plainOrQuoted(source)}`,
    ...(kept.length === 0 ? [] : ['  rest:', ...kept.flatMap((one) => rest(one, emoji))]),
  ];
  return `${[...lines, ...papers, ...behind].join('\n')}\n`;
}

type Style = 'quoted' | 'long';

function text(name: string, value: TextData | undefined, style: Style): string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return written(name, value, style);
  return [
    `${name}:`,
    ...Object.entries(value).flatMap(([lang, one]) => indented(written(key(lang), one, style), 2)),
  ];
}

function written(name: string, value: string, style: Style): string[] {
  const whole = style === 'long' && value !== '' ? `${value.replace(/(?<!\n)\n+$/, '')}\n` : value;
  const block = style === 'long' ? literal(whole, 2) : undefined;
  if (block === undefined || block.header.endsWith('+')) return [`${name}: ${quoted(value)}`];
  return [`${name}: ${block.header}`, ...indented(block.lines, 2)];
}

function theme({ emoji, theme: label, text: words }: ThemeData): string[] {
  return entry(
    [
      ...(emoji === undefined ? [] : [`emoji: ${quoted(emoji)}`]),
      ...text('theme', label, 'quoted'),
      ...text('text', words, 'long'),
    ],
    2,
  );
}

/** In the order of a file. */
function paper(data: PaperDraft): string[] {
  const {
    title,
    authors = [],
    published,
    arxiv,
    doi,
    link,
    takeaway,
    summary,
    abstract,
    more = [],
    image,
    tags = [],
  } = data;
  const lines = [
    ...text('title', title, 'quoted'),
    ...listed(
      'authors',
      authors.map((name) => [quoted(name)]),
    ),
    ...(published === undefined ? [] : [`published: ${published}`]),
    ...text('arxiv', arxiv, 'quoted'),
    ...text('doi', doi, 'quoted'),
    ...(link === undefined ? [] : [`link: ${plainOrQuoted(link)}`]),
    ...text('takeaway', takeaway, 'quoted'),
    ...text('summary', summary, 'long'),
    ...text('abstract', abstract, 'long'),
    ...listed(
      'more',
      more.map((one) => (typeof one === 'string' ? [plainOrQuoted(one)] : linkLines(one))),
    ),
    ...(image === undefined ? [] : ['image:', ...indented(imageLines(image), 2)]),
    ...listed(
      'tags',
      tags.map((tag) => [plainOrQuoted(tag)]),
    ),
  ];
  return entry(lines.length === 0 ? ['{}'] : lines, 2);
}

function imageLines({ url, alt, width, height }: NonNullable<PaperDraft['image']>): string[] {
  return [
    `url: ${plainOrQuoted(url)}`,
    ...text('alt', alt, 'quoted'),
    ...(width === undefined ? [] : [`width: ${width}`]),
    ...(height === undefined ? [] : [`height: ${height}`]),
  ];
}

function linkLines({ title, url }: LinkData): string[] {
  return [...text('title', title, 'quoted'), `url: ${plainOrQuoted(url)}`];
}

function listed(name: string, entries: readonly (readonly string[])[]): string[] {
  return entries.length === 0 ? [] : [`${name}:`, ...entries.flatMap((lines) => entry(lines, 2))];
}

function section({ title, items }: SectionData): string[] {
  const lines = items.flatMap((item) => {
    if (typeof item === 'string') return [`  - ${plainOrQuoted(item)}`];
    return entry(
      [
        ...text('title', item.title, 'quoted'),
        `url: ${plainOrQuoted(item.url)}`,
        ...text('text', item.text, 'long'),
      ],
      2,
    );
  });
  return entry([...text('title', title, 'quoted'), 'items:', ...lines], 2);
}

function rest({ at, blocks }: Kept, emoji: OwnEmoji | undefined): string[] {
  const place = at === undefined ? [] : [`at: ${quoted(at)}`];
  return entry([...place, ...text('text', toAuthor(blocks, emoji), 'long')], 4);
}

/** An entry of a list whose dash stands at a column. */
function entry([first = '', ...others]: readonly string[], column: number): string[] {
  return [`${' '.repeat(column)}- ${first}`, ...indented(others, column + 2)];
}

function indented(lines: readonly string[], columns: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(columns) + line));
}
