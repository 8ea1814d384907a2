import { sameData } from '../data.ts';
import { checkSchema } from '../checks/index.ts';
import validate from '../generated/issue-validator.js';
import { reading } from '../yaml/index.ts';
import { sha256Of } from './hash.ts';
import type { ForumRecord, Ledger, MailRecord, MailState, PostState, Sha256 } from './model.ts';

/**
 * The least finished first: a topic is no further than its last part. But what waits for a moderator holds up the parts behind it, of
 * which none was begun.
 */
const postStates: readonly PostState[] = ['pending', 'uncertain', 'failed', 'intent', 'posting', 'posted'];

/** How far a channel is; `undefined` where nothing was ever begun. Of a topic with several parts, how far the least finished is. */
export function stateOf(record: ForumRecord | MailRecord | undefined): PostState | MailState | undefined {
  if (record === undefined) return undefined;
  if ('state' in record) return record.state;
  return postStates.find((state) => record.posts.some((part) => part.state === state));
}

/** Whether readers have it, or will without anybody here doing more: what waits for a moderator is out. */
export function isOut(record: ForumRecord | MailRecord | undefined): boolean {
  const state = stateOf(record);
  return state === 'posted' || state === 'pending' || state === 'sent';
}

/** Where readers find the topic of a week; `undefined` where there is none, or it waits for a moderator. A preview never counts. */
export function topicAddress({ forum }: Pick<Ledger, 'forum'>): string | undefined {
  const isThere = forum?.topic !== undefined && forum.posts[0]?.state !== 'pending';
  return isThere ? forum.address : undefined;
}

export interface Got {
  /** The hash in the record. */
  readonly hash: Sha256;
  /** The issue file of that moment; `undefined` where it is no longer there. */
  readonly copy: Uint8Array | undefined;
}

/**
 * Whether an issue is no longer what a channel got: its files, read as data, differ. Comments, style and the order of keys do not count;
 * config, templates and the version of the program neither. Without the copy, any change of the file does.
 */
export async function isBehind({ hash, copy }: Got, issue: Uint8Array): Promise<boolean> {
  if (sha256Of(issue) === hash) return false;
  if (copy === undefined || sha256Of(copy) !== hash) return true;
  const [before, now] = await reading((read) =>
    [copy, issue].map((bytes) => {
      const parsed = read(bytes);
      // Where a text belongs, 2506.1 and 2506.10 are two.
      checkSchema(parsed, validate);
      return parsed.data;
    }),
  );
  // What cannot be read differs by its bytes.
  return before === undefined || !sameData(before, now);
}
