/** The formats for reference managers and spreadsheets, as their readers take them. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { renderBibtex } from '../../src/formats/bibtex/entries.ts';
import { renderCsl } from '../../src/formats/csl/items.ts';
import { renderCsv } from '../../src/formats/csv/rows.ts';
import { renderJson } from '../../src/formats/json/data.ts';
import { renderRis } from '../../src/formats/ris/records.ts';
import { personName } from '../../src/formats/view/person-name.ts';
import { referencesOf } from '../../src/formats/view/reference.ts';
import { readBibliography } from '../../src/papers/bibliography/bibliography.ts';
import type { View } from '../../src/formats/view/view.ts';
import { realWeek, weekOf } from '../support/weeks.ts';
import { hardWeeks } from './hard-weeks.ts';
import { readCsv } from './read-csv.ts';

/** JSON is YAML. */
async function viewOf(papers: readonly object[], more: object = {}): Promise<View> {
  const cards = papers.map((paper) => ({ summary: '요약입니다.', ...paper }));
  return (await weekOf('week', JSON.stringify({ week: '2025-07-07', ...more, papers: cards }))).view;
}

async function bibtexOf(...papers: readonly object[]): Promise<string> {
  return renderBibtex(referencesOf(await viewOf(papers)));
}

describe.each(await hardWeeks())('$name', ({ view, config }) => {
  const { papers } = JSON.parse(renderJson(view, config)) as {
    papers: { title: { text: string }[]; authors: string[]; link: string | null }[];
  };
  const references = referencesOf(view);

  test('has the papers of the data, in their order, with all their titles, authors and links', () => {
    const told = references.map(({ title, translations, authors, link }) => ({
      title: [title, ...translations].flatMap((one) => one?.text ?? []).toSorted(),
      authors,
      link: link ?? null,
    }));
    expect(told).toEqual(
      papers.map(({ title, authors, link }) => ({
        // Where a format may break a long word, it is the same word.
        title: title.map(({ text }) => text).toSorted(),
        authors,
        link,
      })),
    );
  });

  test('is an entry a paper in each of them', () => {
    const count = papers.length;
    expect(renderBibtex(references).match(/^@misc\{/gm) ?? []).toHaveLength(count);
    expect(JSON.parse(renderCsl(references))).toHaveLength(count);
    expect(renderRis(references).match(/^ER {2}- \r$/gm) ?? []).toHaveLength(count);
    expect(readCsv(renderCsv(view))).toHaveLength(count + 1);
  });
});

describe('BibTeX', () => {
  test('has capitals in braces, ids, and names taken apart where nobody has to guess', async () => {
    const paper = {
      title: { ko: '작은 모델', en: 'Small LLMs beat \\TeX & iPhones' },
      authors: ['Jan van der Berg', 'Google, Inc.', '김민수'],
      published: '2025-06-08',
      arxiv: '2506.15677v2',
      doi: '10.1000/A_b',
      link: 'https://example.org/{x}_y%20z',
      tags: ['R&D'],
    };
    expect(await bibtexOf(paper)).toBe(String.raw`@misc{arxiv-2506.15677,
  title = {Small {LLMs} beat {{{\textbackslash}TeX}} \& {iPhones}},
  author = {van der Berg, Jan and {Google, Inc.} and {김민수}},
  year = {2025},
  month = jun,
  day = {8},
  eprint = {2506.15677v2},
  archiveprefix = {arXiv},
  doi = {10.1000/a_b},
  url = {https://example.org/%7Bx%7D_y%20z},
  langid = {english},
  keywords = {R\&D},
  annote = {작은 모델}
}
`);
  });

  test('never has a brace without its other, which BibTeX counts behind a backslash too', async () => {
    const bib = await bibtexOf({ title: { en: '} A { B {C} {D E}' }, authors: ['{ Odd', '}{'] });
    expect(bib.split('{')).toHaveLength(bib.split('}').length);
    const fields = bib.split('\n').filter((line) => line.startsWith('  '));
    expect(fields).toHaveLength(3);
    for (const field of fields) {
      let depth = 0;
      for (const sign of field) {
        if (sign === '{') depth++;
        if (sign === '}') depth--;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
    }
  });

  test('has keys that stay and are of one paper', async () => {
    const paper = { title: 'Same' };
    const keys = async (...papers: readonly object[]): Promise<string[]> =>
      referencesOf(await viewOf(papers)).map(({ key }) => key);
    const [a, b] = [
      { ...paper, doi: '10.1000/a(b)' },
      { ...paper, doi: '10.1000/a[b]' },
    ];
    expect(await keys({ ...paper, arxiv: 'math.GT/0309136v1' }, a, b, paper)).toEqual([
      'arxiv-math-0309136',
      'doi-10.1000-a-b',
      'doi-10.1000-a-b-2',
      '2025-07-07-4',
    ]);
    expect(await keys({ title: 'Other', link: 'https://www.example.org/논문/a?b=1' })).toEqual([
      'link-example.org-a-b-1',
    ]);
  });

  test('has a key for each of several entries of one paper', async () => {
    const view = await viewOf([{ title: 'Same', arxiv: '2506.00001' }]);
    const papers = Array.from({ length: 3 }, () => view.papers[0] ?? expect.fail());
    const keys = referencesOf({ ...view, papers }).map(({ key }) => key);
    expect(keys).toEqual(['arxiv-2506.00001', 'arxiv-2506.00001-2', 'arxiv-2506.00001-3']);
  });

  test('a draft without anything to tell of a paper has its entry all the same', async () => {
    expect(await bibtexOf({ title: { en: '' } })).toBe('@misc{2025-07-07-1\n}\n');
    expect(renderBibtex([])).toBe('');
  });
});

test.each([
  ['Ada Lovelace', { given: 'Ada', particle: '', family: 'Lovelace', suffix: '' }],
  ['Ludwig van Beethoven', { given: 'Ludwig', particle: 'van', family: 'Beethoven', suffix: '' }],
  ['Martin Luther King Jr.', { given: 'Martin Luther', particle: '', family: 'King', suffix: 'Jr.' }],
  ["Jean d'Alembert", { given: 'Jean', particle: '', family: "d'Alembert", suffix: '' }],
])('the name %s', (name, parts) => {
  expect(personName(name)).toEqual(parts);
});

test.each([
  'Plato',
  '김민수',
  '김 구',
  'Google, Inc.',
  'The Team and Friends',
  'bell hooks',
  'Vaswani A.',
  'Team 7',
  'de la Cruz',
])('the name %s stays whole', (name) => {
  expect(personName(name)).toEqual({ literal: name });
});

test('CSL-JSON has only what its schema knows, and parts of names in their places', async () => {
  const paper = {
    title: { en: 'A', ko: '가' },
    authors: ['Jan van der Berg Jr.', '김 구'],
    arxiv: '2506.15677',
    tags: ['x'],
  };
  expect(
    JSON.parse(renderCsl(referencesOf(await viewOf([paper, { title: 'B', link: 'https://example.org/b' }])))),
  ).toEqual([
    {
      id: 'arxiv-2506.15677',
      type: 'article',
      title: 'A',
      author: [
        { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
        { literal: '김 구' },
      ],
      number: 'arXiv:2506.15677',
      publisher: 'arXiv',
      URL: 'https://arxiv.org/abs/2506.15677',
      language: 'en',
      keyword: 'x',
      annote: '가',
    },
    {
      id: 'link-example.org-b',
      type: 'webpage',
      title: 'B',
      URL: 'https://example.org/b',
      language: expect.any(String),
    },
  ]);
});

test('RIS names every address, and the first comma of a group twice', async () => {
  const paper = {
    title: { en: 'A', ko: '가' },
    authors: ['A, B, and C', 'Don Knuth Jr.'],
    arxiv: '2506.15677',
    link: 'https://example.org/a',
  };
  const ris = renderRis(referencesOf(await viewOf([paper])));
  expect(ris.split('\r\n')).toEqual([
    ...[
      'TY  - GEN',
      'ID  - arxiv-2506.15677',
      'TI  - A',
      'TT  - 가',
      'AU  - A,, B, and C',
      'AU  - Knuth, Don, Jr.',
    ],
    ...['UR  - https://example.org/a', 'UR  - https://arxiv.org/abs/2506.15677', 'LA  - en', 'ER  - ', ''],
  ]);
});

test('the table makes formulas harmless, quotes what has to be quoted, and begins with a byte order mark', async () => {
  const paper = {
    title: { en: '=HYPERLINK("https://x","y")', ko: "'@가, 나" },
    authors: ['-A', "'t Hooft"],
    link: 'https://example.org/a',
  };
  const table = renderCsv(await viewOf([paper], { number: 7 }));
  expect(table.startsWith('\uFEFFweek,number,position,title_')).toBe(true);
  expect(table.split('\r\n')[1]).toContain(`"'=HYPERLINK(""https://x"",""y"")"`);
  expect(readCsv(table)[1]).toEqual(
    expect.arrayContaining([
      '2025-07-07',
      '7',
      '1',
      `'=HYPERLINK("https://x","y")`,
      "''@가, 나",
      "'-A; 't Hooft",
    ]),
  );
  expect(readCsv(renderCsv(await viewOf([{ title: 'A', authors: ["'t Hooft"] }])))[1]).toContain("'t Hooft");
});

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
const noPandoc = has('pandoc') ? '' : ' (skipped: there is no pandoc)';
const noBibutils = has('bib2xml') ? '' : ' (skipped: there is no bib2xml)';

describe('other programs', async () => {
  const weeks = [await realWeek('2025-07-07'), await realWeek('2025-07-14')];
  const hard = [
    {
      title: { en: 'What LLMs & 100% of "C#" cost in $5, a_b, <y> ~ | of O(n²)' },
      authors: [
        'Jan van der Berg',
        'Google, Inc.',
        '김민수',
        '김 구',
        'Don Knuth Jr.',
        'José García Márquez',
      ],
      published: '2025-06-18',
      link: 'https://example.org/a_b?x=1&y=%20#z',
    },
    { title: { ko: '작은 모델의 쓸모 LLM과 R&D' }, doi: '10.1000/a_b' },
    { title: { en: 'Templates with {% raw %} or {Big Braces} and {one} pair' }, doi: '10.1000/b' },
  ];
  const all = [...weeks.map(({ view }) => view), await viewOf(hard)].flatMap(referencesOf);

  const run = (program: string, args: readonly string[], input: string): string => {
    const { stdout, status } = spawnSync(program, args, { input, encoding: 'utf8' });
    expect(status).toBe(0);
    return stdout;
  };
  /** Without what is the same text: their quotation marks, and 2 above the line. */
  const alike = (text: string): string =>
    text
      .replace(/[‘’]/g, "'")
      .replace(/[“”]/g, '"')
      .replace(/<\/?su[bp]>/g, '')
      .normalize('NFKC');

  test.skipIf(noPandoc !== '').each([
    ['bibtex', renderBibtex],
    ['csljson', renderCsl],
  ])(`pandoc gives titles, names and addresses of %s back${noPandoc}`, (format, render) => {
    const items = JSON.parse(run('pandoc', ['-f', format, '-t', 'csljson'], render(all))) as {
      title: string;
      author?: Record<string, string>[];
      DOI?: string;
      URL?: string;
    }[];
    const parts = ['given', 'dropping-particle', 'non-dropping-particle', 'family', 'suffix', 'literal'];
    const nameOf = (name: Record<string, string>): string =>
      alike(parts.flatMap((part) => name[part] ?? []).join(' '));
    expect(items.map(({ title }) => alike(title))).toEqual(all.map(({ title }) => alike(title?.text ?? '')));
    expect(items.map(({ author = [] }) => author.map(nameOf))).toEqual(all.map(({ authors }) => authors));
    expect(items.map(({ DOI, URL }) => [DOI, URL])).toEqual(all.map(({ doi, link }) => [doi, link]));
  });

  test.skipIf(noBibutils !== '').each([
    ['bib2xml', renderBibtex],
    ['ris2xml', renderRis],
  ])(`%s gives titles and families back${noBibutils}`, (program, render) => {
    const records = run(program, [], render(all)).split('<mods ').slice(1);
    const textsOf = (record: string, element: string): string[] =>
      [...record.matchAll(new RegExp(`<${element}>([^<]*)</`, 'g'))].map(([, text = '']) =>
        alike(
          text
            .replaceAll('&lt;', '<')
            .replaceAll('&gt;', '>')
            .replaceAll('&amp;', '&')
            .replaceAll('&quot;', '"'),
        ),
      );
    const titles = records.map((record) => {
      const [main = ''] = record.split('</titleInfo>');
      // It splits titles behind a question mark too.
      return [...textsOf(main, 'title'), ...textsOf(main, 'subTitle')].join(': ').replace('?: ', '? ');
    });
    expect(titles).toEqual(all.map(({ title }) => alike(title?.text ?? '')));
    for (const [i, { authors }] of all.entries())
      expect(records[i]?.match(/<roleTerm/g) ?? []).toHaveLength(authors.length);
  });
});

test('our own reader knows an arXiv id that Zotero writes as a number, and an address with odd ends', async () => {
  const [zotero] = await readBibliography('[{"title":"A","number":"arXiv:2506.15677"}]', 'a.json');
  expect(zotero?.paper?.arxiv).toBe('2506.15677');
  const [bib] = await readBibliography(String.raw`@misc{a, url = {https://example.org/a\_(b).?$x}}`, 'a.bib');
  expect(bib?.paper?.link).toBe('https://example.org/a_(b).?$x');
});
