import { describe, expect, test } from 'vitest';
import { isBibliography, readBibliography } from '../../src/papers/bibliography/bibliography.ts';
import { listShared, readShared, withShared } from '../support/shared.ts';

const bibtex = String.raw`@string{acl = "Proc. of " # "ACL"}
@comment{nothing}
Some words between entries.
@misc{kim2025,
  title = {Generation of {LLM}s: $O(n^2)$ -- {\it a ${'`'}${'`'}study''} at 50\% of A~B},
  author = {M{\"u}ller, J{\"o}rg and {The Team and Friends} and van der Berg, Jan and Knuth, Jr., Don and 김민수 and others},
  eprint = {2506.15677}, archivePrefix = {arXiv}, primaryClass = {cs.CL},
  year = 2025,
  abstract = {We show that $x_{t+1} \leq 5$.
Code: \url{https://github.com/a/b\_c}.},
  url = {https://arxiv.org/abs/2506.15677v2}
}
@article(paren, title = "Un{NLP} Gr{\"o}bner", journal = acl, date = {2023-06-05}, doi = {https://doi.org/10.1000/AB.c_d}, url = {https://publisher.example/x})
@article{preprint, title = {P}, journal = {arXiv preprint arXiv:2306.12345}, year = 2023, month = jun, day = 7}
@online{page, title = {A Page}, url = {https://example.org/a%20b}}
@misc{nothing, year = 2020}
`;

describe('BibTeX', () => {
  test('one or many, with accents, braces and strings', async () => {
    const entries = await readBibliography(bibtex, 'refs.bib');
    expect(entries).toEqual([
      {
        key: 'kim2025',
        paper: {
          arxiv: '2506.15677',
          title: 'Generation of LLMs: O(n²) – a “study” at 50% of A B',
          authors: ['Jörg Müller', 'The Team and Friends', 'Jan van der Berg', 'Don Knuth Jr.', '김민수'],
          abstract: 'We show that xₜ₊₁ ≤ 5. Code: https://github.com/a/b_c.',
          more: ['https://github.com/a/b_c'],
        },
      },
      { key: 'paren', paper: { doi: '10.1000/ab.c_d', title: 'UnNLP Gröbner', published: '2023-06-05' } },
      { key: 'preprint', paper: { arxiv: '2306.12345', title: 'P', published: '2023-06-07' } },
      { key: 'page', paper: { link: 'https://example.org/a%20b', title: 'A Page' } },
      { key: 'nothing', paper: undefined },
    ]);
  });
});

test('an entry that is broken costs no other', async () => {
  const text =
    '@string{j = "J"}\n@misc{a, title = "T", author={A}}\n@misc{b, title = {half}, x = "}\n\n@misc{c, title = j # {, again}}\n';
  expect(await readBibliography(text, 'refs.bib')).toEqual([
    { key: 'a', paper: { title: 'T', authors: ['A'] } },
    { key: 'b', paper: undefined },
    { key: 'c', paper: { title: 'J, again' } },
  ]);
});

describe('entries of BibTeX', () => {
  test('without a key, or with one of several words, are entries', async () => {
    const text = `@article{,\n title = {First}}\n@article{\n  title = {Second},\n year = 2020}\n@misc( , title = "Third")
@string{x = "X"}\n@book{Smith and 2020, title = x # { fourth}}\n@misc{title={Fifth}, note={a, b}}\n@Misc{k,title={Sixth}} @misc{, title={Seventh}}`;
    const entries = await readBibliography(text, 'refs.bib');
    expect(entries.map(({ key, paper }) => [key, paper?.title])).toEqual([
      ['1', 'First'],
      ['2', 'Second'],
      ['3', 'Third'],
      ['Smith_and_2020', 'X fourth'],
      ['5', 'Fifth'],
      ['k', 'Sixth'],
      ['7', 'Seventh'],
    ]);
  });

  test.each([
    ["G{\\\" u}nter, {\\' e}, {\\v  s}, Erd{\\H o}s, {\\L}{\\' o}d{\\' z}", 'Günter, é, š, Erdős, Łódź'],
    ['{\\DJ}or{\\dj}e, {\\textdollar}5 {\\textquotesingle}x, {\\textonehalf}', "Đorđe, $5 'x, ½"],
    ['\\(O(n^2)\\), 5\\({}^{\\mbox{th}}\\), \\[ x_1 \\]', 'O(n²), 5ᵗʰ, x₁'],
    ['\\enquote{a b}, {\\cal M}, $\\cal{O}(x)$, \\textsl{c}', '“a b”, ℳ, 𝒪(x), c'],
    ['$\\binom{n}{k}$ and ${n \\choose k}$', '(n choose k) and n choose k'],
    ['x \\begin{align} a &= b \\\\ c &= d \\end{align} y', 'x a = b c = d y'],
    [
      '\\begin{equation}\\foo{x}\\end{equation} \\(\\foo\\)',
      '\\begin{equation}\\foo{x}\\end{equation} $\\foo$',
    ],
    [
      'H\\sb{2}O, {\\noopsort{a}}1973, \\LaTeX{} {\\textless}i{\\textgreater}x{\\textless}/i{\\textgreater}',
      'H₂O, 1973, LaTeX x',
    ],
    ['G\\&ouml;ttingen, R\\&D; x, R\\&amp;D, 5\\&nbsp;kg', 'Göttingen, R&D; x, R&D, 5 kg'],
    [
      "\\foreignlanguage{german}{Stra{\\ss}e}, \\glqq a\\grqq, \\textcolor{red}{x}, d'\\null Este, a\\hspace{0pt}b",
      "Straße, „a“, x, d'Este, ab",
    ],
    ['please use: ~ Data, a space ~; Vol.~3 of ~40%', 'please use: Data, a space ; Vol. 3 of ~40%'],
  ])('%s', async (title, text) => {
    const [entry] = await readBibliography(`@misc{a, title = {${title}}}`, 'refs.bib');
    expect(entry?.paper?.title).toBe(text);
  });
});

