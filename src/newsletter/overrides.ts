import { join } from 'node:path';
import type { FileSystem } from '../context.ts';
import { folderAt, listFolder, readBytes } from '../files/index.ts';
import { templatesFolder } from './root.ts';

/**
 * The newsletter's own templates for a format: their text by name, without the ending. Line ends are \n, whatever the
 * checkout made of them: what a template prints must not depend on that. Throws Failure `cannot-read`.
 */
export function readOverrides(files: FileSystem, root: string, format: string): Map<string, string> {
  const folder = join(root, templatesFolder, format);
  if (folderAt(files, folder) === undefined) return new Map();
  return new Map(
    listFolder(files, folder)
      // An editor keeps notes of its own beside a file, hidden and often as links to nothing.
      .filter((name) => /^[^.].*\.hbs$/s.test(name))
      .map((name) => [
        name.slice(0, -'.hbs'.length),
        new TextDecoder().decode(readBytes(files, join(folder, name))).replaceAll('\r\n', '\n'),
      ]),
  );
}
