import { asStored, type NewTopic, type Request, type Topic, type TopicPost } from '../../channels/index.ts';
import { prettyTitle } from '../../forum-model/index.ts';
import { type ForumRecord, type Sha256, sha256Of } from '../../ledger/index.ts';
import { Failure } from '../../problem/index.ts';

/** What is to be on the forum. */
export interface Wanted extends Omit<NewTopic, 'raw'> {
  readonly raws: readonly string[];
}

/** What is known of the forum before anything is written. */
export interface Situation {
  readonly wanted: Wanted;
  /** Of the ledger. */
  readonly record: ForumRecord | undefined;
  /** As it is on the forum, with all posts that are of use. */
  readonly topic: Topic | undefined;
  /** Hashes of texts that we sent as this part, counted from 1: what is there and is none of them was edited there. */
  readonly sent: (part: number) => readonly Sha256[];
  readonly username: string;
  readonly addressOf: (topic: number, post?: number) => string;
  /** A person has named the topic, or wants what is there to be overwritten. */
  readonly mayOverwrite: boolean;
  /** A person has named the topic: whoever posted its parts by hand may be another user. */
  readonly isAdopted: boolean;
  readonly reason: string | undefined;
  /** What two texts are compared by, where they may differ in what is not known yet. */
  readonly comparable?: (raw: string) => string;
}

/** A request and the part that it is about; what it takes the place of, for the difference. */
export type Step = { readonly request: Request; readonly part: number };

export interface Plan {
  readonly steps: readonly Step[];
  /** The posts that are there already, by their part. */
  readonly found: ReadonlyMap<number, TopicPost>;
  readonly conflicts: readonly {
    readonly address: string;
    readonly there: string;
    readonly wanted: string;
  }[];
  /** What was changed on the forum and stays so. */
  readonly moved: readonly ('title' | 'category' | 'tags')[];
  /** More replies in a row than a user who is no staff may post. */
  readonly isLongRow: boolean;
}

/** Discourse's max_consecutive_replies. */
const mostReplies = 3;

/** Says what has to be done so that the forum has what is wanted: nothing, where it has. Does none of it. */
export function makePlan(situation: Situation): Plan {
  const { wanted, topic, mayOverwrite, reason, addressOf, username, comparable = (raw) => raw } = situation;
  const [first = ''] = wanted.raws;
  const replies = wanted.raws.slice(1);
  const isLongRow =
    replies.length > mostReplies &&
    topic?.posts.some((post) => isOf(post, username) && post.isStaff) !== true;
  if (topic === undefined) {
    const { raws: _, ...rest } = wanted;
    const steps: Step[] = [
      { part: 1, request: { kind: 'create', topic: { ...rest, raw: first } } },
      ...replies.map((raw, i): Step => ({ part: i + 2, request: { kind: 'reply', topic: undefined, raw } })),
    ];
    return { steps, found: new Map(), conflicts: [], moved: [], isLongRow };
  }
  const found = partsIn(topic, situation);
  const conflicts: Plan['conflicts'][number][] = [];
  const steps = wanted.raws.flatMap((raw, i): Step[] => {
    const part = i + 1;
    const post = found.get(part);
    if (post === undefined) return [{ part, request: { kind: 'reply', topic: topic.id, raw } }];
    const before = post.raw ?? '';
    const there = asStored(before);
    if (there === raw || comparable(there) === comparable(raw)) return [];
    if (!mayOverwrite && !situation.sent(part).includes(sha256Of(there)))
      conflicts.push({ address: addressOf(topic.id, post.number), there, wanted: raw });
    return [{ part, request: { kind: 'update', post: post.id, raw, before, reason } }];
  });
  const { settings, moved } = settingsOf(topic, situation);
  const all = settings === undefined ? steps : [...steps, { part: 1, request: settings }];
  return { steps: all, found, conflicts, moved, isLongRow };
}

/** Whether a post is of a user; the forum knows no case in names. */
export function isOf({ username }: TopicPost, name: string): boolean {
  return username.toLowerCase() === name.toLowerCase();
}

