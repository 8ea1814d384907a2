import type { FileStat, FileSystem } from '../context.ts';
import { orFailure } from './or-failure.ts';

/** Describes what is at a path, links followed; `undefined` if there is nothing. Throws Failure `cannot-read`. */
export function look(files: FileSystem, path: string): FileStat | undefined {
  return orFailure('cannot-read', path, () => files.stat(path));
}

/** Names in a folder, sorted by code unit. Throws Failure `cannot-read`. */
export function listFolder(files: FileSystem, path: string): string[] {
  return orFailure('cannot-read', path, () => files.list(path));
}

/** The path with every link followed; the path itself where nothing is there. Throws Failure `cannot-read`. */
export function realPathOf(files: FileSystem, path: string): string {
  return look(files, path) === undefined ? path : orFailure('cannot-read', path, () => files.realPath(path));
}
