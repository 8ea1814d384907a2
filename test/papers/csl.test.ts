import { describe, expect, test } from 'vitest';
import { paperFromCsl } from '../../src/papers/record/csl.ts';
import { listShared, readShared, withShared } from '../support/shared.ts';

const jats =
  '<jats:title>Abstract</jats:title><jats:p>First &amp; <jats:italic>foremost</jats:italic>, H<jats:sub>2</jats:sub>O at 10<jats:sup>-5</jats:sup>.</jats:p>' +
  '<jats:sec><jats:title>Results</jats:title><jats:p>We find <jats:inline-formula><jats:alternatives><jats:tex-math>\\documentclass{minimal}\\begin{document}$$\\alpha _1 \\le 5$$\\end{document}</jats:tex-math><mml:math><mml:mi>α</mml:mi></mml:math></jats:alternatives></jats:inline-formula>.' +
  ' Code: <jats:ext-link xlink:href="https://github.com/a/b">this https URL</jats:ext-link></jats:p></jats:sec>';

const said = (...parts: readonly number[]) => ({ 'date-parts': [parts] });

describe('a work', () => {
  test('as Crossref gives it', () => {
    const message = {
      DOI: '10.1000/XYZ',
      title: ['On <i>Escherichia</i> &amp; More'],
      subtitle: ['A Survey'],
      author: [
        { given: 'Ludwig', family: 'Beethoven', 'non-dropping-particle': 'van' },
        { given: 'Martin', family: 'King', suffix: 'Jr.' },
        { name: 'The ATLAS Collaboration' },
      ],
      issued: { 'date-parts': [[2024, 5]] },
      'published-online': { 'date-parts': [[2024, 5, 7]] },
      created: { 'date-parts': [[2024, 6, 1]] },
      abstract: jats,
      language: 'en',
      URL: 'https://doi.org/10.1000/xyz',
    };
    const expected = {
      doi: '10.1000/xyz',
      title: 'On Escherichia & More: A Survey',
      authors: ['Ludwig van Beethoven', 'Martin King Jr.', 'The ATLAS Collaboration'],
      published: '2024-05-07',
      abstract: 'First & foremost, H₂O at 10⁻⁵.\n\nResults:\n\nWe find α₁ ≤ 5. Code: https://github.com/a/b',
      more: ['https://github.com/a/b'],
      language: 'en',
    };
    expect(paperFromCsl({ status: 'ok', message })).toEqual(expected);
    expect(paperFromCsl(message)).toEqual(expected);
  });

  test('as DataCite gives it, by its own API and as CSL-JSON', () => {
    const attributes = {
      doi: '10.5061/DRYAD.8515',
      titles: [{ title: 'Un titre', titleType: 'TranslatedTitle' }, { title: 'A Title' }],
      creators: [{ name: 'Ollomo, Benjamin', givenName: 'Benjamin', familyName: 'Ollomo' }, { name: 'CERN' }],
      dates: [
        { date: '2011-01-01', dateType: 'Submitted' },
        { date: '2011-02-01T17:22:41Z', dateType: 'Issued' },
      ],
      descriptions: [
        { description: 'Methods.', descriptionType: 'Methods' },
        { description: 'One<br>Two', descriptionType: 'Abstract' },
      ],
    };
    expect(paperFromCsl({ data: { attributes } })).toEqual({
      doi: '10.5061/dryad.8515',
      title: 'A Title',
      authors: ['Benjamin Ollomo', 'CERN'],
      published: '2011-02-01',
      abstract: 'One\n\nTwo',
    });
    const item = {
      DOI: '10.48550/ARXIV.2506.15677',
      URL: 'https://arxiv.org/abs/2506.15677',
      title: 'A $x^2$',
      author: [{ literal: 'Ada Lovelace' }],
    };
    expect(paperFromCsl(item)).toEqual({ arxiv: '2506.15677', title: 'A x²', authors: ['Ada Lovelace'] });
  });

  test.each([
    ['less than a day', { issued: { 'date-parts': [[2024, 5]] } }, undefined],
    ['texts for numbers', { issued: { 'date-parts': [['2024', '05', '07']] } }, '2024-05-07'],
    ['more than a day', { issued: { 'date-parts': [[2018, 10, 21, 13]] } }, '2018-10-21'],
    ['nothing', { issued: {} }, undefined],
    ['null', { issued: { 'date-parts': [[null]] } }, undefined],
    ['a day that is none', { issued: { 'date-parts': [[2024, 2, 31]] } }, undefined],
    ['online in its month', { issued: said(2024, 5), 'published-online': said(2024, 5, 7) }, '2024-05-07'],
    ['online in its year', { issued: said(2024), 'published-online': said(2024, 1, 5) }, '2024-01-05'],
    ['online in another month', { issued: said(2024, 5), 'published-online': said(2024, 6, 7) }, undefined],
    ['online decades later', { issued: said(1952, 7), 'published-online': said(2002, 5, 1) }, undefined],
    [
      'printed long ago',
      { 'published-print': said(1985, 12), 'published-online': said(2016, 7, 25) },
      undefined,
    ],
    ['online alone', { 'published-online': said(2016, 7, 25) }, '2016-07-25'],
    ['both to the day', { issued: said(2002, 5, 1), 'published-online': said(2003, 1, 1) }, '2002-05-01'],
    ['as written, a month', { issued: { raw: '1985-12' }, posted: said(2016, 7, 25) }, undefined],
    ['a season', { issued: said(2020, 21), 'published-online': said(2020, 5, 1) }, '2020-05-01'],
    ['as written', { issued: { raw: '2024-05-07T00:00:00Z' } }, '2024-05-07'],
  ])('a date: %s', (_, item, day) => {
    expect(paperFromCsl({ title: 'T', ...item })?.published).toBe(day);
  });

  test.each([
    ['a title that says so', { title: 'RETRACTED: A Work' }, 'RETRACTED: A Work'],
    [
      'a notice',
      { title: 'A', 'updated-by': [{ type: 'retraction', DOI: '10.1000/r' }] },
      'retraction, 10.1000/r',
    ],
    [
      'a correction only',
      { title: 'A', 'updated-by': [{ type: 'correction', DOI: '10.1000/r' }] },
      undefined,
    ],
    ['a title about it', { title: 'How Papers Are Retracted' }, undefined],
    ['another one', { title: 'Withdrawn adolescents and the retraction of the lens' }, undefined],
    ['its subject', { title: 'Retraction of the Lung' }, undefined],
    ['in brackets', { title: '[Retracted] A Work' }, '[Retracted] A Work'],
    [
      'behind it',
      { title: 'A Work (Retracted article. See vol. 5)' },
      'A Work (Retracted article. See vol. 5)',
    ],
    ['a word', { title: 'WITHDRAWN: A Work' }, 'WITHDRAWN: A Work'],
    ['with its kind', { title: 'Retracted Article: A Work' }, 'Retracted Article: A Work'],
    ['a notice in its place', { title: 'Retraction Note to: A Work' }, 'Retraction Note to: A Work'],
    ['what a database says', { title: 'A', is_retracted: true }, 'retracted'],
  ])('retracted: %s', (_, item, words) => {
    expect(paperFromCsl(item)?.withdrawn).toBe(words);
  });

  test("the journal's own line under a title is no part of it", () => {
    expect(paperFromCsl({ title: 'Water', subtitle: ['New data are yielding new insights.'] })?.title).toBe(
      'Water',
    );
  });

  test('money and tildes are no TeX', () => {
    expect(paperFromCsl({ title: 'From $5 to $10: A~B and "C"' })?.title).toBe('From $5 to $10: A~B and "C"');
  });

  test.each([[undefined], ['x'], [[]], [{}], [{ type: 'book' }]])('%j is none', (data) => {
    expect(paperFromCsl(data)).toBeUndefined();
  });

  test('markup that nests without end breaks nothing', () => {
    const abstract = `${'<div>'.repeat(50_000)}deep${'</div>'.repeat(50_000)}`;
    expect(paperFromCsl({ title: 'T', abstract })).toEqual({ title: 'T' });
  });
});

