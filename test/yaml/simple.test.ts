import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { reading, readSimply } from '../../src/yaml/read.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { NotSimple } from '../../src/yaml/simple/not-simple.ts';
import { scaffoldIssue } from '../../src/issue/scaffold.ts';
import { soundIssue } from '../support/issues.ts';
import { sharedCases, withShared } from '../support/shared.ts';
import { readRepositoryFile } from '../support/weeks.ts';
import { expectSameReading } from './both-readings.ts';

const read: Readonly<Record<string, string>> = {
  'a text in double quotation marks': 'a: "x: y # z"  # c\n',
  'a quotation mark and a backslash in them': String.raw`a: "one \"two\" \\alpha\nthree \/ four"` + '\n',
  'a text in single ones, and one in it': "a: 'it''s'\n",
  'a text without, and a comment': 'a: x - y? z! 100%  # c\n',
  'colons and marks that belong to a text': 'a: http://x.org/?b=1#c\nb: x:y\nc: x#y\nd: x "y" z\n',
  'a date, a number, truth values': 'a: 2025-07-07\nb: 12\nc: true\nd: false\ne: 2506.10000v1\n',
  'typographic quotation marks and spaces': 'a: “x”\nb: 「x」\nc: x\u3000y\u00A0\n',
  'a literal block': 'a: |\n  x\n\n    y: z # no comment\n  \n\nb: x\n',
  'one without a line end, one without the last': 'a: |-\n  x\n\nb: |\n  x',
  'one with a comment behind its mark and empty lines first': 'a: | # c\n\n \n  x\n',
  'a folded block': 'a: >\n  x\n  y\n\n  z\n\n\n  1\nb: >-\n\n  x\n',
  'a list, deeper and not deeper than its key': 'a:\n  - x\n  - "y"\nb:\n- x\n- |\n  y\nc: z\n',
  'maps in a list, with more spaces': 'a:\n  -   b: x\n      c:\n        d: y\n  - b: z\n',
  'comments and empty lines anywhere': '# c\n\na: # c\n    # c\n\n  b: x\n# c\n  \n  c: y\n      # c\n',
  'a list in brackets': "a: []\nb: [x, O'Neil Y. , \"1, 2\", '3'] # c\n",
  'words of any script in one': 'a: [김 민, é, Ünal Ö.-Ä. , Erdős, 二, नि, x’é1, _가+]\n',
  'CR and LF':
    'a: x\r\nb: "y"\r\nc: | # c\r\n  x\r\n\r\n  y\r\n\r\nd:\r\n  - e: [x] # c\r\n\r\n  # c\r\n  - >-\r\n    x\r\n    y',
  'no line end': 'a: x',
  'as deep as it reads': nested(12),
  'as deep, by lists': nestedLists(6),
  'a list as deep as it reads': nested(11, '\n' + ' '.repeat(12) + '- x'),
  'keys with other characters': 'x-a1: x\nzh-Hant: y\ntext/fold.ed: z\n',
  'a problem to be told of': 'week: 2025-07-08\nfoo: x\npapers:\n  - title: ""\n    summary: TODO\n',
  'a comment that suppresses one': '# digest-ignore issue/no-papers: later\nweek: 2025-07-07\n',
  'a comment that a rule doubts': soundIssue('2025-07-07', (text) =>
    text.replace('Ada Lovelace', 'Ada #Lovelace'),
  ),
  'characters that a rule doubts': soundIssue('2025-07-07', (text) =>
    text.replace('Models', 'Mo\u200Bdels \uFF21'),
  ),
  'what is decomposed': 'a: e\u0301\nb: |\n  \u1100\u1161 x\n',
};

