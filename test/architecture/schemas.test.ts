import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import validateConfig from '../../src/generated/config-validator.js';
import validateIssue from '../../src/generated/issue-validator.js';

const read = (name: string): object => JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8'));
const ajv = new Ajv.default({ strict: true, allErrors: true, allowUnionTypes: true });

/** The schema on disk and the validator that was generated from it say the same. */
describe.each([
  ['issue', validateIssue, parse(readFileSync('issues/2025-07-14.yaml', 'utf8'))],
  ['config', validateConfig, parse(readFileSync('digest.config.yaml', 'utf8'))],
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
