import { join, relative, resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { writeAtomically } from '../../files/index.ts';
import type { IssueFile } from '../../newsletter/index.ts';
import type { Output } from '../../pipeline/index.ts';
import { removeStale } from './stale.ts';

/** Writes what was rendered into a folder, in place of what an earlier run wrote, and gives the paths as people see them. */
export function deliver(
  { files, cwd }: Context,
  folder: string,
  { issue, outputs }: { issue: IssueFile; outputs: readonly Output[] },
): string[] {
  const target = resolve(cwd, folder);
  files.makeDirectory(target);
  const paths = outputs.map(({ suffix, content }) => {
    const path = join(target, `${issue.name}${suffix}`);
    writeAtomically(files, path, content, { overwrite: true });
    return relative(cwd, path) || path;
  });
  removeStale(files, target, { name: issue.name, outputs });
  return paths;
}
