import { join } from 'node:path';
import type { Context } from '../context.ts';
import { look, readBytes, removeFile, writeAtomically } from '../files/index.ts';
import { openInEditor } from './editor.ts';

/**
 * Lets the user write a text in their own editor, and gives what was saved. `name` says in the file's name what it is. The file is
 * for this user alone, and is gone afterwards. Throws Failure `editor-failed`, `cannot-write` or `cannot-read`.
 */
export function editText(context: Context, text: string, name: string): string {
  const { env, files, self } = context;
  const folder = env['TMPDIR'] ?? env['TEMP'] ?? '/tmp';
  let n = 1;
  const path = (): string => join(folder, `digest-${self.pid}-${n}-${name}.md`);
  while (look(files, path()) !== undefined) n++;
  writeAtomically(files, path(), text, { overwrite: false, mode: 0o600 });
  try {
    openInEditor(context, path());
    return new TextDecoder('utf-8').decode(readBytes(files, path()));
  } finally {
    if (look(files, path()) !== undefined) removeFile(files, path());
  }
}
