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

  const card = 'papers:\n  - title: A\n';
  const without = (text: string, key: string, owner: readonly (string | number)[] = ['papers', 0]) =>
    removeMarks(text, [{ owner, key }]);

  const ofThree = (marks: string): (string | undefined)[] =>
    ['title', 'summary', 'takeaway'].map((key) =>
      without(`${card}    x-draft: ${marks} # c\n`, key)
        ?.slice(card.length, -5)
        .replace(/^ *x-draft: /, ''),
    );
  test('are taken out of braces with one comma each', () => {
    expect(ofThree('{ title: "T", summary: "S", takeaway: "U" }')).toEqual([
      '{ summary: "S", takeaway: "U" }',
      '{ title: "T", takeaway: "U" }',
      '{ title: "T", summary: "S" }',
    ]);
    expect(ofThree('{title: "T",summary: "S" ,\ttakeaway: "U"}')).toEqual([
      '{summary: "S" ,\ttakeaway: "U"}',
      '{title: "T" ,\ttakeaway: "U"}',
      '{title: "T",summary: "S" }',
    ]);
    expect(ofThree('{\n      title: "T",\n      summary: "S",\n      takeaway: "U",\n    }')).toEqual([
      '{\n      \n      summary: "S",\n      takeaway: "U",\n    }',
      '{\n      title: "T",\n      takeaway: "U",\n    }',
      '{\n      title: "T",\n      summary: "S"\n    }',
    ]);
  });

  test.each([
    ['the only one in braces', '\uFEFFCARD    x-draft: { title: "T" } # c\n', '\uFEFFCARD'],
    ['the only one', 'CARD    x-draft:\n      title: "T"\n', 'CARD'],
    ['none', 'CARD    x-draft: # none\n    link: x\n', 'CARD    link: x\n'],
    [
      'one with a comment above, which stays',
      'CARD    x-draft:\n      # c\n      title: "T" # d\n      summary: "S"\n',
      'CARD    x-draft:\n      # c\n      summary: "S"\n',
    ],
    [
      'one that is a block',
      'CARD    x-draft:\n      title: |\n        T\n      summary: "S"\n',
      'CARD    x-draft:\n      summary: "S"\n',
    ],
    [
      'the only one, a block, with a blank line behind it',
      'CARD    x-draft:\n      title: |\n        T\n\n  - title: B\n',
      'CARD\n  - title: B\n',
    ],
    [
      'one of a card below other lists',
      'intro:\n  - theme: A\n    x-draft:\n      title: "M"\nCARD    x-draft:\n      title: "T"\n',
      'intro:\n  - theme: A\n    x-draft:\n      title: "M"\nCARD',
    ],
  ])('%s', (_, before, after) => {
    const [from, to] = [before, after].map((text) => text.replace('CARD', card));
    expect(without(from ?? '', 'title')).toBe(to);
    const wide = from?.replaceAll('\n', '\r\n') ?? '';
    expect(without(wide, 'title')).toBe(to?.replaceAll('\n', '\r\n'));
  });

  test.each(['\n', '\r\n'])('at the end of a file without a line end, which has none then: %j', (newline) => {
    const last = `${card}    x-draft:\n      title: "T"\n      summary: "S"`.replaceAll('\n', newline);
    expect(without(last, 'summary')).toBe(last.slice(0, last.indexOf(`${newline}      summary`)));
    const only = last.slice(0, last.indexOf(`${newline}      summary`));
    expect(without(only, 'title')).toBe(card.trimEnd().replaceAll('\n', newline));
  });

  test('of a theme are taken off, and those of a card of the same name stay', () => {
    const text = `intro:\n  - theme: A\n    x-draft:\n      title: "M"\n${card}    x-draft: { title: "T" }\n`;
    expect(without(text, 'title', ['intro', 0])).toBe(text.replace('    x-draft:\n      title: "M"\n', ''));
  });

  test.each([
    ['none is there', card],
    ['the card has no such mark', `${card}    x-draft: { summary: "S", takeaway: "U" }\n`],
    ['they are a text', `${card}    x-draft: x\n`],
    ['they are a list', `${card}    x-draft: [title]\n`],
    ['they stand elsewhere too', `${card}    x-draft: &d { title: "T" }\n  - title: B\n    x-draft: *d\n`],
    ['they are the first key of the card', 'papers:\n  - x-draft:\n      title: "T"\n    title: A\n'],
    ['the cards are in brackets', 'papers: [{ title: A, x-draft: { title: T } }]\n'],
    ['the file is in braces', '{ papers: [{ title: A, x-draft: { title: T } }] }\n'],
    ['the list is empty', 'papers:\n'],
    ['there is no list', 'week: x\n'],
    ['the card is a text', 'papers:\n  - A\n'],
    ['the file is no YAML', `${card}    x-draft: { title: "T" }\nweek: "\n`],
  ])('stay where %s', (_, text) => {
    expect(without(text, 'title')).toBeUndefined();
    expect(
      removeMarks(
        text,
        [1, 2].map(() => ({ owner: ['papers', 0], key: 'title' })),
      ),
    ).toBeUndefined();
  });

  test('stay where their card has no number', () => {
    expect(without(`${card}    x-draft: { title: "T" }\n`, 'title', ['papers', 'x'])).toBeUndefined();
  });
});
