import { dirname, isAbsolute, join } from 'node:path';
import type { Context, FileSystem } from '../context.ts';

/** The kinds of the XDG Base Directory specification: files that would be missed, and files that can be made again. */
const kinds = {
  state: { variable: 'XDG_STATE_HOME', inHome: ['.local', 'state'] },
  cache: { variable: 'XDG_CACHE_HOME', inHome: ['.cache'] },
} as const;

/** With which such a folder is made: nobody else's business. */
export const privateMode = 0o700;

/** Bits of a mode that let others write. */
const othersWrite = 0o022;

/**
 * Where this program keeps files of one kind for its user: `digest` in `$XDG_STATE_HOME` or `$XDG_CACHE_HOME`, by default in
 * `~/.local/state` or `~/.cache`, and in `%LOCALAPPDATA%` on Windows. A variable that holds no absolute path counts as not set,
 * as the specification wants it. A reason, in words, where the system names no place for such files, or that is another's: `sudo` may
 * keep the HOME of who called it, and what anybody can write is not what this program kept. `inside`: a folder in it.
 */
export function userFolder(
  { env, files, self }: Pick<Context, 'env' | 'files' | 'self'>,
  kind: keyof typeof kinds,
  ...inside: readonly string[]
): { readonly path: string } | { readonly reason: string } {
  const { variable, inHome } = kinds[kind];
  const home = absolute(env['HOME']) ?? absolute(env['USERPROFILE']);
  const parent =
    absolute(env[variable]) ??
    absolute(env['LOCALAPPDATA']) ??
    (home === undefined ? undefined : join(home, ...inHome));
  if (parent === undefined)
    return { reason: env['HOME'] === undefined ? 'HOME is not set' : 'HOME is no absolute path' };
  const path = join(parent, 'digest', ...inside);
  if (self.user === undefined || isOwn(files, path, self.user)) return { path };
  return { reason: `the folder for them, ${path}, is not yours alone` };
}

/**
 * Whether a folder is this user's own, and not everybody's to write to. One that is not there will be, where the nearest above it is, or
 * is one like `/tmp`, where each user's files are safe from the others.
 */
function isOwn(files: FileSystem, folder: string, user: number): boolean {
  try {
    let nearest = folder;
    let stat = files.stat(nearest);
    for (; stat === undefined && dirname(nearest) !== nearest; stat = files.stat(nearest))
      nearest = dirname(nearest);
    if (stat === undefined) return false;
    const isSticky = (stat.mode & 0o1000) !== 0;
    if (nearest !== folder && isSticky) return true;
    // A group may well share a home, but nobody shares what is kept for a user.
    const others = nearest === folder ? othersWrite : 0o002;
    return stat.owner.user === user && (stat.mode & others) === 0;
  } catch {
    return false;
  }
}

/** The bytes of a file in such a folder; `undefined` where there is none that this program could have written for this user. */
export function readOwn(
  { files, self: { user } }: Pick<Context, 'files' | 'self'>,
  path: string,
): Uint8Array | undefined {
  try {
    const stat = files.isLink(path) ? undefined : files.stat(path);
    if (stat?.kind !== 'file') return undefined;
    if (user !== undefined && (stat.owner.user !== user || (stat.mode & othersWrite) !== 0)) return undefined;
    return files.read(path);
  } catch {
    return undefined;
  }
}

function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}
