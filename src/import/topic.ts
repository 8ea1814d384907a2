import { addDays } from '../calendar.ts';
import { isMap } from '../data.ts';
import type { Config } from '../newsletter/index.ts';
import { dateNamedIn } from './dates.ts';
import { readHtml } from './html/blocks.ts';
import type { Post } from './model.ts';
import type { Profile } from './profile/profile.ts';
import { blocksOfMarkdown } from './read-post.ts';
import { parseUrl } from '../text/index.ts';

/** The address of a topic's data, for any address of the topic; `undefined` for others. */
export function topicAddress(address: string): string | undefined {
  const url = parseUrl(address);
  if (url === undefined) return undefined;
  const { origin, protocol, pathname } = url;
  const [, folder = '', id] = /^(.*)\/t\/(?:[^/]+\/)?(\d+)(?:\/\d+)?(?:\.json)?\/?$/.exec(pathname) ?? [];
  return id === undefined || !/^https?:$/.test(protocol)
    ? undefined
    : `${origin}${folder}/t/${id}.json?include_raw=1`;
}

/**
 * The address of a page of a category's list, newest topics first and without the one that describes the category; `undefined` for
 * what is no address of a category (`/c/news/14`, `/c/14.json`).
 */
export function listAddress(category: string, page: number): string | undefined {
  const url = parseUrl(category);
  if (url === undefined) return undefined;
  const { origin, protocol, pathname } = url;
  const [, path] = /^(.*\/c\/(?:[^/]+\/)*\d+)(?:\/l\/\w+|\/none|\/all)?(?:\.json)?\/?$/.exec(pathname) ?? [];
  return path === undefined || !/^https?:$/.test(protocol)
    ? undefined
    : `${origin}${path}.json?no_definitions=true&order=created&page=${page}`;
}

/**
 * The topics in a page of a category's list, and whether another page may have some, too. What was posted more than a week before
 * `since` is left out: a title may name a later week than the day of its post. `undefined` for other data.
 */
export function topicsOfList(
  data: unknown,
  { address, since }: { readonly address: string; readonly since: string | undefined },
): { addresses: string[]; hasMore: boolean } | undefined {
  const list = isMap(data) ? data['topic_list'] : undefined;
  if (!isMap(list) || !Array.isArray(list['topics'])) return undefined;
  const topics: readonly unknown[] = list['topics'];
  const first = since === undefined ? '' : addDays(since, -7);
  const { origin, pathname } = new URL(address);
  const folder = pathname.slice(0, pathname.indexOf('/c/'));
  const isOld = (topic: unknown): boolean =>
    isMap(topic) && typeof topic['created_at'] === 'string' && topic['created_at'].slice(0, 10) < first;
  const addresses = topics.flatMap((topic) =>
    isMap(topic) && Number.isSafeInteger(topic['id']) && !isOld(topic)
      ? [`${origin}${folder}/t/${String(topic['id'])}`]
      : [],
  );
  // Topics that are pinned stand above newer ones.
  const hasMore = typeof list['more_topics_url'] === 'string' && !isOld(topics.at(-1));
  return { addresses, hasMore };
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
  const base = parseUrl(source)?.origin;
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
