/** What the formats for reference managers say is what their readers get back: titles, names, ids, address and day of each paper. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBibliography } from '../../src/papers/bibliography/bibliography.ts';
import { renderBibtex } from '../../src/formats/bibtex/entries.ts';
import { renderCsl } from '../../src/formats/csl/items.ts';
import { renderRis } from '../../src/formats/ris/records.ts';
import { renderCsv } from '../../src/formats/csv/rows.ts';
import { type Reference, referencesOf } from '../../src/formats/view/reference.ts';
import { weekOf } from '../support/weeks.ts';
import { readCsv } from './read-csv.ts';

const plainWords = [
  ...['What', 'Small', 'Models', 'are', 'for', 'LLMs', 'GPT-4', 'A', 'iPhone', 'of', 'é', 'Gröbner', 'ŁÓDŹ'],
  ...[
    '작은',
    '모델의',
    '쓸모:',
    '論文',
    '100%',
    'R&D',
    '&',
    '#1',
    'C#',
    '$5',
    'a_b',
    'x^2',
    '~',
    '"q"',
    "'q'",
  ],
  ...[
    '{',
    '}',
    '{x}',
    '{X',
    'Y}',
    '}{',
    '@misc{',
    '--',
    '---',
    "''",
    '`',
    '<',
    '>',
    '|',
    'a<b',
    '?`',
    '(1)',
    '=x',
    '×',
  ],
  ...['TY', '-', 'and', '%', '%}', '#', '$x$', '$n$', ','],
];
/** What readers of CSL-JSON and RIS take for TeX, since registries write it there. */
const texWords = ['\\', '\\frac', 'C:\\temp', '\\{', '\\&', 'X\\Y', '\\\\', '$x_1$', '$O(n^2)$', '$\\alpha$'];

/** A formula, which two prices make of a power between them. */
const isFormula = (text: string): boolean => /\$5 .*[_^].*\$/.test(text);
const line = (words: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 7 })
    .map((all) => `Title ${all.join(' ')}`)
    .filter((text) => words.includes('\\') || !isFormula(text));

const names = [
  ...[
    'Ada Lovelace',
    'Jan van der Berg',
    'Vincent van Gogh',
    "Jean d'Alembert",
    'Don E. Knuth Jr.',
    'John Smith III',
  ],
  ...[
    'José García Márquez',
    'Ana de la Cruz y Silva',
    "Sinéad O'Connor",
    'bell hooks',
    'Gröbner',
    'Łukasz Kaiser',
    'Ada B.',
  ],
  ...[
    '김민수',
    '김 구',
    '李 明',
    'Minsu Kim (김민수)',
    'The Team and Friends',
    'Google, Inc.',
    'A, B, and C',
    'AT&T Labs',
  ],
  ...[
    '{Odd} Name',
    'Under_score Person',
    '100% Humans',
    'Иван Петров',
    'DeepSeek-AI',
    'Kim and Lee Foundation',
  ],
];

interface Given {
  readonly title: string | Readonly<Record<string, string>>;
  readonly authors: readonly string[];
  readonly published?: string | undefined;
  readonly arxiv?: string | undefined;
  readonly doi?: string | undefined;
  readonly link?: string | undefined;
  readonly tags?: readonly string[];
}

const some = <Value>(...values: readonly Value[]): fc.Arbitrary<Value | undefined> =>
  fc.option(fc.constantFrom(...values), { nil: undefined });

const papers = (words: readonly string[]): fc.Arbitrary<readonly Given[]> =>
  fc.array(
    fc.record({
      title: fc.oneof(line(words), fc.record({ ko: line(words), en: line(words) })),
      authors: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 5 }),
      published: some('2025-06-18', '1999-12-01', '2024-02-29'),
      arxiv: some('2506.15677', '2506.15677v2', 'hep-th/9901001'),
      doi: some('10.1000/a_b', '10.1002/(sici)1097<1::aid>3.0.co;2-#', '10.1000/x%7by'),
      link: some(
        'https://example.org/a_b?x=1&y=$z#~top',
        'https://example.org/p(1).',
        'https://example.org/100%25',
      ),
      tags: fc.constant(['=1+1', 'small models']),
    }),
    { minLength: 1, maxLength: 4 },
  );

/** JSON is YAML. */
async function week(given: readonly Given[]): Promise<Awaited<ReturnType<typeof weekOf>>> {
  const cards = given.map((paper) => ({ ...paper, summary: '요약입니다.' }));
  return weekOf('generated', JSON.stringify({ week: '2025-07-07', papers: cards }));
}

/** What a reader should get: it keeps an address only where no id says more. */
function wanted({ title, authors, published, arxiv, doi, link }: Reference): object {
  return {
    title: title?.text,
    authors,
    published: published && [published.year, published.month, published.day].join('-'),
    arxiv,
    doi,
    link: arxiv === undefined && doi === undefined ? link : undefined,
  };
}

const formats = {
  bibtex: { render: renderBibtex, words: [...plainWords, ...texWords] },
  csl: { render: renderCsl, words: plainWords },
  ris: { render: renderRis, words: plainWords },
};

test.each(Object.entries(formats))(
  'our own reader takes %s and gives all back',
  async (_, { render, words }) => {
    await fc.assert(
      fc.asyncProperty(papers(words), async (given) => {
        const references = referencesOf((await week(given)).view);
        const entries = await readBibliography(render(references), 'file');
        const got = entries.map(({ paper = {} }) => {
          const { title, authors, published, arxiv, doi, link } = paper;
          return { title, authors, published, arxiv, doi, link };
        });
        expect(got).toEqual(references.map(wanted));
        expect(entries.map(({ key }) => key)).toEqual(references.map(({ key }) => key));
        expect(new Set(references.map(({ key }) => key)).size).toBe(given.length);
      }),
      { numRuns: 400 },
    );
  },
);

test('a reader of RFC 4180 takes csv and gives all back, and no cell is run by a spreadsheet', async () => {
  await fc.assert(
    fc.asyncProperty(papers([...plainWords, ...texWords]), async (given) => {
      const { view } = await week(given);
      const [head = [], ...rows] = readCsv(renderCsv(view));
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      const cell = (row: readonly string[], name: string): string =>
        (row[head.indexOf(name)] ?? 'no such column').replace(/^'(?='*[=+\-@\t\r\n])/, '');
      const got = rows.map((row) =>
        ['title_ko', 'title_en', 'authors', 'published', 'arxiv', 'doi', 'link', 'tags'].map((name) =>
          cell(row, name),
        ),
      );
      expect(got).toEqual(
        referencesOf(view).map(({ title, translations, authors, published, arxiv, doi, link, tags }) => [
          ...['ko', 'en'].map(
            (lang) => [title, ...translations].find((one) => one?.lang === lang)?.text ?? '',
          ),
          authors.join('; '),
          published === undefined ? '' : [published.year, published.month, published.day].join('-'),
          ...[arxiv, doi, link].map((text) => text ?? ''),
          tags.join('; '),
        ]),
      );
    }),
    { numRuns: 400 },
  );
});
