import { cook } from '../../src/forum-model/index.ts';
import { type Answer, type Asked, StandIn } from './stand-in.ts';

export interface StoredPost {
  readonly id: number;
  readonly number: number;
  readonly username: string;
  raw: string;
  reason?: string;
}

export interface StoredTopic {
  readonly id: number;
  title: string;
  category: number | undefined;
  tags: string[];
  externalId: string | undefined;
  isVisible: boolean;
  isDeleted: boolean;
  readonly to: string | undefined;
  readonly posts: StoredPost[];
}

const errors = (status: number, text: string, type?: string): Answer => ({
  status,
  body: { errors: [text], ...(type === undefined ? {} : { error_type: type }) },
});

/**
 * A stand-in for Discourse, in memory, that follows the rules of its API that publishing depends on (its controllers of 2026). It is
 * asked through `fetch`, and may fail at any request.
 */
export class Discourse extends StandIn {
  /** Its origin. */
  readonly url: string;
  readonly key = 'hush-hush-key';
  readonly topics: StoredTopic[] = [];
  isStaff = true;
  /** Holds every new post for a moderator. */
  isModerated = false;
  /** Knows tags as objects alone: what is given as text is dropped. */
  hasTagObjects = false;
  /** Words that it replaces where posts are shown. */
  watched: readonly (readonly [string, string])[] = [];
  /** Milliseconds. */
  now = 0;
  private ids = 0;
  private readonly memory = new Map<string, { readonly at: number; readonly answer: Answer }>();

  constructor(url = 'https://forum.example') {
    super();
    this.url = url;
  }

  /** Somebody posts by hand. */
  postByHand(topic: Partial<StoredTopic> & { readonly title: string; readonly raw: string }): StoredTopic {
    const stored = this.addTopic(topic);
    this.addPost(stored, topic.raw, 'editor');
    return stored;
  }

  addPost(topic: StoredTopic, raw: string, username = 'newsbot'): StoredPost {
    const post = { id: ++this.ids + 1000, number: topic.posts.length + 1, username, raw: normalised(raw) };
    topic.posts.push(post);
    return post;
  }

  private addTopic(topic: Partial<StoredTopic> & { readonly title: string }): StoredTopic {
    const stored: StoredTopic = {
      category: undefined,
      tags: [],
      externalId: undefined,
      isVisible: true,
      isDeleted: false,
      to: undefined,
      ...topic,
      id: ++this.ids,
      posts: [],
    };
    this.topics.push(stored);
    return stored;
  }

  protected answer(request: Asked, url: URL): Answer {
    const { method, headers, body } = request;
    if (headers.get('api-key') !== this.key)
      return errors(
        403,
        'You are not permitted to view the requested resource. The API username or key is invalid.',
        'invalid_access',
      );
    const username = headers.get('api-username') ?? '';
    const path = url.pathname;
    if (method === 'GET') return this.read(path, url);
    if (method === 'POST' && path === '/uploads.json') return this.upload(request);
    const data = JSON.parse(body) as Record<string, never>;
    if (method === 'POST' && path === '/posts.json')
      return this.memoized(username, body, () => this.create(data, username));
    const [, post = ''] = /^\/posts\/(\d+)\.json$/.exec(path) ?? [];
    if (method === 'PUT' && post !== '') return this.edit(Number(post), data);
    const [, topic = ''] = /^\/t\/-\/(\d+)\.json$/.exec(path) ?? [];
    if (method === 'PUT' && topic !== '') return this.settle(Number(topic), data);
    return errors(404, 'not found', 'not_found');
  }

  /** The same post by the same user within 120 s gets the first answer, also where it was an error. */
  private memoized(username: string, body: string, make: () => Answer): Answer {
    const key = `${username} ${body}`;
    const known = this.memory.get(key);
    if (known !== undefined && this.now - known.at < 120_000) return known.answer;
    const answer = make();
    this.memory.set(key, { at: this.now, answer });
    return answer;
  }

  private read(path: string, url: URL): Answer {
    const [, externalId] = /^\/t\/external_id\/(.+)\.json$/.exec(path) ?? [];
    if (externalId !== undefined) {
      const topic = this.topics.find((one) => one.externalId === externalId.toLowerCase() && !one.isDeleted);
      if (topic === undefined) return errors(404, 'not found', 'not_found');
      return { status: 301, body: '', location: `${this.url}/t/a-slug/${topic.id}.json` };
    }
    const [, id = '', posts] = /^\/t\/(?:[^/]+\/)?(\d+)(\/posts)?\.json$/.exec(path) ?? [];
    const topic = this.topics.find((one) => String(one.id) === id);
    if (topic === undefined) return errors(404, 'not found', 'not_found');
    if (topic.isDeleted) return errors(410, 'deleted', 'not_found');
    const withRaw = url.searchParams.has('include_raw');
    const wanted = new Set(url.searchParams.getAll('post_ids[]').map(Number));
    const shown =
      posts === undefined ? topic.posts.slice(0, 20) : topic.posts.filter((post) => wanted.has(post.id));
    const list = shown.map((post) => this.shown(topic, post, withRaw));
    if (posts !== undefined) return { status: 200, body: { id: topic.id, post_stream: { posts: list } } };
    return {
      status: 200,
      body: {
        id: topic.id,
        title: topic.title,
        slug: 'a-slug',
        category_id: topic.category,
        tags: topic.tags.map((name, i) => (this.hasTagObjects ? { id: i + 1, name, slug: name } : name)),
        visible: topic.isVisible,
        archetype: topic.to === undefined ? 'regular' : 'private_message',
        deleted_at: null,
        external_id: topic.externalId,
        post_stream: { posts: list, stream: topic.posts.map((post) => post.id) },
      },
    };
  }

