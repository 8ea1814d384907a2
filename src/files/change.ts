import type { FileSystem } from '../context.ts';
import { Failure, sayDiskError } from '../problem/index.ts';
import { diskCode } from './disk-code.ts';
import { orFailure } from './or-failure.ts';

/** Makes a folder and those above it; nothing happens where it is there. Throws Failure `cannot-write`. */
export function makeFolder(files: FileSystem, path: string): void {
  orFailure('cannot-write', path, () => {
    try {
      files.makeDirectory(path);
    } catch (cause) {
      const reason = diskCode(cause);
      // Nothing of that name is there, so that it can only be a folder above it.
      if (reason === 'EACCES' || reason === 'EPERM')
        throw new Failure('cannot-write', { path, reason: sayDiskError('parent-refuses') }, { cause });
      if (reason !== 'EEXIST') throw cause;
      throw new Failure('cannot-write', { path, reason: sayDiskError('no-folder') }, { cause });
    }
  });
}

/** Removes a file. Throws Failure `cannot-write`. */
export function removeFile(files: FileSystem, path: string): void {
  orFailure('cannot-write', path, () => files.remove(path));
}
