import { isAbsolute, resolve } from 'node:path';
import type { Context } from '../context.ts';
import { look } from '../files/index.ts';
import { fenced, findRoot } from '../newsletter/index.ts';
import { Failure } from '../problem/index.ts';

/**
 * The context that `-C DIR` asks for, as git means it: as if the program had been started there. No command works in a folder
 * that was deleted: whatever is written there would make another of its name.
 */
export function inside(context: Context, cwd: string | undefined): Context {
  const path = resolve(context.cwd, cwd ?? '.');
  const isFound = look(context.files, path)?.kind === 'directory';
  const isAsked = cwd !== undefined && (context.isCwdGone !== true || isAbsolute(cwd));
  if (isAsked && !isFound) throw new Failure('no-such-directory', { path: cwd });
  if (!isAsked && (context.isCwdGone === true || !isFound))
    throw new Failure('no-working-directory', { path: context.cwd });
  return { ...context, cwd: path, files: fencedAround(path, context) };
}

function fencedAround(cwd: string, context: Context): Context['files'] {
  const { files } = context;
  try {
    const root = findRoot(context, cwd);
    return root === undefined ? files : fenced(files, root);
  } catch (error) {
    // Whoever asks for the newsletter says why there is none.
    if (error instanceof Failure) return files;
    throw error;
  }
}
