import { basename, dirname, join } from 'node:path';
import type { Context, FileSystem, Self } from '../context.ts';
import { Failure, sayDiskError } from '../problem/index.ts';
import { createFile, removeQuietly } from './create-file.ts';
import { diskCode } from './disk-code.ts';
import { createTemporary, removeTemporaries } from './temporary.ts';

/** Milliseconds. */
const times = {
  /** Between two looks at a lock that another holds. */
  pause: 50,
  /** Until whoever waits is told. */
  silence: 1000,
  /** How long one holder is waited for; the next one is waited for anew. */
  patience: 30_000,
  /** How often a holder says that it is still there. */
  renewal: 60_000,
  /** A holder that cannot be asked and has not said so for as long is gone. */
  renewedWithin: 5 * 60_000,
  /** A lock without a note that can be read counts as held for as long: its holder may be writing it. */
  unreadable: 10_000,
};

/** The notes of the locks that this process holds. One that names it and is not here was left by an earlier attempt. */
const held = new Set<string>();
let made = 0;

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly system: string | undefined;
  readonly start: string | undefined;
}

type World = Pick<Context, 'files' | 'self' | 'now' | 'wait' | 'stderr' | 'isQuiet'>;

export interface LockOptions {
  /** Milliseconds, in place of 30 s. */
  readonly patience?: number;
  /** Milliseconds: a lock that was made or renewed longer ago is left over, whoever its process is. */
  readonly leftAfter?: number;
}

/**
 * Does `work` while no other digest changes the file at `path`, which need not be there yet. The lock is a file beside it
 * (`.NAME.lock`) that names its process. It is taken over from a process that has ended, and from one that cannot be seen from
 * here and has not renewed it for five minutes; what such a process left half written goes too. Waits half a minute for each
 * holder, then throws Failure `locked`; `cannot-write` where no lock can be made.
 */
export async function withLock<T>(
  context: World,
  path: string,
  work: () => T | Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  const { files } = context;
  const target = realTarget(files, path);
  const lock = join(dirname(target), `.${basename(target)}.lock`);
  const note = await acquire(context, { lock, target, path }, options);
  const renewal = setInterval(() => renew(files, lock, note), times.renewal);
  renewal.unref();
  try {
    removeTemporaries(files, dirname(target), { name: basename(target) });
    // Others may be waiting with theirs: only old ones go.
    removeTemporaries(files, dirname(target), { name: basename(lock).slice(1), now: context.now() });
    return await work();
  } finally {
    clearInterval(renewal);
    held.delete(note);
    takeAway(files, { lock, target, note, pid: context.self.pid });
  }
}

interface Place {
  readonly lock: string;
  readonly target: string;
  /** As the failure names the file. */
  readonly path: string;
}

async function acquire(context: World, place: Place, options: LockOptions): Promise<string> {
  const { files, self } = context;
  const { patience = times.patience } = options;
  const { lock, target, path } = place;
  const note = `${JSON.stringify({ pid: self.pid, host: self.host, system: self.system, start: self.startOf(self.pid), turn: ++made })}\n`;
  let holder: string | undefined;
  let waited = 0;
  let waitedForAll = 0;
  for (;;) {
    if (claim(files, place, note)) return note;
    // Nothing is read of one that is gone again, and of what is no file.
    const found = readNote(files, lock);
    const isFree = found === undefined || isLeft(context, { lock, note: found }, options);
    if (isFree) {
      if (found !== undefined) takeAway(files, { lock, target, note: found, pid: self.pid });
      if (claim(files, place, note)) return note;
    }
    if (found !== holder) waited = 0;
    holder = found;
    if (waited >= patience) throw new Failure('locked', { path, lock, ...parseNote(found ?? '') });
    await context.wait(times.pause);
    waited += times.pause;
    waitedForAll += times.pause;
    if (waitedForAll === times.silence && context.isQuiet !== true && patience > times.silence)
      context.stderr.write(
        `waiting for another digest, which is changing ${basename(path).replaceAll('\n', String.raw`\n`)}\n`,
      );
  }
}

