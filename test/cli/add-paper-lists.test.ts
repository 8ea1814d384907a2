import { describe, expect, test } from 'vitest';
import { readCsv } from '../../src/commands/add-paper/csv.ts';
import { isIdList } from '../../src/commands/add-paper/is-id-list.ts';
import type { FakeWorld } from '../support/context.ts';
import { newsletter } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const week = '2025-07-14';
const path = `/desk/issues/${week}.yaml`;
const draft = `week: ${week}\ndraft: true\npapers: []\n`;

/** What the issue has after the list was added without the network. */
async function added(
  name: string,
  content: string | Uint8Array,
): Promise<{ ids: string[]; stderr: string; code: number }> {
  const files = { ...newsletter({ [week]: draft }), ...(name === '-' ? {} : { [`/desk/${name}`]: content }) };
  const world: FakeWorld = { files, ...(typeof content === 'string' ? { stdin: content } : {}) };
  const { code, stderr, context } = await runCli(`add-paper ${name} --yes --offline`, world);
  const ids = [...context.files.text(path).matchAll(/^ {2,4}(?:- )?(?:arxiv|doi|link): "?([^"\n]*)/gm)];
  return { ids: ids.map(([, id = '']) => id), stderr, code };
}

describe('a list of ids', () => {
  test('one a line, with items, remarks, empty lines, CRLF and a BOM', async () => {
    const text =
      '\uFEFF# papers\r\n2506.15677v2\r\n\r\n- https://arxiv.org/abs/2507.06457\r\n2. 10.1000/xyz # good\r\n  doi:10.1000/abc  ';
    expect(await added('ids.txt', text)).toMatchObject({
      code: 0,
      ids: ['2506.15677v2', '2507.06457', '10.1000/xyz', '10.1000/abc'],
    });
  });

  test('several in a line are several', async () => {
    const { ids } = await added('ids.txt', '2506.15677 2507.06457, 2507.00001\n');
    expect(ids).toEqual(['2506.15677', '2507.06457', '2507.00001']);
  });

  test('a bad line is told with its number, and the others are added', async () => {
    const { ids, stderr, code } = await added('ids.txt', '2506.15677\n\nhello\n2507.1048\n2507.06457\n');
    expect(code).toBe(1);
    expect(ids).toEqual(['2506.15677', '2507.06457']);
    expect(stderr).toContain('line 3 of ids.txt: "hello" does not name a paper');
    expect(stderr).toContain('line 4 of ids.txt: "2507.1048" does not name a paper: it is not an arXiv id');
    expect(stderr).toMatch(/failed: line 3 of ids.txt, line 4 of ids.txt; 2 done/);
  });

  test.each([
    ['arxiv\n2506.15677\n2507.06457\n', ['2506.15677', '2507.06457']],
    ['Title,arXiv\n"A, ""quoted"" title",2506.15677\n', ['2506.15677']],
    [
      '\uFEFFtitle;DOI;URL\r\nA;10.1000/xyz;https://a.example/\r\nB;;https://b.example/\r\n',
      ['10.1000/xyz', 'https://b.example/'],
    ],
    ['ID\tnote\n2506.15677\t"two\nlines"\n10.1000/xyz\t\n', ['2506.15677', '10.1000/xyz']],
    ['"Id"\n"2506.15677"\n', ['2506.15677']],
    ['arxiv,title\n"=""2506.15677""",A\n', ['2506.15677']],
    ['2506.15677,A title\n2507.06457,Another\n', ['2506.15677', '2507.06457']],
  ])('the table %j', async (text, wanted) => {
    const { ids, code } = await added('ids.csv', text);
    expect([code, ids]).toEqual([0, wanted]);
    expect((await added('-', text)).ids).toEqual(wanted);
  });

  test('lines of a table are counted as an editor counts them', async () => {
    const { ids, stderr } = await added(
      'ids.csv',
      'title,id\n"a\nb",2506.15677\nc,hello\nd,2507.06457\ne,\n"f,2507.00001\ng,2507.00002\n',
    );
    expect(ids).toEqual(['2506.15677', '2507.06457', '2507.00002']);
    expect(stderr).toContain('line 4 of ids.csv: "hello" does not name a paper');
    expect(stderr).toContain('line 6 of ids.csv: "" does not name a paper: it is empty');
    expect(stderr).toContain('line 7 of ids.csv: ""f,2507.00001" has a quotation mark that nothing closes');
  });

  test('a title in another encoding is no reason to refuse the ids', async () => {
    const korean = Uint8Array.from([
      ...Buffer.from('title,arxiv\n'),
      0xb0,
      0xa1,
      ...Buffer.from(',2506.15677\n'),
    ]);
    expect((await added('ids.csv', korean)).ids).toEqual(['2506.15677']);
    const wide = Uint8Array.from([0xff, 0xfe, ...Buffer.from('id\n2506.15677\n', 'utf16le')]);
    expect((await added('ids.csv', wide)).ids).toEqual(['2506.15677']);
  });

  test.each([
    ['ids.csv', 'title,note\nA,B\n', 'no column is called arxiv, doi, url or id'],
    ['ids.csv', '', 'there is no id in it'],
    ['ids.txt', '# nothing yet\n', 'there is no id in it'],
  ])('%s with %j is no list', async (name, text, why) => {
    const { ids, stderr, code } = await added(name, text);
    expect([code, ids]).toEqual([1, []]);
    expect(stderr).toContain(`${name} is not a list of papers: ${why}`);
  });

  test('standard input may be a list, and a file of any name a bibliography', async () => {
    expect((await added('-', '2506.15677\n10.1000/xyz\n')).ids).toEqual(['2506.15677', '10.1000/xyz']);
    const bib = '@misc{a, title = {T}, doi = {10.1000/xyz}}';
    expect((await added('-', bib)).ids).toEqual(['10.1000/xyz']);
    expect((await added('refs.txt', bib)).ids).toEqual(['10.1000/xyz']);
    expect((await added('-', 'hello')).stderr).toContain('standard input is not a bibliography');
  });

  test('an address or a DOI that ends like a file is none', () => {
    expect(['a.txt', 'b/c.CSV', './d.tsv', 'C:\\e.csv'].map(isIdList)).toEqual([true, true, true, true]);
    expect(['https://a.example/b.txt', '10.1000/b.txt', 'doi:10.1000/b.csv', 'a.bib'].map(isIdList)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

test('cells of CSV', () => {
  expect(readCsv('a,b\n"c ""d""", e \n').map(({ cells }) => cells)).toEqual([
    ['a', 'b'],
    ['c "d"', 'e'],
  ]);
  expect(readCsv('')).toEqual([]);
});

describe('more papers than an issue has', () => {
  const ids = (count: number): string =>
    Array.from({ length: count }, (_, i) => `2101.${String(i + 1).padStart(5, '0')}\n`).join('');

  test.each([1001, 20_000])('%d are refused once, and nobody is asked about them', async (count) => {
    const files = { ...newsletter({ [week]: draft }), '/desk/ids.txt': ids(count) };
    const { code, stderr, context } = await runCli('add-paper ids.txt --yes', { files });
    expect([code, context.fetched]).toEqual([1, []]);
    expect(stderr).toBe(
      `digest: issues/${week}.yaml was not changed: it would have more than 1,000 papers, and an issue has no more\n` +
        'hint: Name fewer papers, or another issue.\n',
    );
    expect(context.files.text(path)).toBe(draft);
  });

  test('those of a file in YAML are refused once, too', async () => {
    const papers = Array.from(
      { length: 1001 },
      (_, i) => `- title: t${i}\n  link: https://a.example/${i}\n  summary: s\n`,
    ).join('');
    const files = { ...newsletter({ [week]: draft }), '/desk/papers.yaml': papers };
    const { code, stderr } = await runCli('add-paper --from papers.yaml --yes', { files });
    expect([code, stderr.match(/more than 1,000/g)]).toEqual([1, ['more than 1,000']]);
  });

  test('as many as it has are added, those named twice aside', async () => {
    const text = ids(1000) + ids(10);
    expect(await added('ids.txt', text)).toMatchObject({ code: 0, ids: ids(1000).trim().split('\n') });
  });
});
