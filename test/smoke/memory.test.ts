/** The most memory that the program has at once, for a text of a stranger's that is far longer than a week. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { program } from '../support/program.ts';

const desk = mkdtempSync(join(tmpdir(), 'digest-memory-'));
afterAll(() => rmSync(desk, { recursive: true }));
mkdirSync(join(desk, 'issues'));
writeFileSync(join(desk, 'digest.config.yaml'), 'name: Memory\n');
const told = join(desk, 'told');
// In kilobytes, wherever Node runs.
const telling = `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS)));`;
writeFileSync(join(desk, 'telling.cjs'), telling);

// Each is a node of its own in all that is made of the text; of all that was tried, these took the most.
test.each(['*a* ', '**a** ', '`a` '])('500 kB of %j take no more than 300 MB', (piece) => {
  const summary = piece.repeat(500_000 / piece.length);
  const issue = `week: 2025-07-07\npapers:\n  - title: 제목\n    arxiv: "2506.15677"\n    summary: |-\n      ${summary}\n`;
  writeFileSync(join(desk, 'issues', '2025-07-07.yaml'), issue);
  for (const args of [
    ['validate', '--rendered', '--claims'],
    ['render', '--format', 'all', '--draft', '--out', 'out'],
  ]) {
    const options = { cwd: desk, encoding: 'utf8' } as const;
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['-r', join(desk, 'telling.cjs'), program, ...args],
      options,
    );
    expect(stdout + stderr).toContain('the forum allows');
    expect(Number(readFileSync(told, 'utf8')) / 1000, args.join(' ')).toBeLessThan(300);
  }
});
