import { asStored, type Forum, type Request, type Topic, type TopicPost } from '../../channels/index.ts';
import { sameData } from '../../data.ts';
import { type ForumRecord, type LedgerBook, type PartRecord, sha256Of } from '../../ledger/index.ts';
import { Failure } from '../../problem/index.ts';
import { difference } from '../difference.ts';
import { isOf, type Plan, type Step, type Wanted } from './plan.ts';
import type { Place } from './round.ts';
import { hasTags, newSettings, ownSettings, type Settings, settingsOf } from './settings.ts';

export interface Work {
  readonly forum: Forum;
  readonly book: LedgerBook;
  readonly place: Place;
  readonly wanted: Wanted;
  readonly url: string;
  readonly externalId: string;
  readonly username: string;
  /** The issue file's bytes. */
  readonly bytes: Uint8Array;
  /** What the ledger says, or would say had it not been lost. */
  readonly record: ForumRecord | undefined;
  /** Whether the issue and its texts of this moment stand beside the ledger. */
  readonly hasCopies: () => boolean;
}

export interface Done {
  readonly topic: number | undefined;
  /** By part: what the forum says that it made of the text; only of those that were written. */
  readonly cooked: ReadonlyMap<number, string>;
  readonly isPending: boolean;
}

/**
 * Does the steps of a plan one after another. Before each request the ledger says that it was begun, after it what came of it, so that
 * a run that is ended anywhere is gone on with by the next.
 */
export class CarryingOut {
  readonly #work: Work;
  readonly #parts: PartRecord[];
  readonly #cooked = new Map<number, string>();
  #topic: number | undefined;
  #isPending = false;
  #settings: Settings;

  constructor(work: Work, found: Plan['found'], topic: Topic | undefined) {
    const { wanted, record } = work;
    this.#work = work;
    this.#topic = topic?.id;
    this.#settings =
      topic !== undefined
        ? ownSettings(wanted, record, topic)
        : record === undefined
          ? newSettings(wanted)
          : settingsOf(record);
    this.#parts = wanted.raws.map((raw, i) => this.#partOf(i + 1, raw, found.get(i + 1)));
  }

