import { describe, expect, test } from 'vitest';
import { soundLines, told, toldOf } from './slip-issue.ts';

/** Entries of lists that begin in the wrong column, or with something that is no hyphen. */

const title = '  - title:\n      ko: "둘째 논문"\n';

const entry = (has: number, wants: number, line: number): string => {
  const columns = `${Math.abs(has - wants)} column${Math.abs(has - wants) === 1 ? '' : 's'}`;
  const [is, goes] = has > wants ? ['right', 'left'] : ['left', 'right'];
  return `this entry begins ${columns} to the ${is} of the one on line ${line} / Move it, and the lines that belong to it, ${columns} to the ${goes}: entries of one list begin in the same column.`;
};

describe('an entry in the wrong column', () => {
  test.each([0, 1, 3, 4, 5, 6, 8])('the second paper, in column %i', (column) => {
    expect(toldOf(title, `${' '.repeat(column)}${title.slice(2)}`)).toEqual([
      `34:${column + 1} error yaml/syntax <- title:> ${entry(column, 2, 12)}`,
    ]);
  });

  test.each([0, 1, 3, 4, 5, 6, 8])('the second paper with all that is in it, in column %i', (column) => {
    const at = soundLines.indexOf(title);
    const moved = soundLines.slice(at).replaceAll(/^ {2}/gm, ' '.repeat(column));
    expect(told(soundLines.slice(0, at) + moved)).toEqual([
      `34:${column + 1} error yaml/syntax <- title:> ${entry(column, 2, 12)}`,
    ]);
  });

  test.each([0, 1, 3, 4, 5, 6, 8])('the second theme, in column %i', (column) => {
    const said = toldOf('  - theme: "큰', `${' '.repeat(column)}- theme: "큰`);
    expect(said).toEqual([`8:${column + 1} error yaml/syntax <- theme: "큰 모델"> ${entry(column, 2, 5)}`]);
  });

  const more = '    more:\n      - https://a.example/x\n';
  const lasts = [
    '    link: https://a.example/\n',
    '    tags: [a]\n',
    '    tags:\n      - a\n',
    '    published: 2025-06-18\n',
  ];
  const cases = lasts.flatMap((last) => [0, 3, 4, 5, 6].map((column) => [last, column] as const));
  test.each(cases)('behind %j, in column %i', (last, column) => {
    const source = soundLines.replace(more, last).replace(title, `${' '.repeat(column)}${title.slice(2)}`);
    const said = told(source);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(entry(column, 2, 12));
  });

  test.each([4, 5])('an author, in column %i', (column) => {
    expect(toldOf('      - Alan', `${' '.repeat(column)}- Alan`)[0]).toContain(entry(column, 6, 16));
  });

  test.each([
    ['      - Alan', '       - Alan', '17:8', 'Put 6 spaces and "- " before it'],
    ['      - Alan', '          - Alan', '17:11', 'Put 6 spaces and "- " before it'],
    ['      - Ada', '    - Ada', '17:7', 'Put 4 spaces and "- " before it'],
    ['      - Alan', '        – Alan', '17:9', 'Put 6 spaces and "- " before it'],
    ['      - Alan', '        -Alan', '17:9', 'Put 6 spaces and "- " before it'],
  ])('an author that goes on with the next one: %j, %j', (from, to, where, hint) => {
    const said = toldOf(from, to);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(`${where} error text/run-on <`);
    expect(said[0]).toContain('author 1 of paper 1 goes on with ');
    expect(said[0]).toContain(hint);
  });

  test('an address that goes on with the next one, which has no space in it', () => {
    const said = toldOf('a.example/x\n', 'a.example/x\n        - https://b.example/y\n');
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      '34:9 error text/run-on <- https://b.example/y> further reading 1 of paper 1 goes on',
    );
  });

  test('a whole paper that got into the abstract above it', () => {
    const at = soundLines.indexOf('    more:');
    const rest = soundLines.slice(soundLines.indexOf(title)).replaceAll(/^ {2}/gm, ' '.repeat(8));
    const said = told(soundLines.slice(0, at) + rest);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      '32:9 error text/run-on <- title:> the abstract of paper 1 in English goes on with',
    );
  });

  test.each([
    [
      'a title in further reading',
      'a.example/x\n',
      'a.example/x\n      - title: "글"\n        url: https://b.example/\n',
    ],
    [
      'a title of several languages in further reading',
      'a.example/x\n',
      'a.example/x\n      - title:\n          ko: "글"\n          en: "Post"\n        url: https://b.example/\n',
    ],
    [
      'a list in the column of its key',
      '      - Ada Lovelace\n      - Alan',
      '    - Ada Lovelace\n    - Alan',
    ],
    ['a name with a hyphen on the next line', '- Ada Lovelace', '- Ada\n        King-Noel'],
    [
      'YAML in a fence',
      'The abstract.\n',
      'The abstract.\n\n        ```yaml\n        - title: x\n        ```\n',
    ],
    ['a list with colons in a text', '      둘째 문단입니다.', '      - note: 하나\n      - title of it: 둘'],
  ])('%s is fine', (_, from, to) => {
    expect(toldOf(from, to)).toEqual([]);
  });

  test.each([
    [
      'a colon in a title of further reading',
      'a.example/x\n',
      'a.example/x\n      - title: A: b\n        url: https://b.example/\n',
      'has a colon and is not quoted',
    ],
    [
      'a mistyped key of further reading',
      'a.example/x\n',
      'a.example/x\n      - title: A\n        urll: https://b.example/\n',
      'unknown key "urll"',
    ],
    [
      'a key that is there twice',
      '    arxiv: "2507.07001"\n',
      '    arxiv: "2507.07001"\n    arxiv: "2507.07001"\n',
      'is already there, on line 18',
    ],
    [
      'a key in the wrong column',
      '    arxiv: "2507.07001"\n',
      '   arxiv: "2507.07001"\n',
      'indented differently from its neighbours',
    ],
  ])('%s is told as what it is', (_, from, to, said) => {
    expect(toldOf(from, to).join('\n')).toContain(said);
  });
});

