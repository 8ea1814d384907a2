import { dirname, join } from 'node:path';
import type { FileSystem } from '../context.ts';
import { diskCode, fileAt, folderAt } from '../files/index.ts';
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

function isPermissionModel(error: unknown): boolean {
  return error instanceof Failure && diskCode(error.cause) === 'ERR_ACCESS_DENIED';
}
