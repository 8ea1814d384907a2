import { relative, sep } from 'node:path';

/** An absolute path as people and CI write it: relative to a folder, with `/` on every system. */
export function relativeTo(folder: string, file: string): string {
  const path = relative(folder, file);
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
