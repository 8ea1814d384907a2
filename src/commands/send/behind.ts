import type { Context } from '../../context.ts';
import { isBehind, ledgerPaths, type MailRecord, readCopy } from '../../ledger/index.ts';

interface Sent {
  readonly root: string;
  readonly week: string;
  /** The bytes of the issue file now. */
  readonly issue: Uint8Array;
}

/** Whether the issue is no longer what the mail was made of. */
export async function isMailBehind(
  { files }: Context,
  { root, week, issue }: Sent,
  record: MailRecord | undefined,
): Promise<boolean> {
  if (record === undefined) return false;
  const copy = readCopy(files, ledgerPaths(root, week).issueOf('mail'), record.issue);
  return isBehind({ hash: record.issue, copy }, issue);
}
