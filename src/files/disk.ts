import { dirname } from 'node:path';
import type { FileStat, FileSystem } from '../context.ts';
import { diskCode } from './disk-code.ts';
import { watchFolder } from './watch.ts';

/**
 * Node's file system, not imported: an import would give a name to each of its exports, and so load the streams that
 * two of them are made of, which takes as long as reading an issue.
 */
const {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeSync,
} = process.getBuiltinModule('node:fs');

/** The real disk. */
export const disk: FileSystem = {
  read: (path) => readFileSync(path),

  open: (path, which, mode) => openSync(path, which === 'new' ? 'wx' : 'r+', mode ?? 0o666),

  write: (file, bytes, offset) => writeSync(file, bytes, 0, bytes.length, offset),

  truncate: (file, length) => ftruncateSync(file, length),

  setMode: (file, mode) => fchmodSync(file, mode),

  setOwner: (file, { user, group }) => fchownSync(file, user, group),

  sync: (file) => fsyncSync(file),

  close: (file) => closeSync(file),

  rename: (from, to) => renameSync(from, to),

  link: (existing, path) => linkSync(existing, path),

  remove: (path) => unlinkSync(path),

  syncFolder: (path) => syncFolder(path),

  makeDirectory: (path) => makeDirectory(path),

  list: (path) => readdirSync(path).toSorted(byCodeUnit),

  stat: (path) => statOf(path),

  mayWrite(path) {
    try {
      accessSync(path, constants.W_OK);
      return true;
    } catch (error) {
      const code = diskCode(error);
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      throw error;
    }
  },

  touch(path) {
    const now = new Date();
    utimesSync(path, now, now);
  },

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
    const { size, mode, mtimeMs: modified, uid: user, gid: group, nlink: names } = stat;
    return { kind, size, mode: mode & 0o7777, modified, owner: { user, group }, names };
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
