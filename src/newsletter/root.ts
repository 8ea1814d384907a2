import { dirname, join } from 'node:path';
import type { FileSystem } from '../context.ts';
import { diskCode, fence, fileAt, folderAt, look } from '../files/index.ts';
import { Failure } from '../problem/index.ts';

export const configName = 'digest.config.yaml';
export const issuesFolder = 'issues';

/**
 * The newsletter that `from` is in: the first folder, walking up, with a config file or an issues folder. Throws Failure
 * `cannot-read` for anything else of that name: walking on would end in another newsletter, or in none. Where Node itself lets
 * nobody look any higher, there is none.
 */
export function findRoot(files: FileSystem, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    try {
      if (fileAt(files, join(folder, configName)) !== undefined) return folder;
      if (folderAt(files, join(folder, issuesFolder)) !== undefined) return folder;
    } catch (error) {
      if (folder !== from && isPermissionModel(error)) return undefined;
      throw error;
    }
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * The git repository that a folder is in: the first folder, walking up, that has a `.git`. What may not be looked at above it is
 * none.
 */
export function findRepository(files: FileSystem, from: string): string | undefined {
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

/** The disk for whoever works in the newsletter at `root`: nothing of it may lead out of it and its repository. */
export function fenced(files: FileSystem, root: string): FileSystem {
  return fence(files, root, findRepository(files, root) ?? root);
}

function isPermissionModel(error: unknown): boolean {
  return error instanceof Failure && diskCode(error.cause) === 'ERR_ACCESS_DENIED';
}
