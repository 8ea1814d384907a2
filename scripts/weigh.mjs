import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What dist/*.js may weigh, in bytes. A change that needs more raises this in the same commit, and says there what for. */
const budget = 3_800_000;

/** The sum of the bytes of the scripts in a folder. Throws where that is more than may be. */
export function weigh(folder, most = budget) {
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const bytes = scripts.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const weight = `${inWords(bytes)} of ${inWords(most)} bytes`;
  if (bytes > most)
    throw new Error(
      `the scripts are too heavy: ${weight}. Leave something out, or raise the budget in scripts/weigh.mjs.`,
    );
  return weight;
}

function inWords(bytes) {
  return bytes.toLocaleString('en-US');
}
