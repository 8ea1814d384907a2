import { dirname, join } from 'node:path';
import type { FileSystem } from '../context.ts';
import { look } from '../files/index.ts';
import { Failure } from '../problem/index.ts';

/**
 * Root of the git repository that a folder is in, if it is in one: the first folder, walking up, with a `.git`. What may not be looked
 * at above it is none.
 */
export function findGitRoot(files: FileSystem, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    try {
      if (look(files, join(folder, '.git')) !== undefined) return folder;
    } catch (error) {
      if (!(error instanceof Failure) || folder === from) throw error;
      return undefined;
    }
    if (dirname(folder) === folder) return undefined;
  }
}
