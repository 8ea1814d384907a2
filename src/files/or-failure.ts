import { adviceOnDisk, Failure, type FailureCode, sayDiskError } from '../problem/index.ts';
import { diskCode } from './disk-code.ts';

/**
 * Does one step on a disk, and throws in place of the disk's error the Failure that says it in words. An error that no
 * disk made goes on as it is.
 */
export function orFailure<T>(code: 'cannot-read' | 'cannot-write', path: string, step: () => T): T {
  try {
    return step();
  } catch (cause) {
    const reason = diskCode(cause);
    if (cause instanceof Failure || reason === undefined) throw cause;
    // What Node could not read of a name it gives as this character, and finds nothing under it.
    const isNoName = reason === 'ENOENT' && path.includes('\ufffd');
    if (code === 'cannot-read') throw cannotRead(path, isNoName ? 'name-not-utf8' : reason, cause);
    throw cannotWrite(path, reason, cause);
  }
}

/** Why a path cannot be read, and what to do about it, from a code of `node:fs` or of our own. */
export function cannotRead(path: string, code: string, cause?: unknown): Failure {
  const words = { reason: sayDiskError(code), advice: adviceOnDisk(code) };
  return new Failure('cannot-read', { path, ...words }, { cause });
}

export function cannotWrite(path: string, code: string, cause?: unknown): Failure {
  return new Failure('cannot-write', { path, reason: sayDiskError(code) }, { cause });
}

/** The Failure that a step throws, of which the caller knows the codes; `undefined` where it throws none. */
export function failureOf<C extends FailureCode>(step: () => void): Failure<C> | undefined {
  try {
    step();
    return undefined;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error as Failure<C>;
  }
}
