import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { program } from '../support/program.ts';

test('the bench measures a row, and says which peers are not there and how to install them', () => {
  const args = ['bench/bench.mjs', '--rows', 'version', '--rounds', '1', '--program', program];
  const env = { ...process.env, DIGEST_PEERS: undefined };
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  expect(stderr).toBe('');
  expect(stdout).toMatch(
    /^\| `--version` \| \d+\.\d\d×, \d+ ms \| {2}\| ≤ 1\.1×: (?:ok|missed, \d+\.\d\d) \|$/m,
  );
  expect(stdout).toMatch(/^Not installed: ajv-cli, .*css-inline/m);
  const [, packages = ''] = /npm install --prefix "\$DIGEST_PEERS" (.*)/.exec(stdout) ?? [];
  expect(packages).toContain('ajv-cli@');
  const readme = readFileSync('bench/README.md', 'utf8').replaceAll(/\s*\\?\n\s*/g, ' ');
  expect(readme).toContain(packages);
});