/** Finds the posts of the parts: by the ledger, else by our user and the same text. Throws Failure where one is too many, or gone. */
function partsIn(topic: Topic, situation: Situation): Map<number, TopicPost> {
  const { wanted, record, username, addressOf } = situation;
  const { posts } = topic;
  // One post is one part, whatever a ledger says.
  const known = (record?.posts ?? []).filter(
    ({ post }, i, all) => post !== undefined && all.findIndex((one) => one.post === post) === i,
  );
  const surplus = known.find(({ part }) => part > wanted.raws.length);
  if (surplus !== undefined)
    throw new Failure('forum/fewer-parts', {
      address: addressOf(topic.id, surplus.number),
      parts: wanted.raws.length,
    });
  const found = new Map<number, TopicPost>();
  const first = posts.find(({ number }) => number === 1);
  if (first !== undefined) found.set(1, first);
  const taken = new Set(known.map(({ post }) => post));
  for (const [i, raw] of wanted.raws.entries()) {
    const part = i + 1;
    if (part === 1) continue;
    const recorded = known.find((one) => one.part === part);
    const there = posts.find(({ id }) => id === recorded?.post);
    if (recorded !== undefined && there === undefined)
      throw new Failure('forum/gone', { address: addressOf(topic.id, recorded.number) });
    const free = posts.filter(
      ({ id, number, raw: stored }) => number > 1 && !taken.has(id) && stored !== undefined,
    );
    const own = free.filter((post) => isOf(post, username));
    const sent = situation.sent(part);
    const post =
      there ??
      (situation.isAdopted ? free : own).find((one) => asStored(one.raw ?? '') === raw) ??
      own.find((one) => sent.includes(sha256Of(asStored(one.raw ?? '')))) ??
      // Without a ledger a reply of ours in the place of a part is that part.
      (record === undefined ? own.find(({ number }) => number === part) : undefined);
    if (post === undefined) continue;
    taken.add(post.id);
    found.set(part, post);
  }
  return found;
}

/** Title, category and tags where they are still those that we set; what was moved on the forum stays moved. */
function settingsOf(
  topic: Topic,
  { wanted, record }: Situation,
): { settings: (Request & { kind: 'settings' }) | undefined; moved: Plan['moved'] } {
  if (record === undefined || wanted.to !== undefined) return { settings: undefined, moved: [] };
  const moved: Plan['moved'][number][] = [];
  const set: { title?: string; category?: number; tags?: readonly string[] } = {};
  if (!isSameTitle(wanted.title, record.title)) {
    if (isSameTitle(topic.title, record.title)) set.title = wanted.title;
    else if (!isSameTitle(topic.title, wanted.title)) moved.push('title');
  }
  if (record.category !== undefined && wanted.category !== undefined && wanted.category !== record.category) {
    if (topic.category === record.category) set.category = wanted.category;
    else if (topic.category !== wanted.category) moved.push('category');
  }
  if (record.tags !== undefined && !isSameTags(wanted.tags, record.tags)) {
    if (isSameTags(topic.tags, record.tags)) set.tags = wanted.tags;
    else if (!isSameTags(topic.tags, wanted.tags)) moved.push('tags');
  }
  const { id, hasTagObjects } = topic;
  return {
    settings:
      Object.keys(set).length === 0 ? undefined : { kind: 'settings', topic: id, ...set, hasTagObjects },
    moved,
  };
}

/** The forum tidies titles up. */
function isSameTitle(a: string, b: string): boolean {
  return prettyTitle(a) === prettyTitle(b);
}

/** The forum writes tags in small letters, without signs and spaces, and knows no order of them. */
export function isSameTags(a: readonly string[], b: readonly string[]): boolean {
  const names = (tags: readonly string[]): string => [...new Set(tags.map(tagName))].toSorted().join(' ');
  return names(a) === names(b);
}

export function hasTags(there: readonly string[], wanted: readonly string[]): boolean {
  const names = new Set(there.map(tagName));
  return wanted.every((tag) => names.has(tagName(tag)));
}

function tagName(tag: string): string {
  return tag
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, '-')
    .replaceAll(/[/?#[\]@!$&'()*+,;=.%\\`^|{}"<>]/g, '');
}
