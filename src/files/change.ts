import type { FileSystem } from '../context.ts';
import { Failure, sayDiskError } from '../problem/index.ts';
import { diskCode } from './disk-code.ts';
import { look } from './look.ts';
import { orFailure } from './or-failure.ts';

/** Makes a folder and those above it; nothing happens where it is there. Throws Failure `cannot-write`. */
export function makeFolder(files: FileSystem, path: string): void {
  orFailure('cannot-write', path, () => {
    try {
      files.makeDirectory(path);
    } catch (cause) {
      if (diskCode(cause) !== 'EEXIST') throw cause;
      const code = look(files, path)?.kind === 'dead-link' ? 'dangling-link' : 'no-folder';
      throw new Failure('cannot-write', { path, reason: sayDiskError(code) }, { cause });
    }
  });
}

/** Removes a file. Throws Failure `cannot-write`. */
export function removeFile(files: FileSystem, path: string): void {
  orFailure('cannot-write', path, () => files.remove(path));
}
