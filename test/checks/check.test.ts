import { describe, expect, test } from 'vitest';
import { checkSchema } from '../../src/checks/check-schema.ts';
import { withoutCovered } from '../../src/checks/covers.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import type { Parsed } from '../../src/yaml/parsed.ts';
import configValidator from '../../src/generated/config-validator.js';
import validate from '../../src/generated/issue-validator.js';
import { formatPath } from '../../src/problem/path.ts';
import { sayProblem } from '../../src/problem/problem.ts';

const parse = (text: string): Parsed => parseYaml(new TextEncoder().encode(text));

/** `path: sentence / hint` for all that the schema says of a text. */
function say(text: string, schema = validate): string[] {
  const parsed = parse(text);
  const found = { yaml: [], schema: checkSchema(parsed, schema), rules: [] };
  return withoutCovered(found, parsed).map((finding) => {
    const { message, hint } = sayProblem(finding);
    return `${formatPath(finding.path)}: ${message}${hint === undefined ? '' : ` / ${hint}`}`;
  });
}

test.each([':kr:', 'a b', '파이', 'a-b'])('the key %s of emoji is no name', (key) => {
  expect(say(`emoji: {${JSON.stringify(key)}: "🔥"}\n`, configValidator).join('\n')).toContain(
    `: a key of emoji is "${key}", but must be a name without colons, of letters from a to z, digits and _, such as pytorch`,
  );
});

test.each([
  ['2025.6.18', 'Did you mean "2025-06-18"?'],
  ['2025/06/18', 'Did you mean "2025-06-18"?'],
  ['2025-6-8', 'Did you mean "2025-06-08"?'],
  ['"2025년 6월 18일"', 'Did you mean "2025-06-18"?'],
  // Two readings, or none.
  ['6/7/2025', 'For example'],
  ['2025.13.18', 'For example'],
])('a day written as %s is told with the one that it can only be', (written, hint) => {
  const issue = `week: 2025-07-07\npapers:\n  - title: a\n    arxiv: "2506.15677"\n    summary: b\n    published: ${written}\n`;
  expect(say(issue).join('\n')).toContain(hint);
});

test.each([
  ['example.org/x', 'example.org/x'],
  ['ftp://example.org/', 'ftp://example.org/'],
])('a web_url of %s is told as the address that it is not', (address, shown) => {
  expect(say(`week: 2025-07-07\npapers: []\nweb_url: ${address}\n`).join('\n')).toContain(shown);
  expect(say(`week: 2025-07-07\npapers: []\nweb_url: ${address}\n`).join('\n')).not.toContain('another form');
});

describe('numbers where a text belongs', () => {
  test.each([
    '2506.10000',
    '1e5',
    '12e03',
    '08',
    '-0',
    '+1',
    'true',
    'TRUE',
    'False',
    '0x10',
    '0o17',
    '.5',
    '.inf',
    '-.INF',
    '.nan',
    '99999999999999999999',
  ])('%s stays what it is, in a field and in lists', (written) => {
    const parsed = parse(
      `week: 2025-07-07\npapers:\n  - title: ${written}\n    summary: {ko: ${written}}\n    tags: [${written}]\n    authors:\n      - ${written}\n`,
    );
    const findings = checkSchema(parsed, validate);
    expect(parsed.data?.['papers']).toEqual([
      { title: written, summary: { ko: written }, tags: [written], authors: [written] },
    ]);
    expect(findings.map(({ code }) => code)).toEqual(Array.from({ length: 4 }, () => 'text/number'));
  });
  test('a number that is also of the wrong form is only that', () => {
    expect(say('week: 20250707\n')).toEqual([
      'week: week is "20250707", but must be a date, YYYY-MM-DD / Did you mean "2025-07-07"?',
    ]);
  });
  test('where a number belongs it is one', () => {
    const parsed = parse('week: 2025-07-07\nnumber: 08\n');
    expect(checkSchema(parsed, validate)).toEqual([]);
    expect(parsed.data?.['number']).toBe(8);
  });
  test('behind an anchor it is read there', () => {
    const parsed = parse('week: 2025-07-07\nx-n: &n 1e5\ntitle: *n\n');
    expect(checkSchema(parsed, validate)).toMatchObject([{ code: 'text/number', args: { source: '1e5' } }]);
    expect(parsed.data?.['title']).toBe('1e5');
  });
});

