import type { Forum, Topic } from '../../channels/index.ts';
import type { Context } from '../../context.ts';
import type { ForumRecord, LedgerBook } from '../../ledger/index.ts';
import type { Config } from '../../newsletter/index.ts';
import type { Newsletter } from '../../pipeline/index.ts';
import type { Failure, Notice } from '../../problem/index.ts';
import type { Wanted } from './plan.ts';
import type { Ready } from './prepare.ts';

export interface PublishOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly preview?: boolean;
  readonly adopt?: string;
  readonly reason?: string;
  readonly settle?: string;
  readonly refreshImages?: boolean;
}

export interface Run {
  readonly context: Context;
  readonly newsletter: Newsletter;
  readonly channel: NonNullable<Config['publish']['forum']>;
  readonly forum: Forum;
  readonly options: PublishOptions;
  readonly userAgent: string;
  /** Of the user's wish to end it. */
  readonly signal: AbortSignal;
}

export interface Unit {
  /** Where it is read; `undefined` where it is not there yet. */
  readonly address?: string;
  readonly notices: readonly Notice[];
  /** Of a dry run. */
  readonly output?: string;
  /** It is posted, but not all is well. */
  readonly failures?: readonly Failure[];
}

/** Which of the ledger's records it is. */
export type Place = 'forum' | 'forum_preview';

export function placeOf({ preview }: PublishOptions): Place {
  return preview === true ? 'forum_preview' : 'forum';
}

/** All that is known of one issue before anything is written. */
export interface Round {
  readonly run: Run;
  readonly ready: Ready;
  readonly book: LedgerBook;
  readonly place: Place;
  readonly record: ForumRecord | undefined;
  /** With all posts that are of use. */
  readonly topic: Topic | undefined;
  /** Addresses of the pictures in its texts. */
  readonly pictures: readonly string[];
}

/** What is to be on the forum, or of a preview there. */
export function wantedOf(
  { channel, options }: Run,
  { title, externalId }: Ready,
  raws: readonly string[],
): Wanted {
  const { category, tags, username, preview } = channel;
  if (options.preview !== true) return { title, raws, externalId, category, tags };
  // A message and a topic are two previews.
  const ownId = `${externalId}-preview${preview === 'message' ? '' : '-topic'}`;
  const other = { title: `[Preview] ${title}`, raws, externalId: ownId.length > 50 ? undefined : ownId };
  if (preview === 'message') return { ...other, category: undefined, tags: [], to: username };
  if (preview === 'unlisted') return { ...other, category, tags, isUnlisted: true };
  return { ...other, category: preview, tags };
}
