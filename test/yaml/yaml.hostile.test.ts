import { expect, test } from 'vitest';
import { checkSchema } from '../../src/checks/check-schema.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import type { Parsed } from '../../src/yaml/parsed.ts';
import validate from '../../src/generated/issue-validator.js';
import type { Problem } from '../../src/problem/problem.ts';
import { problemsOf } from '../support/check.ts';
import { expectGrowth } from '../support/growth.ts';
import { sharedCases, withShared } from '../support/shared.ts';

interface Case {
  readonly name: string;
  readonly yaml?: string;
  readonly expected: string;
  readonly class: string;
}

const cases = sharedCases<Case>('data/yaml-hostile.json');

/** What the list only describes. */
const generated: Readonly<Record<string, readonly [most: number, repeated: (times: number) => string]>> = {
  'deep-flow-100k': [100_000, (times) => '['.repeat(times) + ']'.repeat(times)],
  'deep-flow-map-20k': [20_000, (times) => '{a: '.repeat(times) + '1' + '}'.repeat(times)],
  'long-line-no-newline': [
    500_000,
    (times) => `{x: ${Array.from({ length: times }, (_, i) => `k${i}: 1`).join(', ')}}`,
  ],
  'anchors-100k': [100_000, (times) => Array.from({ length: times }, (_, i) => `k${i}: &a${i} 1`).join('\n')],
  'quoted-escapes-1M': [1_000_000, (times) => `title: "${'\\u0041'.repeat(times)}"`],
};

function sourceOf({ name, yaml }: Case): string {
  const [most = 0, repeated] = generated[name] ?? [];
  return yaml ?? repeated?.(most) ?? '';
}

const codes = (problems: readonly Problem[]): string[] => [...new Set(problems.map(({ code }) => code))];
const values = (source: string): Parsed['data'] => parseYaml(new TextEncoder().encode(source)).data;

/**
 * What each case comes to here: the code of a problem that it has, or the value that is read where it has none. A title
 * alone is no issue, so that other problems (a week that is missing) are there as well and do not matter.
 */
const outcomes: Readonly<Record<string, string | Readonly<Record<string, unknown>>>> = {
  'scalar-number:2506.15677v2': { id: '2506.15677v2' },
  'scalar-number:10.1000/182': { id: '10.1000/182' },
  'scalar-number:190:20:30': { id: '190:20:30' },
  'scalar-word:no': { title: 'no' },
  'scalar-word:No': { title: 'No' },
  'scalar-word:n': { title: 'n' },
  'scalar-word:true': 'text/number',
  'scalar-word:TRUE': 'text/number',
  'scalar-word:null': {},
  'date:2025-07-07T09:00:00Z': { date: '2025-07-07T09:00:00Z' },
  'date:2025-W28': { date: '2025-W28' },
  'date:2025.07.07': { date: '2025.07.07' },
  'date:2025. 7. 7.': { date: '2025. 7. 7.' },
  'key-case': 'schema/unknown-key',
  'merge-key-list': 'yaml/merge',
  'merge-key-scalar': 'yaml/merge',
  'proto-key:constructor': 'schema/unknown-key',
  'proto-key:toString': 'schema/unknown-key',
  'alias-cycle-map': 'yaml/alias',
  'alias-shared': {
    papers: [
      { title: 't', url: 'https://a.example' },
      { title: 't', url: 'https://a.example' },
    ],
  },
  'billion-laughs-9x9': 'yaml/alias',
  'quadratic-alias': 'yaml/alias',
  'deep-flow-100k': 'yaml/long-word',
  'deep-flow-map-20k': 'yaml/long-word',
  'long-line-no-newline': 'yaml/too-large',
  'anchors-100k': 'yaml/too-large',
  'quoted-escapes-1M': 'yaml/too-large',
  'tag:!!js/function': 'yaml/tag',
  'tag:!!js/regexp': 'yaml/tag',
  'tag:!!js/undefined': 'yaml/tag',
  'tag:!!python/object/apply:os.system': 'yaml/tag',
  'tag:!local': 'yaml/tag',
  'tag:!!map': 'yaml/tag',
  'colon-end': 'text/colon',
  'hash-tag': 'text/comment',
  'at-title': 'yaml/syntax',
  'pipe-title': 'yaml/syntax',
  'squote-start': 'yaml/syntax',
  'squote-apostrophe': 'yaml/syntax',
  'unclosed-quote': 'yaml/syntax',
  'fullwidth-colon': 'yaml/not-a-map',
  'url-space-hash': 'schema/unknown-key',
  'windows-path': { path: 'C:\\new\\table' },
  'windows-path-dq': 'schema/unknown-key',
  'literal-indent-ind': { summary: '  a\n' },
  'literal-less-indent': 'yaml/syntax',
  'only-comment': 'yaml/not-a-map',
  'scalar-doc': 'yaml/not-a-map',
  'string-for-list': 'schema/unknown-key',
  'bool-title': 'text/number',
  'nested-quote-yaml': { title: 'a "b" c' },
  emoji: { title: '🚀 출시 👩‍👩‍👧‍👦 🇰🇷' },
  'emoji-key': 'schema/unknown-key',
  nel: 'text/control',
  'no-final-newline': { title: 'x' },
  'crlf-escape': 'schema/unknown-key',
  'nfd-latin': { authors: ['Müller'.normalize('NFC')] },
  'compat-jamo': { title: 'ㄱㅏ 가' },
  // The case calls NFC's other character harmless; readers of Korean see another reading, so it stays as typed.
  'hanja-compat': { title: '\u6a02\uf914' },
  'old-hangul': { title: 'ᄒᆞᆫ글' },
  'long-key': 'yaml/syntax',
  'explicit-null-key': 'schema/unknown-key',
  'list-key': 'yaml/key',
  'map-key': 'yaml/key',
  'trailing-spaces': { title: 'x' },
  'flow-colon-adj': 'yaml/syntax',
  'json-tab': { title: 'x' },
  'over-indented-list-key': 'yaml/syntax',
  handlebars: { title: '{{constructor}} {{#each this}}x{{/each}}' },
  'file-url': 'schema/unknown-key',
  'data-url': 'schema/unknown-key',
  'url-space': 'schema/unknown-key',
  'url-idn': 'schema/unknown-key',
  'url-paren': 'schema/unknown-key',
  'title-hash': { title: '# x' },
  'summary-dashes': { summary: 'text\n---\nmore' },
  'summary-comment': { summary: '<!-- unclosed' },
};

