/**
 * Prints one hash for everything that the program renders of an archive of 60 issues, and one for this repository's own
 * issues: `node bench/same-bytes.mjs [PROGRAM]`. Two builds that print the same hashes write the same bytes.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeArchive } from './make-archive.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = resolve(process.argv[2] ?? join(root, 'bin/digest.js'));
const folder = mkdtempSync(join(tmpdir(), 'digest-bytes-'));
const mail = '\nemail: { from: "Digest <digest@example.org>", to: list@example.org }\n';

try {
  makeArchive(join(folder, 'archive'), 60);
  appendFileSync(join(folder, 'archive/digest.config.yaml'), mail);
  for (const name of ['issues', 'digest.config.yaml']) {
    cpSync(join(root, name), join(folder, 'own', name), { recursive: true });
  }
  for (const name of ['archive', 'own']) console.log(`${name}  ${hashOf(join(folder, name))}`);
} finally {
  rmSync(folder, { recursive: true });
}

/** The hash of the names and bytes of all files that `render --all --format all` writes. */
function hashOf(newsletter) {
  const words = ['-C', newsletter, 'render', '--all', '--draft', '--format', 'all'];
  execFileSync(process.execPath, [program, ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const hash = createHash('sha256');
  const files = readdirSync(join(newsletter, 'out')).toSorted();
  if (files.length < 2) throw new Error(`nothing was rendered in ${newsletter}`);
  for (const file of files) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(newsletter, 'out', file)));
  }
  return `${hash.digest('hex')} (${files.length} files)`;
}
