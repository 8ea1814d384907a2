import { dirname, join, relative, sep } from 'node:path';
import type { FileSystem } from '../context.ts';
import { cannotRead, cannotWrite } from './or-failure.ts';
import { diskCode } from './disk-code.ts';

/**
 * The same disk, on which what lies in `root` by its name lies in `home` also where its links lead: a pull request may bring a
 * link to any file of the machine, and through it nothing is read and nothing written. `home` is `root`, or a folder around it;
 * what is git's own there, with settings and secrets that no branch brings, is out of it. Other places are as they were. Paths are
 * absolute. What leads out throws Failure `cannot-read` or `cannot-write`, which names the link.
 */
export function fence(files: FileSystem, root: string, home: string): FileSystem {
  const inside = [root, realPathSoFar(files, root)];
  const allowed = [...inside, realPathSoFar(files, home)];
  const isAllowed = (path: string): boolean => isInOneOf(allowed, realPathSoFar(files, path));

  /** The link that leads out, if one does. */
  function wayOut(path: string): string | undefined {
    const folder = inside.find((one) => isIn(one, path));
    if (folder === undefined || isAllowed(path)) return undefined;
    let at = folder;
    for (const part of relative(folder, path).split(sep)) {
      at = join(at, part);
      if (!isAllowed(at)) break;
    }
    return at;
  }
  function toRead(path: string): string {
    const link = wayOut(path);
    if (link !== undefined) throw cannotRead(link, 'leads-out');
    return path;
  }
  function toWrite(path: string): string {
    const link = wayOut(path);
    if (link !== undefined) throw cannotWrite(link, 'leads-out');
    return path;
  }
  /** A name is made or taken away: only its folder is followed. */
  function toName(path: string): string {
    toWrite(dirname(path));
    return path;
  }
  return {
    read: (path) => files.read(toRead(path)),
    readToEnd: async (path) => files.readToEnd(toRead(path)),
    open: (path, which, mode) => files.open(which === 'new' ? toName(path) : toWrite(path), which, mode),
    write: (file, bytes, offset) => files.write(file, bytes, offset),
    truncate: (file, length) => files.truncate(file, length),
    setMode: (file, mode) => files.setMode(file, mode),
    setOwner: (file, owner) => files.setOwner(file, owner),
    sync: (file) => files.sync(file),
    close: (file) => files.close(file),
    rename: (from, to) => files.rename(toName(from), toName(to)),
    link: (existing, path) => files.link(toName(existing), toName(path)),
    remove: (path) => files.remove(toName(path)),
    syncFolder: (path) => files.syncFolder(path),
    makeDirectory: (path, mode) => files.makeDirectory(toWrite(path), mode),
    list: (path) => files.list(toRead(path)),
    stat: (path) => files.stat(path),
    state: (path) => files.state(path),
    mayWrite: (path) => files.mayWrite(path),
    touch: (path) => files.touch(toWrite(path)),
    isLink: (path) => files.isLink(path),
    realPath: (path) => files.realPath(toRead(path)),
    watch: (folder, changed) => files.watch(folder, changed),
  };
}

/** Every link followed, as far as there is anything: nothing can be made through a dead link. */
function realPathSoFar(files: FileSystem, path: string): string {
  try {
    return files.realPath(path);
  } catch (error) {
    const above = dirname(path);
    if (diskCode(error) === undefined || above === path) throw error;
    return join(realPathSoFar(files, above), relative(above, path));
  }
}

function isInOneOf(folders: readonly string[], path: string): boolean {
  return folders.some((folder) => isIn(folder, path) && !gitsOwn.test(relative(folder, path)));
}

/** Matches a path into the folder that git keeps for itself, as disks name it that know no case, or short names. */
const gitsOwn = /(?:^|[\\/])(?:\.git|git~\d)(?:[\\/]|$)/i;

function isIn(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
