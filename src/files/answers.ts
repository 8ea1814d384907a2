import { join } from 'node:path';
import type { Context } from '../context.ts';
import type { Failure } from '../problem/index.ts';
import { writeAtomically } from './atomic-write.ts';
import { makeFolder, removeFile } from './change.ts';
import { diskCode } from './disk-code.ts';
import { listFolder, look } from './look.ts';
import { failureOf, orFailure } from './or-failure.ts';
import { readBytes } from './read-bytes.ts';
import { removeTemporaries } from './temporary.ts';
import { privateMode, userFolder } from './user-folder.ts';
import { sha256 } from './hash.ts';

/** Answers that were given and not yet used, as plain JSON data. */
export type Answers = Readonly<Record<string, unknown>>;

/** Answers that a run left which nobody is at any more. */
export interface Waiting {
  readonly answers: Answers;
  /** When they were saved. */
  readonly at: Date;
  /** Makes them this run's own, and returns what they are by now; `undefined` where another run was faster. */
  readonly take: () => Answers | undefined;
}

/** The file is whole, or `reason` says why it could not be written. */
export type Saved = { readonly path: string } | { readonly reason: string };

/**
 * Where the answers of one newsletter are kept between runs: a file for each run, so that none touches what another keeps.
 * None of its methods throws over a disk.
 */
