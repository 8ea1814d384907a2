import fc from 'fast-check';
import { expect, test } from 'vitest';
import { good } from '../../support/language-model.ts';
import { parseYaml } from '../../../src/yaml/index.ts';
import { Week } from './week.ts';

/** Lines of a card or an introduction. Those that only hold a place begin with `▢`, which is not written. */
type Lines = readonly string[];

const words = fc.constantFrom(
  'sparse',
  'attention',
  'graphs',
  'agents',
  'for',
  'vision',
  'speech',
  'planning',
);
const korean = fc.constantFrom(
  '제가 직접 쓴 글입니다.',
  '꼭 읽어 보세요, **정말로**.',
  '  들여쓴 줄이 있는 글',
  '모델: 좋은 것',
  '# 제목 같은 줄',
);
const english = fc.array(words, { minLength: 4, maxLength: 9 }).map((all) => `We study ${all.join(' ')}.`);
const title = fc.array(words, { minLength: 3, maxLength: 6 }).map((all) => `On ${all.join(' ')}`);

const block = (key: string, text: string, column: number, header = '|'): Lines => [
  `${' '.repeat(column)}${key}: ${header}`,
  ...text.split('\n').map((line) => (line === '' ? '' : `${' '.repeat(column + 2)}${line}`)),
];

/** What stands for a text that is still to be written. */
const open = (key: string, column: number): fc.Arbitrary<Lines> => {
  const at = `▢${' '.repeat(column)}${key}:`;
  const inside = `▢${' '.repeat(column + 2)}`;
  return fc.constantFrom<Lines>(
    [],
    [at],
    [`${at} # still to do`],
    [`${at} ""`],
    [`${at} "…" # to do`],
    [`${at} 'TODO'`],
    [`${at} TODO`],
    [`${at} |`, `${inside}TODO`],
    [`${at} |- # to do`, `${inside}…`],
    [`${at} >`, `${inside}TODO`, ''],
    [`${at} |+`, `${inside}(TODO)`, ''],
  );
};

const human = (key: string, column: number): fc.Arbitrary<Lines> =>
  fc.oneof(
    fc
      .array(korean, { minLength: 1, maxLength: 3 })
      .map((all) => block(key, ['제 글입니다.', ...all].join('\n'), column)),
    korean.map((text) => block(key, `글:\n\n${text.trim()}\n`, column, '|+ # mine')),
    korean.map((text) => [`${' '.repeat(column)}${key}: ${JSON.stringify(text)}  # mine`]),
    korean.map((text) => block(key, text.trim().replace('#', ''), column, '>-')),
  );

const either = (key: string, column: number): fc.Arbitrary<Lines> =>
  fc.oneof(open(key, column), human(key, column));

const titleOf = fc.oneof(
  fc.tuple(title, either('ko', 6)).map(([en, ko]): Lines => ['    title:', `      en: "${en}"`, ...ko]),
  fc
    .tuple(title, either('ko', 6))
    .map(([en, ko]): Lines => ['    title:', ...ko, '      # by hand', `      en: "${en}"`]),
  title.map((en): Lines => [`    title: { en: "${en}" } # one`]),
  title.map((en): Lines => [`    title: {en: '${en}', ko: "제 제목"}`]),
  title.map((en): Lines => [`    title: "${en}"`]),
);

const abstractOf = fc.oneof(
  fc.constant<Lines>([]),
  fc
    .tuple(english, either('ko', 6))
    .map(([en, ko]): Lines => ['    abstract:', ...block('en', `${en}\n\n${en}`, 6), ...ko]),
  fc
    .tuple(english, either('ko', 6))
    .map(([en, ko]): Lines => ['    abstract:', ...ko, ...block('en', en, 6)]),
);

const other = fc.constantFrom<Lines>(
  [],
  ['    tags: [agents, "x"]'],
  ['    # a note of mine'],
  ['    x-note: { a: 1 }'],
  ['    authors:', '      - Ada Lovelace', '', '      # and others', '      - 홍길동'],
  ['    more:', '    - https://example.org/a'],
  ['', ''],
  ['    x-draft: { doi: "m · 2025-01-01 · sha256:0123456789abcdef" }'],
);

const card = fc
  .tuple(
    titleOf,
    fc.uniqueArray(fc.tuple(fc.nat(2), fc.oneof(either('summary', 4), other)), {
      maxLength: 3,
      selector: ([, lines]) => keyOf(lines),
    }),
    abstractOf,
    other,
  )
  .map(([name, between, abstract, last]): Lines => {
    const all = [...name, ...between.flatMap(([, lines]) => lines), ...abstract];
    const known = new Set(between.map(([, lines]) => keyOf(lines)));
    const whole = known.has(keyOf(last)) ? all : [...all, ...last];
    return whole.map((line, i) => (i === 0 ? `  - ${line.slice(4)}` : line));
  });

