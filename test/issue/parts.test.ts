/** What cannot take the order or the names of a paper's parts from the table is held against it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dataKeys, fileKeys } from '../../src/issue/parts.ts';
import { runCli } from '../support/run-cli.ts';

interface Schema {
  readonly properties: { readonly papers: { readonly items: { readonly properties: object } } };
}

function keysIn(schema: 'issue' | 'view'): string[] {
  const { properties } = JSON.parse(readFileSync(`schema/${schema}.schema.json`, 'utf8')) as Schema;
  return Object.keys(properties.papers.items.properties);
}

test('every part has one place in a file and one in data', () => {
  expect(fileKeys.toSorted()).toEqual(dataKeys.toSorted());
  expect(new Set(fileKeys).size).toBe(fileKeys.length);
});

test('the schema of an issue knows these parts and no others', () => {
  expect(keysIn('issue').toSorted()).toEqual(fileKeys.toSorted());
});

test('so does that of the data, beside what cards make of them', () => {
  const made = ['position', 'heading', 'authors_line'];
  expect(keysIn('view').toSorted()).toEqual([...dataKeys, ...made].toSorted());
});

test('the help of add-paper has the flags in the order of a file', async () => {
  const { stdout } = await runCli('add-paper --help', { files: {} });
  const flags = [...stdout.matchAll(/^ +(?:-\w, )?--(\w+)/gm)].map(([, name]) => name);
  const wanted = fileKeys.flatMap((key) => (key === 'image' ? ['image', 'alt'] : [key.replace(/s$/, '')]));
  expect(flags.filter((name) => wanted.includes(name ?? ''))).toEqual(wanted);
});
