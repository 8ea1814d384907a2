import { describe, expect, test } from 'vitest';
import { fillText } from '../../src/issue/edit/fill.ts';

interface Wish {
  readonly style?: 'quoted' | 'long';
  readonly text?: string;
  readonly before?: readonly string[];
  /** What stands above the card. */
  readonly head?: string;
}

const usualHead = 'week: 2025-07-07\npapers:\n';
const mark = (key: string): string => `    x-draft:\n      ${key}: "MARK"\n`;
const block = '      글\n\n      둘째\n';

/** The lines from the first card on, with a text at a path of that card. */
function filled(
  card: string,
  path: readonly (string | number)[],
  { style = 'long', text = '글\n\n둘째', before = ['abstract', 'x-draft'], head = usualHead }: Wish = {},
): string | undefined {
  const owner = ['papers', 0];
  const put = { path: [...owner, ...path], text, style, before };
  const after = fillText(head + card, { ...put, owner, key: path.join('.'), mark: 'MARK' });
  if (after !== undefined) expect(after.startsWith(head)).toBe(true);
  return after?.slice(head.length);
}

const summary = (card: string, wish?: Wish): string | undefined => filled(card, ['summary'], wish);
const titled = (card: string, wish?: Wish): string | undefined =>
  filled(card, ['title', 'ko'], { style: 'quoted', text: '글', before: ['en'], ...wish });

describe('a new key goes where its order says', () => {
  test.each([
    ['behind the first, whose dash stands on its line', '  - abstract: A\n    title: B\n', 1],
    ['before the first of those that come later', '  - title: A\n    authors: [x]\n    abstract: B\n', 2],
    ['behind all, where none of them is there', '  - title: A\n    # of a\n    authors: [x]\n', 3],
  ])('%s', (_, card, line) => {
    const lines = card.split(/(?<=\n)/);
    lines.splice(line, 0, `    summary: |\n${block}`);
    expect(summary(card)).toBe(lines.join('') + mark('summary'));
  });

  test('behind another language, before the one that it precedes', () => {
    expect(titled('  - title:\n      fr: F\n      en: E\n')).toBe(
      `  - title:\n      fr: F\n      ko: "글"\n      en: E\n${mark('title.ko')}`,
    );
  });

  test('in keys that are not there yet', () => {
    expect(filled('  - title: A\n', ['x-a', 'x-b', 'x-c'], { style: 'quoted', text: '글' })).toBe(
      `  - title: A\n    x-a:\n      x-b:\n        x-c: "글"\n    x-draft:\n      x-a.x-b.x-c: "MARK"\n`,
    );
  });

  test('behind the marks that there are, and before what follows them', () => {
    expect(summary('  - title: A\n    x-draft:\n      takeaway: M\n    link: b\n')).toBe(
      `  - title: A\n    summary: |\n${block}    x-draft:\n      takeaway: M\n      summary: "MARK"\n    link: b\n`,
    );
    expect(summary('  - title: A\n    x-draft: # none\n    link: b\n')).toBe(
      `  - title: A\n    summary: |\n${block}    x-draft: # none\n      summary: "MARK"\n    link: b\n`,
    );
  });

  test.each([
    ['  - title: # c\n    link: x\n', '  - title: # c\n      ko: "글"\n    link: x\n'],
    ['  - title:\n', '  - title:\n      ko: "글"\n'],
  ])('below one that holds nothing: %j', (card, after) => {
    expect(titled(card)).toBe(after + mark('title.ko'));
  });

  test('below one that holds nothing, at the end of a file without a line end', () => {
    expect(titled('  - title:')).toBe(`  - title:\n      ko: "글"\n${mark('title.ko').trimEnd()}`);
  });
});

describe('in braces', () => {
  test.each([
    ['{}', '{ko: "글"}'],
    ['{ }', '{ ko: "글" }'],
    ['{ en: A, }', '{ ko: "글", en: A, }'],
    ['{\ten: A}', '{ ko: "글",\ten: A}'],
    ['{ ko: , en: A }', '{ ko: "글", en: A }'],
    ['{ en: A, ko: }', '{ en: A, ko: "글" }'],
    ['{ko:}', '{ko: "글"}'],
    ['{ en: A, ko: TODO, fr: F }', '{ en: A, ko: "글", fr: F }'],
    ["{ en: A, ko: '' } # c", '{ en: A, ko: "글" } # c'],
  ])('%s', (before, after) => {
    expect(titled(`  - title: ${before}\n`)).toBe(`  - title: ${after}\n${mark('title.ko')}`);
  });

  test.each(['{ en: A, ko: {} }', '{ en: A, ko }', '{ en: A, ko: [x] }', '[A]', 'A', '~', '"A"'])(
    'a title that has no place for another language stays: %s',
    (title) => {
      expect(titled(`  - title: ${title}\n`)).toBeUndefined();
    },
  );
});