const keyOf = (lines: Lines): string => /^▢?\s*([\w-]+):/.exec(lines[0] ?? '')?.[1] ?? String(lines[0]);

const introOf = fc.oneof(
  fc.constantFrom<Lines>(
    [],
    ['▢intro: []'],
    ['▢intro:'],
    ['intro:', '▢  - theme: "TODO" # a few words', '▢    text: | # two or three', '▢      TODO', ''],
    ['intro:', '▢  - text: TODO', '    # mine'],
  ),
  human('text', 4).map((lines): Lines => ['intro:', '  - theme: 제 주제', ...lines]),
);

const issue = fc
  .record({
    intro: introOf,
    cards: fc.array(card, { minLength: 1, maxLength: 4 }),
    sections: fc.constantFrom<Lines>(
      [],
      ['', 'sections:', '  - title: "링크"', '    items: [ https://example.org/b ]'],
      ['# the end'],
    ),
    newline: fc.constantFrom('\n', '\n', '\r\n'),
    mark: fc.constantFrom('', '', '\ufeff'),
    isEnded: fc.boolean(),
  })
  .map(({ intro, cards, sections, newline, mark, isEnded }) => {
    const lines = [
      '# mine',
      'week: 2025-07-07',
      'draft: true',
      ...intro,
      'papers:',
      ...cards.flatMap((lines) => ['', ...lines]),
      ...sections,
    ];
    const text = mark + lines.join('\n').replaceAll('▢', '') + (isEnded ? '\n' : '');
    return {
      text: text.replaceAll('\n', newline),
      kept: lines.filter((line) => !line.startsWith('▢') && line !== ''),
    };
  });

/** A line without what was put between its braces. */
const withoutOurs = (line: string): string =>
  line.includes('{')
    ? line
        .replaceAll(new RegExp(`(?<=\\{|,) (?:[\\w.]+: "(?:${good.title}|test-model · [^"]*)",)`, 'g'), '')
        .replace(new RegExp(`(?<=\\{)ko: "${good.title}", `), '')
    : line;

const leaves = (value: unknown, path = ''): [string, unknown][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`))
    : [[path, value]];

const dataOf = (text: string): Map<string, unknown> =>
  new Map(leaves(parseYaml(new TextEncoder().encode(text)).data));

const isOpen = (value: unknown): boolean =>
  typeof value === 'string' && /^[\s(]*(?:TODO|…)?[\s)]*$/.test(value);

test('of what a person wrote not one byte changes, and only what is missing is filled', async () => {
  let filled = 0;
  let issues = 0;
  await fc.assert(
    fc.asyncProperty(issue, async ({ text, kept }) => {
      const week = new Week({ issue: text });
      const before = dataOf(text);
      fc.pre(before.size > 0 && parseYaml(new TextEncoder().encode(text)).findings.length === 0);
      issues++;
      await week.draft();
      const after = week.issue;
      // Every line of theirs is there, whole and in its order.
      const lines = after
        .replace(/^\ufeff/, '')
        .split(/\r?\n/)
        .map(withoutOurs);
      let at = 0;
      for (const line of kept) {
        at = lines.indexOf(line, at) + 1;
        expect(at, line).toBeGreaterThan(0);
      }
      expect(after.startsWith('\ufeff')).toBe(text.startsWith('\ufeff'));
      if (text.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
      const data = dataOf(after);
      for (const [path, value] of before)
        if (!isOpen(value)) expect([path, data.get(path)]).toEqual([path, value]);
      for (const [path] of data) {
        if (before.has(path) && !isOpen(before.get(path))) continue;
        expect(path).toMatch(
          /^\/papers\/\d+\/(?:(?:title|abstract)\/ko|summary|x-draft\/.*)$|^\/intro\/\d\/(?:theme|text|x-draft\/(?:theme|text))$/,
        );
        if (!path.includes('x-draft')) filled++;
      }
      // What was written has a mark that fits, and nothing else has one.
      const told =
        (await week.run('validate --format compact')).stdout.match(/paper\/unread-draft/g)?.length ?? 0;
      const written = [...data].filter(
        ([path, value]) => !path.includes('x-draft') && before.get(path) !== value,
      ).length;
      expect(told).toBe(written);
    }),
    { numRuns: 100 },
  );
  expect([issues > 60, filled > 200]).toEqual([true, true]);
});
