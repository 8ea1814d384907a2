import type { Context } from '../../context.ts';
import { formats, plainOf, type View } from '../../formats/index.ts';
import { type Published, publishedOf, reachOf, sayPublished } from '../../ledger/index.ts';
import type { Config } from '../../newsletter/index.ts';
import { type CheckedIssue, Renderer } from '../../pipeline/index.ts';
import { Failure } from '../../problem/index.ts';
import type { ChannelState, Posting } from '../protocol.ts';
import type { Press } from './press.ts';
import { parseUrl } from '../../text/index.ts';

/** What is to be done for an issue to go out, and what was done. Throws what rendering throws, and with `needsLedger` what reading one does. */
export async function postingOf(
  context: Context,
  { newsletter, knowledge: { linksOf, differenceOf, needsLedger } }: Press,
  { checked, view }: { readonly checked: CheckedIssue; readonly view: View },
): Promise<Posting> {
  const { config } = newsletter;
  const forum = await formats.forum.renderer();
  // The forum has a field for the title.
  const renderer = new Renderer(context, { ...newsletter, config: forum.configOfBody?.(config) ?? config });
  const { files } = await renderer.render(view, 'forum');
  const title = plainOf([view.title]);
  const newTopic = newTopicAddress(config.publish.forum, title);
  const links = await linksOf?.(checked);
  const difference = await differenceOf?.(newsletter, checked, view.week);
  return {
    isDraft: view.draft,
    title,
    raws: files.map(({ content }) => content),
    ...(newTopic === undefined ? {} : { newTopic }),
    ...(links === undefined ? {} : { links }),
    ...(difference === undefined ? {} : { difference }),
    channels: await channelsOf(context, newsletter, {
      path: checked.file,
      name: view.week,
      isDraft: view.draft,
      needsLedger,
    }),
  };
}

/**
 * Where a forum opens its form for a topic, filled in: for whoever has no key. `category` would be the slug of one (Discourse's
 * new-topic route). The text is too long for an address.
 */
export function newTopicAddress(forum: Config['publish']['forum'], title: string): string | undefined {
  if (forum === undefined || !isOfWeb(forum.url)) return undefined;
  const { url, category, tags } = forum;
  const fields = [
    ['title', title],
    ...(category === undefined ? [] : [['category_id', String(category)]]),
    ...(tags.length === 0 ? [] : [['tags', tags.join(',')]]),
  ];
  const query = fields.map(
    ([name, value = '']) => `${name}=${encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'))}`,
  );
  return `${url}/new-topic?${query.join('&')}`;
}

function isOfWeb(address: string | undefined): address is string {
  return /^https?:$/.test(parseUrl(address ?? '')?.protocol ?? '');
}

interface IssueToPost {
  readonly path: string;
  readonly name: string;
  readonly isDraft: boolean;
  readonly needsLedger: boolean | undefined;
}

async function channelsOf(
  context: Context,
  { root, config: { publish } }: Press['newsletter'],
  { needsLedger, ...issue }: IssueToPost,
): Promise<ChannelState[]> {
  let published: Published;
  try {
    published = await publishedOf(context, root, issue);
  } catch (failure) {
    if (!(failure instanceof Failure) || needsLedger === true) throw failure;
    return [{ name: 'Ledger', state: 'wrong', words: failure.words.message }];
  }
  const { forum, mail } = published;
  const hasMail = publish.mail !== undefined || mail !== undefined;
  return [
    forum === undefined ? nothingOn('Forum') : reachedOn('Forum', forum, { ...issue, published: { forum } }),
    ...(!hasMail
      ? []
      : [
          mail === undefined ? nothingOn('Mail') : reachedOn('Mail', mail, { ...issue, published: { mail } }),
        ]),
  ];
}

function nothingOn(name: 'Forum' | 'Mail'): ChannelState {
  return { name, state: 'open', words: name === 'Forum' ? 'not posted yet' : 'not mailed yet' };
}

const isWrong: ReadonlySet<string> = new Set(['uncertain', 'unfinished', 'failed']);

function reachedOn(
  name: 'Forum' | 'Mail',
  channel: NonNullable<Published['forum' | 'mail']>,
  {
    published,
    name: week,
    isDraft,
  }: { readonly published: Published; readonly name: string; readonly isDraft: boolean },
): ChannelState {
  const reach = reachOf(channel);
  const address = 'address' in channel && isOfWeb(channel.address) ? channel.address : undefined;
  return {
    name,
    state: reach === 'yes' ? 'done' : isWrong.has(reach) ? 'wrong' : 'open',
    // The page says it with a link.
    words: sayPublished(published, { week, isAll: true, isDraft })
      .join(' ')
      .replace(/^(?:forum|mail): |^https?:\S+, /, ''),
    ...(address === undefined ? {} : { address }),
  };
}
