import { dirname, isAbsolute, relative, resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { realPathOf } from '../../files/index.ts';
import { commitOf, openGit } from '../../git/index.ts';
import { Failure } from '../../problem/index.ts';

/**
 * Those of `files` (absolute) that differ from a git ref, in the work tree or the index, or that git does not know yet.
 * Throws Failure `unknown-commit`, or `no-git` where git is missing or refuses the folder.
 */
export function changedSince(
  context: Context,
  root: string,
  ref: string,
  files: readonly string[],
): string[] {
  const git = openGit(context, root);
  const commit = commitOf(git, ref);
  const known = new Map<string, string>();
  const real = (path: string): string => {
    const found = known.get(path) ?? realPathOrName(context, path);
    known.set(path, found);
    return found;
  };

  // Names are relative to the work tree, which the repository's own config may have put elsewhere.
  const tree = git.run('rev-parse', '--show-toplevel')?.replace(/\n$/, '') ?? git.top;
  // A link in the newsletter may lead to a file elsewhere in the repository.
  const folders = new Set([root, ...files.map((file) => dirname(real(file)))].map(real));
  const places = [...folders].map((folder) => relative(git.top, folder) || '.');
  const inside = places.filter((place) => !/^\.\.(?:[\\/]|$)/.test(place) && !isAbsolute(place));
  const changed = git.run(
    ...['diff', '--name-only', '-z', '--no-renames', '--no-relative', '--no-ext-diff', '--no-textconv'],
    ...['--ignore-submodules=all', commit, '--', ...inside],
  );
  const untracked = git.run(
    ...['ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', ...inside],
  );
  const names = `${changed ?? ''}\0${untracked ?? ''}`.split('\0').filter((name) => name !== '');
  const paths = new Set(names.map((name) => real(resolve(tree, name))));
  return files.filter((file) => paths.has(real(file)));
}

function realPathOrName({ files }: Context, path: string): string {
  try {
    return realPathOf(files, path);
  } catch (error) {
    // A link that leads out, or in a circle: whoever reads it says so.
    if (error instanceof Failure) return path;
    throw error;
  }
}
