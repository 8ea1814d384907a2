import { join } from 'node:path';
import type { Context } from '../context.ts';
import { writeAtomically } from './atomic-write.ts';
import { withLock } from './lock.ts';
import { removeTemporaries } from './temporary.ts';
import { privateMode, readOwn, userFolder } from './user-folder.ts';

/** A cache on disk for small JSON values that can be made again. None of its methods throws over a disk. */
export interface Cache {
  /** Absolute path of its folder; `undefined` where the system names no place for such files, and nothing is cached. */
  readonly folder: string | undefined;
  /** The value stored under a name; `undefined` if there is none, or none that can be read. */
  load(name: string): unknown;
  save(name: string, value: unknown): void;
  /** The stored values, in no order and without its names; no more than `most`. */
  all(most: number): unknown[];
  /**
   * Does `work` while no other process does its own under this name, where that can be held: not on a disk that takes nothing.
   * `work` takes no longer than loading and saving, and throws nothing.
   */
  alone<T>(name: string, work: () => T): Promise<T>;
}

/** Milliseconds that a lock is waited for, and after which it is left: it is held for far less. */
const patience = 3000;
const leftAfter = 10_000;

/** The cache of this user. */
export async function cacheFor(
  context: Pick<Context, 'env' | 'files' | 'now' | 'self' | 'wait' | 'stderr'>,
): Promise<Cache> {
  const { files, now } = context;
  const { createHash } = await import('node:crypto');
  const place = userFolder(context, 'cache');
  const folder = 'path' in place ? place.path : undefined;
  const pathOf = (name: string): string | undefined =>
    folder === undefined
      ? undefined
      : join(folder, `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.json`);
  const read = (path: string): unknown => {
    try {
      return JSON.parse(new TextDecoder().decode(readOwn(context, path)));
    } catch {
      return undefined;
    }
  };
  let isSwept = false;
  return {
    folder,
    load(name) {
      const path = pathOf(name);
      return path === undefined ? undefined : read(path);
    },
    all(most) {
      if (folder === undefined) return [];
      try {
        const names = files.list(folder).filter((name) => /^[\da-f]{32}\.json$/.test(name));
        return names.slice(0, most).map((name) => read(join(folder, name)));
      } catch {
        return [];
      }
    },
    save(name, value) {
      const path = pathOf(name);
      if (path === undefined || folder === undefined) return;
      try {
        files.makeDirectory(folder, privateMode);
        if (!isSwept) removeTemporaries(files, folder, { name: '', now: now() });
        isSwept = true;
        writeAtomically(files, path, `${JSON.stringify(value)}\n`, {
          overwrite: true,
          sync: false,
          // What a person reads is nobody else's business.
          mode: 0o600,
        });
      } catch {
        // What is not cached is asked for again.
      }
    },
    async alone(name, work) {
      const path = pathOf(name);
      if (path === undefined || folder === undefined) return work();
      try {
        files.makeDirectory(folder, privateMode);
        return await withLock({ ...context, isQuiet: true }, path, work, { patience, leftAfter });
      } catch {
        return work();
      }
    },
  };
}
