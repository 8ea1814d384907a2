import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { valueAt } from '../../src/data.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import type { Parsed } from '../../src/yaml/parsed.ts';
import { sayProblem } from '../../src/problem/problem.ts';
import { linesOf, problemsOf } from '../support/check.ts';

const parse = (text: string | Uint8Array): Parsed =>
  parseYaml(typeof text === 'string' ? new TextEncoder().encode(text) : text);

const say = (source: string): string => {
  const [finding] = parse(source).findings;
  if (finding === undefined) return '';
  const { message, hint } = sayProblem(finding);
  return `${message} / ${hint ?? ''}`;
};

const nest = (depth: number): string => `x-a: ${'[ '.repeat(depth)}${'] '.repeat(depth)}\n`;

describe('bytes', () => {
  test('a byte order mark and CRLF change nothing', () => {
    const source = 'title: "a"\nsummary: |\n  b\n  c\n';
    expect(parse(`\uFEFF${source.replaceAll('\n', '\r\n')}`).data).toEqual(parse(source).data);
  });

  test.each([
    ['Latin-1', [0x61, 0x3a, 0x20, 0xe9, 0x0a], 3, '1:4'],
    ['behind a byte order mark', [0xef, 0xbb, 0xbf, 0x61, 0x3a, 0x20, 0xe9], 6, '1:4'],
    [
      'on the second line, behind Hangul and a U+FFFD that is meant',
      [0xea, 0xb0, 0x80, 0xef, 0xbf, 0xbd, 0x0a, 0x62, 0xff],
      8,
      '2:2',
    ],
    ['a character that is cut off', [0x61, 0xea, 0xb0], 1, '1:2'],
    ['UTF-16', [0xff, 0xfe, 0x61, 0x00], 0, '1:1'],
  ])('that are no UTF-8 are told by byte and by place: %s', (_, bytes, offset, place) => {
    const { data, findings } = parse(Uint8Array.from(bytes));
    expect(data).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'yaml/encoding', args: { offset } }]);
    expect(linesOf(problemsOf(Uint8Array.from(bytes)))).toEqual([`${place} error yaml/encoding`]);
  });
});