/** What might be something else to the library, or is a fault that it finds. */
const refused: Readonly<Record<string, string>> = {
  nothing: '',
  'comments alone': '# c\n',
  'a text alone': 'x\n',
  'a list alone': '- x\n',
  'a bare CR': 'a: x\rb: y\n',
  'CR before CR and LF': 'a: x\r\r\n',
  'CR at the end': 'a: x\r',
  'a tab': 'a: x\ty\n',
  'a control character': 'a: x\u0007\n',
  NEL: 'a: x\u0085\n',
  'a line separator': 'a: x\u2028y\n',
  'a mark of byte order': 'a: \uFEFFx\n',
  'a noncharacter': 'a: \uFFFFx\n',
  'an anchor': 'a: &x y\n',
  'an alias': 'a: &x y\nb: *x\n',
  'a tag': 'a: !!str 1\n',
  'a merge': 'a: &x\n  b: c\nd:\n  <<: *x\n',
  'an explicit key': '? a\n: b\n',
  'a question mark before a text': 'a: ? x\n',
  'a directive': '%YAML 1.2\n---\na: x\n',
  'the mark of a document': '---\na: x\n',
  'more than one document': 'a: x\n---\nb: y\n',
  'the end of a document': 'a: x\n...\n',
  'a document behind a block': 'a: |\n  x\n---\nb: y\n',
  'no value': 'a:\n',
  'no value above a key': 'a:\nb: x\n',
  'a comment for a value': 'a: # x\n',
  'no value in a list': 'a:\n  -\n  - x\n',
  'no value in a list behind a space': 'a:\n  - \n  - x\n',
  'a comment for a value in a list': 'a:\n  - # c\n  - x\n',
  null: 'a: null\n',
  'null as a tilde': 'a: ~\n',
  'a word that some read as a truth value': 'a: True\n',
  'a number that is not what it looks like': 'a: 2506.10000\n',
  'a number with zeros before it': 'a: 007\n',
  'an octal number': 'a: 0o7\n',
  'a hexadecimal number': 'a: 0x1F\n',
  'an exponent': 'a: 1e3\n',
  'a sign': 'a: +1\n',
  'a number without its zero': 'a: .5\n',
  infinity: 'a: .inf\n',
  'a number of too many digits': 'a: 12345678901234567890\n',
  'a hyphen before a text': 'a: -x\n',
  'a colon before a text': 'a: :x\n',
  'a comma before a text': 'a: ,x\n',
  'a percent sign before a text': 'a: %x\n',
  'a character that is kept': 'a: @x\n',
  'a backtick': 'a: `x`\n',
  'a colon in a text': 'a: x: y\n',
  'a colon at the end of a text': 'a: x:\n',
  'a list behind a key': 'a: - x\n',
  'a list in a list': 'a:\n  - - x\n',
  'a hyphen before a key': 'a:\n  -x: y\n',
  'a space behind the first letter of a key': 'a:\n  b c: d\n',
  'a text on several lines': 'a: x\n  y\n',
  'a text below its key': 'a:\n  x\n',
  'a quoted text below its key': 'a:\n  "x"\n',
  'a quoted text on several lines': 'a: "x\n  y"\n',
  'a text in single marks on several lines': "a: 'x\n  y'\n",
  'quotation marks that are not closed': 'a: "x\n',
  'single marks that are not closed': "a: 'x\n",
  'quotation marks in a quoted text': 'a: "x" y "z"\n',
  'a comment without a space': 'a: "x"#y\n',
  'an escape of another kind': String.raw`a: "\u00e9"` + '\n',
  'an escape that is none': String.raw`a: "\alpha"` + '\n',
  'a map in brackets': 'a: {b: c}\n',
  'a list in brackets over lines': 'a: [x,\n  y]\n',
  'a list in brackets glued to quotation marks': 'a: ["x"y]\n',
  'a colon in brackets': 'a: ["x":y]\n',
  'a list in brackets in another': 'a: [[x]]\n',
  'an empty entry in brackets': 'a: [x,, y]\n',
  'a number in brackets': 'a: [1]\n',
  'a truth value in capitals in brackets': 'a: [x, TRUE]\n',
  'something behind brackets': 'a: [x] y\n',
  'a bracket that is not closed': 'a: [x\n',
  'a bar without a space': 'a:|\n  x\n',
  'a comment without a space behind the mark of a block': 'a: |# c\n  x\n',
  'a block with an indent': 'a: |2\n   x\n',
  'a block that keeps its line ends': 'a: |+\n  x\n\n',
  'a block with nothing in it': 'a: |\nb: x\n',
  'text behind the mark of a block': 'a: | x\n  y\n',
  'a block whose first line is an empty deeper one': 'a: |\n     \n  x\n',
  'a block with a space more on an empty line': 'a: |\n  x\n     \n  y\n',
  'a line of a block that is less deep': 'a:\n  b: |\n      x\n    y\n',
  'a folded block with a deeper line': 'a: >\n  x\n    y\n',
  'the same key twice': 'a: x\na: y\n',
  'a key of Korean letters': '가: x\n',
  'a key in quotation marks': '"a": x\n',
  'a key of two words': 'a b: x\n',
  'a space before the colon': 'a : x\n',
  'a key that is a number': '1: x\n',
  'a key that is null': 'null: x\n',
  'a colon without a space': 'a:x\n',
  'a full-width colon': 'a： x\n',
  'a key that is deeper than the one above': 'a: x\n  b: y\n',
  'a key that is less deep than the first': 'a:\n    b: x\n  c: y\n',
  'an entry that is less deep': 'a:\n    - x\n  - y\n',
  'an entry that is deeper': 'a:\n  - x\n    - y\n',
  'a key in the column of a list': 'a:\n  - x\n  b: y\n',
  'an entry in the column of a key': 'a: x\n- y\n',
  'an indent before the first key': '  a: x\n',
  'a space of another kind': 'a:\u00A0x\n',
  'half of a merge conflict': '<<<<<<< HEAD\na: x\n',
  'too deep by one': nested(13),
  'too deep by one, by lists': nestedLists(7),
  'a list too deep by one': nested(12, '\n' + ' '.repeat(13) + '- x'),
  'too deep':
    Array.from({ length: 40 }, (_, i) => `${' '.repeat(i)}a:\n`).join('') + `${' '.repeat(40)}a: x\n`,
  'too many entries': `a:\n${'- x\n'.repeat(10_001)}`,
  'too many keys': Array.from({ length: 10_001 }, (_, i) => `a${i}: x\n`).join(''),
  'too long a key': `${'a'.repeat(2000)}: x\n`,
  'too many bytes': `a: ${'x'.repeat(1_000_000)}\n`,
};

