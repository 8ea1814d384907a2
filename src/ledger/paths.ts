import { join } from 'node:path';
import { isDate } from '../calendar.ts';

export const publishedFolder = 'published';

export interface LedgerPaths {
  readonly folder: string;
  readonly ledger: string;
  /** The issue as the forum, or the mail, last got it. */
  readonly issueOf: (channel: 'forum' | 'mail') => string;
  /** The text of a part, counted from 1, of so many. */
  readonly rawOf: (part: number, parts: number) => string;
  /** Whether a name in the folder is that of such a text. */
  readonly isRaw: (name: string) => boolean;
}

/** Where the files of a week are. An issue that goes out is named by its week, which is a safe name; others have no ledger. */
export function ledgerPaths(root: string, week: string): LedgerPaths {
  if (!isDate(week)) throw new RangeError(`no week: ${week}`);
  const folder = join(root, publishedFolder);
  return {
    folder,
    ledger: join(folder, `${week}.json`),
    issueOf: (channel) => join(folder, `${week}.${channel}.yaml`),
    rawOf: (part, parts) => join(folder, `${week}.forum.${parts === 1 ? '' : `${part}.`}md`),
    isRaw: (name) =>
      name.startsWith(`${week}.forum.`) && /^(?:\d+\.)?md$/.test(name.slice(`${week}.forum.`.length)),
  };
}
