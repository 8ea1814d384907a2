import { dirname, join } from 'node:path';
import type { FileSystem } from '../context.ts';
import { look } from '../files/index.ts';

export const configName = 'digest.config.yaml';
export const issuesFolder = 'issues';

/** The newsletter that `from` is in: the first folder, walking up, with a config file or an issues folder. */
export function findRoot(files: FileSystem, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (look(files, join(folder, configName))?.kind === 'file') return folder;
    if (look(files, join(folder, issuesFolder))?.kind === 'directory') return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