test.each([
  ['@misc{a, title={Über}, language={german}}', 'de'],
  ['@misc{a, title={Étude}, langid={french}, language={English}}', 'fr'],
  ['@misc{a, title={Über}, language={de_AT}}', 'de-AT'],
  ['@misc{a, title={T}, language={Klingon and others}}', undefined],
  ['@misc{a, title={Über}, language={ger-12}}', 'de-12'],
  ['TY  - JOUR\nTI  - Über\nLA  - ger\nER  - \n', 'de'],
  ['[{"title": "Über", "language": "deu"}]', 'de'],
])('the language that a record names: %s', async (text, language) => {
  const [entry] = await readBibliography(text, 'refs');
  expect(entry?.paper?.language).toBe(language);
});

describe('RIS', () => {
  test('with one space behind each tag', async () => {
    const ris =
      'TY - JOUR\nTI - A - B\nAU - Doe, J.\nDO - 10.1000/XYZ\nAB - One\ntwo.\nER -\nTY - JOUR\nTI - C\nER - \n';
    expect((await readBibliography(ris, 'refs.ris')).map(({ paper }) => paper)).toEqual([
      { doi: '10.1000/xyz', title: 'A - B', authors: ['J. Doe'], abstract: 'One two.' },
      { title: 'C' },
    ]);
  });

  test.each([
    ['a tag before the first entry', 'TI  - A\nTY  - JOUR\nTI  - B\nER  - \n'],
    ['a tag behind an end that says something', 'TY  - JOUR\nTI  - A\nER  - 1\nTI  - B\n'],
    ['a tag behind an end', 'TY  - JOUR\nTI  - A\nER  - \nTI  - B\nER  - \n'],
    ['a type left empty', 'TY  - \nTI  - A\nER  - \nTY  -\nTI  - B\nER  - \n'],
  ])('with %s, every paper is read', async (_, ris) => {
    expect((await readBibliography(ris, 'refs.ris')).map(({ paper }) => paper?.title)).toEqual(['A', 'B']);
  });

  test('a line without a tag goes on with the one before alone, and an empty one with none', async () => {
    const ris = 'TY  - JOUR\nAU  - Doe, J.\nAU  - Kim,\n  M.\n\nAB  - One\n\ntwo.\nTI  - A\nER  - \n';
    expect((await readBibliography(ris, 'refs.ris')).map(({ paper }) => paper)).toEqual([
      { title: 'A', authors: ['J. Doe', 'M. Kim'], abstract: 'One two.' },
    ]);
  });

  test('in old and new tags', async () => {
    const ris = `TY  - JOUR
ID  - mueller
AU  - Müller, Jörg
AU  - Kim, Min-su
TI  - A title &amp; more
DO  - 10.1000/XYZ
PY  - 2020/05/07/
AB  - One.
UR  - https://example.org/x
ER  - 

TY  - CONF
T1  - Second
A1  - Doe, J., Jr.
Y1  - 2021
L1  - http://example.org/y.pdf
UR  - https://arxiv.org/abs/2506.15677
ER  -
`.replaceAll('\n', '\r\n');
    expect(await readBibliography(ris, 'refs.ris')).toEqual([
      {
        key: 'mueller',
        paper: {
          doi: '10.1000/xyz',
          title: 'A title & more',
          authors: ['Jörg Müller', 'Min-su Kim'],
          published: '2020-05-07',
          abstract: 'One.',
        },
      },
      { key: '2', paper: { arxiv: '2506.15677', title: 'Second', authors: ['J. Doe Jr.'] } },
    ]);
  });
});

