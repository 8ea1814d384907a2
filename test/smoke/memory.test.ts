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
// In units of 1024 bytes, wherever Node runs.
const telling = `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS)));`;
writeFileSync(join(desk, 'telling.cjs'), telling);

const paper = (text: string): string =>
  `week: 2025-07-07\npapers:\n  - title: 제목\n    arxiv: "2506.15677"\n    summary: |-\n      ${text}\n`;
const validate = ['validate', '--rendered', '--claims'];
const render = ['render', '--format', 'all', '--draft', '--out', 'out'];

const long = (piece: string): string => piece.repeat(500_000 / piece.length);
const small = (i: number): string =>
  `  - title: {ko: 가, en: a}\n    tags: [x]\n    summary: 나 ${i}\n    link: https://example.org/${i}\n`;

// Each piece is something of its own in all that is made of the text; of all that was tried, these took the most.
test.each<[string, string, readonly (readonly string[])[]]>([
  ['500 kB of "*a* " in a summary', paper(long('*a* ')), [validate, render]],
  ['500 kB of items in a summary', paper(JSON.stringify(long('* a\n'))).replace('|-\n', ''), [validate]],
  ['500 kB of keys', long('a:\n'), [validate, ['render']]],
  ['500 kB of lists', long('* '), [validate]],
  [
    '1,000 papers',
    `week: 2025-07-07\npapers:\n${Array.from({ length: 1000 }, (_, i) => small(i)).join('')}`,
    [validate],
  ],
])('%s take no more than 300 MB, and end as anything wrong does', (_, text, commands) => {
  writeFileSync(join(desk, 'issues', '2025-07-07.yaml'), text);
  for (const args of commands) {
    const options = { cwd: desk, encoding: 'utf8', maxBuffer: 2 ** 30 } as const;
    const all = ['-r', join(desk, 'telling.cjs'), program, ...args];
    expect(spawnSync(process.execPath, all, options).status).toBe(1);
    expect(Number(readFileSync(told, 'utf8')) / 1024, args.join(' ')).toBeLessThan(300);
  }
});
