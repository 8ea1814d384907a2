import type { Context } from '../context.ts';
import { Failure } from '../problem/index.ts';
import { runGit, withoutLocal } from './git.ts';

/** Which key is meant, in the words of git's helpers: https://git-scm.com/docs/git-credential#IOFMT */
export interface Credential {
  /** https, smtps … */
  readonly protocol: string;
  /** With the port, where that is not the usual one. */
  readonly host: string;
  readonly username: string;
}

/** Nobody is asked: not on the terminal, not by a program with a window, not in a browser. An empty name is one that git does not pass over. */
const silent = { GIT_TERMINAL_PROMPT: '0', GIT_ASKPASS: '', SSH_ASKPASS: '', GCM_INTERACTIVE: 'never' };

/** There is no repository there, and git looks for no other: a checkout's config may name a helper, which is a command. */
const nowhere = { GIT_DIR: '/dev/null' };

/** The key that git's helpers keep; `undefined` where they keep none, and where there is no git. Asks nobody. */
export function fillCredential(context: Context, credential: Credential): string | undefined {
  const said = run(context, 'fill', linesOf(credential));
  const [, password] = /^password=(.+)$/m.exec(said ?? '') ?? [];
  return password;
}

/** Gives a key that has worked to git's helpers. Where none takes it, nothing happens. */
export function approveCredential(context: Context, credential: Credential, password: string): void {
  run(context, 'approve', [...linesOf(credential), `password=${password}`]);
}

function linesOf({ protocol, host, username }: Credential): string[] {
  // Never `url=`, in which a name could hold more than a name.
  return [`protocol=${protocol}`, `host=${host}`, `username=${username}`];
}

/** Through a pipe: what stands among the arguments of a program each user of the computer can read. */
function run(context: Context, act: 'fill' | 'approve', lines: readonly string[]): string | undefined {
  // A line break would begin another line.
  if (lines.some((line) => /[\n\r\0]/.test(line))) return undefined;
  try {
    const env = { ...withoutLocal(context), ...silent, ...nowhere };
    const { status, stdout } = runGit(context, ['credential', act], {
      env,
      input: `${lines.join('\n')}\n\n`,
    });
    return status === 0 ? stdout : undefined;
  } catch (error) {
    if (error instanceof Failure && error.code === 'no-git') return undefined;
    throw error;
  }
}
