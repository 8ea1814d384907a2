import { basename } from 'node:path';
import type { Context } from '../context.ts';
import { readBytes } from '../files/index.ts';
import { sha256Of } from './hash.ts';
import type { ForumRecord, MailRecord, MailState, PostState } from './model.ts';
import { ledgerPaths } from './paths.ts';
import { readCopy, readLedger } from './read.ts';
import { isBehind, isOut, stateOf } from './states.ts';

/** Where an issue went. A channel that nothing was begun on is absent; previews and test mails never count. */
export interface Published {
  readonly forum?: OnForum;
  readonly mail?: ByMail;
}

interface Reached {
  /** Whether readers have it, or will without anybody here doing more. */
  readonly out: boolean;
  /** When that state was reached, in UTC. */
  readonly at: string;
  /** Whether the issue, read as data, is no longer what the channel got. */
  readonly behind: boolean;
}

export interface OnForum extends Reached {
  readonly state: PostState;
  /** Of the topic. */
  readonly address?: string;
}

export interface ByMail extends Reached {
  readonly state: MailState;
  readonly via: MailRecord['via'];
  readonly to: string;
  /** Who did not get it: the server refused their addresses. */
  readonly refused?: readonly string[];
}

/**
 * What the ledger of a week says, and where the issue is another file, the copies beside it, whose names are added to `copies`. Throws
 * Failure `ledger-broken` and `cannot-read`.
 */
export async function publishedOf(
  { files }: Pick<Context, 'files'>,
  root: string,
  { path, name, copies }: { readonly path: string; readonly name: string; readonly copies?: Set<string> },
): Promise<Published> {
  const { forum, mail } = readLedger(files, root, name);
  const behind = async (
    channel: 'forum' | 'mail',
    { issue: hash }: ForumRecord | MailRecord,
  ): Promise<boolean> => {
    const bytes = readBytes(files, path);
    if (sha256Of(bytes) === hash) return false;
    const copy = ledgerPaths(root, name).issueOf(channel);
    copies?.add(basename(copy));
    return isBehind({ hash, copy: readCopy(files, copy, hash) }, bytes);
  };
  const state = stateOf(forum) as PostState | undefined;
  return {
    ...(forum === undefined || state === undefined
      ? {}
      : { forum: { state, out: isOut(forum), ...onForum(forum), behind: await behind('forum', forum) } }),
    ...(mail === undefined ? {} : { mail: { ...byMail(mail), behind: await behind('mail', mail) } }),
  };
}

function onForum({ address, posts }: ForumRecord): Pick<OnForum, 'address' | 'at'> {
  const at = posts.reduce((latest, part) => (part.at > latest ? part.at : latest), '');
  return { ...(address === undefined ? {} : { address }), at };
}

function byMail(record: MailRecord): Omit<ByMail, 'behind'> {
  const { state, via, to, at, refused } = record;
  return { state, out: isOut(record), via, to, at, ...(refused === undefined ? {} : { refused }) };
}
