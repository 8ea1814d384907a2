import { describe, expect, test } from 'vitest';
import type { Fix } from '../../src/problem/index.ts';
import { barBefore, entryFix, quoteEntry } from '../../src/yaml/mend/entry.ts';
import { withoutInvisible } from '../../src/yaml/mend/invisible.ts';
import {
  closeQuote,
  quoteRest,
  quoteScalar,
  requoteApostrophes,
  requoteRest,
  rewriteScalar,
  straightenScalar,
} from '../../src/yaml/mend/quote.ts';
import { replaceInText, type Replacement } from '../../src/yaml/mend/replace.ts';
import { colonAt, hyphenAt, spaceAt, spaceBehindColon } from '../../src/yaml/mend/structure.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import type { SourceMap } from '../../src/yaml/source-map.ts';

const map = (text: string): SourceMap => parseYaml(new TextEncoder().encode(text)).sourceMap;

/** The text with a fix in it; no two of its edits may touch the same characters. */
function mended(text: string, fix: Fix | undefined): string | undefined {
  if (fix === undefined) return undefined;
  let [after, at] = ['', 0];
  for (const { from, to, text: own } of fix.edits) {
    expect(from).toBeGreaterThanOrEqual(at);
    after += text.slice(at, from) + own;
    at = to;
  }
  return after + text.slice(at);
}

/** What a fix makes of a text, at the place of the ^ in it. */
function at(marked: string, fixAt: (text: string, offset: number) => Fix | undefined): string | undefined {
  const text = marked.replace('^', '');
  const fix = fixAt(text, marked.indexOf('^'));
  const after = mended(text, fix);
  if (after !== undefined && fix?.value !== undefined) {
    const root = after.startsWith('-') ? 'list' : 'map';
    const data = JSON.stringify(parseYaml(new TextEncoder().encode(after), root).data);
    expect(data).toContain(JSON.stringify(fix.value));
  }
  return after;
}

describe('quotation marks around a text', () => {
  test.each([
    ['b c # d', '"b c" # d', 'b c'],
    ["it's", `"it's"`, "it's"],
    ['say "x"', `'say "x"'`, 'say "x"'],
    [`it's "x"`, `'it''s "x"'`, `it's "x"`],
    ['a\\b', `'a\\b'`, 'a\\b'],
    ['~', '"~"', '~'],
    ['e\u0301', '"e\u0301"', 'é'],
  ])('%j', (written, after, value) => {
    const fix = quoteScalar(map(`a: ${written}\n`), ['a']);
    expect([mended(`a: ${written}\n`, fix), fix?.value]).toEqual([`a: ${after}\n`, value]);
  });

  test.each(['"b"', "'b'", '|\n  b', 'b\n  c', '[b]', ''])(
    'not where that is no plain text: %j',
    (written) => {
      expect(quoteScalar(map(`a: ${written}\n`), ['a'])).toBeUndefined();
      expect(quoteScalar(map(`b: ${written}\n`), ['a'])).toBeUndefined();
    },
  );

  test.each([
    ['“b”', '"b"', 'b'],
    ['‘it’s’', '"it’s"', 'it’s'],
    ["“it's”", `"it's"`, "it's"],
    ["“x\\y'z”", `'x\\y''z'`, "x\\y'z"],
  ])('in place of others: %s', (written, after, value) => {
    const fix = straightenScalar(map(`a: ${written}\n`), ['a']);
    expect([mended(`a: ${written}\n`, fix), fix?.value]).toEqual([`a: ${after}\n`, value]);
  });

  test.each(['b', '“b” c', '“say "x"”', '「b」', '"“b”"', '“b\n  c”', '', '[“b”]'])(
    'which are not around %j',
    (written) => {
      expect(straightenScalar(map(`a: ${written}\n`), ['a'])).toBeUndefined();
      expect(straightenScalar(map(`b: ${written}\n`), ['a'])).toBeUndefined();
    },
  );

  test.each([
    ['b # c', '"new" # c'],
    ['"b"', '"new"'],
    ["'b'", "'new'"],
    ['b\n  c', '"new"'],
    ['|\n  b', undefined],
    ['[b]', undefined],
  ])('another text in those of %j', (written, after) => {
    const fix = rewriteScalar(map(`a: ${written}\n`), ['a'], 'new');
    expect(mended(`a: ${written}\n`, fix)).toBe(after && `a: ${after}\n`);
    if (fix !== undefined) expect(fix).toMatchObject({ path: ['a'], value: 'new' });
  });

  test.each(['', 'x\ny', 'x"', "x'", 'x\\', 'x\u0007'])('but not %j', (value) => {
    expect(rewriteScalar(map('a: b\n'), ['a'], value)).toBeUndefined();
  });
});

