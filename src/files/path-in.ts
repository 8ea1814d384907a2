import { sep } from 'node:path';

/** The path of a name within a folder. Where there are thousands, `join` would take all of them apart. */
export function pathIn(folder: string, name: string): string {
  return folder.endsWith(sep) ? folder + name : folder + sep + name;
}
