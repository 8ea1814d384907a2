import { describe, expect, test } from 'vitest';
import type { Path, Place } from '../../src/problem/index.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import type { SourceMap } from '../../src/yaml/source-map.ts';

const text = `# c
week: 2025-07-07 # w
papers: # all
  - title: "A: b # c"  # t
    more: [x, { url: y }]  # m
    summary: |
      one # no

        two # 2
    image: { url: z, alt: }
    x-e:
  -
    title: 'B'
    tags:
    - b # b
    -
    x-f: >
      folded # f
      on
  - C
x-a: &s
  ko: 1
x-b: *s
? q
: [ ]
`;

const map = (source: string): SourceMap => parseYaml(new TextEncoder().encode(source)).sourceMap;
const { text: read, ...answers } = places(map(text));

function places(sourceMap: SourceMap) {
  const spanned = (place: Place): string =>
    sourceMap.text.slice(
      sourceMap.offsetOf(place),
      sourceMap.offsetOf({ line: place.endLine, column: place.endColumn }),
    );
  return {
    text: sourceMap.text,
    value: (path: Path) => spanned(sourceMap.ofValue(path)),
    key: (path: Path) => spanned(sourceMap.ofKey(path)),
    inText: (path: Path, from: number, to: number) => spanned(sourceMap.inText(path, from, to)),
    behind: (path: Path) => {
      const behind = sourceMap.behind(path);
      expect(sourceMap.text.startsWith(behind.text, behind.offset)).toBe(true);
      return behind.text;
    },
    written: (path: Path) => {
      const ranges = sourceMap.rangesOf(path);
      return (
        ranges && [
          ranges.key && sourceMap.text.slice(...ranges.key.slice(0, 2)),
          sourceMap.text.slice(...ranges.value),
        ]
      );
    },
  };
}

const paper = ['papers', 0];
const other = ['papers', 1];

test.each<[Path, value: string, key: string, behind: string]>([
  [[], 'week', 'week', ''],
  [['week'], '2025-07-07', 'week', ' # w'],
  [['papers'], 'papers', 'papers', ': # all'],
  [paper, 'title: "A: b # c"  # t', 'title: "A: b # c"  # t', ''],
  [[...paper, 'title'], '"A: b # c"', 'title', '  # t'],
  [[...paper, 'more'], 'more', 'more', ': [x, { url: y }]  # m'],
  [[...paper, 'more', 1], '{ url: y }', '{ url: y }', ']  # m'],
  [[...paper, 'more', 1, 'url'], 'y', 'url', ' }]  # m'],
  [[...paper, 'summary'], 'one # no', 'summary', '    image: { url: z, alt: }'],
  [[...paper, 'image', 'alt'], 'alt', 'alt', '}'],
  [[...paper, 'x-e'], 'x-e', 'x-e', ''],
  [[...other, 'tags'], 'tags', 'tags', ':'],
  [[...other, 'tags', 1], '-', '-', ''],
  [[...other, 'x-f'], 'folded # f', 'x-f', '  - C'],
  [['papers', 2], 'C', 'C', ''],
  [['x-a'], 'x-a', 'x-a', ': &s'],
  [['x-b'], 'x-b', 'x-b', ': *s'],
  [['x-b', 'ko'], '1', 'ko', ''],
  [['q'], 'q', 'q', ''],
])('the place of %j, of its key, and what is behind it', (path, value, key, behind) => {
  expect([answers.value(path), answers.key(path), answers.behind(path)]).toEqual([value, key, behind]);
  expect(map(text).has(path)).toBe(true);
});

test.each<[Path, string]>([
  [[...paper, 'none'], 'title: "A: b # c"  # t'],
  [[...other, 'tags', 9], 'tags'],
  [['papers', 2, 'title'], 'C'],
  [['papers', 9], 'papers'],
  [['papers', 'title'], 'papers'],
  [['x-b', 'en'], 'x-b'],
  [['none', 'deep'], 'week'],
])('of %j, which is not there, that of what it would be in', (path, place) => {
  expect([answers.value(path), answers.key(path)]).toEqual([place, place]);
  const sourceMap = map(text);
  expect([sourceMap.has(path), sourceMap.rangesOf(path), sourceMap.source(path)]).toEqual([
    false,
    undefined,
    undefined,
  ]);
  expect(sourceMap.isInBrackets(path)).toBe(false);
});

