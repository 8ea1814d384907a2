/**
 * Holds both readers of YAML against each other in whole weeks that were changed at random: `node scripts/fuzz-yaml.mjs [COUNT]
 * [SEED]`. `npm test` does the same with fewer and smaller ones; this is for a change of `src/yaml/simple/`, and takes an hour.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [count = '50000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
console.log(`${count} changed weeks, seed ${seed}`);
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'test/pipeline/both-readers.isolated.test.ts'],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, DIGEST_MUTATIONS: count, DIGEST_SEED: seed },
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