describe('CSL-JSON', () => {
  test('an item or a list', async () => {
    const item = { id: 'x', title: 'T', author: [{ literal: 'A' }] };
    const one = { key: 'x', paper: { title: 'T', authors: ['A'] } };
    expect(await readBibliography(JSON.stringify(item), 'x.json')).toEqual([one]);
    expect(await readBibliography(`\uFEFF\n${JSON.stringify([item, { type: 'book' }])}`, 'x.json')).toEqual([
      one,
      { key: '2', paper: undefined },
    ]);
  });
});

test.each([
  ['', 'it is empty'],
  ['Hello', 'begins like none'],
  ['{"a": ', 'not JSON'],
  ['{"a": 1}', 'no item of CSL-JSON'],
  ['[]', 'no entry'],
  ['@comment{x}', 'no entry'],
  ['@misc{a, title = {half', 'refs'],
])('%j is no bibliography', async (text, reason) => {
  await expect(readBibliography(text, 'refs')).rejects.toMatchObject({
    code: 'not-a-bibliography',
    message: expect.stringContaining(reason) as string,
  });
});

test('what no memory could hold is told in words', async () => {
  const nested = `@misc{a, title={${'{'.repeat(20_000)}a${'}'.repeat(20_000)}}}`;
  const doubled = Array.from({ length: 40 }, (_, i) => `@string{s${i + 1} = s${i} # s${i}}\n`).join('');
  for (const text of [nested, `@string{s0 = "aaaaaaaa"}\n${doubled}@misc{a, title = s39}`])
    await expect(readBibliography(text, 'refs')).rejects.toMatchObject({
      message: 'refs is not a bibliography: it nests too deeply, or grows without limit',
    });
});

test.each([
  ['refs.bib', true],
  ['a/b c/refs.BIB', true],
  ['./refs.json', true],
  ['refs.ris', true],
  ['-', true],
  ['https://example.org/refs.bib', false],
  ['refs.yaml', false],
  ['2506.15677', false],
  ['10.1000/x.json.x', false],
])('%s is a file: %s', (ref, isFile) => {
  expect(isBibliography(ref)).toBe(isFile);
});

/** Entries as they stand in the files, without comments, strings and preambles. */
const counts: Readonly<Record<string, number>> = {
  'citationjs-a_complete_book.bib': 1,
  'citationjs-a_complete_inbook.bib': 1,
  'citationjs-a_complete_manual.bib': 1,
  'citationjs-a_complete_mastersthesis.bib': 1,
  'citationjs-a_complete_misc.bib': 1,
  'citationjs-authors_with_non-ASCII_characters.bib': 1,
  'citationjs-commands.bib': 5,
  'citationjs-date-range.bib': 1,
  'citationjs-different_delimiters.bib': 2,
  'citationjs-escaped_and.bib': 2,
  'citationjs-howpublished.bib': 1,
  'citationjs-multiple_entries.txt': 2,
  'citationjs-nameparts.bib': 8,
  'citationjs-uri.bib': 3,
  'citationjs-whitespace_and_unknown_fields.bib': 1,
  'citationjs-year_and_month_without_date.bib': 1,
  'jabref-complex.bib': 20,
  'jabref-crossref.bib': 4,
  'verbatim-string.bib': 1,
};

withShared('data/meta/bib', 'recorded bibliographies', () => {
  test('all of them are known here', () => {
    expect(listShared('data/meta/bib').toSorted()).toEqual(Object.keys(counts).toSorted());
  });

  test.each(Object.entries(counts))('%s', async (name, count) => {
    const entries = await readBibliography(readShared(`data/meta/bib/${name}`), name);
    expect(entries).toHaveLength(count);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(count);
    for (const { paper } of entries)
      for (const author of paper?.authors ?? [])
        expect(author.replace(/\\(?:begin|end)\{center\}/, '')).not.toMatch(/[{}]/);
  });

  test('what stands in them', async () => {
    const read = async (name: string): Promise<string> =>
      JSON.stringify(await readBibliography(readShared(`data/meta/bib/${name}`), name));
    expect(await read('citationjs-authors_with_non-ASCII_characters.bib')).toContain(
      '["Hermann von Helmholtz","Hermänñ von Helmhöltz","Hermänñ von Helmhöltz","Hermänñ von Helmhöltz"]',
    );
    expect(await read('jabref-complex.bib')).toContain(
      '"Eric von Hippel","Joseph M. Reagle Jr.","John F. Sherry Jr.","Johan A van den Huevel Jr."',
    );
    expect(await read('verbatim-string.bib')).toContain('"doi":"10.1007/978-3-0348-0697-8_7"');
  });
});
