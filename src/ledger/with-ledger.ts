import { basename, join } from 'node:path';
import type { Context } from '../context.ts';
import { listFolder, makeFolder, removeFile, withLock, writeTogether } from '../files/index.ts';
import { textOf } from './form.ts';
import type { Ledger } from './model.ts';
import { type LedgerPaths, ledgerPaths } from './paths.ts';
import { readLedger } from './read.ts';

/** What a channel got, to be kept beside the ledger. */
export interface Copies {
  /** The issue file's bytes, of which the record has the hash. */
  readonly forum?: Uint8Array;
  readonly mail?: Uint8Array;
  /** The text of every part of the post, in order. */
  readonly raw?: readonly string[];
}

/** The ledger of one week while its lock is held. */
export interface LedgerBook {
  /** As it was read, or written last. */
  readonly ledger: Ledger;
  /**
   * Writes the ledger, and with it what a channel got, all or nothing; it is on the disk afterwards. What is there already is not
   * touched. Throws Failure `cannot-write`.
   */
  readonly write: (ledger: Ledger, copies?: Copies) => void;
  /** The time of a record. */
  readonly time: () => string;
}

type World = Parameters<typeof withLock>[0] & Pick<Context, 'secrets'>;

/**
 * Does `work` while no other digest publishes or sends this week: the lock is held from the reading to the last record. Waits for
 * nobody: throws Failure `locked` at once, which says who holds it; and what `readLedger` throws.
 *
 * Copies take their names first and the ledger last, and a copy counts only where it has the hash that the ledger names. So after a
 * kill in between the ledger still says what it said, with a copy that does not count, and the next run, which finds the record
 * unfinished, writes both again.
 */
export async function withLedger<T>(
  context: World,
  { root, week }: { readonly root: string; readonly week: string },
  work: (book: LedgerBook) => T | Promise<T>,
): Promise<T> {
  const { files } = context;
  const paths = ledgerPaths(root, week);
  makeFolder(files, paths.folder);
  const write = (ledger: Ledger, { forum, mail, raw = [] }: Copies): void => {
    const all = [
      ...(forum === undefined ? [] : [{ path: paths.issueOf('forum'), content: forum }]),
      ...(mail === undefined ? [] : [{ path: paths.issueOf('mail'), content: mail }]),
      ...raw.map((content, i) => ({ path: paths.rawOf(i + 1, raw.length), content })),
      { path: paths.ledger, content: context.secrets.hide(textOf(ledger)) },
    ];
    writeTogether(files, all, { overwrite: true });
    if (raw.length > 0) removeOtherParts(files, paths, raw.length);
  };
  return withLock(
    context,
    paths.ledger,
    () => {
      let ledger = readLedger(files, root, week);
      return work({
        get ledger() {
          return ledger;
        },
        write(next, copies = {}) {
          write(next, copies);
          ledger = next;
        },
        time: () => context.now().toISOString(),
      });
    },
    { patience: 0 },
  );
}

/** A post that has more parts than before, or fewer, leaves texts of other numbers: they would count as sent. */
function removeOtherParts(
  files: Context['files'],
  { folder, rawOf, isRaw }: LedgerPaths,
  parts: number,
): void {
  const kept = new Set(Array.from({ length: parts }, (_, i) => basename(rawOf(i + 1, parts))));
  for (const name of listFolder(files, folder))
    if (isRaw(name) && !kept.has(name)) removeFile(files, join(folder, name));
}
