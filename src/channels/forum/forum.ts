import { isMap } from '../../data.ts';
import {
  mayHaveArrived,
  type Message,
  multipartBody,
  type Picture,
  type ServerReply,
} from '../../http/index.ts';
import { Failure } from '../../problem/index.ts';
import { dataOf, type Net, patiently } from '../answer.ts';
import type { Secret } from '../secret.ts';
import { type Asked, isOwnRefusal, refusalOf, waitOf } from './refusal.ts';
import { bodyOf, type Call, type Request } from './requests.ts';
import {
  type Posted,
  readPost,
  readPosted,
  readPosts,
  readTopic,
  type Topic,
  type TopicPost,
} from './topic.ts';

export interface ForumOptions {
  /** Without a slash at its end. */
  readonly url: string;
  readonly username: string;
  readonly key: Secret;
  readonly userAgent: string;
  /** Ends the request that is under way, and lets no other begin: then all throw Failure `interrupted`. */
  readonly signal: AbortSignal;
  /** Is called with the first answer that the key brought. */
  readonly worked: () => void;
  /** Is told how many seconds are still to be waited; 0 at the end. */
  readonly onWait: (seconds: number) => void;
}

/** An image as the forum keeps it. */
export interface Uploaded {
  readonly shortUrl: string;
  readonly width: number;
  readonly height: number;
}

const mostRedirects = 3;
/** So many posts a forum gives at once. */
const pageOfPosts = 20;

/**
 * The API of a Discourse forum, as far as publishing needs it. Every answer is looked at with care: it is a server's. What the forum
 * does not do it says in a Failure; where its answer is lost, `forum/uncertain`.
 */
export class Forum {
  readonly #world: Net;
  readonly #options: ForumOptions;
  #hasWorked = false;

  constructor(world: Net, options: ForumOptions) {
    this.#world = world;
    this.#options = options;
  }

  addressOf(topic: number, post = 1): string {
    return `${this.#options.url}/t/${topic}${post === 1 ? '' : `/${post}`}`;
  }

  /** The topic with its first posts; `undefined` where none has the id. */
  async topicOf(externalId: string): Promise<Topic | undefined> {
    const path = `/t/external_id/${encodeURIComponent(externalId)}.json`;
    const asked = this.#asked('look for the issue', path);
    const reply = await this.#read(path, asked);
    if (reply.status === 404) return undefined;
    return this.#topicIn(reply, asked);
  }

  /** Throws Failure `forum/gone` where it is not there, or was deleted. */
  async topic(id: number): Promise<Topic> {
    const asked = this.#asked('read the topic', `/t/${id}`);
    return this.#topicIn(await this.#read(`/t/${id}.json?include_raw=1`, asked), asked);
  }

  /** Every post of a topic, of which the forum gives a page at a time. */
  async allPosts({ id, posts, stream }: Topic): Promise<readonly TopicPost[]> {
    const all = new Map(posts.map((post) => [post.id, post]));
    const missing = stream.filter((post) => !all.has(post));
    const asked = this.#asked('read the posts of the topic', `/t/${id}`);
    for (let from = 0; from < missing.length; from += pageOfPosts) {
      const ids = missing.slice(from, from + pageOfPosts).map((post) => `post_ids[]=${post}`);
      const reply = await this.#read(`/t/${id}/posts.json?${ids.join('&')}&include_raw=true`, asked);
      if (reply.status !== 200) throw refusalOf(reply, asked);
      for (const post of readPosts(dataOf(reply))) all.set(post.id, post);
    }
    return [...all.values()].toSorted((a, b) => a.number - b.number);
  }

