/**
 * Gives the program whatever strangers may write: `npm run fuzz -- [--cases N] [--seed N] [--seconds N] [--only NAME,NAME]`, for each
 * target so many cases (default 1000) and at most so long (default 60 s). Targets are in test/fuzz/targets.ts; `npm test` plays a few.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const option = /** @type {const} */ ({ type: 'string' });
const { values } = parseArgs({ options: { cases: option, seed: option, seconds: option, only: option } });
const { cases = '1000', seed = String(Date.now() % 1_000_000), seconds = '60', only } = values;
console.log(`${cases} cases or ${seconds} s each, seed ${seed}`);
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'hostile', 'test/fuzz'],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: {
      ...process.env,
      ...{ DIGEST_CASES: cases, DIGEST_SEED: seed, DIGEST_SECONDS: seconds },
      ...(only === undefined ? {} : { DIGEST_ONLY: only }),
    },
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
