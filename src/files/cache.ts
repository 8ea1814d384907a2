import { join } from 'node:path';
import type { Context } from '../context.ts';
import { writeAtomically } from './atomic-write.ts';
import { withLock } from './lock.ts';
import { removeTemporaries } from './temporary.ts';
import { privateMode, readOwn, userFolder } from './user-folder.ts';
import { sha256 } from './hash.ts';

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

/**
 * The cache of this user, or one beside it that has `folder` to itself and keeps no more than about `most` values: the first that a run
 * saves makes room, at the cost of those that were saved first.
 */
export async function cacheFor(
  context: Pick<Context, 'env' | 'files' | 'now' | 'self' | 'wait' | 'stderr'>,
  own?: { readonly folder: string; readonly most: number },
): Promise<Cache> {
  const { files, now } = context;
  const place = userFolder(context, 'cache', ...(own === undefined ? [] : [own.folder]));
  const folder = 'path' in place ? place.path : undefined;
  const pathOf = (name: string): string | undefined =>
    folder === undefined ? undefined : join(folder, `${sha256(name).toString('hex').slice(0, 32)}.json`);
  const read = (path: string): unknown => {
    try {
      return JSON.parse(new TextDecoder().decode(readOwn(context, path)));
    } catch {
      return undefined;
    }
  };
  const valuesIn = (place: string): string[] =>
    files.list(place).filter((name) => /^[\da-f]{32}\.json$/.test(name));
  const sweep = (place: string): void => {
    removeTemporaries(files, place, { name: '', now: now() });
    const names = own === undefined ? [] : valuesIn(place);
    if (own === undefined || names.length < own.most) return;
    const savedAt = (name: string): number => files.stat(join(place, name))?.modified ?? 0;
    const newest = names.map((name) => ({ name, at: savedAt(name) })).toSorted((a, b) => b.at - a.at);
    for (const { name } of newest.slice(own.most - 1)) {
      try {
        files.remove(join(place, name));
      } catch {
        // Another run was faster, or the disk refuses: then it stays.
      }
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
        return valuesIn(folder)
          .slice(0, most)
          .map((name) => read(join(folder, name)));
      } catch {
        return [];
      }
    },
    save(name, value) {
      const path = pathOf(name);
      if (path === undefined || folder === undefined) return;
      try {
        files.makeDirectory(folder, privateMode);
        if (!isSwept) sweep(folder);
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
