import { dirname } from 'node:path';
import type { Stats } from 'node:fs';
import type { FileStat, FileState, FileSystem, Special } from '../context.ts';
import { diskCode } from './disk-code.ts';
import { collect, ReadError, readLimit } from './read-limit.ts';
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
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeSync,
} = process.getBuiltinModule('node:fs');

/** That nothing is there is no error: one that is thrown takes longer than the look. */
const noThrow = { throwIfNoEntry: false } as const;

/** The real disk. */
export const disk: FileSystem = {
  read: (path) =>
    withOpen(path, (file, stat) => {
      const special = specialOf(stat);
      if (special !== undefined) throw new ReadError(special);
      return readWhole(file, stat.size);
    }),

  async readToEnd(path) {
    if (statOf(path)?.special === undefined) return disk.read(path);
    const pipe = openSync(path, reading);
    const isPipe = fstatSync(pipe).isFIFO();
    const { isatty, ReadStream } = process.getBuiltinModule('node:tty');
    if (!isPipe && !isatty(pipe)) {
      closeSync(pipe);
      return withOpen(path, (device) => readWhole(device, 0));
    }
    // A stream waits without keeping the program from hearing Ctrl-C, which a step that reads does.
    const { Socket } = process.getBuiltinModule('node:net');
    return collect(isPipe ? new Socket({ fd: pipe, readable: true, writable: false }) : new ReadStream(pipe));
  },

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

  makeDirectory: (path, mode) => makeDirectory(path, mode),

  // By code units, as strings are compared by themselves.
  list: (path) => readdirSync(path).toSorted(),

  stat: (path) => statOf(path),

  state: (path) => stateOf(path),

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
  isLink: (path) => orUndefined(() => lstatSync(path, noThrow))?.isSymbolicLink() ?? false,

  realPath: (path) => realpathSync.native(path),

  watch: (folder, changed) => watchFolder(folder, changed),
};

/**
 * One level at a time: Node's own recursive way never ends where a file system that makes no folders denies that the one
 * above is there (`/proc/nope`).
 */
function makeDirectory(path: string, mode: number | undefined): void {
  if (statOf(path)?.kind === 'directory') return;
  if (dirname(path) !== path) makeDirectory(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another may have made it a moment ago.
    if (diskCode(error) !== 'EEXIST' || statOf(path)?.kind !== 'directory') throw error;
  }
}

function statOf(path: string): FileStat | undefined {
  const stat = orUndefined(() => statSync(path, noThrow));
  if (stat === undefined) return undefined;
  const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other';
  const special = specialOf(stat);
  const { size, mode, mtimeMs: modified, uid: user, gid: group, nlink: names } = stat;
  const id = `${stat.dev} ${stat.ino}`;
  const known = { kind, size, mode: mode & 0o7777, modified, owner: { user, group }, names, id } as const;
  return special === undefined ? known : { ...known, special };
}

/**
 * Asked of every file of a newsletter: an error that is thrown and caught takes longer than all else of it, and the exact numbers
 * (`bigint`) half as long again.
 */
function stateOf(path: string): FileState | undefined {
  const stat = lstatSync(path, noThrow);
  if (stat === undefined) return undefined;
  const { ino: inode, size, mtimeMs: modified, ctimeMs: changed } = stat;
  const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other';
  return { kind, inode, size, modified, changed };
}

function specialOf(stat: Stats): Special | undefined {
  if (stat.isFile() || stat.isDirectory()) return undefined;
  return stat.isFIFO() ? 'pipe' : stat.isSocket() ? 'socket' : 'device';
}

/** `undefined` where nothing is. */
function orUndefined<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    const code = diskCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Opening a pipe waits for its writer, and a terminal becomes the program's own, unless told otherwise; Windows knows neither. */
const reading = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

function withOpen<T>(path: string, use: (file: number, stat: Stats) => T): T {
  const file = openSync(path, reading);
  try {
    return use(file, fstatSync(file));
  } finally {
    closeSync(file);
  }
}

/** The size is a hint: some files of `/proc` have none and never end. */
function readWhole(file: number, size: number): Uint8Array {
  if (size > readLimit) throw new ReadError('too-large');
  let bytes = Buffer.allocUnsafe(size === 0 ? 65_536 : size + 1);
  for (let length = 0; ;) {
    const count = readSync(file, bytes, length, bytes.length - length, null);
    length += count;
    if (count === 0) return bytes.subarray(0, length);
    if (length > readLimit) throw new ReadError('too-large');
    if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafe(length)]);
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
