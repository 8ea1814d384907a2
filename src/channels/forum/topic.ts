import { isMap } from '../../data.ts';

/** A post of a topic, as the forum tells of it. */
export interface TopicPost {
  readonly id: number;
  readonly number: number;
  readonly username: string;
  /** As it is stored; `undefined` where the forum did not say. */
  readonly raw: string | undefined;
  readonly cooked: string;
  /** Whether whoever wrote it is a moderator or an administrator. */
  readonly isStaff: boolean;
}

export interface Topic {
  readonly id: number;
  readonly slug: string;
  readonly title: string;
  readonly category: number | undefined;
  readonly tags: readonly string[];
  /** A newer forum takes and tells tags as objects. */
  readonly hasTagObjects: boolean;
  readonly isDeleted: boolean;
  readonly isVisible: boolean;
  /** Whether it is a message, which only those it is to can read. */
  readonly isMessage: boolean;
  readonly posts: readonly TopicPost[];
  /** The ids of all posts, in order. */
  readonly stream: readonly number[];
}

/** What came of a post that was sent: it is there, or a moderator has to look at it first. */
export type Posted =
  | { readonly state: 'posted'; readonly post: TopicPost; readonly topic: number; readonly slug: string }
  | { readonly state: 'pending' };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const natural = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export function readPost(data: unknown): TopicPost | undefined {
  if (!isMap(data)) return undefined;
  const [id, number] = [natural(data['id']), natural(data['post_number'])];
  if (id === undefined || number === undefined) return undefined;
  return {
    id,
    number,
    username: text(data['username']),
    raw: typeof data['raw'] === 'string' ? data['raw'] : undefined,
    cooked: text(data['cooked']),
    isStaff: [data['staff'], data['admin'], data['moderator']].includes(true),
  };
}

/** The posts of a topic, or of some of its pages. */
export function readPosts(data: unknown): TopicPost[] {
  const stream = isMap(data) && isMap(data['post_stream']) ? data['post_stream'] : {};
  return list(stream['posts']).flatMap((post) => readPost(post) ?? []);
}

export function readTopic(data: unknown): Topic | undefined {
  const id = isMap(data) ? natural(data['id']) : undefined;
  if (!isMap(data) || id === undefined || !isMap(data['post_stream'])) return undefined;
  const tags = list(data['tags']);
  return {
    id,
    slug: text(data['slug']),
    title: text(data['title']),
    category: natural(data['category_id']),
    tags: tags.map((tag) => text(isMap(tag) ? tag['name'] : tag)),
    hasTagObjects: tags.some((tag) => isMap(tag)),
    isDeleted: typeof data['deleted_at'] === 'string',
    isVisible: data['visible'] !== false,
    isMessage: data['archetype'] === 'private_message',
    posts: readPosts(data),
    stream: list(data['post_stream']['stream']).flatMap((post) => natural(post) ?? []),
  };
}

/** The answer to a post: the post itself, or under `post`; or that it waits for a moderator. */
export function readPosted(data: unknown): Posted | undefined {
  if (!isMap(data)) return undefined;
  if (data['action'] === 'enqueued') return { state: 'pending' };
  const post = isMap(data['post']) ? data['post'] : data;
  const [read, topic] = [readPost(post), natural(post['topic_id'])];
  return read === undefined || topic === undefined
    ? undefined
    : { state: 'posted', post: read, topic, slug: text(post['topic_slug']) };
}
