import { describe, expect, test } from 'vitest';
import { judge, type Judged } from '../../src/checks/judge.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { catalogue } from '../../src/problem/catalogue.ts';
import type { Finding } from '../../src/problem/problem.ts';
import { linesOf, problemsOf } from '../support/check.ts';

const source = `week: 2025-07-07
papers:
  - title: A
    summary: |
      one
      two
    tags: [a]
`;

const empty: Finding = { code: 'issue/text-empty', args: { what: 'x' }, path: ['papers', 0, 'title'] };

function lines(findings: readonly Finding[], { text = source, ...on }: Partial<Judged> = {}): string[] {
  const { sourceMap } = parseYaml(new TextEncoder().encode(text));
  return linesOf(judge(findings, { file: '/x.yaml', sourceMap, text, draft: false, rules: {}, ...on }));
}

/** The source with a comment before its line `line`. */
const ignoring = (comment: string, line: number): string =>
  source
    .split('\n')
    .toSpliced(line - 1, 0, comment)
    .join('\n');

describe('severity', () => {
  test.each([
    ['its own', {}, 'error'],
    ['a warning in a draft, for what is missing', { draft: true }, 'warning'],
    ['the config decides', { rules: { 'issue/text-empty': 'warning' } }, 'warning'],
    [
      'a draft is lenient even where the config is not',
      { draft: true, rules: { 'issue/text-empty': 'error' } },
      'warning',
    ],
  ] as const)('%s', (_, on, severity) => {
    expect(lines([empty], on)).toEqual([`3:12 ${severity} issue/text-empty papers[0].title`]);
  });

  test('off is off, in a draft too', () => {
    expect(lines([empty], { rules: { 'issue/text-empty': 'off' } })).toEqual([]);
    expect(lines([empty], { draft: true, rules: { 'issue/text-empty': 'off' } })).toEqual([]);
  });

  test('a format that warns early goes on warning', () => {
    const nearly: Finding = {
      code: 'forum/length',
      args: { length: 1, most: 1, heaviest: [], split: false },
      path: [],
      severity: 'warning',
    };
    const over: Finding = { ...nearly, severity: 'error' };
    expect(lines([nearly], { rules: { 'forum/length': 'error' } })).toEqual(['1:1 warning forum/length']);
    expect(lines([over], { rules: { 'forum/length': 'warning' } })).toEqual(['1:1 warning forum/length']);
    expect(lines([over])).toEqual(['1:1 error forum/length']);
  });

  test('nothing silences a file of which nothing can be made', () => {
    const off = Object.fromEntries(Object.keys(catalogue).map((code) => [code, 'off'] as const));
    for (const broken of ['week: "2025\n', '- a\n', '', 'week: 2025-07-07\na: b: c\n', '\tweek: x\n']) {
      expect(problemsOf(broken, { rules: off })).toHaveLength(1);
    }
    expect(problemsOf(Uint8Array.of(0xff), { rules: off })).toHaveLength(1);
    expect(linesOf(problemsOf('# digest-ignore yaml/syntax: we know\nweek: "2025\n'))).toContain(
      '2:7 error yaml/syntax',
    );
  });
});

describe('what breaks the structure of an issue', () => {
  const off = Object.fromEntries(Object.keys(catalogue).map((code) => [code, 'off'] as const));
  const warn = Object.fromEntries(Object.keys(catalogue).map((code) => [code, 'warning'] as const));
  test.each([
    ['no week', 'number: 1\n', 'schema/missing'],
    ['a week that is none', 'week: soon\n', 'schema/value'],
    ['a week that the calendar does not have', 'week: 2025-02-30\n', 'issue/week-date'],
    ['papers that are a text', 'week: 2025-07-07\npapers: none\n', 'schema/type'],
  ])('%s cannot be softened', (_, text, code) => {
    for (const rules of [off, warn]) {
      const errors = problemsOf(text, { rules }).filter(({ severity }) => severity === 'error');
      expect(errors.map((problem) => problem.code)).toEqual([code]);
    }
  });
  test('a draft is lenient with what is missing all the same', () => {
    expect(linesOf(problemsOf('draft: true\n', { rules: off }))).toEqual(['1:1 warning schema/missing week']);
  });
  test('what leaves it whole can be softened', () => {
    expect(problemsOf('week: 2025-07-07\nowner: me\ntitle: {}\n', { rules: off })).toEqual([]);
  });
});

describe('order', () => {
  test('is that of the file, then of the codes', () => {
    const tags: Finding = { code: 'schema/empty', args: { what: 'x' }, path: ['papers', 0, 'tags', 0] };
    const title: Finding = { code: 'schema/empty', args: { what: 'x' }, path: ['papers', 0, 'title'] };
    expect(lines([tags, title, empty])).toEqual([
      '3:12 error issue/text-empty papers[0].title',
      '3:12 error schema/empty papers[0].title',
      '7:12 error schema/empty papers[0].tags[0]',
    ]);
  });
});

