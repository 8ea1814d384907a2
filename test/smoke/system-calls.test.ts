/** The built program is broken at a sample of its system calls. All of them: `npm run break`. */
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { program } from '../support/program.ts';

const script = fileURLToPath(new URL('../../scripts/break-calls.mjs', import.meta.url));
const noStrace =
  spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0
    ? ''
    : ' (skipped: there is no strace, or it may not look into programs here)';

test.skipIf(noStrace !== '')(
  `each file stays whole, whatever a call says${noStrace}`,
  { timeout: 300_000 },
  () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--sample'], {
      cwd: dirname(program),
      encoding: 'utf8',
    });
    expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^add-paper: \d+ calls, [1-9]\d* errors, \d+ kills, 0 falls$/m);
  },
);
