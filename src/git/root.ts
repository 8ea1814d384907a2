import { dirname, join } from 'node:path';
import type { FileSystem } from '../context.ts';
import { look } from '../files/index.ts';

/** Root of the git repository that a folder is in, if it is in one: the first folder, walking up, with a `.git`. */
export function findGitRoot(files: FileSystem, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (look(files, join(folder, '.git')) !== undefined) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
