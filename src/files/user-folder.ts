import { isAbsolute, join } from 'node:path';
import type { Context } from '../context.ts';

/** The kinds of the XDG Base Directory specification: files that would be missed, and files that can be made again. */
const kinds = {
  state: { variable: 'XDG_STATE_HOME', inHome: ['.local', 'state'] },
  cache: { variable: 'XDG_CACHE_HOME', inHome: ['.cache'] },
} as const;

/**
 * Where this program keeps files of one kind for its user: `digest` in `$XDG_STATE_HOME` or `$XDG_CACHE_HOME`, by default in
 * `~/.local/state` or `~/.cache`, and in `%LOCALAPPDATA%` on Windows. A variable that holds no absolute path counts as not set,
 * as the specification wants it. `undefined` where the system names no place for such files.
 */
export function userFolder(env: Context['env'], kind: keyof typeof kinds): string | undefined {
  const { variable, inHome } = kinds[kind];
  const given = absolute(env[variable]) ?? absolute(env['LOCALAPPDATA']);
  if (given !== undefined) return join(given, 'digest');
  const home = absolute(env['HOME']) ?? absolute(env['USERPROFILE']);
  return home === undefined ? undefined : join(home, ...inHome, 'digest');
}

function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}
