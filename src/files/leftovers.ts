import { join } from 'node:path';
import type { FileSystem } from '../context.ts';
import { listFolder, look } from './look.ts';
import { removeFile } from './change.ts';

/** No write takes nearly as long, so that nobody is still at it. */
const oldMilliseconds = 10 * 60_000;

/**
 * Removes the temporary files that writers which were killed left in a folder, of files whose names begin with `name` and a
 * dot. Throws Failure `cannot-read` or `cannot-write`.
 */
export function removeLeftovers(
  files: FileSystem,
  folder: string,
  { name, now }: { name: string; now: Date },
): void {
  for (const entry of listFolder(files, folder)) {
    if (!entry.startsWith(`.${name}.`) || !/\.digest-\d+$/.test(entry)) continue;
    const path = join(folder, entry);
    const modified = look(files, path)?.modified;
    if (modified !== undefined && now.getTime() - modified > oldMilliseconds) removeFile(files, path);
  }
}
