import type { Context } from '../context.ts';
import { Failure } from '../problem/index.ts';

/**
 * Opens a file in the user's editor and waits until it is closed. Uses $VISUAL, else $EDITOR, as git does. Either may contain
 * arguments (`code --wait`), so a shell parses it. Throws Failure `editor-failed`.
 */
export function openInEditor(context: Context, path: string): void {
  const editor = [context.env['VISUAL'], context.env['EDITOR']].find(
    (name) => name !== undefined && name.trim() !== '',
  );
  if (editor === undefined)
    throw new Failure('editor-failed', { editor: '$EDITOR', detail: 'it is not set' });
  const quoted =
    context.env['OS'] === 'Windows_NT' ? `"${path}"` : `'${path.replaceAll("'", String.raw`'\''`)}'`;
  const { status, error } = context.exec(`${editor} ${quoted}`, [], {
    cwd: context.cwd,
    inherit: true,
    shell: true,
  });
  if (error !== undefined)
    throw new Failure('editor-failed', { editor, detail: error.message }, { cause: error });
  if (status !== 0)
    throw new Failure('editor-failed', { editor, detail: `it ended with ${status ?? 'a signal'}` });
}
