import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Go is not everywhere: where it is missing, what needs it is left out. */
export const hasGo = ((): boolean => {
  try {
    execFileSync('go', ['version']);
    return true;
  } catch {
    return false;
  }
})();

/** Runs a program of one file, with data as JSON on its standard input, and reads its standard output as JSON. */
export function runGo(program: string, input: unknown): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'digest-go-'));
  try {
    const file = join(folder, 'main.go');
    writeFileSync(file, program);
    const env = {
      PATH: process.env['PATH'],
      HOME: folder,
      GOCACHE: join(folder, 'cache'),
      GOFLAGS: '-mod=mod',
      GO111MODULE: 'off',
    };
    return JSON.parse(
      execFileSync('go', ['run', file], { input: JSON.stringify(input), env, encoding: 'utf8' }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
