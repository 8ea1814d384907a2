import type { Forum, Topic } from '../../channels/index.ts';
import { type ForumRecord, ledgerWeeks, readLedger } from '../../ledger/index.ts';
import { Failure } from '../../problem/index.ts';
import { serverAddress } from '../../text/index.ts';
import type { Ready } from './prepare.ts';
import { type Run, wantedOf } from './round.ts';

interface Found {
  readonly topic: Topic | undefined;
  /** Of the ledger, where it is about this topic, or there is none yet. */
  readonly record: ForumRecord | undefined;
}

/**
 * The topic that a person names, else that of the ledger, else the one that has the external id. A preview that is a message is none
 * where it is to be a topic, and the other way round.
 */
export async function findTopic(run: Run, ready: Ready, record: ForumRecord | undefined): Promise<Found> {
  const { forum, options } = run;
  if (options.adopt !== undefined) {
    const topic = await adopted(run, ready, options.adopt);
    const isOther = record?.topic !== undefined && record.topic !== topic.id;
    return { topic, record: isOther ? undefined : record };
  }
  if (record?.topic !== undefined) {
    const topic = await forum.topic(record.topic);
    if (options.preview !== true || isOfKind(run, topic)) return { topic, record };
    return findTopic(run, ready, undefined);
  }
  const { externalId } = wantedOf(run, ready, []);
  const id = externalId === undefined ? undefined : (record?.external_id ?? externalId);
  const topic = id === undefined ? undefined : await forum.topicOf(id);
  if (topic !== undefined && options.preview === true) isOfKind(run, topic);
  return { topic, record };
}

/** Throws Failure `forum/preview-listed`: whether a topic is listed only a moderator may change. */
function isOfKind({ forum, channel: { preview } }: Run, { id, isMessage, isVisible }: Topic): boolean {
  if (isMessage !== (preview === 'message')) return false;
  if (!isMessage && isVisible !== (preview !== 'unlisted'))
    throw new Failure('forum/preview-listed', {
      address: forum.addressOf(id),
      isListed: isVisible,
      wanted: String(preview),
    });
  return true;
}

/** Throws Failure `usage` where nothing is there, and `forum/other-week`. */
async function adopted(run: Run, ready: Ready, address: string): Promise<Topic> {
  const { forum, channel } = run;
  const id = topicIn(address, channel.url);
  requireNobodyElses(run, ready, id);
  try {
    return await forum.topic(id);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'forum/gone') throw error;
    const detail = `there is no topic at ${address}`;
    throw new Failure('usage', { detail, command: 'publish' }, { cause: error });
  }
}

/** Throws Failure `forum/other-week` where the topic is that of another week, which would be overwritten. */
function requireNobodyElses(
  { context, newsletter, channel, forum }: Run,
  { week }: Ready,
  topic: number,
): void {
  for (const other of ledgerWeeks(context.files, newsletter.root)) {
    const record = other === week ? undefined : readLedger(context.files, newsletter.root, other).forum;
    if (record?.topic === topic && record.url === channel.url)
      throw new Failure('forum/other-week', { address: forum.addressOf(topic), week: other });
  }
}

function topicIn(address: string, forum: string): number {
  const [own, there] = [serverAddress(forum), serverAddress(address)];
  const isSame =
    own !== undefined && there !== undefined && own.host === there.host && own.port === there.port;
  const [, id = ''] = /\/t\/(?:[^/?#]*\/)?(\d+)(?:[/?#.]|$)/.exec(there?.rest ?? '') ?? [];
  if (isSame && id !== '') return Number(id);
  const detail = `--adopt takes the address of a topic on ${forum}, such as ${forum}/t/title/123`;
  throw new Failure('usage', { detail, command: 'publish' });
}

/** With all its posts, where one of them may be a part. */
export async function whole(forum: Forum, topic: Topic, parts: number): Promise<Topic> {
  return parts < 2 ? topic : { ...topic, posts: await forum.allPosts(topic) };
}