/** Makes the lock, whole from its first moment; `false` where another has it. */
function claim(files: FileSystem, { lock, target, path }: Place, note: string): boolean {
  const bytes = new TextEncoder().encode(note);
  const name = join(dirname(target), `${basename(target)}.lock`);
  let temporary: string | undefined;
  try {
    if (files.stat(lock) !== undefined) return false;
    temporary = createTemporary(files, name, bytes, { sync: false }).path;
    try {
      files.link(temporary, lock);
    } catch (error) {
      const code = diskCode(error);
      if (code === 'EEXIST') return false;
      if (code === undefined) throw error;
      // A disk without second names: whoever looks meanwhile sees a note that is not whole, and waits.
      createFile(files, lock, bytes, { sync: false });
    }
    // At once, before another of this process can look.
    held.add(note);
    return true;
  } catch (cause) {
    const code = diskCode(cause);
    // A link in a circle is there, too.
    if (code === 'EEXIST' || code === 'ELOOP') return false;
    if (cause instanceof Failure && cause.code === 'cannot-write')
      throw new Failure('cannot-write', { ...(cause.args as { reason: string }), path }, { cause });
    if (code === undefined) throw cause;
    throw new Failure('cannot-write', { path, reason: sayDiskError(code) }, { cause });
  } finally {
    if (temporary !== undefined) removeQuietly(files, temporary);
  }
}

/** Whether the holder of a lock is gone. */
function isLeft(
  { files, self, now }: World,
  { lock, note }: { lock: string; note: string },
  { leftAfter }: LockOptions,
): boolean {
  const age = now().getTime() - renewedAt(files, lock);
  if (leftAfter !== undefined && age > leftAfter) return true;
  const holder = parseNote(note);
  if (holder === undefined) return age > times.unreadable;
  const isHere =
    holder.system === undefined || self.system === undefined
      ? holder.host === self.host
      : holder.system === self.system;
  if (!isHere) return age > times.renewedWithin;
  return hasEnded(holder, note, self);
}

function hasEnded({ pid, start }: Holder, note: string, self: Self): boolean {
  const now = self.startOf(pid);
  const isAnother = start !== undefined && now !== undefined && start !== now;
  if (isAnother || !self.isAlive(pid)) return true;
  return pid === self.pid && !held.has(note);
}

/** Says that the holder is still there, unless the lock was taken over. */
function renew(files: FileSystem, lock: string, note: string): void {
  try {
    if (readNote(files, lock) === note) files.touch(lock);
  } catch {
    // It is tried again in a minute.
  }
}

/**
 * Takes a lock away, and only that one: two may find it left at once, and the slower must not take the faster one's new lock.
 * So it is renamed first, and given back where it turns out to be another.
 */
function takeAway(
  files: FileSystem,
  { lock, target, note, pid }: { lock: string; target: string; note: string; pid: number },
): void {
  if (readNote(files, lock) !== note) return;
  const aside = join(dirname(target), `.${basename(target)}.lock.digest-${pid}-left`);
  try {
    files.rename(lock, aside);
  } catch {
    return;
  }
  try {
    if (readNote(files, aside) !== note) files.link(aside, lock);
  } catch {
    // A third has made its own meanwhile.
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

/** Milliseconds since 1970; never for one that is gone. */
function renewedAt(files: FileSystem, lock: string): number {
  try {
    return files.stat(lock)?.modified ?? Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** A note that is cut off or not ours says nothing. */
function parseNote(note: string): Holder | undefined {
  try {
    const { pid, host, system, start } = JSON.parse(note) as Record<string, unknown>;
    if (typeof pid !== 'number' || typeof host !== 'string') return undefined;
    const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
    return { pid, host, system: text(system), start: text(start) };
  } catch {
    return undefined;
  }
}

function realTarget(files: FileSystem, path: string): string {
  try {
    return files.realPath(path);
  } catch {
    return path;
  }
}