describe('values', () => {
  test.each([
    ['a: 2025-07-07', { a: '2025-07-07' }],
    ['a: no', { a: 'no' }],
    ['%YAML 1.1\n---\na: no', { a: 'no' }],
    ['a: 0o17', { a: 15 }],
    ['a: !!str 123', { a: '123' }],
    ['a: ㄱㅏ', { a: 'ㄱㅏ' }],
    ['a: 한', { a: '한' }],
    ['? a\n: b', { a: 'b' }],
    ['{"a": "b"}', { a: 'b' }],
    ['a:\nb: ~\nc: null\nd: [~, 1]', { d: [null, 1] }],
  ])('%s', (source, data) => {
    const parsed = parse(source);
    expect(parsed.findings).toEqual([]);
    expect(parsed.data).toEqual(data);
  });

  test('keys without a value are kept apart', () => {
    expect(parse('a:\nb: {c: }\nd:\n  -\n').empty).toEqual([['a'], ['b', 'c'], ['d', 0]]);
  });

  test('__proto__ is a key like any other', () => {
    const { data } = parse('__proto__: {polluted: yes1}\n');
    expect(Object.keys(data ?? {})).toEqual(['__proto__']);
    expect(valueAt(data, ['__proto__', 'polluted'])).toBe('yes1');
    expect(linesOf(problemsOf('__proto__: {polluted: 1}\n'))).toContain(
      '1:1 error schema/unknown-key __proto__',
    );
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('aliases give values of their own', () => {
    const { data } = parse('a: &a [1]\nb: *a\n');
    expect(data).toEqual({ a: [1], b: [1] });
    expect(data?.['a']).not.toBe(data?.['b']);
  });

  test('an alias is what the last anchor above it says', () => {
    expect(parse('a: &x 1\nb: &x 2\nc: *x\n').data).toEqual({ a: 1, b: 2, c: 2 });
  });

  test('aliases do not make a long text out of a short file', () => {
    const text = `x-a: &a "${'a b '.repeat(20_000)}"\nb: *a\nc: *a\nd: *a\n`;
    const { data, findings } = parse(text);
    expect(data).toMatchObject({ b: data?.['x-a'], c: data?.['x-a'] });
    expect(findings).toMatchObject([{ code: 'yaml/alias', path: ['d'], args: { why: 'too many' } }]);
  });

  test('keys that differ only in form are the same key', () => {
    expect(parse('"cafe\u0301": 1\ncafé: 2\n').findings).toMatchObject([
      { code: 'yaml/duplicate-key', args: { key: 'café', line: 1 } },
    ]);
  });

  test('values nest as deep as an issue needs, and not endlessly', () => {
    expect(parse(nest(40)).findings).toEqual([]);
    for (const depth of [100, 3_000, 100_000]) {
      const { findings } = parse(nest(depth));
      expect(findings).toMatchObject([{ code: 'yaml/syntax', args: { fault: 'depth' } }]);
    }
  });
});

describe('one fault is one problem, and the rest of the file is checked all the same', () => {
  const sound = readFileSync(new URL('../../issues/2025-07-07.yaml', import.meta.url), 'utf8');
  const title = /en: "Embodied Web Agents.*/;
  /** The real week with its first English title written thus, and a typo in the last paper. */
  const week = (written: string): string[] =>
    linesOf(problemsOf(`${sound.replace(title, written)}    authros: []\n`)).map((line) =>
      line.replace(/:\d+ error/, ' error'),
    );
  const typo = `${sound.split('\n').length} error schema/unknown-key papers[9].authros`;
  const line = sound.slice(0, sound.search(title)).split('\n').length;

  test.each([
    ['en: Embodied: Web Agents', 'text/colon papers[0].title.en'],
    ['en: Embodied:', 'text/colon papers[0].title.en'],
    ['en: @mentioned', 'yaml/syntax'],
    ['en: `code`', 'yaml/syntax'],
    ['en: %d', 'yaml/syntax'],
    ["en: 'It's'", 'yaml/syntax'],
    ["en: 'Agents' at work", 'yaml/syntax'],
    ['en: "never closed', 'yaml/syntax'],
    ['en: "C:\\path"', 'yaml/syntax'],
    ['en: *starred', 'yaml/alias papers[0].title.en'],
    ['en: *starred text', 'yaml/syntax'],
    ['en: | text', 'yaml/syntax'],
    ['en: !bang', 'yaml/tag papers[0].title.en'],
    ['en: !bang text', 'yaml/tag papers[0].title.en'],
    ['en: {{name}}', 'yaml/key papers[0].title.en'],
    ['en: {{name}} text', 'yaml/syntax'],
    ['en: [arXiv] text', 'yaml/syntax'],
    ['en: #1 paper', 'text/comment papers[0].title.en'],
    ['en: {a, b}', 'yaml/syntax papers[0].title.en.a'],
  ])('%s', (written, problem) => {
    const [first, ...rest] = week(written);
    expect(first).toBe(`${line} error ${problem}`);
    expect(rest).toEqual([typo]);
  });

  test.each([
    ['a tab', 'en: "A"\n\tx-a: b', 1, 'tab'],
    ['a bracket', 'en: "A"\n    x-a: [b\n    x-b: c', 1, 'bracket'],
    ['a brace', 'en: "A"\n    x-a: {b: c', 1, 'bracket'],
    ['a bracket too many', 'en: "A"\n    x-a: [b]]', 1, 'stray'],
    ['a key without a colon', 'en: "A"\n    x-a b', 1, 'no-colon'],
    ['a key without a space', 'en: "A"\n    x-a:b', 1, 'colon-space'],
    ['a full-width colon', 'en: "A"\n    x-a： b', 1, 'full-width-colon'],
    ['a line indented unlike its neighbours', 'en: "A"\n   x-a: b', 1, 'indent'],
    ['a block that is not indented', 'en: |\n      A text', 1, 'block-indent'],
    ['a list on the line of its key', 'en: - A', 0, 'list'],
    ['a # in brackets', 'en: "A"\n    x-a: [#b]', 1, 'hash-in-list'],
  ])('%s spoils the structure: only that is said', (_, written, below, fault) => {
    const bytes = new TextEncoder().encode(sound.replace(title, written));
    const { data, findings } = parseYaml(bytes);
    expect(Object.keys(data ?? {})).toEqual([]);
    expect(findings).toMatchObject([{ code: 'yaml/syntax', args: { fault }, at: { line: line + below } }]);
    expect(problemsOf(bytes)).toHaveLength(1);
  });

  test.each(['"', "'"])('where no other %s follows, it takes the rest of the file', (mark) => {
    const source = `week: 2025-07-07\ntitle: ${mark}abc\nintro:\n  - text: a\n`;
    expect(parse(source).data).toBeUndefined();
    expect(linesOf(problemsOf(source))).toEqual(['2:8 error yaml/syntax']);
  });

  test('a key that is indented too deep is read as the key that it was meant to be', () => {
    const source = 'papers:\n  - title: A\n      tags: a\n    summary: b\n';
    const { data, findings } = parse(source);
    expect(findings).toMatchObject([
      { code: 'yaml/syntax', args: { fault: 'over-indented', text: 'tags' }, at: { line: 3, column: 7 } },
    ]);
    expect(data).toEqual({ papers: [{ title: 'A', tags: 'a', summary: 'b' }] });
  });

  test('keys that a colon swallowed are read', () => {
    const { data } = parse(
      'papers:\n  - title: A: B\n    tags: [a]\n    summary: c: d # e\n    link: f\nnumber: 1\n',
    );
    expect(data).toEqual({
      papers: [{ title: 'A: B', tags: ['a'], summary: 'c: d # e', link: 'f' }],
      number: 1,
    });
  });

  test('two tabs are two problems', () => {
    expect(linesOf(problemsOf('week: 2025-07-07\n\tx-a: b\nintro:\n\tx-b: c\n'))).toHaveLength(2);
  });
});

describe('what a problem says', () => {
  test.each([
    [
      'title: Foo: bar',
      'title has a colon and is not quoted, so YAML reads "Foo" as a key / Put the whole text in quotation marks: "Foo: …"',
    ],
    [
      'title： a\nweek: b',
      '"title：" ends in a full-width colon (：), which is not a colon in YAML / Type ":" and a space.',
    ],
    [
      'title： a',
      'the file holds text, not keys with values / A full-width colon (：) is not a colon in YAML: type ":" and a space.',
    ],
    ['a: @b', 'unquoted text cannot begin with @ / Put the whole text in quotation marks.'],
    ['a: {ko:b}', 'there is no space after the colon of "ko:b" / Write "ko: b".'],
    ['a: >- b', 'nothing may follow >- on the same line / Begin the text on the next line, indented.'],
    ['', 'the file is empty / `digest new` writes a file to start from.'],
    ['- a', 'the file holds a list, not keys with values / An issue begins like this: week: 2025-07-07'],
  ])('%j', (source, words) => {
    expect(say(source)).toBe(words);
  });
});
