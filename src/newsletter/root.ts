import { dirname, join } from 'node:path';
import type { Context } from '../context.ts';
import { fileAt, folderAt, isPlanted } from '../files/index.ts';
import { Failure } from '../problem/index.ts';

export const configName = 'digest.config.yaml';
export const issuesFolder = 'issues';

/**
 * The newsletter that `from` is in: the first folder, walking up, with a config file or an issues folder. Throws Failure
 * `cannot-read` for anything else of that name: walking on would end in another newsletter, or in none. Throws `planted` where
 * another user put it into a folder that is everybody's, as `/tmp` is: config and templates are the owner's code.
 */
export function findRoot({ files, self }: Pick<Context, 'files' | 'self'>, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const config = join(folder, configName);
    const issues = join(folder, issuesFolder);
    const found = [
      ...(fileAt(files, config) === undefined ? [] : [config]),
      ...(folderAt(files, issues) === undefined ? [] : [issues]),
    ];
    const planted = found.find((path) => isPlanted(files, path, self.user));
    if (planted !== undefined) throw new Failure('planted', { path: planted });
    if (found.length > 0) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