test('how values are written', () => {
  expect(answers.written([...paper, 'title'])).toEqual(['title', '"A: b # c"']);
  expect(answers.written([...paper, 'more'])).toEqual(['more', '[x, { url: y }]']);
  expect(answers.written([...other, 'tags'])).toEqual(['tags', '- b # b\n    -']);
  expect(answers.written([...other, 'tags', 0])).toEqual([undefined, 'b']);
  expect(answers.written(paper)?.[1]).toMatch(/^title[^]*x-e:$/);
  const sourceMap = map(text);
  const inBrackets = [
    ['papers'],
    [...paper, 'more'],
    [...paper, 'more', 1],
    [...paper, 'more', 0],
    ['q'],
    ['week'],
  ];
  expect(inBrackets.map((path) => sourceMap.isInBrackets(path))).toEqual([
    false,
    true,
    true,
    false,
    true,
    false,
  ]);
  const sources = [
    ['week'],
    [...paper, 'title'],
    [...other, 'title'],
    [...other, 'x-f'],
    ['papers'],
    ['x-b'],
  ];
  expect(sources.map((path) => sourceMap.source(path))).toEqual([
    '2025-07-07',
    'A: b # c',
    'B',
    'folded # f on\n',
    undefined,
    undefined,
  ]);
});

