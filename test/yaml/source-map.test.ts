import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../src/yaml/parse.ts';
import type { Parsed } from '../../src/yaml/parsed.ts';
import type { Place } from '../../src/problem/problem.ts';

const parse = (text: string): Parsed => parseYaml(new TextEncoder().encode(text));

/** The text that a place spans, found the slow way: columns are UTF-16 code units, lines end in LF or CRLF. */
function textAt(source: string, { line, column, endLine, endColumn }: Place): string {
  const lines = source.replace(/^\uFEFF/, '').split('\n');
  if (line === endLine) return (lines[line - 1] ?? '').slice(column - 1, endColumn - 1);
  const first = (lines[line - 1] ?? '').slice(column - 1);
  const last = (lines[endLine - 1] ?? '').slice(0, endColumn - 1);
  return [first, ...lines.slice(line, endLine - 1), last].join('\n');
}

/** Words with what has more than one code unit, more than one code point and more than one form. */
const word = fc.constantFrom(
  'a',
  'Attention',
  '논문',
  '한글',
  'é',
  '🚀',
  '👩‍👩‍👧',
  'x: y',
  '# no comment',
  '- no list',
  '"',
  "'",
  '{',
  '\t',
  '…',
);
const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const block = fc.array(fc.oneof(line, fc.constant('')), { minLength: 1, maxLength: 6 });

interface Written {
  readonly source: string;
  readonly lines: readonly string[];
}

/** A literal block that holds `lines`, written in one of the many ways there are. */
const literal = fc
  .record({
    lines: block.filter((lines) => lines.some((text) => text.trim() !== '')),
    indent: fc.integer({ min: 1, max: 8 }),
    explicit: fc.boolean(),
    chomp: fc.constantFrom('', '-', '+'),
    eol: fc.constantFrom('\n', '\r\n'),
    bom: fc.constantFrom('', '\uFEFF'),
    blank: fc.constantFrom('', ' ', '  '),
    comment: fc.constantFrom('', ' # a comment'),
    after: fc.constantFrom('', 'next: 1'),
  })
  .map(({ lines, indent, explicit, chomp, eol, bom, blank, comment, after }): Written => {
    const header = `text: |${explicit ? indent : ''}${chomp}${comment}`;
    const body = lines.map((text) => (text === '' ? blank.slice(0, indent) : ' '.repeat(indent) + text));
    return { source: bom + ['lead: "first"', header, ...body, after].join(eol), lines };
  })
  // Without an indicator, blank lines before the first text may not be deeper than it.
  .filter(({ source }) => parse(source).findings.length === 0);

describe('a place in a literal block', () => {
  test('is exact for every part of the value', () => {
    fc.assert(
      fc.property(literal, fc.nat(), fc.nat(), ({ source }, a, b) => {
        const { data, sourceMap } = parse(source);
        const value = String(data?.['text']);
        const length = value.replace(/\n$/, '').length;
        fc.pre(length > 0);
        const start = a % length;
        const end = start + 1 + (b % (length - start));
        // Half of a pair has no place of its own in what an editor shows, but it has one in code units.
        const spanned = textAt(source, sourceMap.inText(['text'], start, end));
        const unindented = spanned.replace(/\r?\n[ ]*/g, '\n');
        const wanted = value.slice(start, end).replace(/\n[ ]*/g, '\n');
        expect(unindented.normalize('NFC')).toBe(wanted);
      }),
      { numRuns: 1500 },
    );
  });

  test('is exact where the file is decomposed and the value is not', () => {
    const source = 'text: |\n  a\u1112\u1161\u11ab cafe\u0301 end\n'.replace('a\u1112', '\u1112');
    const { data, sourceMap } = parse(source);
    const value = String(data?.['text']);
    expect(value).toBe('한 café end\n');
    for (const part of ['한', 'café', 'end']) {
      const start = value.indexOf(part);
      const place = sourceMap.inText(['text'], start, start + part.length);
      expect(textAt(source, place)).toBe(part.normalize('NFD'));
    }
  });

  test('at the very end of the value is the end of its last line', () => {
    const { sourceMap } = parse('text: |\n  ab\nnext: 1\n');
    expect(sourceMap.inText(['text'], 2, 2)).toEqual({ line: 2, column: 5, endLine: 2, endColumn: 5 });
    expect(sourceMap.inText(['text'], 1, 3)).toEqual({ line: 2, column: 4, endLine: 2, endColumn: 5 });
    expect(sourceMap.inText(['text'], 2, 99)).toEqual({ line: 2, column: 5, endLine: 2, endColumn: 5 });
  });
});

describe('a place elsewhere', () => {
  test.each([
    ['a folded block is its first line', 'text: >\n  one\n  two\n', '2:3-2:6'],
    ['a quoted text is the whole of it', 'text: "one two"\n', '1:7-1:16'],
    ['a text over two lines ends on the second', "text: 'one\n  two'\n", '1:7-2:7'],
    ['a plain text', 'text: one two # three\n', '1:7-1:14'],
    ['an empty block is its header', 'text: |\nnext: 1\n', '1:7-1:8'],
    ['a key without a value', 'text:\nnext: 1\n', '1:1-1:5'],
    ['a key with null', 'text: ~\n', '1:1-1:5'],
    ['a map is its key', 'text:\n  ko: a\n', '1:1-1:5'],
    ['a list is its key', 'text: [a]\n', '1:1-1:5'],
    ['an alias is what it stands for', 'x: &a "one"\ntext: *a\n', '1:7-1:12'],
    ['the last of two equal keys', 'text: one\ntext: two\n', '2:7-2:10'],
    ['what is not there is the first key of the root', '# c\nother: 1\nmore: 2\n', '2:1-2:6'],
    ['behind a byte order mark columns are those of an editor', '\uFEFFtext: a\n', '1:7-1:8'],
    ['columns count code units', '"🚀": 1\ntext: 🚀🚀\n', '2:7-2:11'],
  ])('%s', (_, source, wanted) => {
    const { line, column, endLine, endColumn } = parse(source).sourceMap.inText(['text'], 0, 1);
    expect(`${line}:${column}-${endLine}:${endColumn}`).toBe(wanted);
  });

  test('a missing key is the first line of the map in a list that it belongs to', () => {
    const { sourceMap } = parse('papers:\r\n  - title: a\r\n    tags: [b]\r\n');
    expect(sourceMap.ofValue(['papers', 0, 'summary'])).toEqual({
      line: 2,
      column: 5,
      endLine: 2,
      endColumn: 13,
    });
  });

  test('an entry that is nothing is its dash', () => {
    const { sourceMap } = parse('tags:\n  - a-b\n  - # x-y\n');
    expect(sourceMap.ofValue(['tags', 1])).toEqual({ line: 3, column: 3, endLine: 3, endColumn: 4 });
  });

  test('keys are found in NFC', () => {
    const { sourceMap } = parse('"cafe\u0301": x\n');
    expect(sourceMap.ofValue(['café'])).toMatchObject({ line: 1, column: 10 });
  });

  test('lines come without their ends, and there is none behind the last', () => {
    const { sourceMap } = parse('a: 1\r\nb: 2\n');
    expect([1, 2, 3, 4].map((n) => sourceMap.line(n))).toEqual(['a: 1', 'b: 2', '', undefined]);
  });

  test('an empty file has a place too', () => {
    expect(parse('').sourceMap.ofValue(['week'])).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 1 });
  });
});
