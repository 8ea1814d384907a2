import { basename, dirname, join } from 'node:path';
import type { Context, FileSystem } from '../context.ts';
import { Failure, sayDiskError } from '../problem/index.ts';
import { temporaryPrefix } from './atomic-write.ts';
import { diskCode } from './disk-code.ts';

const attempts = 10;
const pauseMilliseconds = 50;

/** The locks of this process. One that names our process id and is not here was left by an earlier one of that number. */
const held = new Set<string>();

interface Holder {
  readonly pid: number;
  readonly host: string;
}

type World = Pick<Context, 'files' | 'self'>;

export interface LockOptions {
  /** Whether a lock that was made then, in milliseconds since 1970, is left over, whoever its process is; by default none is. */
  readonly isOld?: (made: number) => boolean;
}

/**
 * Does `work` while no other digest changes the file at `path`, which need not be there yet. The lock is a file beside it
 * that names its process; one whose process has ended on this host is taken over, with what that process left half
 * written. Waits half a second, then throws Failure `locked`; `cannot-write` where no lock can be made.
 */
export async function withLock<T>(
  context: World,
  path: string,
  work: () => T | Promise<T>,
  { isOld = () => false }: LockOptions = {},
): Promise<T> {
  const target = realTarget(context.files, path);
  const lock = join(dirname(target), `.${basename(target)}.lock`);
  await acquire(context, lock, { path, isOld });
  try {
    removeLeftovers(context.files, target);
    return await work();
  } finally {
    held.delete(lock);
    removeQuietly(context.files, lock);
  }
}

async function acquire(
  { files, self }: World,
  lock: string,
  { path, isOld }: { path: string } & Required<LockOptions>,
): Promise<void> {
  const note = `${JSON.stringify({ pid: self.pid, host: self.host })}\n`;
  for (let attempt = 1; ; attempt++) {
    if (claim(files, lock, note, path)) return;
    const found = readNote(files, lock);
    // Gone again, or left by a process that has ended: the next try is at once.
    const last = attempt === attempts;
    const isLeft = (note: string): boolean =>
      isStale(note, { lock, self, last }) || isOld(madeAt(files, lock));
    if (found === undefined || (isLeft(found) && takeAway(files, lock, found, self))) {
      if (claim(files, lock, note, path)) return;
    }
    if (last) throw new Failure('locked', { path, ...parseNote(found ?? '') });
    await new Promise((resolve) => {
      setTimeout(resolve, pauseMilliseconds);
    });
  }
}

/** Creates the lock file; `false` where another has it. */
function claim(files: FileSystem, lock: string, note: string, path: string): boolean {
  try {
    files.create(lock, new TextEncoder().encode(note));
    // At once, before another of this process can look.
    held.add(lock);
    return true;
  } catch (cause) {
    const code = diskCode(cause);
    if (code === 'EEXIST') return false;
    if (code === undefined) throw cause;
    throw new Failure('cannot-write', { path, reason: sayDiskError(code) }, { cause });
  }
}

function isStale(
  note: string,
  { lock, self, last }: { lock: string; self: Context['self']; last: boolean },
): boolean {
  const holder = parseNote(note);
  // Its writer died while it wrote it: no note takes as long as all the attempts.
  if (holder === undefined) return last;
  if (holder.host !== self.host) return false;
  return holder.pid === self.pid ? !held.has(lock) : !self.isAlive(holder.pid);
}

/**
 * Takes a stale lock away, and only that one: two may find it at once, and the slower must not take the faster one's new
 * lock. So it is renamed first, and given back where it turns out to be another.
 */
function takeAway(files: FileSystem, lock: string, expected: string, { pid }: Context['self']): boolean {
  const aside = `${lock}.${pid}`;
  try {
    files.rename(lock, aside);
  } catch {
    return false;
  }
  try {
    const stale = readNote(files, aside) === expected;
    if (!stale) files.link(aside, lock);
    return stale;
  } catch {
    // A third has made its own meanwhile.
    return false;
  } finally {
    removeQuietly(files, aside);
  }
}

function readNote(files: FileSystem, lock: string): string | undefined {
  try {
    return new TextDecoder().decode(files.read(lock));
  } catch {
    return undefined;
  }
}

/** Never for one that is gone. */
function madeAt(files: FileSystem, lock: string): number {
  try {
    return files.stat(lock)?.modified ?? Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** A note that is cut off or not ours says nothing. */
function parseNote(note: string): Holder | undefined {
  const match = /^\{"pid":(\d+),"host":("(?:[^"\\]|\\.)*")\}\n$/.exec(note);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const host: unknown = JSON.parse(match[2]);
  return typeof host === 'string' ? { pid: Number(match[1]), host } : undefined;
}

/** Removes what a killed writer left beside the file. This is safe: whoever has the lock is the only writer. */
function removeLeftovers(files: FileSystem, target: string): void {
  try {
    const folder = dirname(target);
    const prefix = temporaryPrefix(target);
    for (const name of files.list(folder))
      if (name.startsWith(prefix)) removeQuietly(files, join(folder, name));
  } catch {
    // Litter does no harm.
  }
}

function realTarget(files: FileSystem, path: string): string {
  try {
    return files.realPath(path);
  } catch {
    return path;
  }
}

function removeQuietly(files: FileSystem, path: string): void {
  try {
    files.remove(path);
  } catch {
    // Whoever comes next finds that its process has ended.
  }
}
