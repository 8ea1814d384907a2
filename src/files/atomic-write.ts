import { basename, dirname, join } from 'node:path';
import type { FileSystem } from '../context.ts';
import { Failure, sayDiskError } from '../problem/index.ts';
import { diskCode } from './disk-code.ts';

export interface WriteOptions {
  /** Whether a file that is already there is replaced; if not, it stays and Failure `exists` is thrown, even in a race. */
  readonly overwrite: boolean;
  /** The bytes that must be there now; anything else, or nothing, is Failure `changed-meanwhile`. Only with `overwrite`. */
  readonly expected?: Uint8Array;
  /** Permission bits; by default those of the file that is replaced, else the system's usual ones. */
  readonly mode?: number;
  /** The hint of Failure `exists`. */
  readonly advice?: string;
}

/**
 * Writes a whole file or nothing: into a new file beside it that then takes its name. A link stays a link and its target
 * is written. The folder must be there. Throws Failure `exists`, `changed-meanwhile` or `cannot-write`; after any of
 * them what was there is unchanged, and nothing new is.
 */
export function writeAtomically(
  files: FileSystem,
  path: string,
  content: string | Uint8Array,
  options: WriteOptions,
): void {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  try {
    if (options.overwrite) replace(files, path, bytes, options);
    else place(files, path, bytes, options);
  } catch (cause) {
    throw asFailure(cause, path, options);
  }
}

/** Begins the name of every file that stands beside `path` only while it is written; a number ends it (`removeLeftovers`). */
export function temporaryPrefix(path: string): string {
  return `.${basename(path)}.digest-`;
}

function replace(files: FileSystem, path: string, bytes: Uint8Array, options: WriteOptions): void {
  const stat = files.stat(path);
  if (stat === undefined) {
    if (options.expected !== undefined) throw new Failure('changed-meanwhile', { path });
    place(files, path, bytes, options);
    return;
  }
  if (stat.kind === 'directory') throw refusal('EISDIR', path);
  if (stat.kind === 'other') throw refusal('no-file', path);
  // A rename asks the folder alone; the owner's wish that this file stays as it is would be passed over.
  if ((stat.mode & 0o200) === 0) throw refusal('read-only', path);
  const target = files.realPath(path);
  withTemporary(files, target, bytes, options.mode ?? stat.mode, (temporary) => {
    if (options.expected !== undefined && !sameBytes(files.read(target), options.expected)) {
      throw new Failure('changed-meanwhile', { path });
    }
    files.rename(temporary, target);
  });
}

/** Puts a file where none is. A second name cannot replace anything, which a rename would. */
function place(files: FileSystem, path: string, bytes: Uint8Array, options: WriteOptions): void {
  withTemporary(files, path, bytes, options.mode, (temporary) => {
    try {
      files.link(temporary, path);
    } catch (error) {
      const code = diskCode(error) ?? '';
      // A disk without second names (FAT, some network disks). Creating is exclusive too, only not all at once.
      if (['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code)) {
        files.create(path, bytes, options.mode);
      } else if (code === 'EEXIST' && options.overwrite) {
        // Something is there and was not a moment ago, or it is a link to nothing.
        if (files.stat(path) === undefined) throw refusal('dangling-link', path);
        files.rename(temporary, path);
        return;
      } else {
        throw error;
      }
    }
    // The file is in place; a second name that stays would be litter, not damage.
    removeQuietly(files, temporary);
  });
}

function withTemporary(
  files: FileSystem,
  target: string,
  bytes: Uint8Array,
  mode: number | undefined,
  use: (temporary: string) => void,
): void {
  const temporary = createTemporary(files, target, bytes, mode);
  try {
    use(temporary);
  } catch (error) {
    removeQuietly(files, temporary);
    throw error;
  }
}

/** Another writer's file, or one that a killed writer left, keeps its name; the next number is ours. */
function createTemporary(
  files: FileSystem,
  target: string,
  bytes: Uint8Array,
  mode: number | undefined,
): string {
  for (let n = 1; ; n++) {
    const temporary = join(dirname(target), `${temporaryPrefix(target)}${n}`);
    try {
      files.create(temporary, bytes, mode);
      return temporary;
    } catch (error) {
      if (diskCode(error) !== 'EEXIST') throw error;
      if (n >= 100) throw refusal('EBUSY', target);
    }
  }
}

function removeQuietly(files: FileSystem, path: string): void {
  try {
    files.remove(path);
  } catch {
    // The first error says more, and is on its way.
  }
}

function refusal(code: string, path: string): Failure {
  return new Failure('cannot-write', { path, reason: sayDiskError(code) });
}

function asFailure(cause: unknown, path: string, { overwrite, advice }: WriteOptions): unknown {
  const code = diskCode(cause);
  if (cause instanceof Failure || code === undefined) return cause;
  if (code === 'EEXIST' && !overwrite) return new Failure('exists', { path, advice }, { cause });
  return new Failure('cannot-write', { path, reason: sayDiskError(code) }, { cause });
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
