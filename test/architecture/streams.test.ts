import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const sources = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/${name}`)
  .toSorted();

function using(pattern: RegExp): string[] {
  return sources.filter((file) => pattern.test(readFileSync(new URL(file, root), 'utf8')));
}

// `write` spells everything out; whatever is drawn comes to the terminal as it is.
test('only the terminal and what puts outcomes into words draw on a stream', () => {
  expect(using(/\bstd(?:out|err)\.draw\(|\bstream\.draw\(/)).toEqual([
    // What it passes on was drawn by one of the others.
    'src/cli/secrets.ts',
    'src/cli/tell.ts',
    'src/terminal/progress.ts',
    'src/terminal/prompt.ts',
  ]);
  // The last one repeats what another drew.
  expect(using(/isDrawn: true/)).toEqual([
    'src/commands/diff/diff.ts',
    'src/commands/status/status.ts',
    'src/commands/unchanged/unchanged.ts',
  ]);
});

test('only the world that is made of the process writes past the streams', () => {
  expect(using(/\bprocess\.std(?:out|err)\b|\bconsole\.|\bwriteSync\b/)).toEqual([
    'src/cli/node-context.ts',
    'src/cli/output-stream.ts',
    'src/files/disk.ts',
  ]);
});
