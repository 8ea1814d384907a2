import type { FileState, FileSystem } from '../context.ts';
import { orFailure } from './or-failure.ts';

/** Milliseconds. The clocks of some disks have no finer ticks, and what is written twice within one may look the same. */
const tick = 2000;

/** As `FileSystem.state`. Throws Failure `cannot-read`. */
export function stateAt(files: FileSystem, path: string): FileState | undefined {
  return orFailure('cannot-read', path, () => files.state(path));
}

/** Of many, as `stateAt`. */
export function statesAt(files: FileSystem, paths: readonly string[]): (FileState | undefined)[] {
  return orFailure('cannot-read', paths[0] ?? '', () => paths.map((path) => files.state(path)));
}

/** Whether nothing was changed between two looks, as far as these tell (`isSettled`). */
export function isSameState(a: FileState | undefined, b: FileState | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.kind === b.kind &&
    a.inode === b.inode &&
    a.size === b.size &&
    a.modified === b.modified &&
    a.changed === b.changed
  );
}

/** Whether what was seen at `now` was last changed so long before that the next change will show. */
export function isSettled({ modified, changed }: FileState, now: number): boolean {
  return Math.max(modified, changed) <= now - tick;
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