describe('quotation marks around the rest of a line', () => {
  test.each([
    ['a: ^b: c # d\n', 'a: "b: c" # d\n'],
    ['a: ^b#c\n', 'a: "b#c"\n'],
    ['a: ^b  \t# \r\nc: d\n', 'a: "b"  \t# \r\nc: d\n'],
    ['a: ^b', 'a: "b"'],
    ['a: ^b  \n', 'a: "b"  \n'],
    ['a: ^b #\n', 'a: "b" #\n'],
    ['\n  x: y\na: ^b', '\n  x: y\na: "b"'],
    ['    a: ^b\n  c: d\n', '    a: "b"\n  c: d\n'],
    ['a: ^“b 「c」”\n', 'a: "b 「c」"\n'],
    ['- ^b\n- c\n', '- "b"\n- c\n'],
    ['  - a: ^b\n    c: d\n', '  - a: "b"\n    c: d\n'],
    ['- - ^b\n', '- - "b"\n'],
    ['"a": ^b\n', '"a": "b"\n'],
    ["'a' : ^b\n", `'a' : "b"\n`],
    ['a： ^b\n', 'a： "b"\n'],
    ['a: ^“b”\n', 'a: "b"\n'],
    ['a: ^「b」\n', 'a: "「b」"\n'],
    ['a: ^"b" c\n', `a: '"b" c'\n`],
    ['a: ^b\n# c\n', 'a: "b"\n# c\n'],
    ['a: ^b\n\n', 'a: "b"\n\n'],
  ])('%j', (marked, after) => {
    const text = marked.replace('^', '');
    expect(mended(text, quoteRest(text, marked.indexOf('^')))).toBe(after);
  });

  test.each([
    'a: ^b: c #d\n',
    'a: ^b #c\n',
    'a: ^\n  b\n',
    'a: ^b\n\n  c\n',
    '- ^b\n  c\n',
    '  - a: ^b\n     c: d\n',
    '  -   ^b\n    c\n',
    'a b: ^c\n',
    'x ^b\n',
    'a: ^b\u0007\n',
  ])('but not where more may belong to it, or less: %j', (marked) => {
    expect(at(marked, quoteRest)).toBeUndefined();
  });
});

describe('marks inside of marks', () => {
  test.each([
    ['a: ^"b "c" d"\n', `a: 'b "c" d'\n`],
    ['a: ^"b" c "d"\n', `a: '"b" c "d"'\n`],
    ['a: ^"b" (c "d")\n', `a: '"b" (c "d")'\n`],
    [`a: ^"b "it's" d"\n`, `a: 'b "it''s" d'\n`],
    ['a: ^"say "x""\n', `a: 'say "x"'\n`],
    ['a: ^""b" c"\n', `a: '"b" c'\n`],
    ['- ^"b" - "c" d', `- '"b" - "c" d'`],
  ])('%j', (marked, after) => {
    expect(at(marked, requoteRest)).toBe(after);
  });

  test.each([
    'a: ^"b"\n',
    'a: ^"b\n',
    'a: ^"b "c" d" # e\n',
    'a: ^"b "c" \\d"\n',
    'a: ^"b"c"d"\n',
    'a: ^"b "c"\n',
    'a: ^"b "c"\n  d"\n',
    'x a: ^"b "c" d"\n',
    'a: ^"b " c" d"\n',
  ])('but not where they do not tell which are around it: %j', (marked) => {
    expect(at(marked, requoteRest)).toBeUndefined();
  });

  test.each([
    ["a: ^'it's'\n", `a: "it's"\n`],
    ["a: ^'it's b's'  \n", `a: "it's b's"  \n`],
    ["- ^'é's'", `- "é's"`],
    ["a: ^'its' b'\n", undefined],
    [`a: ^'say "it's"'\n`, undefined],
    ["a: ^'it's\\'\n", undefined],
    ["a: ^'it's' # c\n", undefined],
    ["a: ^'1's'\n", undefined],
    [`a: ^"it's"\n`, undefined],
    ["a: ^'it's\n", undefined],
  ])('apostrophes: %j', (marked, after) => {
    expect(at(marked, requoteApostrophes)).toBe(after);
  });

  test.each([
    ['a: ^"b”\n', 'a: "b"\n'],
    ["a: ^'b’\n", "a: 'b'\n"],
    [`a: ^"b'\n`, 'a: "b"\n'],
    [`a: ^'b"  \n`, "a: 'b'  \n"],
    ['a: ^"b＂', 'a: "b"'],
    ['a: ^"b„\n', 'a: "b"\n'],
    ['a: ^"“b” c”\n', 'a: "“b” c"\n'],
    [`a: ^"it's’\n`, `a: "it's"\n`],
    ["a: ^'it’s b’\n", "a: 'it’s b'\n"],
    ["a: ^'‘x’ b’\n", "a: '‘x’ b'\n"],
    ['a: ^"b”\nc: d\n', 'a: "b"\nc: d\n'],
    ['a: ^"b#c”\n', 'a: "b#c"\n'],
    ['a: ^"b\n', undefined],
    ['a: ^"bcd\n', undefined],
    ['a: ^"“b”\n', undefined],
    ["a: ^'‘x b’\n", undefined],
    ['a: ^"b "c”\n', undefined],
    ['a: ^"b\\”\n', undefined],
    ['a: ^"”\n', undefined],
    ['a: ^"b”  # c\n', undefined],
    ['a: ^"b”\n  c\n', undefined],
  ])('one that closes as it does not open: %j', (marked, after) => {
    const end = marked.replace('^', '').search(/.\s*(?:\n|$)/);
    expect(at(marked, (text, offset) => closeQuote(text, offset)?.fix)).toBe(after);
    if (after !== undefined) expect(closeQuote(marked.replace('^', ''), marked.indexOf('^'))?.at).toBe(end);
  });
});

