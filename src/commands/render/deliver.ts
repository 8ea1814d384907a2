import { join, relative, resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { makeFolder, removeTemporaries, writeTogether } from '../../files/index.ts';
import { Failure } from '../../problem/index.ts';
import type { Output } from './options.ts';
import { removeStale } from './stale.ts';

export interface Delivered {
  /** The paths that were written, as people see them. */
  readonly paths: readonly string[];
  /** The reason, if something could not be written. */
  readonly failure?: Failure;
}

/**
 * Writes what was rendered into a folder, all of it or nothing, in place of what an earlier run wrote. Throws Failure
 * `cannot-write` where there can be no such folder.
 */
export function deliver(
  { files, cwd, now }: Context,
  folder: string,
  { name, outputs }: { name: string; outputs: readonly Output[] },
): Delivered {
  const target = resolve(cwd, folder);
  makeFolder(files, target);
  const contents = outputs.map(({ suffix, content }) => ({
    path: join(target, `${name}${suffix}`),
    content,
  }));
  // First: one may be a second name of a file, which would be written where it stands for that.
  removeTemporaries(files, target, { name: `${name}.`, now: now() });
  let paths: string[] = [];
  try {
    // They can be made again, and so need not outlast a power cut.
    writeTogether(files, contents, { overwrite: true, sync: false });
    paths = contents.map(({ path }) => relative(cwd, path) || path);
    removeStale(files, target, { name, outputs });
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return { paths, failure };
  }
  return { paths };
}