  private shown(topic: StoredTopic, post: StoredPost, withRaw: boolean): object {
    let cooked = cook(post.raw, { locale: 'ko' });
    for (const [word, other] of this.watched) cooked = cooked.replaceAll(word, other);
    return {
      id: post.id,
      topic_id: topic.id,
      topic_slug: 'a-slug',
      post_number: post.number,
      username: post.username,
      staff: this.isStaff && post.username === 'newsbot',
      cooked,
      ...(withRaw ? { raw: post.raw } : {}),
    };
  }

  private create(data: Readonly<Record<string, unknown>>, username: string): Answer {
    const raw = String(data['raw']);
    if (data['topic_id'] !== undefined) return this.reply(Number(data['topic_id']), raw, username);
    const title = String(data['title']);
    const isMessage = data['archetype'] === 'private_message';
    const fail = (text: string): Answer => ({ status: 422, body: { action: 'create_post', errors: [text] } });
    if (data['unlist_topic'] === true && !this.isStaff)
      return errors(403, 'You are not permitted to view the requested resource.', 'invalid_access');
    if (this.isModerated)
      return { status: 200, body: { action: 'enqueued', success: true, pending_post: { id: 1 } } };
    if (
      !isMessage &&
      this.topics.some(
        (one) => !one.isDeleted && one.to === undefined && one.title.toLowerCase() === title.toLowerCase(),
      )
    )
      return fail('Title has already been used');
    const externalId =
      typeof data['external_id'] === 'string' ? data['external_id'].toLowerCase() : undefined;
    if (externalId !== undefined && this.topics.some((one) => one.externalId === externalId))
      return fail('External has already been taken');
    const topic = this.addTopic({
      title,
      category: typeof data['category'] === 'number' ? data['category'] : undefined,
      tags: this.tagsOf(data['tags']),
      externalId,
      isVisible: data['unlist_topic'] !== true,
      to: isMessage ? String(data['target_recipients']) : undefined,
    });
    return { status: 200, body: this.shown(topic, this.addPost(topic, raw, username), true) };
  }

  private reply(id: number, raw: string, username: string): Answer {
    const topic = this.topics.find((one) => one.id === id && !one.isDeleted);
    if (topic === undefined) return errors(404, 'not found', 'not_found');
    const last = topic.posts.slice(1).slice(-3);
    if (!this.isStaff && last.length === 3 && last.every((post) => post.username === username))
      return {
        status: 422,
        body: { action: 'create_post', errors: ['No more than 3 consecutive replies are allowed.'] },
      };
    if (this.isModerated) return { status: 200, body: { action: 'enqueued', success: true } };
    return { status: 200, body: this.shown(topic, this.addPost(topic, raw, username), true) };
  }

  private edit(id: number, data: Readonly<Record<string, unknown>>): Answer {
    const topic = this.topics.find(({ posts }) => posts.some((post) => post.id === id));
    const post = topic?.posts.find((one) => one.id === id);
    if (topic === undefined || post === undefined) return errors(404, 'not found', 'not_found');
    const edit = data['post'] as {
      raw: string;
      raw_old?: string;
      original_text?: string;
      edit_reason?: string;
    };
    const before = edit.original_text ?? edit.raw_old;
    if (before !== undefined && before !== post.raw)
      return errors(409, 'That post was edited by another user.', 'edit_conflict');
    post.raw = normalised(edit.raw);
    if (edit.edit_reason !== undefined) post.reason = edit.edit_reason;
    return { status: 200, body: { post: this.shown(topic, post, true) } };
  }

  private settle(id: number, data: Readonly<Record<string, unknown>>): Answer {
    const topic = this.topics.find((one) => one.id === id);
    if (topic === undefined) return errors(404, 'not found', 'not_found');
    if (typeof data['title'] === 'string') topic.title = data['title'];
    if (typeof data['category_id'] === 'number') topic.category = data['category_id'];
    if (data['tags'] !== undefined) topic.tags = this.tagsOf(data['tags']);
    return { status: 200, body: { basic_topic: { id } } };
  }

  private tagsOf(tags: unknown): string[] {
    if (!Array.isArray(tags)) return [];
    return tags.flatMap((tag: string | { readonly name: string }) =>
      typeof tag === 'string' ? (this.hasTagObjects ? [] : [tag]) : [tag.name],
    );
  }

  private upload({ body }: Asked): Answer {
    return {
      status: 200,
      body: { id: ++this.ids, short_url: `upload://image${body.length}.png`, width: 2, height: 3 },
    };
  }
}

function normalised(raw: string): string {
  return raw.replaceAll(/[\u00a0\u2000-\u200a\u3000]/g, ' ').trimEnd();
}