  /** Posts a topic or a reply. */
  async post(request: Request & { readonly kind: 'create' | 'reply' }, what: string): Promise<Posted> {
    const asked: Asked = {
      ...this.#asked(what, request.kind === 'reply' ? `/t/${request.topic}` : ''),
      isRepeated: true,
      ...(request.kind === 'create'
        ? {
            title: request.topic.title,
            externalId: request.topic.externalId,
            advice:
              request.topic.isUnlisted === true
                ? 'Only a moderator may make an unlisted topic; `preview: message` works for everybody.'
                : undefined,
          }
        : {}),
    };
    const posted = readPosted(dataOf(await this.#write(bodyOf(request), asked)));
    if (posted === undefined)
      throw new Failure('forum/uncertain', { what, why: 'its answer cannot be read' });
    return posted;
  }

  /** Changes the text of a post, if it is still what it was; else throws Failure `forum/conflict`. */
  async update(
    request: Request & { readonly kind: 'update' },
    address: string,
  ): Promise<TopicPost | undefined> {
    const asked = { ...this.#asked('change the post', ''), address };
    const data = dataOf(await this.#write(bodyOf(request), asked));
    return readPost(isMap(data) ? data['post'] : undefined);
  }

  /** Changes title, category or tags. */
  async change(request: Request & { readonly kind: 'settings' }): Promise<void> {
    const asked = this.#asked('change title, category or tags', `/t/${request.topic}`);
    await this.#write(bodyOf(request), { ...asked, title: request.title });
  }

  async upload({ bytes, type, width, height }: Picture, boundary: string): Promise<Uploaded> {
    const name = `image.${type.slice('image/'.length)}`;
    const fields = { upload_type: 'composer', synchronous: 'true', file: { name, type, bytes } };
    const body = multipartBody(fields, boundary);
    const asked = this.#asked('take an image', '');
    const data = dataOf(await this.#write({ method: 'POST', path: '/uploads.json', body }, asked));
    const shortUrl = isMap(data) ? data['short_url'] : undefined;
    if (typeof shortUrl !== 'string' || !/^upload:\/\/[\w.-]+$/.test(shortUrl))
      throw new Failure('forum/unreadable', { url: this.#options.url });
    return { shortUrl, width, height };
  }

  #asked(what: string, path: string): Asked {
    const { url } = this.#options;
    return { what, url, address: `${url}${path}` };
  }

  #topicIn(reply: ServerReply, asked: Asked): Topic {
    if (reply.status !== 200) throw refusalOf(reply, asked);
    const topic = readTopic(dataOf(reply));
    if (topic === undefined) throw new Failure('forum/unreadable', { url: this.#options.url });
    // Moderators are shown what was deleted.
    if (topic.isDeleted) throw new Failure('forum/gone', { address: this.addressOf(topic.id) });
    return topic;
  }

  /** Reading changes nothing, so that a redirect within the forum is followed, as from an external id to its topic. */
  async #read(path: string, asked: Asked): Promise<ServerReply> {
    const { url } = this.#options;
    let address = `${url}${path}`;
    for (let hops = 0; ; hops++) {
      const reply = await this.#patiently(address, { method: 'GET', headers: this.#headers() });
      if (reply.status < 300 || reply.status >= 400) return this.#noted(reply, asked);
      const to = this.#within(reply, address);
      if (hops === mostRedirects) throw new Failure('forum/redirect', { url, to: to.href });
      // The redirect of an external id drops what was asked for besides.
      to.searchParams.set('include_raw', '1');
      address = to.href;
    }
  }

  async #write({ method, path, body }: Call, asked: Asked): Promise<ServerReply> {
    const { url } = this.#options;
    const address = `${url}${path}`;
    let reply: ServerReply;
    try {
      reply = await this.#patiently(address, { method, headers: this.#headers(), body });
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'send-failed' || !mayHaveArrived(error)) throw error;
      throw new Failure('forum/uncertain', { what: asked.what, why: error.message }, { cause: error });
    }
    if (reply.status >= 300 && reply.status < 400)
      throw new Failure('forum/redirect', { url, to: reply.location ?? 'nowhere' });
    this.#noted(reply, asked);
    if (!isOwnRefusal(reply))
      throw new Failure('forum/uncertain', { what: asked.what, why: `HTTP ${reply.status}` });
    if (reply.status !== 200) throw refusalOf(reply, asked);
    return reply;
  }

  #headers(): Record<string, string> {
    const { key, username } = this.#options;
    return { 'api-key': key.reveal(), 'api-username': encodeURIComponent(username) };
  }

  /** What leads to another server would take the key there. */
  #within({ location }: ServerReply, from: string): URL {
    const to = location === undefined ? undefined : new URL(location);
    if (to === undefined || to.origin !== new URL(from).origin)
      throw new Failure('forum/redirect', { url: this.#options.url, to: to?.origin ?? 'nowhere' });
    return to;
  }

  #noted(reply: ServerReply, asked: Asked): ServerReply {
    if (this.#hasWorked) return reply;
    const isSound = reply.status === 200 || reply.status === 404;
    if (!isSound && refusalOf(reply, asked).code === 'forum/key') return reply;
    this.#hasWorked = true;
    this.#options.worked();
    return reply;
  }

  async #patiently(address: string, message: Message): Promise<ServerReply> {
    const { userAgent, onWait, signal } = this.#options;
    const reply = await patiently(this.#world, { address, message, userAgent, signal }, { waitOf, onWait });
    if (reply.status === 429) throw new Failure('forum/rate-limit', { seconds: waitOf(reply) });
    return reply;
  }
}
