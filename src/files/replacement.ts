import { basename, dirname, join } from 'node:path';
import type { FileStat, FileSystem } from '../context.ts';
import { Failure } from '../problem/index.ts';
import { createFile, fill, removeQuietly } from './create-file.ts';
import { diskCode } from './disk-code.ts';
import { look } from './look.ts';
import { cannotWrite } from './or-failure.ts';
import { createTemporary } from './temporary.ts';

export interface WriteOptions {
  /** Whether a file that is already there is replaced; if not, it stays and Failure `exists` is thrown, even in a race. */
  readonly overwrite: boolean;
  /** The bytes that must be there now; anything else, or nothing, is Failure `changed-meanwhile`. Only with `overwrite`. */
  readonly expected?: Uint8Array;
  /** Permission bits; by default those of the file that is replaced, else the system's usual ones. */
  readonly mode?: number;
  /** The hint of Failure `exists`. */
  readonly advice?: string;
  /** Whether it has to outlast a power cut: by default it has; what can be made again has not. */
  readonly sync?: boolean;
  /** Whether a link there is itself replaced, and what it leads to stays: so it is with what only digest writes. */
  readonly replacesLink?: boolean;
  /** Whether what was there keeps a second name until `settle`, so that it can be looked at, or taken back. */
  readonly keepsOld?: boolean;
}

/** Codes of a disk that has no second names: FAT, some network disks. */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * A file that is written whole, in steps: the new text is laid beside it (`prepare`) and takes its name (`commit`); then what is
 * left beside it goes (`settle`), or what was there comes back (`undo`). A link stays a link and its target is written; owner,
 * group and mode stay. Where a file has several names, or its owner cannot be kept, or it is a disk of its own, it is written
 * where it stands, with the whole text beside it meanwhile.
 */
export class Replacement {
  /** The file itself, links followed. */
  readonly target: string;
  /** What was there has this name too, while the disk has second names. */
  old: string | undefined;
  private readonly files: FileSystem;
  private readonly path: string;
  private readonly bytes: Uint8Array;
  private readonly options: WriteOptions;
  private readonly stat: FileStat | undefined;
  /** A link is to be replaced. */
  private readonly isLink: boolean;
  private temporary: string;
  private isOwned: boolean;
  /** What was there, where it has no second name. */
  private oldBytes: Uint8Array | undefined;
  private isDone = false;
  /** It is written where it stands. */
  private isInPlace = false;

  private constructor(files: FileSystem, path: string, bytes: Uint8Array, options: WriteOptions) {
    this.files = files;
    this.path = path;
    this.bytes = bytes;
    this.options = options;
    this.isLink = options.replacesLink === true && files.isLink(path);
    this.stat = options.overwrite && !this.isLink ? replaceable(files, path) : undefined;
    if (this.stat === undefined && options.expected !== undefined)
      throw new Failure('changed-meanwhile', { path });
    this.target = this.stat === undefined ? path : files.realPath(path);
    if (this.stat !== undefined) requireWhole(files, this.target);
    ({ path: this.temporary, isOwned: this.isOwned } = this.lay());
  }

  /** Throws what `writeAtomically` throws; nothing new is there then. */
  static prepare(files: FileSystem, path: string, bytes: Uint8Array, options: WriteOptions): Replacement {
    return inWords(path, options, () => new Replacement(files, path, bytes, options));
  }

  /** Throws what `writeAtomically` throws; what was there is unchanged then, and nothing else is there. */
  commit(): void {
    inWords(this.path, this.options, () => {
      try {
        try {
          this.step();
        } catch (error) {
          if (diskCode(error) !== 'ENOENT' || look(this.files, this.temporary) !== undefined) throw error;
          // Another run took it for the second name of what a third had just written: names of temporaries come again.
          ({ path: this.temporary, isOwned: this.isOwned } = this.lay());
          this.step();
        }
        this.isDone = true;
        if (this.options.sync !== false) this.files.syncFolder(dirname(this.target));
      } catch (error) {
        this.settle();
        throw error;
      }
    });
  }

  /** What was there before is there again. Throws what the disk throws. */
  undo(): void {
    const { files, target, stat, options } = this;
    if (!this.isDone) return this.settle();
    if (this.old !== undefined) {
      files.rename(this.old, target);
      this.old = undefined;
    } else if (stat === undefined) files.remove(target);
    else if (this.oldBytes !== undefined) {
      const { mode, owner } = stat;
      const again = createTemporary(files, target, this.oldBytes, { mode, owner, sync: options.sync }).path;
      try {
        if (this.isInPlace) this.writeInPlace(again, this.oldBytes);
        else files.rename(again, target);
      } catch (error) {
        removeQuietly(files, again);
        throw error;
      }
    }
    this.settle();
  }

  /** Takes away what stands beside the file. Throws nothing. */
  settle(): void {
    if (!this.isDone || (this.stat === undefined && !this.isLink)) removeQuietly(this.files, this.temporary);
    if (this.old !== undefined) removeQuietly(this.files, this.old);
    this.old = undefined;
  }

  /** Lays the new text beside the file. */
  private lay(): { path: string; isOwned: boolean } {
    const { files, target, bytes, stat, options } = this;
    const { mode = stat?.mode, sync } = options;
    return createTemporary(files, target, bytes, { mode, owner: stat?.owner, sync });
  }

  private step(): void {
    if (this.stat === undefined) this.place();
    else this.replace(this.stat);
  }

