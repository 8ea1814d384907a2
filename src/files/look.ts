import { basename, dirname } from 'node:path';
import type { FileStat, FileSystem } from '../context.ts';
import { diskCode } from './disk-code.ts';
import { cannotRead, orFailure } from './or-failure.ts';

/** What a path leads to. */
export interface Found extends Omit<FileStat, 'kind' | 'owner' | 'names' | 'id'> {
  readonly kind: FileStat['kind'] | 'dead-link';
}

const deadLink: Found = { kind: 'dead-link', size: 0, mode: 0, modified: 0 };

/**
 * Describes what is at a path, links followed; `undefined` if there is nothing, not even a link. Throws Failure `cannot-read`
 * where that cannot be told: links in a circle, or a folder that may not be looked into.
 */
export function look(files: FileSystem, path: string): Found | undefined {
  return orFailure(
    'cannot-read',
    path,
    () => files.stat(path) ?? (files.isLink(path) ? deadLink : undefined),
  );
}

/** The file at a path; `undefined` if there is nothing. Throws Failure `cannot-read` if it is anything else. */
export function fileAt(files: FileSystem, path: string): Found | undefined {
  return only('file', files, path);
}

/** The folder at a path; `undefined` if there is nothing. Throws Failure `cannot-read` if it is anything else. */
export function folderAt(files: FileSystem, path: string): Found | undefined {
  return only('directory', files, path);
}

function only(wanted: 'file' | 'directory', files: FileSystem, path: string): Found | undefined {
  const found = look(files, path);
  if (found?.kind === wanted) return found;
  if (found !== undefined) throw cannotRead(path, flawOf(found));
  // Below a dead link or a file nothing is either, and it is that one which has to be told.
  for (let above = dirname(path), below = path; above !== below; below = above, above = dirname(above)) {
    const folder = look(files, above);
    if (folder?.kind === 'directory') {
      // As in `orFailure`.
      if (basename(below).includes('\ufffd')) throw cannotRead(below, 'name-not-utf8');
      break;
    }
    if (folder !== undefined) throw cannotRead(above, flawOf(folder));
  }
  return undefined;
}

const flaws = { file: 'no-folder', directory: 'EISDIR', 'dead-link': 'dangling-link' } as const;

function flawOf({ kind, special }: Found): string {
  if (kind === 'other') return special ?? 'no-file';
  return flaws[kind];
}

/** Whether there is a symbolic link itself at a path. Throws Failure `cannot-read`. */
export function isLink(files: FileSystem, path: string): boolean {
  return orFailure('cannot-read', path, () => files.isLink(path));
}

/**
 * Whether somebody else than this user and root put what is at a path into a folder that everybody may write to, as `/tmp` is. Throws
 * Failure `cannot-read`.
 */
export function isPlanted(files: FileSystem, path: string, user: number | undefined): boolean {
  return orFailure('cannot-read', path, () => {
    const isShared = ((files.stat(dirname(path))?.mode ?? 0) & 0o002) !== 0;
    if (user === undefined || !isShared) return false;
    const there = files.stat(path);
    return there !== undefined && there.owner.user !== user && there.owner.user !== 0;
  });
}

/** Names in a folder, sorted by code unit. Throws Failure `cannot-read`. */
export function listFolder(files: FileSystem, path: string): string[] {
  return orFailure('cannot-read', path, () => files.list(path));
}

/** The path with every link followed; the path itself where they lead to nothing. Throws Failure `cannot-read`. */
export function realPathOf(files: FileSystem, path: string): string {
  return orFailure('cannot-read', path, () => {
    try {
      return files.realPath(path);
    } catch (error) {
      if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(diskCode(error) ?? '')) return path;
      throw error;
    }
  });
}
