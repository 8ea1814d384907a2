import { dirname, join } from 'node:path';
import type { Context, FileSystem } from '../context.ts';
import { diskCode, fence, fileAt, folderAt, isPlanted, realPathOf } from '../files/index.ts';
import { findGitRoot } from '../git/index.ts';
import { Failure } from '../problem/index.ts';

export const configName = 'digest.config.yaml';
export const issuesFolder = 'issues';
export const templatesFolder = 'templates';
export const termsName = 'terms.yaml';

/**
 * The newsletter that `from` is in: the first folder, walking up, with a config file or an issues folder. Throws Failure
 * `cannot-read` for anything else of that name: walking on would end in another newsletter, or in none. Throws `planted` where
 * another user put it into a folder that is everybody's, as `/tmp` is: config and templates are the owner's code. Where Node itself
 * lets nobody look any higher, there is none.
 */
export function findRoot({ files, self }: Pick<Context, 'files' | 'self'>, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    try {
      const config = join(folder, configName);
      const issues = join(folder, issuesFolder);
      const found = [
        ...(fileAt(files, config) === undefined ? [] : [config]),
        ...(folderAt(files, issues) === undefined ? [] : [issues]),
      ];
      if (found.length > 0) {
        const all = [...found, join(folder, templatesFolder)];
        const planted = all.find((path) => isPlanted(files, path, self.user));
        if (planted !== undefined) throw new Failure('planted', { path: planted });
        return folder;
      }
    } catch (error) {
      if (folder !== from && isPermissionModel(error)) return undefined;
      throw error;
    }
    if (dirname(folder) === folder) return undefined;
  }
}

/** The disk for whoever works in the newsletter at `root`: nothing of it may lead out of it and its repository. */
export function fenced(files: FileSystem, root: string): FileSystem {
  return fence(files, root, findGitRoot(files, realPathOf(files, root)) ?? root);
}

function isPermissionModel(error: unknown): boolean {
  return error instanceof Failure && diskCode(error.cause) === 'ERR_ACCESS_DENIED';
}