describe('in place of a text', () => {
  test.each([
    ['without quotation marks', 'TODO # soon\n', `| # soon\n${block}`],
    ['over two lines', 'one\n      two # c\n', `| # c\n${block}`],
    ['between single marks', "'it''s'\n", `|\n${block}`],
    [
      'a block with another indent and blank lines',
      '|\n        TODO\n\n  \n\n',
      '|\n        글\n\n        둘째\n\n  \n\n',
    ],
    ['a block whose second line is deeper', '|\n      TODO\n       two\n', `|\n${block}`],
    ['a block with a blank line first', '|\n\n        TODO\n', '|\n        글\n\n        둘째\n'],
    ['a block that keeps its blank lines', '|+ # c\n      TODO\n\n\n', `|+ # c\n${block}\n\n`],
    ['an empty block', '|\n', `|\n${block}`],
    ['an empty block and spaces', '|\n  \n   \n', `|\n${block}  \n   \n`],
    ['an empty block and a blank line', '| # c\n\n', `| # c\n${block}\n`],
  ])('%s', (_, before, after) => {
    expect(summary(`  - summary: ${before}    title: A\n`)).toBe(
      `  - summary: ${after}    title: A\n${mark('summary')}`,
    );
    const wide = (text: string): string => text.replaceAll('\n', '\r\n');
    expect(summary(wide(`  - summary: ${before}    title: A\n`), { head: wide(usualHead) })).toBe(
      wide(`  - summary: ${after}    title: A\n${mark('summary')}`),
    );
  });

  test('behind the question mark of a key', () => {
    expect(summary('  - ? summary\n    : TODO\n    title: A\n')).toBe(
      `  - ? summary\n    : |\n${block}    title: A\n${mark('summary')}`,
    );
  });

  test('at the end of a file without a line end, which has none then', () => {
    const end = mark('summary').trimEnd();
    expect(summary('  - summary: |\n      TODO')).toBe(`  - summary: |\n${block}${end}`);
    expect(filled('  - title: TODO', ['title'], { style: 'quoted', text: '글' })).toBe(
      `  - title: "글"\n${mark('title').trimEnd()}`,
    );
  });

  test('spaces at the end of a file stay there', () => {
    expect(summary('  - summary: |\n\n      TODO\n   ')).toBe(
      `  - summary: |\n${block}${mark('summary')}   `,
    );
  });

  test.each([
    ['[x]', 'a list'],
    ['{ ko: x }', 'a map'],
    ['!!int 3', 'what has a tag'],
    ['&a TODO', 'what has a name'],
  ])('%s stays: %s', (value) => {
    expect(summary(`  - summary: ${value}\n`)).toBeUndefined();
  });

  test('a block stays where the text is no long one', () => {
    expect(filled('  - title: |\n      TODO\n', ['title'], { style: 'quoted', text: '글' })).toBeUndefined();
  });
});

describe('the text', () => {
  test('has no blank lines behind it, and the spaces before it', () => {
    expect(summary('  - summary: TODO\n', { text: '글\n\n둘째\n\n\n' })).toBe(
      `  - summary: |\n${block}${mark('summary')}`,
    );
    expect(summary('  - summary: TODO\n', { text: ' 글\n둘' })).toBe(
      `  - summary: |2\n       글\n      둘\n${mark('summary')}`,
    );
    expect(summary('  - summary: TODO\n', { text: ' 글', style: 'quoted' })).toBe(
      `  - summary: " 글"\n${mark('summary')}`,
    );
  });

  test('is in quotation marks where no block can hold it', () => {
    expect(summary('  - summary: TODO\n', { text: 'a  \n\tb' })).toBe(
      `  - summary: "a  \\n\\tb"\n${mark('summary')}`,
    );
  });
});

test('a byte order mark stays where it is', () => {
  expect(summary('  - title: A\n', { head: `\uFEFF${usualHead}` })).toBe(
    `  - title: A\n    summary: |\n${block}${mark('summary')}`,
  );
});

test.each([
  ['the marks are a text', '  - title: A\n    x-draft: yes\n'],
  ['the marks are a list', '  - title: A\n    x-draft: [a]\n'],
  ['the entry is a text', '  - A\n'],
  ['the entry is nothing', '  -\n'],
  ['there is no entry', ''],
  ['the list is a map', '  title: A\n'],
])('nothing is put in where %s', (_, card) => {
  expect(summary(card)).toBeUndefined();
});

test.each(['{ week: 2025-07-07, papers: [{ title: A }] }\n', 'papers: [{ title: A }]\n', '- title: A\n', ''])(
  'nor into a file that is %j',
  (head) => {
    expect(summary('', { head })).toBeUndefined();
  },
);

test('nor into an entry that is not there', () => {
  const put = { path: ['papers', 3, 'summary'], text: '글', style: 'long', before: [] } as const;
  const fill = { ...put, owner: ['papers', 3], key: 'summary', mark: 'MARK' };
  expect(fillText(`${usualHead}  - title: A\n`, fill)).toBeUndefined();
});
