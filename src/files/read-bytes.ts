import type { FileSystem } from '../context.ts';
import { Failure } from '../problem/index.ts';
import { diskCode } from './disk-code.ts';
import { orFailure } from './or-failure.ts';

/** All bytes of a file. Throws Failure `no-such-file` or `cannot-read`. */
export function readBytes(files: FileSystem, path: string): Uint8Array {
  return orFailure('cannot-read', path, () => {
    try {
      return files.read(path);
    } catch (cause) {
      if (diskCode(cause) === 'ENOENT') throw new Failure('no-such-file', { path }, { cause });
      throw cause;
    }
  });
}
