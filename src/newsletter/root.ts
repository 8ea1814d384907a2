import { dirname, join } from 'node:path';
import type { FileSystem } from '../context.ts';
import { fence, fileAt, folderAt, look } from '../files/index.ts';

export const configName = 'digest.config.yaml';
export const issuesFolder = 'issues';

/**
 * The newsletter that `from` is in: the first folder, walking up, with a config file or an issues folder. Throws Failure
 * `cannot-read` for anything else of that name: walking on would end in another newsletter, or in none.
 */
export function findRoot(files: FileSystem, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (fileAt(files, join(folder, configName)) !== undefined) return folder;
    if (folderAt(files, join(folder, issuesFolder)) !== undefined) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The git repository that a folder is in: the first folder, walking up, that has a `.git`. */
export function findRepository(files: FileSystem, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (look(files, join(folder, '.git')) !== undefined) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The disk for whoever works in the newsletter at `root`: nothing of it may lead out of it and its repository. */
export function fenced(files: FileSystem, root: string): FileSystem {
  return fence(files, root, findRepository(files, root) ?? root);
}