const titles: Readonly<Record<string, string>> = {
  'crossref/200-api.crossref.org_works_10.1038_srep16696.json': 'Single-molecule FRET studies',
  'crossref/200-api.crossref.org_works_10.1045_january2017_burton.json': 'The Scholix Framework',
  'crossref/200-api.crossref.org_works_10.1109_iccv.2007.4408927.json':
    'A Seeded Image Segmentation Framework',
  'crossref/200-api.crossref.org_works_10.3892_ijo_00000353.json': 'Human bladder cancer cells',
  'crossref/200-api.crossref.org_works_10.4018_978_1_4666_9588_7.les2.json': '"Racial Epithet"',
  'crossref/200-science.169.3946.635_transform_application_vnd.citationstyles.csl_json.json':
    'The Structure of Ordinary Water',
  'datacite/200-api.datacite.org_dois_10.5061_dryad.8515_include_media_client.json':
    'Data from: A new malaria agent',
};

withShared('data/meta', 'recorded metadata', () => {
  test.each(Object.entries(titles))('%s', (path, title) => {
    const paper = paperFromCsl(JSON.parse(readShared(`data/meta/${path}`)));
    expect(paper?.title?.startsWith(title)).toBe(true);
    expect(paper?.doi).toMatch(/^10\./);
    expect(paper?.authors?.length).toBeGreaterThan(0);
    expect(paper?.abstract ?? '').not.toMatch(/<|&\w+;/);
  });

  test.each(listShared('data/meta/csl-json'))('csl-json/%s', (name) => {
    const [item] = JSON.parse(readShared(`data/meta/csl-json/${name}`)) as { title?: string }[];
    const paper = paperFromCsl(item);
    expect(paper?.title).toBe(item?.title);
    expect(paper?.abstract ?? '').not.toMatch(/<\/?\w|&\w+;|\n(?!\n)(?<!\n\n)/);
  });
});
