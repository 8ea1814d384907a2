import type { Context } from '../context.ts';
import { Failure } from '../problem/index.ts';
import { openGit, runGit } from './git.ts';

/** Absolute paths of three versions of a file. */
export interface MergePaths {
  readonly base: string;
  /** It gets what is merged. */
  readonly ours: string;
  readonly theirs: string;
}

/**
 * Merges line by line as git does by itself, with its marks, and says whether all could be merged. Throws Failure `no-git` where git
 * is missing or refuses, as it does for what is no text.
 */
export function mergeLinesWithGit(
  context: Context,
  { base, ours, theirs }: MergePaths,
  labels: { readonly size: number; readonly ours: string; readonly theirs: string },
): boolean {
  const names = [labels.ours, 'base', labels.theirs].flatMap((label) => ['-L', label]);
  const args = ['merge-file', '--quiet', `--marker-size=${labels.size}`, ...names, '--', ours, base, theirs];
  const { status, stderr, error } = runGit(context, ['-C', context.cwd, ...args], { env: context.env });
  // It ends with the number of conflicts, at most 127.
  if (error === undefined && status !== null && status < 128) return status === 0;
  const line = stderr.split('\n').find((one) => one !== '') ?? 'git could not be started';
  throw new Failure('no-git', { detail: line.replace(/^(?:fatal|error): /, '') }, { cause: error });
}

/** https://git-scm.com/docs/gitattributes#_defining_a_custom_merge_driver */
export interface MergeDriver {
  /** As attributes name it. */
  readonly key: string;
  /** For people. */
  readonly name: string;
  /** What git runs, in a shell, at the top of the work tree. */
  readonly command: string;
}

/**
 * Tells this one repository what to merge with, unless it knows that already: `kept` where it has another command under that name.
 * Throws Failure `no-git`.
 */
export function setMergeDriver(
  context: Context,
  folder: string,
  { key, name, command }: MergeDriver,
  dryRun: boolean,
): 'set' | 'same' | 'kept' {
  const git = openGit(context, folder);
  const there = git.run('config', '--local', '--get', `merge.${key}.driver`)?.replace(/\n$/, '');
  if (there !== undefined) return there === command ? 'same' : 'kept';
  if (dryRun) return 'set';
  // Git refuses to merge with one that has a name and no command.
  git.run('config', '--local', `merge.${key}.driver`, command);
  git.run('config', '--local', `merge.${key}.name`, name);
  return 'set';
}
