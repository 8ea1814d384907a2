import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { realPathOf } from '../../files/index.ts';
import { Failure } from '../../problem/index.ts';

/**
 * Those of `files` (absolute) that differ from a git ref, in the work tree or the index, or that git does not know yet.
 * Throws Failure `unknown-commit`, or `no-git` where git is missing or the folder is no checkout.
 */
export function changedSince(
  context: Context,
  root: string,
  ref: string,
  files: readonly string[],
): string[] {
  const git = (...args: string[]): string => {
    const { status, stdout, stderr, error } = context.exec('git', args, { cwd: root });
    if (error !== undefined)
      throw new Failure('no-git', { detail: 'git could not be started' }, { cause: error });
    // The only command that is quiet about what it does not find.
    if (status === 1 && stderr.trim() === '') throw new Failure('unknown-commit', { ref });
    if (status !== 0)
      throw new Failure('no-git', {
        detail:
          stderr
            .trim()
            .split('\n')[0]
            ?.replace(/^fatal: /, '') ?? '',
      });
    return stdout;
  };
  // A ref that begins with a dash would be an option.
  const commit = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`).trim();
  const top = git('rev-parse', '--show-toplevel').trim();
  const changed = git('diff', '--name-only', '-z', '--no-renames', '--no-relative', commit, '--', '.').split(
    '\0',
  );
  const untracked = git('ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', '.').split(
    '\0',
  );
  const real = (path: string): string => {
    try {
      return realPathOf(context.files, path);
    } catch (error) {
      // A link that leads out, or in a circle: whoever reads it says so.
      if (error instanceof Failure) return path;
      throw error;
    }
  };
  const names = new Set(
    [...changed, ...untracked].filter((name) => name !== '').map((name) => real(resolve(top, name))),
  );
  return files.filter((file) => names.has(real(file)));
}
