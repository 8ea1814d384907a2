import { describe, expect, test } from 'vitest';
import { fillText, removeMarks } from '../../src/issue/edit/fill.ts';
import { markOf, marksIn } from '../../src/issue/marks.ts';
import { parseYaml } from '../../src/yaml/index.ts';

const author = { model: 'm', date: '2025-07-09' };

/** A card with a text under a key, and a mark; only the lines of the card. */
function filled(
  card: string,
  path: readonly (string | number)[],
  style: 'quoted' | 'long' = 'long',
): string | undefined {
  const head = 'week: 2025-07-07\npapers:\n';
  const text = style === 'quoted' ? '글' : '글\n\n둘째';
  const key = path.join('.');
  const before = path.length > 1 ? ['en'] : ['abstract', 'tags', 'x-draft'];
  const fill = {
    owner: ['papers', 0],
    key,
    path: ['papers', 0, ...path],
    text,
    style,
    before,
    mark: 'MARK',
  } as const;
  return fillText(head + card, fill)?.slice(head.length);
}

const long = '    summary: |\n      글\n\n      둘째\n';
const mark = (key: string): string => `    x-draft:\n      ${key}: "MARK"\n`;

describe('a text is put in, and nothing else changes', () => {
  test.each([
    ['absent', '  - title: A\n    tags: [x]\n', `  - title: A\n${long}    tags: [x]\n${mark('summary')}`],
    [
      'no value',
      '  - title: A\n    summary: # soon\n',
      `  - title: A\n    summary: | # soon\n      글\n\n      둘째\n${mark('summary')}`,
    ],
    [
      'quoted',
      '  - title: A\n    summary: "TODO" # soon\n\n',
      `  - title: A\n    summary: | # soon\n      글\n\n      둘째\n${mark('summary')}\n`,
    ],
    [
      'a block',
      '  - title: A\n    summary: |\n        TODO\n\n  - title: B\n',
      `  - title: A\n    summary: |\n        글\n\n        둘째\n${mark('summary')}\n  - title: B\n`,
    ],
    [
      'a folded block',
      '  - summary: > # a remark\n      TODO\n    title: A\n',
      `  - summary: | # a remark\n      글\n\n      둘째\n    title: A\n${mark('summary')}`,
    ],
    // A block text needs the end of its line.
    ['the end of the file', '  - title: A', `  - title: A\n${long}    x-draft:\n      summary: "MARK"\n`],
    [
      'a mark beside it',
      '  - title: A\n    x-draft: { takeaway: "M" }\n',
      `  - title: A\n${long}    x-draft: { summary: "MARK", takeaway: "M" }\n`,
    ],
    ['CRLF', '  - title: A\r\n    tags: [x]\r\n', undefined],
  ])('%s', (_, card, after) => {
    const wide = after ?? `  - title: A\n${long}    tags: [x]\n${mark('summary')}`.replaceAll('\n', '\r\n');
    expect(filled(card, ['summary'])).toBe(wide);
  });

  test.each([
    ['a map', '  - title:\n      en: A\n', '  - title:\n      ko: "글"\n      en: A\n'],
    [
      'a map with a remark',
      '  - title:\n      # as it is\n      en: A\n',
      '  - title:\n      ko: "글"\n      # as it is\n      en: A\n',
    ],
    [
      'an empty text',
      "  - title:\n      ko: '' # soon\n      en: A\n",
      '  - title:\n      ko: "글" # soon\n      en: A\n',
    ],
    ['braces', '  - title: { en: A }\n', '  - title: { ko: "글", en: A }\n'],
    ['narrow braces', '  - title: {en: A}\n', '  - title: {ko: "글", en: A}\n'],
    ['a placeholder in braces', '  - title: { en: A, ko: TODO }\n', '  - title: { en: A, ko: "글" }\n'],
  ])('in one language: %s', (_, card, after) => {
    expect(filled(card, ['title', 'ko'], 'quoted')).toBe(`${after}${mark('title.ko')}`);
  });

  test.each([
    ['a card in braces', '  - { title: A }\n'],
    ['a list in brackets', '  []\n'],
    ['an alias', '  - &a { title: A }\n  - *a\n'],
    ['no YAML', '  - title: "A\n'],
  ])('where that cannot be proven, nothing is: %s', (_, card) => {
    expect(filled(card, ['summary'])).toBeUndefined();
  });
});

describe('marks', () => {
  const issue = (text: string, mark: string): unknown =>
    parseYaml(
      new TextEncoder().encode(
        `papers:\n  - summary: ${JSON.stringify(text)}\n    x-draft:\n      summary: ${JSON.stringify(mark)}\n`,
      ),
    ).data;

  test('fit the text that they were made for, whatever line ends are behind it and however its letters are put together', () => {
    const mark = markOf('한글 하나.', author);
    expect(mark).toMatch(/^m · 2025-07-09 · sha256:[\da-f]{16}$/);
    const fits = (text: string): boolean[] => marksIn(issue(text, mark)).map((one) => one.fits);
    expect([fits('한글 하나.'), fits('한글 하나.\n\n'), fits('한글 하나.'.normalize('NFD'))]).toEqual([
      [true],
      [true],
      [true],
    ]);
    expect([fits('한글 둘.'), fits(' 한글 하나.')]).toEqual([[false], [false]]);
  });

  test('of another form are the author’s own', () => {
    for (const own of ['yes', 'm · 2025-07-09', 'm · 2025-07-09 · sha256:12'])
      expect(marksIn(issue('글', own))).toEqual([]);
    expect(marksIn({ papers: [{ 'x-draft': 'x' }, 'a', null], intro: {} })).toEqual([]);
  });

  test('are taken off, and the rest stays', () => {
    const text =
      'papers:\n  - title: A\n    x-draft: # read\n      title: "T"\n      summary: "S"\n    tags: [x]';
    const owner = ['papers', 0];
    expect(removeMarks(text, [{ owner, key: 'title' }])).toBe(text.replace('      title: "T"\n', ''));
    expect(
      removeMarks(text, [
        { owner, key: 'title' },
        { owner, key: 'summary' },
      ]),
    ).toBe('papers:\n  - title: A\n    tags: [x]');
    expect(removeMarks(text, [{ owner: ['papers', 3], key: 'title' }])).toBeUndefined();
  });
});