export interface AnswersStore {
  /** What runs that ended have left, the newest first, and why something there cannot be read. Removes litter. */
  waiting(): { readonly found: readonly Waiting[]; readonly unreadable: readonly Failure[] };
  /** Keeps this run's answers, for this user alone, in place of those before. */
  save(answers: Answers): Saved;
  /** Gives this run's answers to whoever comes next, also while this process goes on; where they are, if there are any. */
  leave(): string | undefined;
  /** Removes what this run has kept or taken over. */
  remove(): void;
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** Whether a process of another computer lives cannot be known: its answers wait for so long after the last of them. */
const otherSystem = 60 * minute;
/** Where the system does not say when a process began, one that lives may be another of the same number. */
const otherProcess = 7 * day;
/** Answers for a newsletter that is not worked on any more. Those of this one are offered, however old they are. */
const forgotten = 90 * day;

/**
 * `NEWSLETTER.OWNER.json`, with `left-` before an owner that has gone. The owner is its host, boot and view of processes, pid,
 * start and run: in the name, since renaming is what no two can do with one file. Earlier versions wrote `NEWSLETTER.json`.
 */
const named =
  /^([0-9a-f]{16})(?:\.(left-)?([0-9a-f]{8})([0-9a-f]{8})([0-9a-f]{8})-(\d+)-(\d*)-[0-9a-z]+)?\.json$/;

/** The files of this process, of which each run has its own. */
const held = new Set<string>();
let runs = 0;

/** The store for the newsletter at `root`, in this user's folder for state. Saving is synchronous: an interrupted process may do it. */
export async function answersFor(
  context: Pick<Context, 'env' | 'files' | 'self' | 'now'>,
  root: string,
): Promise<AnswersStore> {
  const { files, self, now } = context;
  const digest = (text: string, length: number): string => sha256(text).toString('hex').slice(0, length);
  const state = userFolder(context, 'state');
  const reason = 'reason' in state ? state.reason : undefined;
  const newsletter = digest(root, 16);
  const host = digest(self.host, 8);
  // A system that names neither is known by its host.
  const [boot = self.host, view = ''] = self.system?.split(' ') ?? [];
  const [here, seen] = [digest(boot, 8), digest(view, 8)];
  const start = self.startOf(self.pid) ?? '';
  const run = `${now().getTime().toString(36)}${(runs++).toString(36)}`;
  const owner = `${host}${here}${seen}-${self.pid}-${start}-${run}`;
  const folder = 'path' in state ? join(state.path, 'answers') : '';
  const own = join(folder, `${newsletter}.${owner}.json`);

  function isLeft(name: string, at: number): boolean {
    const [, , left, ofHost, ofBoot, ofView, pid, began] = named.exec(name) ?? [];
    if (left !== undefined || ofHost === undefined) return true;
    const age = now().getTime() - at;
    // After a restart of this computer none of its processes lives.
    if (ofBoot !== here) return ofHost === host || age > otherSystem;
    if (ofView !== seen) return age > otherSystem;
    const begins = self.startOf(Number(pid));
    if (began !== '' && begins !== undefined && began !== begins) return true;
    if (Number(pid) === self.pid) return !held.has(join(folder, name));
    return !self.isAlive(Number(pid)) || (begins === undefined && age > otherProcess);
  }

  /** `undefined` for what is no file of answers. Throws Failure. */
  function read(path: string): { answers: Answers; at: Date } | undefined {
    if (look(files, path)?.kind !== 'file') return undefined;
    const answers = parsed(readBytes(files, path));
    const at = new Date(String(answers?.['at']));
    return answers === undefined || Number.isNaN(at.getTime()) ? undefined : { answers, at };
  }

  /** Renames the file, and then reads what came with the name: its run may have saved once more, if it lived after all. */
  function take(path: string, offered: Answers): Answers | undefined {
    let taken: Answers | undefined;
    try {
      files.rename(path, own);
      held.add(own);
      failureOf(() => (taken = read(own)?.answers));
    } catch (error) {
      const code = diskCode(error);
      if (code === undefined) throw error;
      // Whoever comes second finds nothing to rename. In a folder that takes no changes they stay, and can be used.
      if (code === 'ENOENT') return undefined;
    }
    return taken ?? offered;
  }

  /** Removes old answers for other newsletters. */
  function tidy(name: string): void {
    const path = join(folder, name);
    const isOld = (at: number | undefined): boolean =>
      at !== undefined && now().getTime() - at >= forgotten && isLeft(name, at);
    if (named.test(name) && isOld(look(files, path)?.modified) && isOld(read(path)?.at.getTime()))
      removeFile(files, path);
  }

  return {
    waiting() {
      const found: Waiting[] = [];
      const unreadable: Failure[] = [];
      const trouble = failureOf(() => {
        if (reason !== undefined || look(files, folder)?.kind !== 'directory') return;
        removeTemporaries(files, folder, { name: '', now: now() });
        for (const name of listFolder(files, folder)) {
          const path = join(folder, name);
          const isOurs = named.exec(name)?.[1] === newsletter;
          const failure = failureOf(() => {
            const kept = isOurs ? read(path) : undefined;
            if (kept === undefined) tidy(name);
            else if (isLeft(name, kept.at.getTime()))
              found.push({ ...kept, take: () => take(path, kept.answers) });
          });
          if (failure !== undefined && isOurs) unreadable.push(failure);
        }
      });
      return {
        found: found.toSorted((a, b) => b.at.getTime() - a.at.getTime()),
        unreadable: trouble === undefined ? unreadable : [trouble],
      };
    },
    save(answers) {
      if (reason !== undefined) return { reason };
      const failure = failureOf(() => {
        makeFolder(files, folder, privateMode);
        const text = `${JSON.stringify({ at: now(), ...answers }, undefined, 2)}\n`;
        writeAtomically(files, own, text, { overwrite: true, mode: 0o600 });
      });
      if (failure !== undefined) return { reason: reasonOf(failure) };
      held.add(own);
      return { path: own };
    },
    leave() {
      if (!held.delete(own)) return undefined;
      const left = join(folder, `${newsletter}.left-${owner}.json`);
      const failure = failureOf(() => orFailure('cannot-write', left, () => files.rename(own, left)));
      return failure === undefined ? left : own;
    },
    remove() {
      if (held.delete(own)) failureOf(() => removeFile(files, own));
    },
  };
}

function parsed(bytes: Uint8Array): Answers | undefined {
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : undefined;
  } catch {
    return undefined;
  }
}

/** Without the words that a file is unchanged, which is no comfort here. */
function reasonOf({ args, words }: Failure): string {
  return 'path' in args && 'reason' in args
    ? `${args.path} cannot be written: ${args.reason}`
    : words.message;
}