/** The same numbers as an arXiv id, a tag and an emoji: fields that exist. */
const asText = (yaml: string): string => `papers:\n  - arxiv: ${yaml}\n    tags: [${yaml}]\n`;

withShared('data/yaml-hostile.json', 'hostile YAML', () => {
  test.each(cases)('$name: $expected', (entry) => {
    const { name, class: kind } = entry;
    const source = sourceOf(entry);
    expect(source).not.toBe('');
    const before = process.memoryUsage().heapUsed;
    const problems = problemsOf(source);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(400e6);

    const lines = source.split('\n').length;
    for (const { place } of problems) {
      expect(place.line).toBeGreaterThanOrEqual(1);
      expect(place.line).toBeLessThanOrEqual(lines);
      expect(place.column).toBeGreaterThanOrEqual(1);
    }
    expect(Object.getOwnPropertyDescriptor(Object.prototype, 'polluted')).toBeUndefined();

    const outcome = outcomes[name];
    if (outcome === undefined) {
      expect(kind).toBe('number');
      const text = source.replace(/^id: /, '').trim();
      const parsed = parseYaml(new TextEncoder().encode(asText(text)));
      const found = checkSchema(parsed, validate).filter(({ code }) => code === 'text/number');
      expect(found.map(({ args }) => args)).toContainEqual(expect.objectContaining({ source: text }));
      expect(parsed.data).toMatchObject({ papers: [{ tags: [text] }] });
    } else if (typeof outcome === 'string') {
      expect(codes(problems)).toContain(outcome);
    } else {
      expect(values(source)).toEqual(outcome);
      expect(codes(problems).filter((code) => code.startsWith('yaml/'))).toEqual([]);
    }
  });

  test('every case has an outcome, and every outcome a case', () => {
    expect(cases).toHaveLength(82);
    const known = new Set(cases.map(({ name }) => name));
    expect(Object.keys(outcomes).filter((name) => !known.has(name))).toEqual([]);
  });
});

/** Those that are read to their end; the others are refused for their size. */
test.each<[string, number]>([
  ['deep-flow-100k', 100_000],
  ['deep-flow-map-20k', 20_000],
  ['anchors-100k', 8000],
])('%s takes time by its length', (name, most) => {
  expectGrowth(most, (times) => {
    const source = generated[name]?.[1](times) ?? '';
    return () => problemsOf(source);
  });
});
