import type { FileSystem, Owner } from '../context.ts';
import { diskCode } from './disk-code.ts';

export interface NewFile {
  /** Permission bits; by default the system's usual ones. */
  readonly mode?: number | undefined;
  /** By default whoever runs the program. */
  readonly owner?: Owner | undefined;
  /** Whether it has to outlast a power cut; `false` for what can be made again. */
  readonly sync?: boolean | undefined;
}

/**
 * Makes a file with these bytes, all of them or no file. Says whether it belongs to the owner that was wished for. Throws what
 * the disk throws.
 */
export function createFile(
  files: FileSystem,
  path: string,
  bytes: Uint8Array,
  { mode, owner, sync = true }: NewFile,
): boolean {
  const file = files.open(path, 'new', mode);
  try {
    // First the owner: giving a file away takes bits from its mode.
    const isOwned = owner === undefined || give(files, path, { file, owner });
    if (mode !== undefined) unlessUnknown(['EPERM'], () => files.setMode(file, mode));
    fill(files, file, bytes, sync);
    return isOwned;
  } catch (error) {
    removeQuietly(files, path);
    throw error;
  }
}

/** Writes the bytes from the beginning of an open file, which then ends behind them, and closes it. Throws what the disk throws. */
export function fill(files: FileSystem, file: number, bytes: Uint8Array, sync: boolean): void {
  let isClosed = false;
  try {
    for (let written = 0; written < bytes.length;) {
      const taken = files.write(file, bytes.subarray(written), written);
      // A disk that takes nothing and says nothing would be asked for ever.
      if (taken === 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
      written += taken;
    }
    files.truncate(file, bytes.length);
    if (sync) unlessUnknown([], () => files.sync(file));
    isClosed = true;
    files.close(file);
  } finally {
    if (!isClosed) closeQuietly(files, file);
  }
}

/** Removes a file if that can be done: another error, which says more, is on its way, or what stays does no harm. */
export function removeQuietly(files: FileSystem, path: string): void {
  try {
    files.remove(path);
  } catch {
    // See above.
  }
}

function closeQuietly(files: FileSystem, file: number): void {
  try {
    files.close(file);
  } catch {
    // The first error says more.
  }
}

function give(files: FileSystem, path: string, { file, owner }: { file: number; owner: Owner }): boolean {
  const now = files.stat(path)?.owner;
  if (now?.user === owner.user && now.group === owner.group) return true;
  try {
    files.setOwner(file, owner);
    return true;
  } catch (error) {
    if (diskCode(error) === undefined) throw error;
    return false;
  }
}

/** What a file system has no idea of is no reason to refuse a write. */
function unlessUnknown(also: readonly string[], step: () => void): void {
  try {
    step();
  } catch (error) {
    const unknown = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', ...also];
    if (!unknown.includes(diskCode(error) ?? '')) throw error;
  }
}
