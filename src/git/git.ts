import type { Context } from '../context.ts';
import { dictionary } from '../data.ts';
import { realPathOf } from '../files/index.ts';
import { Failure } from '../problem/index.ts';
import { findGitRoot } from './root.ts';

/** Runs git in one repository. */
export interface Git {
  /** Absolute path of the folder that holds `.git`. Paths in arguments are relative to it, and stand behind `--`. */
  readonly top: string;
  /** Gives the standard output; `undefined` where git fails without a word, as it does over what it does not find. */
  run(...args: readonly string[]): string | undefined;
}

/**
 * What git is always told. Whose repository it is, git finds out by itself: `--git-dir`, `--work-tree` and `GIT_DIR` would
 * switch that off, and a stranger's filters would run.
 */
const always = [
  // A folder that only looks like the inside of a repository can come with a branch, with a config of commands in it.
  ...['-c', 'safe.bareRepository=explicit'],
  // It names a command that every look at the files would run.
  ...['-c', 'core.fsmonitor=false'],
  // Looking may refresh the index, after which git would run a hook.
  ...['-c', 'core.hooksPath=/dev/null'],
  '--literal-pathspecs',
];

/** Variables that would contradict that. */
const contradicting = /^GIT_(?:LITERAL|GLOB|NOGLOB|ICASE)_PATHSPECS$/;

/** What a clone left out is not fetched, by a command that the repository may name: no setting says more than this variable. */
const offline = { GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1' };

/** The repository around a folder. Throws Failure `no-git` where there is none, as each run does where git refuses. */
export function openGit(context: Context, folder: string): Git {
  // Git looks around in the real folder too.
  const top = findGitRoot(context.files, realPathOf(context.files, folder));
  if (top === undefined) throw new Failure('no-git', { detail: 'this is no git checkout' });
  const plain = { ...withoutLocal(context), ...offline };
  const run = (env: Context['env'], args: readonly string[]): string | undefined =>
    start(context, ['-C', top, ...always, ...args], env);
  const env = {
    ...plain,
    ...withoutFilters(run(plain, ['config', '-z', '--name-only', '--get-regexp', '^filter\\.'])),
  };
  return { top, run: (...args) => run(env, args) };
}

/**
 * Settings, as variables for git, under which none of these `filter.*` keys names a command: to compare two texts none is needed,
 * and attributes that a branch brings would start it.
 */
function withoutFilters(keys = ''): Record<string, string> {
  const names = new Set(keys.split('\0').flatMap((key) => /^filter\.(.*)\.[^.]+$/is.exec(key)?.[1] ?? []));
  const off = { clean: '', smudge: '', process: '', required: 'false' };
  const settings = [...names].flatMap((name) =>
    Object.entries(off).map(([key, value]) => [`filter.${name}.${key}`, value] as const),
  );
  if (settings.length === 0) return {};
  const variables: [string, string][] = settings.flatMap(([key, value], i) => [
    [`GIT_CONFIG_KEY_${i}`, key],
    [`GIT_CONFIG_VALUE_${i}`, value],
  ]);
  return dictionary(Object.fromEntries([['GIT_CONFIG_COUNT', String(settings.length)], ...variables]));
}

/** The environment without what names another repository than the one that is asked, as a hook has it. */
export function withoutLocal(context: Context): Context['env'] {
  const own = Object.entries(context.env);
  // None of git's variables may keep it from naming them.
  const plain = Object.fromEntries(own.filter(([name]) => !name.startsWith('GIT_')));
  const local = start(context, ['rev-parse', '--local-env-vars'], plain)?.split('\n') ?? [];
  return Object.fromEntries(own.filter(([name]) => !local.includes(name) && !contradicting.test(name)));
}

/** Runs git where a system that looks for programs in the working directory finds none of the newsletter's. */
export function runGit(
  context: Context,
  args: readonly string[],
  options: Pick<Parameters<Context['exec']>[2], 'env' | 'input'>,
): ReturnType<Context['exec']> {
  return context.exec('git', args, { cwd: context.packageRoot, ...options });
}

function start(context: Context, args: readonly string[], env: Context['env']): string | undefined {
  const { status, stdout, stderr, error } = runGit(context, args, { env });
  if (error !== undefined)
    throw new Failure('no-git', { detail: 'git could not be started' }, { cause: error });
  if (status === 0) return stdout;
  // Its status is 1 then, or 128 where a reflog is too short; a signal gives none.
  if (status !== null && stderr.trim() === '') return undefined;
  const [line = ''] = stderr.trim().split('\n');
  throw new Failure('no-git', { detail: line.replace(/^fatal: /, '') });
}
