import type { FileSystem } from '../context.ts';
import { Failure, sayDiskError } from '../problem/index.ts';
import { diskCode } from './disk-code.ts';

/** All bytes of a file. Throws Failure `no-such-file` or `cannot-read`. */
export function readBytes(files: FileSystem, path: string): Uint8Array {
  try {
    return files.read(path);
  } catch (cause) {
    const code = diskCode(cause);
    if (code === undefined) throw cause;
    if (code === 'ENOENT') throw new Failure('no-such-file', { path }, { cause });
    throw new Failure('cannot-read', { path, reason: sayDiskError(code) }, { cause });
  }
}
