import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const step = /\bfiles\.(?:read|create|rename|link|remove|makeDirectory|list|stat|realPath)\(/;

test('outside src/files nobody takes a step on a disk, whose refusal would pass for a bug', () => {
  const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('files') && !name.startsWith('generated'))
    .filter((name) => step.test(readFileSync(join('src', name), 'utf8')));
  expect(found).toEqual([]);
});
