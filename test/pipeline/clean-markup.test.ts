import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sayAll } from '../support/check.ts';
import { problemsIn } from '../support/markup.ts';

test('what only looks like a slip is not told', async () => {
  const source = readFileSync(new URL('../fixtures/clean/markup.yaml', import.meta.url), 'utf8');
  expect(sayAll(await problemsIn(source))).toBe('');
});