describe('offsets', () => {
  test('a # begins a comment, or is a part of a text', () => {
    const sourceMap = map(text);
    const inText = [...read.matchAll(/#.*/g)].filter(({ index }) => sourceMap.isInText(index));
    expect(inText.map(([found]) => found)).toEqual(['# c"  # t', '# no', '# 2', '# f']);
    const start = read.indexOf('"A');
    expect([start, start + 1, start + 9, start + 10].map((offset) => sourceMap.isInText(offset))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(map('# c\n').isInText(0)).toBe(false);
  });

  test.each<[string, at: Path, key: Path]>([
    ['# c\n', [], []],
    ['week', ['week'], ['week']],
    ['07-07', ['week'], []],
    ['- title', ['papers'], []],
    ['title: "', [...paper, 'title'], [...paper, 'title']],
    ['[x', [...paper, 'more'], []],
    ['url: y', [...paper, 'more'], [...paper, 'more', 1, 'url']],
    ['two', [...paper, 'summary'], []],
    ['url: z', [...paper, 'image'], [...paper, 'image', 'url']],
    ['x-e', [...paper, 'x-e'], [...paper, 'x-e']],
    ["'B'", [...other, 'title'], []],
    ['b # b', [...other, 'tags', 0], []],
    ['C\n', ['papers', 2], []],
    ['ko: 1', ['x-a', 'ko'], ['x-a', 'ko']],
    ['*s', ['x-b'], []],
    [': [ ]', ['q'], []],
    ['q\n', ['q'], ['q']],
  ])('%j stands in', (found, at, key) => {
    const sourceMap = map(text);
    const offset = read.indexOf(found);
    expect([sourceMap.pathAt(offset), sourceMap.pathOfKey(offset)]).toEqual([at, key]);
  });

  test('what stands in brackets below its key is in the list, unless they begin on its line', () => {
    const sourceMap = map('a:\n  - [x,\n    y]\nb: [x,\n  { c: z }]\n');
    const pathOf = (found: string): Path => sourceMap.pathAt(sourceMap.text.indexOf(found));
    expect([pathOf('[x'), pathOf('y]'), pathOf('{ c'), pathOf('z')]).toEqual([
      ['a', 0],
      ['a', 0, 1],
      ['b', 1],
      ['b', 1, 'c'],
    ]);
  });

  test('a list as the whole of a file', () => {
    const { sourceMap } = parseYaml(new TextEncoder().encode('# c\n- x\n- y: [z]\n'), 'list');
    const at = [0, 6, 10, 14].map((offset) => sourceMap.pathAt(offset));
    expect(at).toEqual([[], [0], [1, 'y'], [1, 'y']]);
    expect([sourceMap.pathOfKey(0), sourceMap.pathOfKey(10)]).toEqual([[], [1, 'y']]);
    expect(sourceMap.isInText(14)).toBe(false);
  });
});

describe('in a literal block', () => {
  const path = [...paper, 'summary'];
  test.each([
    [0, 3, 'one'],
    [4, 5, '#'],
    [8, 8, ''],
    [10, 15, '  two'],
    [12, 15, 'two'],
    [18, 99, '2'],
    [2, 15, 'e # no\n\n        two'],
  ])('from %i to %i', (from, to, part) => {
    expect(answers.inText(path, from, to)).toBe(part);
    const wide = places(map(text.replaceAll('\n', '\r\n')));
    expect(wide.inText(path, from, to)).toBe(part.replaceAll('\n', '\r\n'));
  });

  test('letters that are composed count once, and their marks go with them', () => {
    const { inText } = places(map('a: |\n  e\u0301a\u0308x\n  \u1112\u1161\u11abz\nb: c\n'));
    const parts = [
      [0, 1],
      [1, 2],
      [2, 3],
      [0, 2],
      [4, 5],
      [5, 6],
      [3, 9],
    ] as const;
    expect(parts.map(([from, to]) => inText(['a'], from, to))).toEqual([
      'e\u0301',
      'a\u0308',
      'x',
      'e\u0301a\u0308',
      '\u1112\u1161\u11ab',
      'z',
      '\n  \u1112\u1161\u11abz',
    ]);
  });

  test.each([
    ['at the end of a file', 'a: |\n  one\n  two', 'two'],
    ['with a blank line at the end', 'a: |+\n  one\n  two\n\n\n', 'two'],
    ['with an indent that is said', 'a: |1\n   one\n  two\n', ' two'],
    ['with a shorter blank line', 'a: |\n    one\n \n    two\nb: c\n', '\n    two'],
  ])('%s', (_, source, part) => {
    const { data, sourceMap } = parseYaml(new TextEncoder().encode(source));
    const from = String(data?.['a']).indexOf(part.replace(/\n +/, '\n'));
    expect(from).toBeGreaterThan(0);
    expect(places(sourceMap).inText(['a'], from, from + part.replace(/\n +/, '\n').length)).toBe(part);
  });

  test('elsewhere a part of a text is the whole of it', () => {
    expect(answers.inText([...other, 'x-f'], 0, 2)).toBe('folded # f');
    expect(answers.inText(['papers'], 0, 2)).toBe('papers');
  });
});

test.each([
  ['a: |\r\n\r\n  x\r\n  y\r\n', 'x'],
  ['a: >-\r\n', '>-'],
  ['a: | # c\n\n', '| # c'],
  ['a: |\n  x', 'x'],
  ['a: |', '|'],
  ['a:\r\n  - b: c\r\n    d: e\r\n', 'a'],
])('the place of a value in %j', (source, place) => {
  expect(places(map(source)).value(['a'])).toBe(place);
});

test.each([
  ['a:\n  - - x\n    - y\n', ['a', 0], '- x'],
  ['a:\r\n  - { b: c }\r\n', ['a', 0], '{ b: c }'],
  ['a:\r\n  - b: c\r\n    d: e\r\n', ['a', 0], 'b: c'],
  ['a:\n  -\n', ['a', 0], '-'],
  ['a:\n  - ~\n  - null # c\n', ['a', 1], 'null'],
  ['a: [x, ]\n', ['a', 5], 'a'],
])('an entry in %j at %j', (source, path, place) => {
  expect(places(map(source)).value(path)).toBe(place);
});

test('lines and columns', () => {
  const sourceMap = map('ab\r\ncd\n\né');
  const at = (offset: number): number[] => {
    const { line, column } = sourceMap.fromOffsets(offset, offset);
    expect(sourceMap.offsetOf({ line, column })).toBe(Math.min(offset, 9));
    return [line, column];
  };
  expect([0, 2, 3, 4, 6, 7, 8, 9, 20].map(at)).toEqual([
    [1, 1],
    [1, 3],
    [1, 4],
    [2, 1],
    [2, 3],
    [3, 1],
    [4, 1],
    [4, 2],
    [4, 2],
  ]);
  expect(sourceMap.fromOffsets(5, 2)).toEqual({ line: 2, column: 2, endLine: 2, endColumn: 2 });
  expect([sourceMap.line(0), sourceMap.line(1), sourceMap.line(4), sourceMap.line(5)]).toEqual([
    undefined,
    'ab',
    'é',
    undefined,
  ]);
  expect(sourceMap.offsetOf({ line: 9, column: 1 })).toBe(9);
});

test('a sign is looked for once, and escapes may spell others', () => {
  const sourceMap = map('a: "\\u00e9"\n');
  expect([sourceMap.hasEscapes, sourceMap.hasEscapes, sourceMap.mentions(/é/)]).toEqual([true, true, false]);
  expect([map('a: "\\n"\n').hasEscapes, map('a: "\\xe9"\n').hasEscapes]).toEqual([false, true]);
});