describe('parts of a text', () => {
  const replaced = (text: string, pattern: RegExp, to: Replacement['to']): Fix | undefined => {
    const value = parseYaml(new TextEncoder().encode(text)).data?.['a'];
    return replaceInText(
      map(text),
      { path: ['a'], value: typeof value === 'string' ? value : '' },
      { pattern, to },
    );
  };

  test.each<[string, RegExp, Replacement['to'], string, string]>([
    ['a: 1 2 1\n', /1/g, (_, index) => (index === 0 ? undefined : '3'), 'a: 1 2 3\n', '1 2 3'],
    ['a: one two one # one\n', /one/g, () => 'ne', 'a: ne two ne # one\n', 'ne two ne'],
    ['a: | # one\n  one\nb: one\n', /one/g, () => '1', 'a: | # one\n  1\nb: one\n', '1\n'],
    ['a: >-\n  one\n  two\n', /one|two/g, () => 'x', 'a: >-\n  x\n  x\n', 'x x'],
    [
      'a: |\n  1 1\n  2 1\n',
      /1/g,
      (_, __, rest) => (rest[0] === '\n' ? '0' : '3'),
      'a: |\n  3 0\n  2 0\n',
      '3 0\n2 0\n',
    ],
    ['a: > # one\n  one\n', /one/g, () => '1', 'a: > # one\n  1\n', '1\n'],
    ['a: |1\n 1\n', /1/g, () => '2', 'a: |1\n 2\n', '2\n'],
    ['a: ab\n', /ab/g, () => '', 'a: \n', ''],
    ['a: ab\n', /(?<=a)/g, () => '-', 'a: a-b\n', 'a-b'],
  ])('are replaced in %j', (text, pattern, to, after, value) => {
    const fix = replaced(text, pattern, to);
    expect([mended(text, fix), fix?.value, fix?.path]).toEqual([after, value, ['a']]);
  });

  test('and nothing is written that was there', () => {
    expect(replaced('a: aXXb\n', /aXXb/g, () => 'aXb')?.edits).toEqual([{ from: 5, to: 6, text: '' }]);
    expect(replaced('a: aXb\n', /aXb/g, () => 'aXXb')?.edits).toEqual([{ from: 5, to: 5, text: 'X' }]);
    expect(replaced('a: one\n', /one/g, () => 'ane')?.edits).toEqual([{ from: 3, to: 4, text: 'a' }]);
    expect(replaced('a: one\n', /one/g, () => 'ono')?.edits).toEqual([{ from: 5, to: 6, text: 'o' }]);
  });

  test.each<[string, RegExp, string]>([
    ['a: one two\n', /one/g, 'one'],
    ['a: one two\n', /three/g, 'x'],
    ['a: "one\\x20one"\n', / /g, '_'],
    ['a: "\\u0061 b"\n', /[ab]/g, 'y'],
    ['a: "\\u0061 u"\n', /[au]/g, 'y'],
    ['a: "\\x61 x"\n', /x/g, 'y'],
    ['b: x\n', /x/g, 'y'],
    ['a: [x]\n', /x/g, 'y'],
    ['a: |\n', /x/g, 'y'],
  ])('stay in %j', (text, pattern, to) => {
    expect(replaced(text, pattern, () => to)).toBeUndefined();
  });

  test.each([
    ['a: b\u200Bc\u00ADd\n', 'a: bcd\n'],
    ['a: |\n  b\u00AD\n  c\u00ADd\n', 'a: |\n  b\u00AD\n  cd\n'],
    ['a: |\n  b\u00AD \r\n  c\n', undefined],
    ['a: \u{1F469}\u200D\u{1F469} x\u200Dy\n', undefined],
  ])('that nobody sees go: %j', (text, after) => {
    const value = String(parseYaml(new TextEncoder().encode(text)).data?.['a']);
    expect(mended(text, withoutInvisible(map(text), { path: ['a'], value }))).toBe(after);
  });
});

