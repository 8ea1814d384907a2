import type { Forum, Topic } from '../../channels/index.ts';
import { type ForumRecord, ledgerWeeks, readLedger } from '../../ledger/index.ts';
import { Failure } from '../../problem/index.ts';
import { serverAddress } from '../../text/index.ts';
import type { Ready } from './prepare.ts';
import { type Run, wantedOf } from './round.ts';

/** The topic that a person names, else that of the ledger, else the one that has the external id. */
export async function findTopic(
  run: Run,
  ready: Ready,
  record: ForumRecord | undefined,
): Promise<Topic | undefined> {
  const { forum, channel, options } = run;
  if (options.adopt !== undefined) {
    const id = topicIn(options.adopt, channel.url);
    requireNobodyElses(run, ready, id);
    try {
      return await forum.topic(id);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'forum/gone') throw error;
      const detail = `there is no topic at ${options.adopt}`;
      throw new Failure('usage', { detail, command: 'publish' }, { cause: error });
    }
  }
  if (record?.topic !== undefined) return forum.topic(record.topic);
  const { externalId } = wantedOf(run, ready, []);
  return externalId === undefined ? undefined : forum.topicOf(record?.external_id ?? externalId);
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
