import { join } from 'node:path';
import type { FileSystem } from '../context.ts';

/** The newsletter's own templates for a format: their text by name, without the ending. */
export function readOverrides(files: FileSystem, root: string, format: string): Map<string, string> {
  const folder = join(root, 'templates', format);
  if (files.stat(folder)?.kind !== 'directory') return new Map();
  return new Map(
    files
      .list(folder)
      .filter((name) => name.endsWith('.hbs'))
      .map((name) => [
        name.slice(0, -'.hbs'.length),
        new TextDecoder().decode(files.read(join(folder, name))),
      ]),
  );
}
