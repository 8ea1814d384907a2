import { describe, expect, test } from 'vitest';
import { identitiesOf } from '../../src/papers/identity.ts';
import { openArchive } from '../../src/newsletter/archive.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { newsletter } from '../support/issues.ts';
import { MemoryFiles } from '../support/memory-files.ts';

const files = new MemoryFiles(
  newsletter({
    '2025-06-23':
      'week: 2025-06-23\nnumber: 7\npapers:\n  - {title: a, arxiv: "2506.00001v2", summary: see 2506.00009}\n',
    '2025-06-30':
      'week: 2025-06-30\nnumber: 8\npapers:\n  - title: b\n    doi: 10.1000/ABC.1\n  - title: c\n    arxiv: hep-th/9901001\n  - title: d\n    link: http://www.example.org/paper/\n  - title: e\n    doi: 10.48550/arXiv.2506.00004\n',
    '2025-07-07': 'week: 2025-07-07\nnumber: 9\npapers:\n  - title: b\n    arxiv: "2506.00001"\n',
    '2025-07-14': 'week: "\n',
  }),
);
const seenBy = (week: string) => openArchive(files, '/desk').besides(`/desk/issues/${week}.yaml`, parseYaml);

describe('the archive', () => {
  test.each([
    ['an arXiv id, whatever its version', 'arxiv:2506.00001', '2025-06-23'],
    ['a DOI, whatever its case', 'doi:10.1000/abc.1', '2025-06-30'],
    ['an old arXiv id', 'arxiv:hep-th/9901001', '2025-06-30'],
    ["arXiv's own DOI", 'arxiv:2506.00004', '2025-06-30'],
    ['an address', 'link:example.org/paper', '2025-06-30'],
  ])('knows %s', (_, key, issue) => {
    expect(seenBy('2025-07-07').papersWith(key)).toMatchObject({ issue });
  });

  test.each([
    ['arxiv: cond-mat.mes-hall/0309136', { arxiv: 'cond-mat.mes-hall/0309136' }],
    ['doi: 10.1000/foo(bar)', { doi: '10.1000/foo(bar)' }],
    ['doi: "10.1000/o\'neil"', { doi: "10.1000/o'neil" }],
    ["doi: '10.1000/quoted'", { doi: '10.1000/quoted' }],
    ['doi: 10.1002/1097(199)20:1<1::AID-X>3.0.CO;2-9', { doi: '10.1002/1097(199)20:1<1::AID-X>3.0.CO;2-9' }],
    ['link: https://doi.org/10.1000/x?utm=1', { link: 'https://doi.org/10.1000/x?utm=1' }],
    ['link: https://dx.doi.org/10.1234%2FThird', { doi: '10.1234/third' }],
    ['link: https://example.org/?p=123', { link: 'http://www.example.org/?p=123' }],
    ['link: https://Example.NET/a', { link: 'https://example.net/a' }],
    ['link: https://한글.kr/a', { link: 'https://한글.kr/a/' }],
    ['link: "https://[x("', { link: 'https://[x(' }],
    ['{link: https://a.example/x, doi: 10.1000/y}', { link: 'https://a.example/x' }],
    ["link: https://a.example/o'neil", { link: "https://a.example/o'neil" }],
    ['link: https://a.example:443/x/../y', { link: 'https://a.example/y' }],
    ['link: https://www.nature.com/articles/s41586-024-07421-0', { doi: '10.1038/s41586-024-07421-0' }],
    ['link: https://aclanthology.org/2023.acl-long.1.pdf', { doi: '10.18653/v1/2023.acl-long.1' }],
    ['link: https://openreview.net/pdf?id=abc', { link: 'https://openreview.net/forum?id=abc' }],
    ['number : 7', undefined],
  ])('knows what is written as %s', (written, ids) => {
    const week = (own: string): string =>
      `papers:\n  - ${own.startsWith('{') ? own : `title: a\n    ${own}`}\n`;
    const disk = new MemoryFiles(
      newsletter({
        '2025-06-23': ids === undefined ? `${written}\n` : week(written),
        '2025-06-30': week('x: y'),
      }),
    );
    const archive = openArchive(disk, '/desk').besides('/desk/issues/2025-06-30.yaml', parseYaml);
    if (ids === undefined) expect(archive.numberTaken(7)).toBe('2025-06-23');
    for (const { key } of identitiesOf({ arxiv: undefined, doi: undefined, link: undefined, ...ids }))
      expect(archive.papersWith(key), key).toMatchObject({ issue: '2025-06-23' });
  });

  test('an id in running text is no paper', () => {
    expect(seenBy('2025-07-07').papersWith('arxiv:2506.00009')).toBeUndefined();
  });

  test('only earlier weeks count', () => {
    expect(seenBy('2025-06-23').papersWith('arxiv:2506.00001')).toBeUndefined();
    expect(seenBy('2025-06-30').papersWith('arxiv:2506.00001')).toMatchObject({ issue: '2025-06-23' });
  });

  test('a file outside has all weeks before it', () => {
    const seen = openArchive(files, '/desk')
      .besides('/elsewhere/x.yaml', parseYaml)
      .papersWith('arxiv:2506.00001');
    expect(seen).toMatchObject({ issue: '2025-07-07', title: [{ value: 'b' }] });
  });

  test('numbers, earlier and later, but not its own', () => {
    expect(seenBy('2025-06-30').numberTaken(9)).toBe('2025-07-07');
    expect(seenBy('2025-06-30').numberTaken(8)).toBeUndefined();
    expect(seenBy('2025-06-30').numberTaken(78)).toBeUndefined();
  });

  test.each([
    ['link:github.com/a/b', 'more: [https://github.com/a/b/]', true],
    ['link:openreview.net/forum?id=abcdefghij', 'more: ["https://openreview.net/pdf?id=abcdefghij"]', true],
    ['arxiv:2506.00009', 'more: [{title: x, url: https://arxiv.org/pdf/2506.00009v2}]', true],
    ['doi:10.1000/abc', 'more: [https://doi.org/10.1000/ABC]', true],
    ['link:a.example/%EA%B0%80', 'more: [https://a.example/가]', true],
    [
      'link:a.example/watch?v=1',
      'more: ["https://a.example/watch?v=2", "https://a.example/watch?v=1"]',
      true,
    ],
    ['link:a.example/watch?v=1', 'more: ["https://a.example/watch?v=2"]', false],
    ['link:x.com/a/status/1', 'more: ["https://twitter.com/a/status/1?s=20"]', true],
    ['link:x.com/a/status/1', 'more:\n      - https://mobile.twitter.com/a/status/1', true],
    ['link:a.example/x', 'more:\n      - https://a.example:443/x', true],
    ['link:a.example/x,y', 'more:\n      - https://a.example/x,y', true],
    ['link:a.example/x', 'more: [https://a.example/x,\n      https://a.example/y]', true],
    ['doi:10.1038/s41586-024-07421-0', 'more: [https://nature.com/articles/s41586-024-07421-0]', true],
    ['link:github.com/a/b', 'more: [https://github.com/a/bc]', false],
    ['link:github.com/a/b', 'link: https://github.com/a/b', false],
    ['link:github.com/a/b', 'summary: see https://github.com/a/b', false],
  ])('further reading on %s, of %s', (key, line, isThere) => {
    const others = new MemoryFiles(
      newsletter({ '2025-06-30': `week: 2025-06-30\npapers:\n  - title: b\n    ${line}\n` }),
    );
    const seen = openArchive(others, '/desk')
      .besides('/desk/issues/2025-07-07.yaml', parseYaml)
      .linkWith(key);
    if (isThere)
      expect(seen).toMatchObject({ issue: '2025-06-30', path: ['papers', 0, 'more', expect.any(Number)] });
    else expect(seen).toBeUndefined();
  });

  test('the number before, in the order of weeks', () => {
    expect(seenBy('2025-06-23').numberBefore()).toBeUndefined();
    expect(seenBy('2025-07-07').numberBefore()).toEqual({ number: 8, issue: '2025-06-30' });
    // One that cannot be read is passed over, and one that is not there yet has its place too.
    expect(seenBy('2025-07-21').numberBefore()).toEqual({ number: 9, issue: '2025-07-07' });
    expect(seenBy('2025-06-27').numberBefore()).toEqual({ number: 7, issue: '2025-06-23' });
    expect(
      openArchive(files, '/desk').besides('/desk/issues/special.yaml', parseYaml).numberBefore(),
    ).toBeUndefined();
  });

  test.each([
    ['number: 12 # the twelfth\nweek: 2025-06-30', 12],
    ['"number" : 12', 12],
    ['{week: 2025-06-30, number: 12}', 12],
    ['number: 012\r\nweek: 2025-06-30\r', 12],
    ['intro:\n  - text: |\n      number: 5\nnumber: 12', 12],
    ['intro:\n  - text: |\n      number: 5', undefined],
    ['number: "12"', undefined],
  ])('is read as YAML reads it: %j', (text, number) => {
    const others = new MemoryFiles(newsletter({ '2025-06-30': text, '2025-06-23': 'week: 2025-06-23\n' }));
    const before = openArchive(others, '/desk')
      .besides('/desk/issues/2025-07-07.yaml', parseYaml)
      .numberBefore();
    expect(before?.number).toBe(number);
  });
});

test('an issue that is the only one is not read to learn what others have', () => {
  const path = '/desk/issues/2025-07-07.yaml';
  const paper = 'number: 7\npapers:\n  - {title: a, arxiv: "2506.00001", more: [https://a.example/x]}\n';
  const alone = new MemoryFiles(newsletter({ '2025-07-07': paper }));
  const read: string[] = [];
  const watched = Object.assign(Object.create(alone) as MemoryFiles, {
    read: (file: string) => {
      read.push(file);
      return alone.read(file);
    },
  });
  const archive = openArchive(watched, '/desk').besides(path, parseYaml);
  expect(archive.numberTaken(7)).toBeUndefined();
  expect(archive.numberBefore()).toBeUndefined();
  expect(archive.papersWith('arxiv:2506.00001')).toBeUndefined();
  expect(archive.linkWith('link:a.example/x')).toBeUndefined();
  expect(archive.stylesBefore(3)).toEqual([]);
  expect(read).toEqual([]);
});
