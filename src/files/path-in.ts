import { dirname, sep } from 'node:path';

/** The path of a name within a folder. Where there are thousands, `join` would take all of them apart. */
export function pathIn(folder: string, name: string): string {
  return folder.endsWith(sep) ? folder + name : folder + sep + name;
}

/** The folders that these files are in, for which only one path of each folder is taken apart. */
export function foldersOf(paths: readonly string[]): Set<string> {
  const one = new Map(paths.map((path) => [path.slice(0, path.lastIndexOf(sep)), path]));
  return new Set(Array.from(one.values(), (path) => dirname(path)));
}

/** The name of a file in its folder, as `basename` has it for a path of ours, which does not end in a separator. */
export function nameIn(path: string): string {
  return path.slice(path.lastIndexOf(sep) + 1);
}
