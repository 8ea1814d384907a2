import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = 'src/commands/add-paper/interview';

test('the README of the interview says where to look for what', () => {
  const rows = [...readFileSync(`${folder}/README.md`, 'utf8').matchAll(/^\| `([\w.-]+)` \|/gm)];
  const files = readdirSync(folder).filter((name) => name !== 'README.md');
  expect(new Set(rows.map(([, name]) => name))).toEqual(new Set(files));
});
