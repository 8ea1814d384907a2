import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { weigh } from '../../scripts/weigh.mjs';

const folder = mkdtempSync(join(tmpdir(), 'digest-weigh-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'a.js'), 'x'.repeat(900));
writeFileSync(join(folder, 'b.js'), '한'.repeat(50));
writeFileSync(join(folder, 'c.txt'), 'x'.repeat(900));

test('what is built is weighed in bytes of its scripts, and refused above the budget', () => {
  expect(weigh(folder, 1050)).toBe('1,050 of 1,050 bytes');
  expect(() => weigh(folder, 1049)).toThrow('too heavy: 1,050 of 1,049 bytes');
});
