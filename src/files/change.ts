import type { FileSystem } from '../context.ts';
import { diskCode } from './disk-code.ts';
import { look } from './look.ts';
import { cannotWrite, orFailure } from './or-failure.ts';

/**
 * Makes a folder and those above it, with `mode` where it has to be other than usual; nothing happens where it is there. Throws
 * Failure `cannot-write`.
 */
export function makeFolder(files: FileSystem, path: string, mode?: number): void {
  orFailure('cannot-write', path, () => {
    try {
      files.makeDirectory(path, mode);
    } catch (cause) {
      const reason = diskCode(cause);
      // Nothing of that name is there, so that it can only be a folder above it.
      if (reason === 'EACCES' || reason === 'EPERM') throw cannotWrite(path, 'parent-refuses', cause);
      if (reason !== 'EEXIST') throw cause;
      const isDead = look(files, path)?.kind === 'dead-link';
      throw cannotWrite(path, isDead ? 'dangling-link' : 'no-folder', cause);
    }
  });
}

/** Removes a file. Throws Failure `cannot-write`. */
export function removeFile(files: FileSystem, path: string): void {
  orFailure('cannot-write', path, () => files.remove(path));
}