  /** A part that is there as it is wanted is posted, whatever the ledger says. */
  #partOf(part: number, raw: string, post: TopicPost | undefined): PartRecord {
    const { record, book } = this.#work;
    const known = record?.posts.find((one) => one.part === part);
    if (post === undefined || asStored(post.raw ?? '') !== raw)
      return known ?? { part, state: 'intent', raw: sha256Of(raw), at: book.time() };
    const { id, number } = post;
    const now = { part, state: 'posted', post: id, number, raw: sha256Of(raw) } as const;
    const isSame =
      known?.state === 'posted' && known.post === id && known.number === number && known.raw === now.raw;
    return isSame ? known : { ...known, ...now, at: book.time() };
  }

  async run(steps: readonly Step[]): Promise<Done> {
    for (const step of steps) {
      if (step.request.kind === 'settings') await this.#change(step.request);
      else await this.#write(step.part, step.request);
      if (this.#isPending) break;
    }
    return { topic: this.#topic, cooked: this.#cooked, isPending: this.#isPending };
  }

  /** Everything is there: the ledger says so, and keeps the copies. Writes nothing where it says so already. */
  finish(told: readonly string[]): void {
    const { bytes, wanted, place, book, hasCopies } = this.#work;
    const before = book.ledger[place];
    const next = this.#recordWith(sha256Of(bytes), told);
    const isSame = sameData(before, next);
    // Previews never count, and have no copies.
    if (isSame && (place === 'forum_preview' || hasCopies())) return;
    const copies = place === 'forum' ? { forum: bytes, raw: wanted.raws } : {};
    book.write({ ...book.ledger, [place]: next }, copies);
  }

  async #write(part: number, request: Request & { kind: 'create' | 'reply' | 'update' }): Promise<void> {
    const before = this.#parts[part - 1];
    if (request.kind === 'create') this.#settings = newSettings(this.#work.wanted);
    this.#set(part, {
      state: 'posting',
      raw: sha256Of(request.kind === 'create' ? request.topic.raw : request.raw),
    });
    this.#save();
    try {
      await this.#send(part, request);
    } catch (error) {
      // Whoever ended the program does not wait until it is known what came of the request; the next run looks for it.
      if (!(error instanceof Failure) || error.code === 'interrupted') throw error;
      if (error.code === 'forum/uncertain' && (await this.#isThere(part, request))) {
        this.#save();
        return;
      }
      if (error.code === 'forum/uncertain') this.#set(part, { state: 'uncertain' });
      else if (request.kind === 'update' && before !== undefined) this.#parts[part - 1] = before;
      else this.#set(part, { state: error.code.startsWith('forum/') ? 'failed' : 'intent' });
      this.#save();
      throw error.code === 'forum/conflict' && request.kind === 'update'
        ? await this.#conflictAt(part, request.raw)
        : error;
    }
    this.#save();
  }

  /** Somebody edited the post after it was read. */
  async #conflictAt(part: number, raw: string): Promise<Failure> {
    const { forum } = this.#work;
    const topic = await forum.topic(this.#topic ?? 0);
    const posts = part === 1 ? topic.posts : await forum.allPosts(topic);
    const { post: id, number } = this.#parts[part - 1] ?? {};
    const there = posts.find((one) => (id === undefined ? one.number === 1 : one.id === id));
    return new Failure('forum/conflict', {
      address: forum.addressOf(topic.id, number),
      difference: difference(asStored(there?.raw ?? ''), raw),
    });
  }

  async #send(part: number, request: Request & { kind: 'create' | 'reply' | 'update' }): Promise<void> {
    const { forum } = this.#work;
    if (request.kind === 'update') {
      const { number = 1 } = this.#parts[part - 1] ?? {};
      const address = forum.addressOf(this.#topic ?? 0, number);
      const post = await forum.update(request, address);
      if (post !== undefined) this.#cooked.set(part, post.cooked);
      this.#set(part, {
        state: 'posted',
        ...(post === undefined ? {} : { post: post.id, number: post.number }),
      });
      return;
    }
    const inTopic = request.kind === 'reply' ? { ...request, topic: this.#topic } : request;
    const posted = await forum.post(inTopic, part === 1 ? 'post the issue' : `post part ${part}`);
    if (posted.state === 'pending') {
      this.#isPending = true;
      this.#set(part, { state: 'pending' });
      return;
    }
    const isOthers = this.#parts.some((one) => one.part !== part && one.post === posted.post.id);
    // A forum gives its answer to an equal post of the last two minutes once more, and posts nothing.
    if (isOthers || (this.#topic !== undefined && posted.topic !== this.#topic))
      throw new Failure('forum/uncertain', {
        what: `post part ${part}`,
        why: 'it repeated an earlier answer',
      });
    this.#topic ??= posted.topic;
    this.#arrived(part, posted.post);
  }

  /** Its answer was lost: looks for what it was to do. */
  async #isThere(part: number, request: Request & { kind: 'create' | 'reply' | 'update' }): Promise<boolean> {
    const { forum, wanted, username } = this.#work;
    try {
      const id = this.#topic;
      if (id === undefined && wanted.externalId === undefined) return false;
      const topic = id === undefined ? await forum.topicOf(wanted.externalId ?? '') : await forum.topic(id);
      if (topic === undefined) return false;
      const raw = request.kind === 'create' ? request.topic.raw : request.raw;
      const taken = new Set(this.#parts.filter((one) => one.part !== part).map(({ post }) => post));
      const posts = part === 1 ? topic.posts : await forum.allPosts(topic);
      const post = posts.find(
        (one) =>
          asStored(one.raw ?? '') === raw &&
          !taken.has(one.id) &&
          (part === 1 ? one.number === 1 : isOf(one, username)),
      );
      if (post === undefined) return false;
      this.#topic = topic.id;
      this.#arrived(part, post);
      return true;
    } catch (error) {
      // The first failure says what matters.
      if (error instanceof Failure) return false;
      throw error;
    }
  }

  async #change(request: Request & { kind: 'settings' }): Promise<void> {
    await this.#work.forum.change(request);
    const { title, category, tags } = request;
    this.#settings = {
      ...this.#settings,
      ...(title === undefined ? {} : { title }),
      ...(category === undefined ? {} : { category }),
      ...(tags === undefined ? {} : { tags }),
    };
    this.#save();
  }

  /** A newer forum may drop tags that are given as text: gives them once more as it gives them itself. */
  async putTagsRight(topic: Topic): Promise<boolean> {
    const { forum, wanted } = this.#work;
    if (wanted.to !== undefined || hasTags(topic.tags, wanted.tags)) return true;
    const hasTagObjects = topic.hasTagObjects || topic.tags.length === 0;
    try {
      await forum.change({ kind: 'settings', topic: topic.id, tags: wanted.tags, hasTagObjects });
      return hasTags((await forum.topic(topic.id)).tags, wanted.tags);
    } catch (error) {
      if (error instanceof Failure && error.code === 'forum/refused') return false;
      throw error;
    }
  }

  #arrived(part: number, post: TopicPost): void {
    this.#cooked.set(part, post.cooked);
    this.#set(part, { state: 'posted', post: post.id, number: post.number });
  }

  #set(part: number, change: Partial<PartRecord>): void {
    const before = this.#parts[part - 1];
    if (before !== undefined) this.#parts[part - 1] = { ...before, ...change, at: this.#work.book.time() };
  }

  #save(): void {
    const { book, place, record, bytes } = this.#work;
    // The copy beside it is still the old one.
    const next = this.#recordWith(record?.issue ?? sha256Of(bytes), record?.told ?? []);
    book.write({ ...book.ledger, [place]: next });
  }

  #recordWith(issue: ForumRecord['issue'], told: readonly string[]): ForumRecord {
    const { url, externalId, record, forum } = this.#work;
    const topic = this.#topic;
    return {
      ...record,
      url,
      external_id: record?.external_id ?? externalId,
      ...(topic === undefined ? {} : { topic, address: forum.addressOf(topic) }),
      ...this.#settings,
      posts: this.#parts,
      issue,
      ...(told.length === 0 ? {} : { told }),
    };
  }
}
