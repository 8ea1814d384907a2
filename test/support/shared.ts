import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Recorded material that is not part of this repository: beside it, or where DIGEST_SHARED says. */
const root = process.env['DIGEST_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url));

/** Whether a folder or file of it is there; where not, its tests are skipped and say so by `missing`. */
export function hasShared(path: string): boolean {
  return existsSync(join(root, path));
}

export const missing = 'needs ../shared';

export function readShared(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Names of the files in a folder of it; none where it is missing. */
export function listShared(folder: string): string[] {
  return hasShared(folder) ? readdirSync(join(root, folder)).toSorted() : [];
}
