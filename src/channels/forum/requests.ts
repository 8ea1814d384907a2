import { jsonBody, type MessageBody } from '../../http/index.ts';

/** What a new topic is made of. */
export interface NewTopic {
  readonly title: string;
  readonly raw: string;
  readonly externalId: string | undefined;
  readonly category: number | undefined;
  readonly tags: readonly string[];
  /** A topic that no list shows. Only a moderator may make one. */
  readonly isUnlisted?: boolean;
  /** A message to this user instead of a topic that others read. */
  readonly to?: string;
}

/** A write, as it is sent. A dry run shows the very same. */
export type Request =
  | { readonly kind: 'create'; readonly topic: NewTopic }
  | { readonly kind: 'reply'; readonly topic: number | undefined; readonly raw: string }
  | {
      readonly kind: 'update';
      readonly post: number;
      readonly raw: string;
      /** What is there: if it is another text by then, the forum refuses. */
      readonly before: string;
      readonly reason: string | undefined;
    }
  | {
      readonly kind: 'settings';
      readonly topic: number;
      readonly title?: string;
      readonly category?: number;
      readonly tags?: readonly string[];
      readonly hasTagObjects: boolean;
    };

export interface Call {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: MessageBody;
}

export function bodyOf(request: Request): Call {
  if (request.kind === 'create')
    return { method: 'POST', path: '/posts.json', body: jsonBody(dataOf(request.topic)) };
  if (request.kind === 'reply') {
    const { topic = '(of the new topic)', raw } = request;
    return { method: 'POST', path: '/posts.json', body: jsonBody({ topic_id: topic, raw }) };
  }
  if (request.kind === 'update') {
    const { post, raw, before, reason } = request;
    const lock = { raw_old: before, original_text: before };
    const edit = { raw, ...lock, ...(reason === undefined ? {} : { edit_reason: reason }) };
    return { method: 'PUT', path: `/posts/${post}.json`, body: jsonBody({ post: edit }) };
  }
  const { topic, title, category, tags, hasTagObjects } = request;
  const data = {
    ...(title === undefined ? {} : { title }),
    ...(category === undefined ? {} : { category_id: category }),
    ...(tags === undefined ? {} : { tags: hasTagObjects ? tags.map((name) => ({ name })) : tags }),
  };
  return { method: 'PUT', path: `/t/-/${topic}.json`, body: jsonBody(data) };
}

function dataOf({ title, raw, externalId, category, tags, isUnlisted, to }: NewTopic): object {
  return {
    title,
    raw,
    ...(category === undefined || to !== undefined ? {} : { category }),
    ...(tags.length === 0 || to !== undefined ? {} : { tags }),
    ...(externalId === undefined ? {} : { external_id: externalId }),
    ...(isUnlisted === true ? { unlist_topic: true } : {}),
    ...(to === undefined ? {} : { archetype: 'private_message', target_recipients: to }),
  };
}
