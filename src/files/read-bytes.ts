import type { FileSystem } from '../context.ts';
import { Failure } from '../problem/index.ts';
import { diskCode } from './disk-code.ts';
import { fileAt } from './look.ts';
import { orFailure } from './or-failure.ts';
import { collect } from './read-limit.ts';

/** All bytes of a file. Throws Failure `no-such-file` or `cannot-read`. */
export function readBytes(files: FileSystem, path: string): Uint8Array {
  return orFailure('cannot-read', path, () => {
    try {
      return files.read(path);
    } catch (cause) {
      throw asAbsent(files, path, cause);
    }
  });
}

/**
 * Bytes as a text with a character for each: for what is ASCII, or is searched for it. A TextDecoder takes `latin1` for windows-1252 and
 * ten times as long.
 */
export function latin1Of({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('latin1');
}

/** The bytes of what a user names to be read, which may be a pipe. Throws Failure `no-such-file` or `cannot-read`. */
export async function readNamed(files: FileSystem, path: string): Promise<Uint8Array> {
  try {
    return await files.readToEnd(path);
  } catch (cause) {
    return orFailure('cannot-read', path, () => {
      throw asAbsent(files, path, cause);
    });
  }
}

/** All that a stream brings, which messages call `name`. Throws Failure `cannot-read`. */
export async function readStream(stream: AsyncIterable<unknown>, name: string): Promise<Uint8Array> {
  try {
    return await collect(stream);
  } catch (cause) {
    return orFailure('cannot-read', name, () => {
      throw cause;
    });
  }
}

/** A link to nothing, or a part of the path that is one, is another thing than nothing. */
function asAbsent(files: FileSystem, path: string, cause: unknown): unknown {
  if (diskCode(cause) !== 'ENOENT' || fileAt(files, path) !== undefined) return cause;
  return new Failure('no-such-file', { path }, { cause });
}
