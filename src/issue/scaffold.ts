import { type DateString, lastDayOf } from '../calendar.ts';
import { commented, key } from '../yaml/index.ts';
import { cardParts, fileKeys, type PaperKey } from './parts.ts';

export interface Scaffold {
  /** The first day of the week. */
  readonly week: DateString;
  /** At least one; with more than one the example's texts are maps. */
  readonly languages: readonly string[];
  /** The issue's own, where the newsletter's issues have numbers. */
  readonly number?: number | undefined;
  /** The newsletter's. */
  readonly name?: string | undefined;
}

/** The column of a card in which what is said about a key begins. */
const commentColumn = 24;

/**
 * A new issue file: a draft with one theme to write, no papers yet, and comments that tell what goes where, so that a
 * card can be written by hand. `insertPapers` turns its `papers: []` into a list.
 */
export function scaffoldIssue({ week, number, languages, name }: Scaffold): string {
  const title = name === undefined ? '' : `${commented(name)}, `;
  const lines = [
    '# yaml-language-server: $schema=../schema/issue.schema.json',
    `# ${title}${week} to ${lastDayOf(week)}`,
    `week: ${week}`,
    ...(number === undefined ? [] : [`number: ${number}`]),
    '# While this is a draft, what is missing is only a warning. Take the next line out when the issue is ready.',
    'draft: true',
    '',
    '# What this week has in common, one theme after another; each gets its number by itself. Markdown.',
    ...(languages.length > 1
      ? [`# A plain text is in ${languages[0]}; for more languages write a map, as in the example below.`]
      : []),
    'intro:',
    '  - theme: "TODO" # a few words, shown bold before the text; optional',
    '    text: | # two or three sentences on what was worked on, and why it matters',
    '      TODO',
    '',
    '# The papers, in the order in which readers see them. `digest add-paper` asks for one and puts it at the end.',
    '# By hand: copy this example below "papers:", take "# " off each line and "[]" off papers. A title, a summary and',
    '# one of arxiv, doi and link are needed; leave out the rest. Keep the quotation marks.',
    '#',
    ...exampleCard(languages).map((line) => `#   ${line}`),
    'papers: []',
    '',
    '# Links that are no papers, such as talks, code and jobs; readers see them below the papers. To have some, take',
    '# "# " off these lines.',
    ...exampleSection.map((line) => `# ${line}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Its texts are in one language, whatever the newsletter has. */
const exampleSection = [
  'sections:',
  '  - title: "…"',
  '    items:',
  '      - https://…',
  '      - title: "…"',
  '        url: https://…',
  '        text: "…" # one paragraph on what is there; Markdown',
];

/** Every key of a card. Each text is "…", which a check reports where it is left. */
function exampleCard(languages: readonly string[]): string[] {
  const isAbove = cardParts.indexOf('image') < cardParts.indexOf('summary');
  const lines: Readonly<Record<PaperKey, readonly string[]>> = {
    title: texts('title:', '"…"', 'as the paper has it', languages),
    authors: [say('authors:', 'all of them, in the order of the paper'), '  - …'],
    published: [say('published: 2025-06-18', 'the day on which it first appeared')],
    arxiv: [say('arxiv: "2506.15677"', 'with or without a version')],
    doi: [say('doi: "10.1000/xyz"', 'without https://doi.org/')],
    link: [say('link: https://…', 'in place of the one made from arxiv or doi')],
    takeaway: [say('takeaway: "…"', 'why it matters, in one sentence; shown in the list of contents')],
    summary: [say('summary: |', 'your own words: what it does, why it is worth reading; Markdown'), '  …'],
    abstract: texts('abstract:', '|', "the authors' words; a blank line between paragraphs", languages),
    more: [
      say('more:', 'further reading, with a title or without'),
      '  - https://…',
      '  - title: "…"',
      '    url: https://…',
    ],
    image: [
      say('image:', `shown ${isAbove ? 'above' : 'below'} the summary`),
      '  url: https://…',
      say('  alt: "…"', 'for readers who do not see it; "" if it only decorates'),
    ],
    tags: [say('tags:', 'keywords'), '  - …'],
  };
  return fileKeys.flatMap((key) => lines[key]).map((line, i) => `${i === 0 ? '-' : ' '} ${line}`);
}

/** A text in each language: below its key where there are several, else behind it. */
function texts(start: string, value: '"…"' | '|', comment: string, languages: readonly string[]): string[] {
  const write = (before: string, inside: string): string[] =>
    value === '|' ? [`${before} |`, `${inside}…`] : [`${before} ${value}`];
  if (languages.length < 2) {
    const [first = '', ...rest] = write(start, '  ');
    return [say(first, comment), ...rest];
  }
  return [
    say(start, `${comment}; in each language`),
    ...languages.flatMap((tag) => write(`  ${key(tag)}:`, '    ')),
  ];
}

function say(line: string, comment: string): string {
  return `${line.padEnd(commentColumn)} # ${comment}`;
}