describe('structure', () => {
  test.each([
    ['a^：b\n', 'a: b\n'],
    ['a^： b\n', 'a: b\n'],
    ['a^：\n', 'a:\n'],
    ['a^：', 'a:'],
    ['a^：b: c\n', 'a: "b: c"\n'],
    ['a^： "b: c"\n', 'a: "b: c"\n'],
    ['a^：[b: c]\n', 'a: [b: c]\n'],
    ['a^：b:\n', 'a: "b:"\n'],
    ['a^：b:c\n', 'a: b:c\n'],
    ['a^：b: c\n  d\n', 'a: b: c\n  d\n'],
    ['- a^：b: c # d\n', '- a: "b: c" # d\n'],
    ['a^：b\nc: d\n', 'a: b\nc: d\n'],
  ])('a full-width colon: %j', (marked, after) => {
    expect(at(marked, colonAt)).toBe(after);
  });

  test.each([
    ['a^:b\n', 'a: b\n'],
    ['a^:"b: c"\n', 'a: "b: c"\n'],
    ['a^:b\nc: d\n', 'a: b\nc: d\n'],
  ])('a space behind a colon: %j', (marked, after) => {
    expect(at(marked, spaceBehindColon)).toBe(after);
  });

  test.each([
    ['a:^\u00A0b\n', 'a: b\n'],
    ['-^\u00A0a\n', '- a\n'],
    ['^\u00A0a: b\n', undefined],
    ['x\n  ^\u3000a: b\n', undefined],
  ])('another space: %j', (marked, after) => {
    expect(at(marked, spaceAt)).toBe(after);
  });

  test.each([
    ['– a\n', '–', '- a\n'],
    ['•a\n', '•', '- a\n'],
    ['-', '-', '-'],
    ['--a\n', '--', '- a\n'],
    ['–\ta\n', '–', '-\ta\n'],
    ['–\r\n', '–', '-\r\n'],
  ])('another dash: %j', (text, mark, after) => {
    expect(mended(text, hyphenAt(text, 0, mark))).toBe(after);
  });

  test.each([
    ['a:\n  - b\n    ^- c\n', '-', 'a:\n  - b\n  - c\n'],
    ['a:\n  - b\n ^–c\n', '–', 'a:\n  - b\n  - c\n'],
    ['a:\n  - b\n    ^• c\n', '•', 'a:\n  - b\n  - c\n'],
    ['a:\n\t^-\tc\n', '-', 'a:\n  -\tc\n'],
  ])('an entry in the column of its list: %j', (marked, mark, after) => {
    expect(at(marked, (text, from) => entryFix(map(text), { from, spaces: 2, list: ['a'], mark }))).toBe(
      after,
    );
  });

  test.each([
    ['a:\n  - b: c\n', 'a:\n  - "b: c"\n'],
    ['a:\n  - b: c', 'a:\n  - "b: c"'],
    ['a:\n  - b: c # d\n\n', 'a:\n  - "b: c" # d\n\n'],
    ['a:\n  - b: c\n    d: e\n', undefined],
    ['b:\n  - b: c\n', undefined],
  ])('an entry that is a text with a colon: %j', (text, after) => {
    expect(mended(text, quoteEntry(map(text), ['a', 0]))).toBe(after);
  });

  test.each([
    ['a:\n  - b\n  - c\n', 'a: |\n  - b\n  - c\n'],
    ['a:\n- b\n- c\nd: e\n', 'a: |\n  - b\n  - c\nd: e\n'],
    ['a: # c\n  - b\n', 'a: | # c\n  - b\n'],
    ['a:\n  - b\n\n    c\nd: e\n', 'a: |\n  - b\n\n    c\nd: e\n'],
    ['a:\n- b\n  c\n-d\n', 'a: |\n  - b\n    c\n-d\n'],
    ['  a:\n    - b\n', '  a: |\n    - b\n'],
    ['  a:\n    - b\n\n  # c\n  d: e\n', '  a: |\n    - b\n\n  # c\n  d: e\n'],
    ['a:\n- b\nc - d: e\n', 'a: |\n  - b\nc - d: e\n'],
    ['a:\n  # c\n  - b\n', undefined],
    ['a:\n  - b # c\n', undefined],
    ['a:\n  - b\n  # c\n  - d\n', undefined],
    ['b:\n  - b\n', undefined],
  ])('a list that is a text: %j', (text, after) => {
    expect(mended(text, barBefore(map(text), ['a']))).toBe(after);
  });
});
