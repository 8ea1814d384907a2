import { basename, join } from 'node:path';
import type { Stats } from 'node:fs';

/** How often a folder is looked at, whatever the system tells of it; milliseconds. */
const lookEvery = 500;
/** Looking takes at most one part in so many of the time, however large the folder and slow the disk. */
const leisure = 20;

/**
 * Watches a folder of the real disk: see `FileSystem.watch`. The system tells at once, but not everything: nothing where too
 * much is watched already or the disk is another computer's, nothing of a file that a link leads to, nor of a folder that
 * comes after one of its name. So the folder is looked at now and then as well.
 */
export function watchFolder(folder: string, changed: (name: string | undefined) => void): () => void {
  const { readdirSync, statSync, watch } = process.getBuiltinModule('node:fs');
  let stop: (() => void) | undefined;
  let watched: string | undefined;
  /** Of what was told: its state by its name. */
  let told = new Map<string, string>();

  const stat = (path: string): Stats | undefined => safely(() => statSync(path, { throwIfNoEntry: false }));
  const identity = (): string | undefined => {
    const found = stat(folder);
    return found?.isDirectory() === true ? identityOf(found) : undefined;
  };
  const stateOf = (name: string): string => {
    const found = stat(join(folder, name));
    if (found === undefined) return 'nothing';
    return found.isDirectory() ? identityOf(found) : `${found.ino} ${found.mtimeMs} ${found.size}`;
  };
  const states = (): Map<string, string> => {
    const names = safely(() => readdirSync(folder)) ?? [];
    return new Map(names.map((name) => [name, stateOf(name)]));
  };

  const end = (): void => {
    stop?.();
    stop = undefined;
  };
  const begin = (): void => {
    end();
    watched = identity();
    if (watched === undefined) return;
    const watcher = safely(() => watch(folder, hear));
    if (watcher === undefined) return;
    watcher.on('error', end);
    stop = () => watcher.close();
  };
  const beginAgain = (): void => {
    begin();
    told = states();
    changed(undefined);
  };
  const hear = (event: string, name: string | null): void => {
    // So the system tells that the folder itself was removed or moved.
    if (name === null || (event === 'rename' && name === basename(folder))) return beginAgain();
    told.set(name, stateOf(name));
    changed(name);
  };

  const look = (): void => {
    if (identity() !== watched) return beginAgain();
    if (stop === undefined) begin();
    const before = told;
    told = states();
    for (const name of new Set([...before.keys(), ...told.keys()]))
      if ((before.get(name) ?? 'nothing') !== (told.get(name) ?? 'nothing')) changed(name);
  };
  let timer: NodeJS.Timeout;
  let lastTook = 0;
  const lookAfter = (milliseconds: number): void => {
    timer = setTimeout(() => {
      const start = performance.now();
      look();
      const took = performance.now() - start;
      // A single one that takes long tells of a computer that is busy, not of the folder.
      lookAfter(Math.max(lookEvery, leisure * Math.min(took, lastTook)));
      lastTook = took;
    }, milliseconds);
    timer.unref();
  };

  begin();
  told = states();
  lookAfter(lookEvery);
  return () => {
    clearTimeout(timer);
    end();
  };
}

/** Tells a folder from a later one of the same name, which may even get the same inode number. */
function identityOf({ dev, ino, birthtimeMs }: Stats): string {
  return `${dev} ${ino} ${birthtimeMs}`;
}

/** Treats a path that may not be looked at as absent. */
function safely<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