describe('what is no hyphen', () => {
  const marks = [
    ['–', 'this – is an en dash (U+2013), not the hyphen of the keyboard'],
    ['—', 'this — is an em dash (U+2014), not the hyphen of the keyboard'],
    ['−', 'this − is a minus sign (U+2212), not the hyphen of the keyboard'],
    ['‐', 'this ‐ is a typographic hyphen (U+2010), not the hyphen of the keyboard'],
    ['‑', 'this ‑ is a no-break hyphen (U+2011), not the hyphen of the keyboard'],
    ['－', 'this － is a full-width hyphen (U+FF0D), not the hyphen of the keyboard'],
    ['ー', 'this ー is a Japanese long vowel mark (U+30FC), not the hyphen of the keyboard'],
    ['•', 'this • is not a hyphen'],
    ['·', 'this · is not a hyphen'],
    ['*', 'this * is not a hyphen'],
    ['+', 'this + is not a hyphen'],
  ] as const;
  const places = [
    ['the first paper', '- title:\n      ko: "작은', 12, 3],
    ['the second paper', '- title:\n      ko: "둘째', 34, 3],
    ['the first theme', '- theme: "작은', 5, 3],
    ['the second theme', '- theme: "큰', 8, 3],
    ['the first author', '- Ada', 16, 7],
    ['the second author', '- Alan', 17, 7],
    ['further reading', '- https', 33, 7],
  ] as const;
  const cases = marks.flatMap(([mark, said]) => places.map((place) => [mark, said, ...place] as const));
  test.each(cases)('%s: %s (%s)', (mark, said, _, from, line, column) => {
    expect(toldOf(from, `${mark}${from.slice(1)}`)).toEqual([
      `${line}:${column} error yaml/syntax <${mark}> ${said}, so no entry of a list begins here / Type a hyphen and a space: "- ".`,
    ]);
  });

  test.each(places.slice(1))('a hyphen without a space (%s)', (_, from, line, column) => {
    expect(toldOf(from, `-${from.slice(2)}`)).toEqual([
      `${line}:${column} error yaml/syntax <-> there is no space after the hyphen, so no entry of a list begins here / Type a hyphen and a space: "- ".`,
    ]);
  });

  test('and no space behind it', () => {
    expect(toldOf(title, title.replace('- ', '–'))[0]).toContain('this – is an en dash (U+2013)');
  });

  test.each(['– 하나\n      – 둘', '· 하나', '* 하나\n      * 둘', '-5% 하락'])(
    'in a text is text: %s',
    (text) => {
      expect(toldOf('      둘째 문단입니다.', `      ${text}`)).toEqual([]);
    },
  );
});

describe('a quotation mark inside a text in quotation marks', () => {
  const en = '"What Small Models Are For"';
  test.each([
    ['"The "Hybrid" Attention"', `'The "Hybrid" Attention'`],
    ['"Hybrid" Attention', `'"Hybrid" Attention'`],
    ['"A" and "B"', `'"A" and "B"'`],
    ['"그는 "안녕"이라 했다"', `'그는 "안녕"이라 했다'`],
    ['"The "Hybrid": A survey"', `'The "Hybrid": A survey'`],
    ['"Hybrid": A survey', `'"Hybrid": A survey'`],
    [`"Ada's "Hybrid" Model"`, `"Ada's \\"Hybrid\\" Model"`],
  ])('%s', (written, right) => {
    const said = toldOf(en, written);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^14:\d+ error yaml\/syntax </);
    expect(said[0]).toContain(
      `a quotation mark inside the text ends it, and more follows / Inside "…" write \\" for a quotation mark, or put '…' around the whole text: ${right}`,
    );
    expect(toldOf(en, right)).toEqual([]);
  });
  test('in a list', () => {
    const said = toldOf('- Ada Lovelace', '- "Ada "the Countess" Lovelace"');
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`put '…' around the whole text: 'Ada "the Countess" Lovelace'`);
  });
  test('without an example where it is not clear how far the text goes', () => {
    expect(toldOf(en, '"The "Hybrid" Att"ention"')[0]).toContain("put '…' around the whole text.");
  });

  test.each([
    ['right below it', '      - "x"\n', '15:7', '- "x"'],
    ['behind empty lines', '\n\n      - "x"\n', '17:7', '- "x"'],
    ['within each other', '\n      - - - x\n', '16:7', '- - - x'],
  ])('entries below a key that has its value, %s', (_, entries, where, written) => {
    const said = toldOf(
      '      en: "What Small Models Are For"\n    authors:\n',
      `      en: "What"\n${entries}`,
    );
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(`${where} error yaml/syntax <${written}> `);
    expect(said[0]).toContain('stands below a key that has its value already');
  });

  test.each(['\n', '\r\n'])(
    'what stands behind an empty line is told where it stands, lines ending in %j',
    (end) => {
      const source = soundLines.replace('Ada Lovelace\n', '"Ada"\n\n          >\n\n');
      expect(told(source.replaceAll('\n', end))[0]).toMatch(/^18:11 error yaml\/syntax <>> /);
    },
  );

  test.each(['\n', '\r\n'])(
    'a colon alone above a list is told where it stands, lines ending in %j',
    (end) => {
      const source = soundLines.replace('papers:\n', 'papers:\n\n        : \n');
      expect(told(source.replaceAll('\n', end))[0]).toMatch(/^13:9 error yaml\/syntax <:> /);
    },
  );
});
