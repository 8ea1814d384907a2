import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** The program as it is shipped. It is built here where nobody has done so; `npm test` has. */
export const program = fileURLToPath(new URL('bin/digest.js', root));

if (!existsSync(new URL('dist/run.js', root)))
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root });
