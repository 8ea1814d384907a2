import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import validateConfig from '../../src/generated/config-validator.js';
import validateLedger from '../../src/generated/ledger-validator.js';
import validateTerms from '../../src/generated/terms-validator.js';
import validateProfile from '../../src/generated/profile-validator.js';
import validateReport from '../../src/generated/report-validator.js';
import validateIssue from '../../src/generated/issue-validator.js';

const read = (name: string): object => JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8'));
const ajv = new Ajv.default({ strict: true, allErrors: true, allowUnionTypes: true });
// What only editors read; it checks nothing.
ajv.addVocabulary(['defaultSnippets', 'errorMessage', 'patternErrorMessage']);

/** The schema on disk and the validator that was generated from it say the same. */
describe.each([
  ['issue', validateIssue, parse(readFileSync('issues/2025-07-14.yaml', 'utf8'))],
  ['config', validateConfig, parse(readFileSync('digest.config.yaml', 'utf8'))],
  ['terms', validateTerms, [{ en: 'fine-tuning', ko: '미세조정', not: ['파인튜닝'] }]],
  [
    'profile',
    validateProfile,
    { lines: 'kept', card: { heading: [3] }, entries: ['list'], labels: { summary: ['About'] } },
  ],
  ['ledger', validateLedger, { version: 1, week: '2025-07-07' }],
  [
    'report',
    validateReport,
    {
      version: 1,
      head: '0123456789'.repeat(4),
      counts: { errors: 0, warnings: 0, unread: 0 },
      problems: [],
      files: [],
      left: 0,
    },
  ],
] as const)('the %s schema', (name, generated, sound) => {
  const fromDisk = ajv.compile(read(name));

  test('takes what is sound', () => {
    expect([fromDisk(sound), generated(sound)]).toEqual([true, true]);
  });

  const mistakes: object[] = [
    ...Object.keys(sound).map((key) => ({ ...sound, [key]: { nested: [1] } })),
    ...Object.keys(sound).map((key) => ({ ...sound, [`${key}s_`]: 1 })),
    { 'x-own': 1 },
    { ...sound, unknown: true },
  ];

  test.each(mistakes.map((data, i) => [i, data]))('mistake %i gives the same errors', (_, data) => {
    const say = (errors: typeof generated.errors | typeof fromDisk.errors): string[] =>
      (errors ?? [])
        .map((error) => `${error.instancePath} ${error.keyword} ${JSON.stringify(error.params)}`)
        .toSorted();
    expect(generated(data)).toBe(fromDisk(data));
    expect(say(generated.errors)).toEqual(say(fromDisk.errors));
  });

  test('teaches: every key has a title and a description', () => {
    const walk = (node: Record<string, unknown>, path: string): string[] => {
      const properties = (node['properties'] ?? {}) as Record<string, Record<string, unknown>>;
      return Object.entries(properties).flatMap(([key, value]) => {
        const at = `${path}.${key}`;
        const taught = typeof value['title'] === 'string' && typeof value['description'] === 'string';
        return [...(taught ? [] : [at]), ...walk(value, at)];
      });
    };
    expect(walk(read(name) as Record<string, unknown>, name)).toEqual([]);
  });
});

/** An editor inserts a key without its colon where its schema is a reference, so each text is written out. */
test('the texts of an issue are written out, and all alike', () => {
  const texts: object[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('properties' in node)
      for (const property of Object.values(node.properties ?? {}))
        expect(property).not.toHaveProperty('$ref');
    if ('propertyNames' in node && 'additionalProperties' in node) {
      const { type, propertyNames, minProperties, errorMessage } = node as Record<string, unknown>;
      texts.push({ type, propertyNames, minProperties, errorMessage });
    }
    for (const value of Object.values(node)) walk(value);
  };
  walk(read('issue'));
  expect(texts.length).toBeGreaterThan(9);
  for (const text of texts) expect(text).toEqual(texts[0]);
});

/** An editor inserts the snippet of a key only where it is the one thing that it could insert. */
test('a key with a snippet has one, and no examples', () => {
  const walk = (node: unknown): unknown[] => {
    if (typeof node !== 'object' || node === null) return [];
    const own = 'defaultSnippets' in node ? [node] : [];
    return [...own, ...Object.values(node).flatMap(walk)];
  };
  const found = walk(read('issue')) as { defaultSnippets: object[]; examples?: unknown }[];
  expect(found.length).toBeGreaterThan(9);
  for (const { defaultSnippets, examples } of found) {
    expect(defaultSnippets).toHaveLength(1);
    expect(examples).toBeUndefined();
  }
});
