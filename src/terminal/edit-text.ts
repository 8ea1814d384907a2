import { basename, dirname, isAbsolute, join } from 'node:path';
import type { Context, FileSystem } from '../context.ts';
import { failureOf, listFolder, look, readBytes, removeFile, writeAtomically } from '../files/index.ts';
import { Failure, sayDiskError } from '../problem/index.ts';
import { openInEditor } from './external-editor.ts';

/** The folder for temporary files on POSIX, where the environment sets no other. */
export const usualFolder = '/tmp';

export interface Edited {
  readonly text: string;
  /** Why the editor failed, which had saved the text before. */
  readonly failure?: Failure;
}

/**
 * Lets the user write a text in their own editor, and returns what was saved, however the editor ended. `name` becomes part of
 * the file's name, which `onOpen` gets before the editor is started. Only this user can read the file. It is removed once it
 * was read, and stays where it cannot be: then Failure `cannot-read` names it. Throws Failure `editor-failed` where an editor
 * that failed saved nothing new, or only the beginning of the text, in a file that stays; and `cannot-write`.
 */
export function editText(
  context: Context,
  text: string,
  name: string,
  onOpen: (path: string) => void = () => {},
): Edited {
  const { env, files, self } = context;
  const folder =
    [env['TMPDIR'], env['TEMP']].find((path) => path !== undefined && isAbsolute(path)) ?? usualFolder;
  const numbered = (n: number): string => join(folder, `digest-${self.pid}-${n}-${name}.md`);
  let n = 1;
  while (look(files, numbered(n)) !== undefined) n++;
  const path = numbered(n);
  writeAtomically(files, path, text, { overwrite: false, mode: 0o600 });
  onOpen(path);
  const failure = failureOf<'editor-failed'>(() => openInEditor(context, path));
  if (failure !== undefined && look(files, path) === undefined) throw failure;
  const saved = decoded(readBytes(files, path), path);
  // An editor that fails may have been cut short while it saved: then the question holds more.
  const isSame = saved.trimEnd() === text.trimEnd();
  const isCut = failure !== undefined && !isSame && text.startsWith(saved);
  // It was read; that it stays is litter then.
  if (!isCut) failureOf(() => removeFile(files, path));
  if (failure === undefined) return { text: saved };
  if (!isSame && !isCut) return { text: saved, failure };
  const left = filesOfEditor(files, path);
  throw left.length === 0 ? failure : new Failure('editor-failed', { ...failure.args, left });
}

/** The file at `path` that was given to an editor, and what the editor laid beside it to save a text: those that are there. */
export function filesOfEditor(files: FileSystem, path: string): string[] {
  let names: readonly string[] = [];
  failureOf(() => (names = listFolder(files, dirname(path))));
  return names.filter((name) => name.includes(basename(path))).map((name) => join(dirname(path), name));
}

function decoded(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Failure('cannot-read', { path, reason: sayDiskError('not-utf8') }, { cause });
  }
}
