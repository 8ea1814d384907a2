import { join } from 'node:path';
import type { Context } from '../context.ts';
import { openInEditor } from './editor.ts';

/**
 * Lets the user write a text in their own editor, and gives what was saved. Throws Failure `editor-failed`. The file is for this
 * user alone, and is gone afterwards.
 */
export function editText(context: Context, text: string, name: string): string {
  const { env, files, self } = context;
  const folder = env['TMPDIR'] ?? env['TEMP'] ?? '/tmp';
  const path = freePath(context, join(folder, `digest-${self.pid}`), name);
  files.create(path, new TextEncoder().encode(text), 0o600);
  try {
    openInEditor(context, path);
    return new TextDecoder('utf-8').decode(files.read(path));
  } finally {
    files.remove(path);
  }
}

function freePath({ files }: Context, start: string, name: string): string {
  for (let n = 1; ; n++) {
    const path = `${start}-${n}-${name}.md`;
    if (files.stat(path) === undefined) return path;
  }
}
