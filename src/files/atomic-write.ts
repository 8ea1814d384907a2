import type { FileSystem } from '../context.ts';
import { Replacement, requireWhole, sameBytes, type WriteOptions } from './replacement.ts';

export type { WriteOptions };

/**
 * Writes a whole file or nothing. The folder must be there. Throws Failure `exists`, `changed-meanwhile` or `cannot-write`; after
 * any of them what was there is unchanged, and nothing new is. `half-written` where neither could be had, or an earlier run left
 * it so; it names where the whole text is.
 */
export function writeAtomically(
  files: FileSystem,
  path: string,
  content: string | Uint8Array,
  options: WriteOptions,
): void {
  const replacement = Replacement.prepare(files, path, bytesOf(content), options);
  replacement.commit();
  replacement.settle();
}

/**
 * Writes several files that belong together, all or none: all new texts are laid beside their places first, and where one cannot
 * take its place, those before it give theirs back. All are digest's own: a link is replaced, and what it leads to stays. A kill
 * between two leaves each of them whole. What is there already is left alone. Throws as `writeAtomically`.
 */
export function writeTogether(
  files: FileSystem,
  contents: readonly { readonly path: string; readonly content: string | Uint8Array }[],
  options: Omit<WriteOptions, 'keepsOld' | 'expected' | 'replacesLink'>,
): void {
  const all: Replacement[] = [];
  try {
    for (const { path, content } of contents) {
      const bytes = bytesOf(content);
      if (!isThere(files, path, bytes))
        all.push(Replacement.prepare(files, path, bytes, { ...options, keepsOld: true, replacesLink: true }));
    }
    for (const one of all) one.commit();
  } catch (error) {
    for (const one of all.toReversed()) undo(one);
    throw error;
  }
  for (const one of all) one.settle();
}

/** Whether a file has these very bytes already, as whole and as itself. */
function isThere(files: FileSystem, path: string, bytes: Uint8Array): boolean {
  try {
    const stat = files.isLink(path) ? undefined : files.stat(path);
    if (stat?.kind !== 'file' || stat.size !== bytes.length) return false;
    requireWhole(files, path);
    return sameBytes(files.read(path), bytes);
  } catch {
    // Writing it says why.
    return false;
  }
}

function undo(replacement: Replacement): void {
  try {
    replacement.undo();
  } catch {
    // The first error says more, and each file is whole.
  }
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
