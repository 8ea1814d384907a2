import type { Context } from '../context.ts';
import { Failure } from '../problem/index.ts';
import { openGit } from './git.ts';

/** The address of the remote `origin` of the repository around a folder; `undefined` where there is none, or no git. */
export function originOf(context: Context, folder: string): string | undefined {
  try {
    return openGit(context, folder).run('remote', 'get-url', 'origin')?.trim();
  } catch (error) {
    if (error instanceof Failure && error.code === 'no-git') return undefined;
    throw error;
  }
}
