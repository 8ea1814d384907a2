import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildProgram } from '../../src/cli/program.ts';
import { catalogue } from '../../src/problem/catalogue.ts';

const readme = readFileSync('README.md', 'utf8');

describe('the README', () => {
  test.each(Object.entries(catalogue))('lists %s', (code, { about }) => {
    expect(readme).toContain(`| \`${code}\` |`);
    expect(readme).toContain(about.replaceAll('|', '\\|'));
  });

  test('lists no code that is none', () => {
    const listed = [...readme.matchAll(/^\| `([a-z]+\/[a-z-]+)` \|/gm)].map(([, code = '']) => code);
    expect(listed.filter((code) => !(code in catalogue))).toEqual([]);
    expect(listed.length).toBe(Object.keys(catalogue).length);
  });

  test('lists every key of the config', () => {
    const schema = JSON.parse(readFileSync('schema/config.schema.json', 'utf8'));
    const keys = (node: { properties?: Record<string, object> }, prefix = ''): string[] =>
      Object.entries(node.properties ?? {}).flatMap(([key, value]) => [
        `${prefix}${key}`,
        ...keys(value, `${prefix}${key}.`),
      ]);
    const all = keys(schema);
    expect(all.length).toBeGreaterThan(40);
    for (const key of all) expect(readme).toContain(`| \`${key}\` |`);
  });

  test('describes every command', () => {
    const program = buildProgram([], { write: () => {}, columns: 100, act: () => Promise.resolve() });
    const commands = [...program.help().matchAll(/^ {2}([a-z-]+) \[options\]/gm)].map(([, name]) => name);
    expect(commands.length).toBeGreaterThan(5);
    for (const name of commands) expect(readme).toContain(`| \`digest ${name}`);
  });

  test('its two commands are whole', () => {
    const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block.trim());
    expect(blocks.slice(0, 2)).toEqual(['npm ci && node bin/digest.js render 2025-07-07', 'npm cit']);
  });
});