describe('digest-ignore', () => {
  const ignore = '# digest-ignore issue/text-empty: it is meant';
  test('silences that problem on the next line', () => {
    expect(lines([empty], { text: ignoring(`  ${ignore}`, 3) })).toEqual([]);
    expect(lines([empty], { text: ignoring(`  ${ignore}`, 3).replaceAll('\n', '\r\n') })).toEqual([]);
  });

  test('silences it wherever in the text of that key it stands', () => {
    const { sourceMap } = parseYaml(new TextEncoder().encode(ignoring(`    ${ignore}`, 4)));
    const path = ['papers', 0, 'summary'];
    const inside: Finding = { ...empty, path, at: sourceMap.inText(path, 4, 7) };
    expect(inside.at).toMatchObject({ line: 7 });
    expect(lines([inside], { text: ignoring(`    ${ignore}`, 4) })).toEqual([]);
  });

  test('suppresses no problem else, and says so', () => {
    const other: Finding = { code: 'schema/empty', args: { what: 'x' }, path: ['papers', 0, 'title'] };
    expect(lines([other], { text: ignoring(`  ${ignore}`, 3) })).toEqual([
      '3:3 warning ignore/unused',
      '4:12 error schema/empty papers[0].title',
    ]);
    expect(lines([empty], { text: ignoring(ignore, 2) })).toEqual([
      '2:1 warning ignore/unused',
      '4:12 error issue/text-empty papers[0].title',
    ]);
  });

  test('several may stand one above the other', () => {
    const other: Finding = { code: 'schema/empty', args: { what: 'x' }, path: ['papers', 0, 'title'] };
    const text = ignoring(`  ${ignore}\n  # digest-ignore schema/empty: this too`, 3);
    expect(lines([empty, other], { text })).toEqual([]);
  });

  test.each([
    '# digest-ignore issue/text-empty, schema/empty: both are meant',
    '#digest-ignore issue/text-empty schema/empty : both are meant',
    '# digest-ignore issue/text-empty,schema/empty both are meant',
  ])('several may stand in one: %s', (comment) => {
    const other: Finding = { code: 'schema/empty', args: { what: 'x' }, path: ['papers', 0, 'title'] };
    expect(lines([empty, other], { text: ignoring(`  ${comment}`, 3) })).toEqual([]);
    expect(lines([empty], { text: ignoring(`  ${comment}`, 3) })).toEqual(['3:3 warning ignore/unused']);
  });

  test('behind a value it suppresses no problem, and says so', () => {
    const text = source.replace('title: A', `title: A ${ignore}`);
    expect(lines([empty], { text })).toEqual([
      '3:12 error issue/text-empty papers[0].title',
      '3:14 warning ignore/unused',
    ]);
    expect(lines([], { text: source.replace('title: A', `title: "A ${ignore}"`) })).toEqual([]);
  });

  test('a word of another tool before the code is told', () => {
    expect(lines([], { text: ignoring('# digest-ignore-next-line issue/text-empty: x', 3) })).toContain(
      '3:1 warning ignore/unknown',
    );
  });

  test('of a code that was not looked for is not unused', () => {
    const text = ignoring('# digest-ignore forum/length: a long week', 1);
    expect(lines([], { text })).toEqual(['1:1 warning ignore/unused']);
    expect(lines([], { text, notChecked: (code) => code.startsWith('forum/') })).toEqual([]);
  });

  test('wants a reason, and a code that exists', () => {
    expect(lines([empty], { text: ignoring('  # digest-ignore issue/text-empty', 3) })).toEqual([
      '3:3 warning ignore/reason',
    ]);
    expect(lines([], { text: ignoring('  # digest-ignore issue/text-emtpy: x', 3) })).toEqual([
      '3:3 warning ignore/unknown',
    ]);
    expect(lines([], { text: ignoring('  # digest-ignore', 3) })).toEqual(['3:3 warning ignore/unknown']);
  });

  test('can itself be silenced by the config', () => {
    expect(lines([], { text: ignoring(ignore, 1), rules: { 'ignore/unused': 'off' } })).toEqual([]);
  });

  test('inside a text is text', () => {
    expect(lines([], { text: ignoring(`      ${ignore}`, 6) })).toEqual([]);
    expect(lines([], { text: `a: "b\n  ${ignore}\n  c"\n` })).toEqual([]);
    expect(lines([], { text: ignoring(`    ${ignore}`, 7) })).toEqual(['7:5 warning ignore/unused']);
  });
});
