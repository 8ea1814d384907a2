import { isAbsolute, join } from 'node:path';
import type { Context } from '../context.ts';
import { look, readBytes, removeFile, writeAtomically } from '../files/index.ts';
import { Failure, sayDiskError } from '../problem/index.ts';
import { openInEditor } from './external-editor.ts';

/** The folder for temporary files on POSIX, where the environment sets no other. */
export const usualFolder = '/tmp';

/**
 * Lets the user write a text in their own editor, and returns the saved text. `name` becomes part of the file's name. Only this
 * user can read the file. It is removed afterwards, unless it was saved in another encoding than UTF-8: then Failure
 * `cannot-read` names it. Throws Failure `editor-failed` or `cannot-write`, too.
 */
export function editText(context: Context, text: string, name: string): string {
  const { env, files, self } = context;
  const folder =
    [env['TMPDIR'], env['TEMP']].find((path) => path !== undefined && isAbsolute(path)) ?? usualFolder;
  let n = 1;
  const path = (): string => join(folder, `digest-${self.pid}-${n}-${name}.md`);
  while (look(files, path()) !== undefined) n++;
  writeAtomically(files, path(), text, { overwrite: false, mode: 0o600 });
  let bytes;
  try {
    openInEditor(context, path());
    bytes = readBytes(files, path());
  } catch (failure) {
    if (look(files, path()) !== undefined) removeFile(files, path());
    throw failure;
  }
  const written = decoded(bytes, path());
  removeFile(files, path());
  return written;
}

function decoded(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Failure('cannot-read', { path, reason: sayDiskError('not-utf8') }, { cause });
  }
}