describe('unknown keys', () => {
  test.each([
    ['papres: []', 'papres: unknown key "papres" / Did you mean "papers"?'],
    ['Title: a', 'Title: unknown key "Title" / Did you mean "title"?'],
    ['pubished:', /^pubished: unknown key "pubished" \/ Known here: week, /],
    ['"%zz": a', /^\["%zz"\]: unknown key "%zz"/],
    ['"a/b~c": a', /^\["a\/b~c"\]: unknown key "a\/b~c"/],
    ['null: a', /^null: unknown key "null"/],
    ['1.50: a', /^\["1.50"\]: unknown key "1.50"/],
    ['toString: a', /unknown key "toString"/],
    ['hasOwnProperty: {a: b}', /unknown key "hasOwnProperty"/],
  ])('%s', (text, expected) => {
    const [said, ...rest] = say(`week: 2025-07-07\n${text}\n`);
    if (typeof expected === 'string') expect(said).toBe(expected);
    else expect(said).toMatch(expected);
    expect(rest).toEqual([]);
  });
  test('x- keys are the author’s own, with or without a value', () => {
    expect(say('week: 2025-07-07\nx-a: {b: [c]}\nx-b:\nintro: [{text: a, x-c: 1}]\n')).toEqual([]);
  });
  test('looking for them leaves the data as it was', () => {
    const parsed = parse('week: 2025-07-07\nnumbr:\nintro: [{text: a, themee: }]\n');
    checkSchema(parsed, validate);
    expect(parsed.data).toEqual({ week: '2025-07-07', intro: [{ text: 'a' }] });
  });
});

test.each([
  [
    'intro: a',
    ['intro: intro must be a list, not text / Write a list: each entry on a line of its own after "- ".'],
  ],
  [
    'papers: {a: b}',
    [
      'papers: papers must be a list, not a map / Begin each entry with "- ". Is it missing before the first key?',
    ],
  ],
  [
    'papers: [a]',
    [
      'papers[0]: paper 1 must be a map, not text / Write title: … and summary: … below it, each on a line of its own.',
    ],
  ],
  [
    'papers:\n  - title： a',
    [
      'papers[0]: paper 1 must be a map, not text / A full-width colon (：) is not a colon in YAML: type ":" and a space.',
    ],
  ],
  [
    'draft: yes',
    ['draft: draft must be true or false, not text / Write true or false, without quotation marks.'],
  ],
  ['draft: 1', ['draft: draft must be true or false, not 1']],
  ['number: 1.5', ['number: number must be a whole number, not 1.5']],
  ['number: 0', ['number: number is "0", but must be at least 1 / For example: 112']],
  ['intro: [{theme: a}]', ['intro[0].text: theme 1 has no text / Add text: …']],
  ['intro: [{text: {}}]', ['intro[0].text: the text of theme 1 is empty / Fill it in, or remove it.']],
  [
    'title: {en_US: a}',
    ['title.en_US: a key of title is "en_US", but must be a language tag such as ko or en'],
  ],
  [
    'title: {en: [a]}',
    ['title.en: title in English must be text, not a list / Put text that begins with [ in quotation marks.'],
  ],
])('%s', (text, said) => {
  expect(say(`week: 2025-07-07\n${text}\n`)).toEqual(said);
});

test('the config goes the same way', () => {
  expect(say('languages: [ko, en, ko]\n', configValidator)).toEqual([
    'languages[2]: languages names "ko" twice / Keep one of the two.',
  ]);
  expect(say('week_starts_on: munday\n', configValidator)).toEqual([
    'week_starts_on: week_starts_on is "munday", but must be one of monday, tuesday, wednesday, thursday, friday, saturday, sunday / Did you mean "monday"?',
  ]);
  expect(say('email: {style: {accent: red}}\n', configValidator)[0]).toMatch(
    /^email.style.accent: email.style.accent is "red", but must be a colour, #rrggbb/,
  );
});

describe('a key that looks like an escape of an address', () => {
  const issue = (key: string): string =>
    `week: 2025-07-07\npapers:\n  - title: { ko: "가", "${key}": [a] }\n    arxiv: "2506.15677"\n    summary: "가"\n`;

  test.each(['100%', '%41', 'a~b/c'])('%s is told as it stands there', (key) => {
    expect(say(issue(key))).toEqual(
      expect.arrayContaining([expect.stringContaining('must be text, not a list')]),
    );
    expect(say(`rules: { "${key}": x }`, configValidator).join('\n')).toContain('is "x", but must be one of');
  });
});
