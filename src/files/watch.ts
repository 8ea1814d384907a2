/** How often a folder is looked at that cannot be watched, and one that is watched for being another by now; milliseconds. */
const lookEvery = 500;

/** Watches a folder of the real disk: see `FileSystem.watch`. */
export function watchFolder(folder: string, changed: (name: string | undefined) => void): () => void {
  const { statSync, watch } = process.getBuiltinModule('node:fs');
  let stop: (() => void) | undefined;
  let watched: string | undefined;

  /** What tells a folder from another that has its name. */
  const identity = (): string | undefined => {
    const stat = statSync(folder, { throwIfNoEntry: false });
    return stat?.isDirectory() === true ? `${stat.dev}:${stat.ino}` : undefined;
  };

  const begin = (): void => {
    stop?.();
    stop = undefined;
    watched = safely(identity);
    if (watched === undefined) return;
    const watcher = safely(() => watch(folder, (_, name) => changed(name ?? undefined)));
    if (watcher === undefined) return;
    // It ends by itself where the folder is removed; the next look takes it from there.
    watcher.on('error', () => {});
    stop = () => watcher.close();
  };

  begin();
  // The system follows a folder that is moved, and says nothing of the one that comes after it.
  const timer = setInterval(() => {
    if (safely(identity) === watched) return;
    begin();
    changed(undefined);
  }, lookEvery);
  timer.unref();
  return () => {
    clearInterval(timer);
    stop?.();
  };
}

/** A folder that nobody may look at is one that is not there. */
function safely<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
