import { isMap } from '../data.ts';
import type { Config } from '../newsletter/index.ts';
import { dateNamedIn } from './dates.ts';
import { readHtml } from './html/blocks.ts';
import type { Post } from './model.ts';
import type { Profile } from './profile/profile.ts';
import { blocksOfMarkdown } from './read-post.ts';

/** The address of a topic's data, for any address of the topic; `undefined` for others. */
export function topicAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { origin, protocol, pathname } = new URL(address);
  const [, folder = '', id] = /^(.*)\/t\/(?:[^/]+\/)?(\d+)(?:\/\d+)?(?:\.json)?\/?$/.exec(pathname) ?? [];
  return id === undefined || !/^https?:$/.test(protocol)
    ? undefined
    : `${origin}${folder}/t/${id}.json?include_raw=1`;
}

/** The first post of a topic, out of the forum's JSON of it; `undefined` for other data. */
export function postOfTopic(
  data: unknown,
  {
    source,
    profile,
    config,
  }: { readonly source: string; readonly profile: Profile; readonly config: Config },
): Post | undefined {
  const stream = isMap(data) ? data['post_stream'] : undefined;
  const posts: readonly unknown[] = isMap(stream) && Array.isArray(stream['posts']) ? stream['posts'] : [];
  const [post] = posts;
  if (!isMap(data) || !isMap(post)) return undefined;
  const { raw, cooked } = post;
  const base = URL.canParse(source) ? new URL(source).origin : undefined;
  const title = typeof data['title'] === 'string' ? data['title'] : undefined;
  const created = post['created_at'] ?? data['created_at'];
  const blocks =
    typeof raw === 'string'
      ? blocksOfMarkdown(raw, { profile: { ...profile, lines: 'kept' }, config, base })
      : readHtml(typeof cooked === 'string' ? cooked : '', { emoji: config.emoji, base });
  return {
    source,
    title,
    date: typeof created === 'string' ? dateNamedIn(created.slice(0, 10)) : undefined,
    blocks,
  };
}
