import { basename, dirname, join } from 'node:path';
import type { FileSystem } from '../context.ts';
import { Failure, sayDiskError } from '../problem/index.ts';
import { createFile, type NewFile, removeQuietly } from './create-file.ts';
import { diskCode } from './disk-code.ts';

/** Milliseconds. No write takes nearly as long, so that nobody is still at it. */
const leftAfter = 10 * 60_000;

/**
 * Makes a file beside `target` that stands there only while that is written: `.NAME.digest-N`. Another writer's keeps its name,
 * and the next number is ours. Throws what the disk throws, and Failure `cannot-write`.
 */
export function createTemporary(
  files: FileSystem,
  target: string,
  bytes: Uint8Array,
  options: NewFile,
): { readonly path: string; readonly isOwned: boolean } {
  const folder = dirname(target);
  for (let n = 1; ; n++) {
    const path = join(folder, `.${basename(target)}.digest-${n}`);
    try {
      return { path, isOwned: createFile(files, path, bytes, options) };
    } catch (cause) {
      const code = diskCode(cause);
      // It is the folder that refuses: nothing of that name is there.
      if (code === 'EACCES' || code === 'EPERM')
        throw new Failure(
          'cannot-write',
          { path: target, reason: sayDiskError('folder-refuses') },
          { cause },
        );
      if (code !== 'EEXIST') throw cause;
      if (n >= 100)
        throw new Failure('cannot-write', { path: target, reason: sayDiskError('EBUSY') }, { cause });
    }
  }
}

/**
 * Removes the temporary files of writers that were killed. Without `now`: those of the file `name` in `folder`, which nobody else
 * can be writing. With `now`: those of all files there whose names begin with `name`, which are older than any write takes, or have
 * the name that they were made for as well. `entries` are those of the folder, where they are known. Nothing that an author named alike. Throws nothing: what stays does no harm.
 */
export function removeTemporaries(
  files: FileSystem,
  folder: string,
  {
    name,
    now,
    entries,
  }: { readonly name: string; readonly now?: Date; readonly entries?: () => readonly string[] },
): void {
  try {
    const ours = now === undefined ? /^\.digest-\d+(?:-old)?$/ : /\.digest-\d+(?:-(?:old|left))?$/;
    for (const entry of entries?.() ?? files.list(folder)) {
      if (!entry.startsWith(`.${name}`) || !ours.test(entry.slice(name.length + 1))) continue;
      const path = join(folder, entry);
      const found = files.stat(path);
      const isOld = now === undefined || (found !== undefined && now.getTime() - found.modified > leftAfter);
      // What was there before has its second name for as long as it may have to come back.
      const made = /^\.(.+)\.digest-\d+$/.exec(entry)?.[1];
      const isSecondName =
        made !== undefined &&
        found !== undefined &&
        found.names > 1 &&
        found.id === files.stat(join(folder, made))?.id;
      if (isOld || isSecondName) removeQuietly(files, path);
    }
  } catch {
    // See above.
  }
}