describe('the reader of simple files reads as the library does', () => {
  test.each(Object.entries(read))('%s', (_, text) => {
    expect(expectSameReading(text)).toBe(true);
  });
  test.each(filesIn('issues', 'test/fixtures/weeks/issues'))('%s', (file) => {
    expect(expectSameReading(readRepositoryFile(file))).toBe(true);
  });
});

test('as many entries as are read, and a comment behind them, are none too many', () => {
  const bytes = new TextEncoder().encode(`a:\n${'- x\n'.repeat(10_000)}# c\n`);
  for (const read of [readSimply, parseYaml]) expect(read(bytes).findings).toEqual([]);
});

describe('it refuses', () => {
  test.each(Object.entries(refused))('%s', (_, text) => {
    expect(expectSameReading(text)).toBe(false);
  });
  test('bytes that are no UTF-8, and halves of a pair of surrogates', () => {
    expect(expectSameReading(Uint8Array.of(0x61, 0x3a, 0x20, 0xff))).toBe(false);
    expect(expectSameReading(Uint8Array.of(0x61, 0x3a, 0x20, 0xed, 0xa0, 0x80))).toBe(false);
  });
});

test.each([['a: x\n'], ['a: &x y\nb: *x\n'], ['a: "x\n']])(
  'what it refuses, the library reads: %j',
  async (text) => {
    const bytes = new TextEncoder().encode(text);
    const { data, findings } = await reading((read) => read(bytes));
    const whole = parseYaml(bytes);
    expect({ data, findings }).toEqual({ data: whole.data, findings: whole.findings });
  },
);

test('a new issue is simple', () => {
  const text = scaffoldIssue({ week: '2025-07-07', languages: ['ko', 'en'], number: 3, name: 'A' });
  expect(expectSameReading(text)).toBe(true);
});

test.each(filesIn('test/fixtures/problems', 'test/fixtures/clean'))(
  '%s is read the same, or refused',
  (file) => {
    expectSameReading(readRepositoryFile(file));
  },
);

withShared('data/yaml-hostile.json', 'hostile YAML', () => {
  test.each(sharedCases<{ name: string; yaml?: string }>('data/yaml-hostile.json'))(
    '$name',
    ({ yaml = '' }) => {
      expectSameReading(yaml);
    },
  );
});

describe('a file that is a list', () => {
  const readAs = (read: typeof parseYaml, text: string) => {
    const { data, findings, sourceMap } = read(new TextEncoder().encode(text), 'list');
    const places = [[0], [1], [1, 'b'], [1, 'c', 0]].map((path) => [
      sourceMap.ofValue(path),
      sourceMap.ofKey(path),
      sourceMap.rangesOf(path)?.value,
    ]);
    return { data, findings, places };
  };
  test.each(['- x\n', '# c\n- x # c\n\n- b: y\n  c: [z]\n', '- e\u0301\n- b: e\u0301\n  c:\n    - 1\n'])(
    'is read as the library does: %j',
    (text) => {
      expect(readAs(readSimply, text)).toEqual(readAs(parseYaml, text));
      expect(Array.isArray(readAs(readSimply, text).data)).toBe(true);
    },
  );
  test.each(['a: x\n', 'x\n', '- x\na: y\n', '-x\n', '- x\n-y\n'])('is refused: %j', (text) => {
    expect(() => readAs(readSimply, text)).toThrow(NotSimple);
  });
  test('and is no map', () => {
    expect(() => readSimply(new TextEncoder().encode('- x\n'), 'map')).toThrow(NotSimple);
  });
});

/** A key in the map of another, so often, and what stands behind the last one. */
function nested(times: number, value = ' x'): string {
  const keys = Array.from({ length: times + 1 }, (_, depth) => `${' '.repeat(depth)}a:`);
  return `${keys.join('\n')}${value}\n`;
}

/** A key in the map of an entry of the list of another, so often. */
function nestedLists(times: number): string {
  const keys = Array.from({ length: times }, (_, depth) => `${'  '.repeat(depth)}- a:`);
  return `a:\n${keys.join('\n')} x\n`;
}

/** The YAML files below some folders of the repository. */
function filesIn(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(fileURLToPath(new URL(`../../${folder}`, import.meta.url)), {
      recursive: true,
      encoding: 'utf8',
    })
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
}
