/** An issue with every key that the schema has: none may be taken by the schema and then be lost. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fieldsOf } from '../../src/issue/fields.ts';
import { readIssue } from '../../src/issue/read.ts';
import { markdownTexts } from '../../src/text-checks/text-findings.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

const schema: Schema = JSON.parse(readFileSync('schema/issue.schema.json', 'utf8'));

/** Texts say their own path, so that each can be told from the others. */
function sample({ type, properties, items }: Schema, path: string): unknown {
  if (properties !== undefined)
    return Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [key, sample(value, `${path}/${key}`)]),
    );
  if (items !== undefined) return [sample(items, `${path}/0`)];
  if (type === 'integer') return 7;
  if (type === 'boolean') return true;
  return path;
}

function leavesOf(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(leavesOf) : [];
}

const data = sample(schema, '') as Readonly<Record<string, unknown>>;

test('every text of an issue is among its fields', () => {
  const fields = fieldsOf(readIssue(data, ['en']), data).map(({ value }) => value);
  // Dates are no texts, and have rules of their own.
  const dates = ['/week', '/papers/0/published'];
  expect(leavesOf(data).length).toBeGreaterThan(20);
  expect([...fields, ...dates].toSorted()).toEqual(leavesOf(data).toSorted());
});

test('those that the schema calls Markdown are read as Markdown, and no others', () => {
  const markdown = fieldsOf(readIssue(data, ['en']), data).filter(({ kind }) => kind === 'markdown');
  const described = (node: Schema, path: string): string[] => [
    ...(node.description?.endsWith(' Markdown.') === true && !node.description.endsWith('no Markdown.')
      ? [path]
      : []),
    ...Object.entries(node.properties ?? {}).flatMap(([key, value]) => described(value, `${path}/${key}`)),
    ...(node.items === undefined ? [] : described(node.items, `${path}/0`)),
  ];
  const read = markdownTexts(readIssue(data, ['en']));
  for (const texts of [markdown, read])
    expect(texts.map(({ value }) => value).toSorted()).toEqual(described(schema, '').toSorted());
});

test('the page about the issue file has every key', () => {
  const keys = (node: Schema): string[] => [
    ...Object.entries(node.properties ?? {}).flatMap(([key, value]) => [key, ...keys(value)]),
    ...(node.items === undefined ? [] : keys(node.items)),
  ];
  const page = readFileSync('docs/issue.md', 'utf8');
  const lost = keys(schema).filter((key) => !new RegExp(`(?:^|[\\s{#])(?:- )?${key}:`, 'm').test(page));
  expect(lost).toEqual([]);
});
