import { join } from 'node:path';
import type { Context } from '../context.ts';
import { writeAtomically } from './atomic-write.ts';
import { privateMode, userFolder } from './user-folder.ts';

/** Answers that were given and not yet used, as plain JSON data. */
export type Answers = Readonly<Record<string, unknown>>;

/** Where the answers of one newsletter are kept between runs. None of its methods throws over a disk. */
export interface AnswersStore {
  /** Absolute path; `undefined` where the system names no place for such files. */
  readonly path: string | undefined;
  /** The stored answers; `undefined` if there are none, or none that can be read. */
  load(): Answers | undefined;
  /** Keeps the answers for this user alone; `false` where that cannot be done. */
  save(answers: Answers): boolean;
  remove(): void;
}

/**
 * The store for the newsletter at `root`, in this user's folder for state. Saving is synchronous, so that it may be the last
 * thing an interrupted process does.
 */
export async function answersFor(
  context: Pick<Context, 'env' | 'files' | 'self'>,
  root: string,
): Promise<AnswersStore> {
  const { files } = context;
  const state = userFolder(context, 'state');
  const folder = state === undefined ? undefined : join(state, 'answers');
  const path = folder === undefined ? undefined : join(folder, `${await nameFor(root)}.json`);
  return {
    path,
    load() {
      if (path === undefined) return undefined;
      try {
        const data: unknown = JSON.parse(new TextDecoder().decode(files.read(path)));
        return isAnswers(data) ? data : undefined;
      } catch {
        return undefined;
      }
    },
    save(answers) {
      if (path === undefined || folder === undefined) return false;
      try {
        files.makeDirectory(folder, privateMode);
        writeAtomically(files, path, `${JSON.stringify(answers, undefined, 2)}\n`, {
          overwrite: true,
          mode: 0o600,
        });
        return true;
      } catch {
        return false;
      }
    },
    remove() {
      try {
        if (path !== undefined) files.remove(path);
      } catch {
        // Nothing was kept.
      }
    },
  };
}

/** Two newsletters have two names, whatever characters their paths have. */
async function nameFor(root: string): Promise<string> {
  const { createHash } = await import('node:crypto');
  return createHash('sha256').update(root).digest('hex').slice(0, 16);
}

function isAnswers(data: unknown): data is Answers {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
