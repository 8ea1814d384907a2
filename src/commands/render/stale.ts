import { join } from 'node:path';
import type { FileSystem } from '../../context.ts';
import { listFolder, removeFile } from '../../files/index.ts';
import type { Output } from '../../pipeline/index.ts';

/**
 * Removes parts of a post that an earlier run left and this one did not write: a post that is no longer split, or split
 * into fewer parts. Whoever posts what stands in the folder would post them too.
 */
export function removeStale(
  files: FileSystem,
  folder: string,
  { name, outputs }: { name: string; outputs: readonly Output[] },
): void {
  if (!outputs.some((output) => output.format === 'forum')) return;
  const written = new Set(outputs.map((output) => `${name}${output.suffix}`));
  const part = /^\.forum(?:\.\d+)?\.md$/;
  for (const entry of listFolder(files, folder)) {
    if (entry.startsWith(name) && part.test(entry.slice(name.length)) && !written.has(entry))
      removeFile(files, join(folder, entry));
  }
}
