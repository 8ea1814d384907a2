import { basename, dirname, join } from 'node:path';
import type { Context, FileSystem } from '../context.ts';
import { Failure } from '../problem/index.ts';
import { createFile } from './create-file.ts';
import { diskCode } from './disk-code.ts';
import { withLock } from './lock.ts';
import { look } from './look.ts';
import { readBytes } from './read-bytes.ts';
import { Replacement, sameBytes } from './replacement.ts';

type World = Parameters<typeof withLock>[0];

/** Milliseconds. Some editors empty a file and write it in parts. */
const times = {
  /** Between two looks. */
  pause: 200,
  /** A file that was changed longer ago is not being written. */
  quiet: 1000,
  /** How long one that is being written is waited for. */
  patience: 2000,
};

export interface Edited<T> {
  /** The whole new text; `undefined` changes nothing. */
  readonly content: string | Uint8Array | undefined;
  readonly result: T;
}

/**
 * Changes a file that other programs change too: no other digest does so meanwhile, one that an editor is writing is waited for,
 * and what another program writes in the very moment is not lost. `edit` gets the bytes of the file. Throws Failure `no-such-file`,
 * `cannot-read`, `locked`, `cannot-write`, `half-written`, `changed-meanwhile`, and what `edit` throws.
 */
export function editFile<T>(
  context: World,
  path: string,
  edit: (bytes: Uint8Array) => Edited<T> | Promise<Edited<T>>,
): Promise<T> {
  return withLock(context, path, async () => {
    const before = await readSettled(context, path);
    const { content, result } = await edit(before);
    if (content !== undefined)
      await replace(context, path, {
        before,
        bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
      });
    return result;
  });
}

/** What this process wrote itself nobody is writing. */
const written = new WeakMap<FileSystem, Map<string, Uint8Array>>();

/** A file that was changed a moment ago is read until two readings agree. */
async function readSettled({ files, now, wait }: World, path: string): Promise<Uint8Array> {
  let bytes = readBytes(files, path);
  const own = written.get(files)?.get(path);
  const age = now().getTime() - (look(files, path)?.modified ?? 0);
  if (age >= times.quiet || (own !== undefined && sameBytes(own, bytes))) return bytes;
  for (let waited = 0; waited < times.patience; waited += times.pause) {
    await wait(times.pause);
    const next = readBytes(files, path);
    if (sameBytes(bytes, next)) return next;
    bytes = next;
  }
  return bytes;
}

async function replace(
  { files, wait }: Pick<Context, 'files' | 'wait'>,
  path: string,
  { before, bytes }: { before: Uint8Array; bytes: Uint8Array },
): Promise<void> {
  const replacement = Replacement.prepare(files, path, bytes, {
    overwrite: true,
    expected: before,
    keepsOld: true,
  });
  replacement.commit();
  try {
    requireUnseen(files, path, { replacement, before, bytes });
    await wait(times.pause);
    requireUnseen(files, path, { replacement, before, bytes });
  } finally {
    replacement.settle();
  }
  const ours = written.get(files) ?? new Map<string, Uint8Array>();
  written.set(files, ours.set(path, bytes));
}

/** Throws Failure `changed-meanwhile` where another program wrote since: its text has the name, and ours stands beside it. */
function requireUnseen(
  files: FileSystem,
  path: string,
  { replacement, before, bytes }: { replacement: Replacement; before: Uint8Array; bytes: Uint8Array },
): void {
  const { target, old } = replacement;
  const isOldWritten = old !== undefined && !isStill(files, old, before);
  if (!isOldWritten && isStill(files, target, bytes)) return;
  const kept = layBeside(files, target, bytes);
  // Whoever wrote into the old file goes on to do so.
  if (isOldWritten && isStill(files, target, bytes)) replacement.undo();
  throw new Failure('changed-meanwhile', { path, kept });
}

/** A file that cannot be read for a moment was not written for that. */
function isStill(files: FileSystem, path: string, bytes: Uint8Array): boolean {
  try {
    return sameBytes(files.read(path), bytes);
  } catch (error) {
    return diskCode(error) !== 'ENOENT';
  }
}

/** Gives the path; `undefined` where no file can be made. The name ends in none of an issue's endings. */
function layBeside(files: FileSystem, target: string, bytes: Uint8Array): string | undefined {
  for (let n = 1; n < 100; n++) {
    const path = join(dirname(target), `${basename(target)}.digest-${n}`);
    try {
      createFile(files, path, bytes, {});
      return path;
    } catch (error) {
      if (diskCode(error) !== 'EEXIST') return undefined;
    }
  }
  return undefined;
}