  /** Puts a file where none is. A second name cannot replace anything, which a rename would. */
  private place(): void {
    const { files, path, temporary } = this;
    if (this.isLink) {
      if (this.options.keepsOld === true) this.keepOldLink();
      return files.rename(temporary, path);
    }
    try {
      files.link(temporary, path);
    } catch (error) {
      const code = diskCode(error) ?? '';
      if (noLinks.has(code)) this.placeWithoutLink();
      else if (code === 'EEXIST' && this.options.overwrite) {
        // Something is there and was not a moment ago, or it is a link to nothing.
        if (files.stat(path) === undefined) throw cannotWrite(path, 'dangling-link');
        files.rename(temporary, path);
      } else {
        throw error;
      }
    }
  }

  /** An empty file reserves the name, for a rename asks nobody. */
  private placeWithoutLink(): void {
    const { files, path, temporary, options } = this;
    if (!options.overwrite) createFile(files, path, new Uint8Array(), { mode: options.mode, sync: false });
    try {
      files.rename(temporary, path);
    } catch (error) {
      if (!options.overwrite) removeQuietly(files, path);
      throw error;
    }
  }

  private replace(stat: FileStat): void {
    const { files, target, temporary, bytes } = this;
    // It would be one name fewer than before, and so another file, for whoever uses the others.
    this.isInPlace = stat.names > 1 || !this.isOwned;
    const { expected, keepsOld } = this.options;
    if (keepsOld === true && !this.isInPlace) this.keepOld();
    if (expected !== undefined && !sameBytes(files.read(target), expected))
      throw new Failure('changed-meanwhile', { path: this.path });
    if (this.isInPlace) return this.writeInPlace(temporary, bytes);
    try {
      files.rename(temporary, target);
    } catch (error) {
      // A file that is a disk of its own, as in containers.
      if (diskCode(error) !== 'EBUSY') throw error;
      this.isInPlace = true;
      this.writeInPlace(temporary, bytes);
    }
  }

  private keepOld(): void {
    const { files, target } = this;
    const second = `${this.temporary}-old`;
    try {
      files.link(target, second);
      this.old = second;
    } catch (error) {
      if (diskCode(error) === undefined) throw error;
      this.oldBytes = files.read(target);
    }
  }

  /** Some systems give what it leads to a second name, not the link: then it is not kept. */
  private keepOldLink(): void {
    const { files, target } = this;
    const second = `${this.temporary}-old`;
    try {
      files.link(target, second);
      if (files.isLink(second)) this.old = second;
      else files.remove(second);
    } catch (error) {
      if (diskCode(error) === undefined) throw error;
    }
  }

  /** The bytes are laid beside the file already, in `laid`, and stay there while it is written. */
  private writeInPlace(laid: string, bytes: Uint8Array): void {
    const { files, target } = this;
    if (this.old !== undefined) removeQuietly(files, this.old);
    this.old = undefined;
    const before = files.read(target);
    this.oldBytes = before;
    const copy = copyBeside(target);
    const file = files.open(target, 'old');
    try {
      files.rename(laid, copy);
    } catch (error) {
      files.close(file);
      throw error;
    }
    try {
      fill(files, file, bytes, true);
    } catch (error) {
      try {
        fill(files, files.open(target, 'old'), before, true);
      } catch (cause) {
        if (diskCode(cause) === undefined) throw error;
        throw new Failure('half-written', { path: target, copy }, { cause });
      }
      removeQuietly(files, copy);
      throw error;
    }
    files.remove(copy);
  }
}

/** Throws Failure `half-written` where a run was stopped while it wrote a file where it stands. `path` is no link. */
export function requireWhole(files: FileSystem, path: string): void {
  const copy = copyBeside(path);
  if (look(files, copy) !== undefined) throw new Failure('half-written', { path, copy });
}

/** Throws Failure `cannot-write` or `half-written` where a file that is there cannot be changed by who runs the program. */
export function requireWritable(files: FileSystem, path: string): void {
  inWords(path, { overwrite: true }, () => {
    if (replaceable(files, path) === undefined) return;
    const target = files.realPath(path);
    requireWhole(files, target);
    if (!files.mayWrite(dirname(target))) throw cannotWrite(path, 'folder-refuses');
  });
}

/** Where the whole text stands while a file is written in place. */
function copyBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.digest-whole`);
}

/** The file that is to be replaced; `undefined` where there is none. Throws Failure `cannot-write`. */
function replaceable(files: FileSystem, path: string): FileStat | undefined {
  const stat = files.stat(path);
  if (stat === undefined) return undefined;
  if (stat.kind === 'directory') throw cannotWrite(path, 'EISDIR');
  if (stat.kind === 'other') throw cannotWrite(path, 'no-file');
  // A rename asks the folder alone; the owner's wish that this file stays as it is would be passed over.
  if ((stat.mode & 0o200) === 0 || !files.mayWrite(path)) throw cannotWrite(path, 'read-only');
  return stat;
}

/** Does a step, and says an error of the disk in words. */
function inWords<T>(path: string, { overwrite, advice }: WriteOptions, step: () => T): T {
  try {
    return step();
  } catch (cause) {
    const code = diskCode(cause);
    if (cause instanceof Failure || code === undefined) throw cause;
    if (code === 'EEXIST' && !overwrite) throw new Failure('exists', { path, advice }, { cause });
    throw cannotWrite(path, code, cause);
  }
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}
