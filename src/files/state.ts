import type { FileState, FileSystem } from '../context.ts';
import { orFailure } from './or-failure.ts';

/** Milliseconds. The clocks of some disks have no finer ticks, and what is written twice within one may look the same. */
const tick = 2000;

/** As `FileSystem.state`. Throws Failure `cannot-read`. */
export function stateAt(files: FileSystem, path: string): FileState | undefined {
  return orFailure('cannot-read', path, () => files.state(path));
}

/** The version of what was last changed well before `now`; empty where the next change might not show in it. */
export function trusted({ version, latest }: FileState, now: number): string {
  return latest <= now - tick ? version : '';
}

/** What is at a path, whose it is and who may write there, but not what is in it. Throws Failure `cannot-read`. */
export function placeAt(files: FileSystem, path: string): string {
  return orFailure('cannot-read', path, () => {
    const stat = files.stat(path);
    if (stat === undefined) return files.isLink(path) ? 'dead link' : '';
    const { kind, id, mode, owner } = stat;
    return [kind, id, mode, owner.user, ...(files.isLink(path) ? ['link'] : [])].join(' ');
  });
}
