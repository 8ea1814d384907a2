import { dirname, relative, sep } from 'node:path';
import type { Context } from '../context.ts';
import { realPathOf } from '../files/index.ts';
import { Failure } from '../problem/index.ts';
import { type Git, openGit } from './git.ts';

/** The full name of the commit that a ref means. Throws Failure `unknown-commit`, and `no-git` where git refuses the folder. */
export function commitOf(git: Git, ref: string): string {
  // A ref that begins with a dash would be an option. What a tag leads to is asked without `^{commit}`, over which git complains
  // where that is a tree.
  const name = git.run('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{}`)?.trim();
  // `^HEAD` is all that HEAD does not lead to.
  const isCommit =
    name !== undefined && /^[\da-f]+$/.test(name) && git.run('cat-file', '-t', name)?.trim() === 'commit';
  if (!isCommit) throw new Failure('unknown-commit', { ref });
  return name;
}

/**
 * The bytes that a file (absolute path) had in a commit; `undefined` where the commit has no such file. Throws Failure
 * `unknown-commit`, or `no-git` where git is missing, or there is no checkout.
 */
export function bytesAt(context: Context, path: string, ref: string): Uint8Array | undefined {
  const real = realPathOf(context.files, path);
  const git = openGit(context, dirname(real));
  const commit = commitOf(git, ref);
  // Names are relative to the work tree, which the repository's own config may have put elsewhere.
  const tree = git.run('rev-parse', '--show-toplevel')?.replace(/\n$/, '') ?? git.top;
  const name = relative(tree, real).split(sep).join('/');
  const entry = git.run('ls-tree', '-z', '--full-tree', commit, '--', name) ?? '';
  // A folder or a link of that name is no such file.
  const [, blob] = /^100\d{3} blob ([\da-f]+)\t/.exec(entry) ?? [];
  if (blob === undefined) return undefined;
  // Texts are UTF-8; what is none is told when it is read.
  return new TextEncoder().encode(git.run('cat-file', 'blob', blob));
}
