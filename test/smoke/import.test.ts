/** The program as it is shipped makes an issue of what it printed itself, and the same again of that. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { program } from '../support/program.ts';

const desk = mkdtempSync(join(tmpdir(), 'digest-import-'));
afterAll(() => rmSync(desk, { recursive: true }));
mkdirSync(join(desk, 'issues'));
writeFileSync(join(desk, 'digest.config.yaml'), readFileSync('digest.config.yaml'));

const env = { PATH: process.env['PATH'], HOME: desk };

function run(
  args: readonly string[],
  input?: string,
  cwd = desk,
): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    env,
    input,
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

describe('a week of this repository', () => {
  test('comes back from its post, through a pipe', () => {
    const { stdout: post } = run(['render', '2025-07-07'], undefined, process.cwd());
    expect(post).toContain('논문 소개');
    const { code, stdout, stderr } = run(['import', '-'], post);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'issues/2025-07-07.yaml\n' });
    expect(stderr).toBe(
      '- → issues/2025-07-07.yaml: 104 fields, 0 characters left, same text: yes (digest)\n',
    );
    expect(run(['render', '2025-07-07']).stdout).toBe(post);
  });

  test('a second run writes nothing', () => {
    const before = readFileSync(join(desk, 'issues/2025-07-07.yaml'), 'utf8');
    const { code, stdout } = run(['import', '-'], run(['render', '2025-07-07']).stdout);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(readFileSync(join(desk, 'issues/2025-07-07.yaml'), 'utf8')).toBe(before);
  });
});
