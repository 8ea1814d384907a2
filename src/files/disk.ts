import { dirname } from 'node:path';
import type { FileStat, FileSystem } from '../context.ts';
import { diskCode } from './disk-code.ts';
import { watchFolder } from './watch.ts';

/**
 * Node's file system, not imported: an import would give a name to each of its exports, and so load the streams that
 * two of them are made of, which takes as long as reading an issue.
 */
const {
  closeSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} = process.getBuiltinModule('node:fs');

/** The real disk. */
export const disk: FileSystem = {
  read: (path) => readFileSync(path),

  create(path, bytes, mode) {
    const file = openSync(path, 'wx', mode ?? 0o666);
    let whole = false;
    try {
      if (mode !== undefined) fchmodSync(file, mode);
      writeFileSync(file, bytes);
      fsyncSync(file);
      whole = true;
    } finally {
      closeSync(file);
      if (!whole) unlinkSync(path);
    }
  },

  rename(from, to) {
    renameSync(from, to);
    syncFolder(dirname(to));
  },

  link(existing, path) {
    linkSync(existing, path);
    syncFolder(dirname(path));
  },

  remove: (path) => unlinkSync(path),

  makeDirectory: (path) => makeDirectory(path),

  list: (path) => readdirSync(path).toSorted(byCodeUnit),

  stat: (path) => statOf(path),

  realPath: (path) => realpathSync(path),

  watch: (folder, changed) => watchFolder(folder, changed),
};

/**
 * One level at a time: Node's own recursive way never ends where a file system that makes no folders denies that the one
 * above is there (`/proc/nope`).
 */
function makeDirectory(path: string): void {
  if (statOf(path)?.kind === 'directory') return;
  if (dirname(path) !== path) makeDirectory(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another may have made it a moment ago.
    if (diskCode(error) !== 'EEXIST' || statOf(path)?.kind !== 'directory') throw error;
  }
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function statOf(path: string): FileStat | undefined {
  try {
    const stat = statSync(path);
    const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other';
    return { kind, size: stat.size, mode: stat.mode & 0o7777, modified: stat.mtimeMs };
  } catch (error) {
    const code = diskCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Makes a new name last through a power cut. Not every system lets a folder be opened, and the file itself is safe. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // The name is there, only perhaps not after a power cut.
  }
}
