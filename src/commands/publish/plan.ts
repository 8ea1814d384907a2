import { asStored, type NewTopic, type Request, type Topic, type TopicPost } from '../../channels/index.ts';
import { type ForumRecord, type Sha256, sha256Of } from '../../ledger/index.ts';
import { Failure } from '../../problem/index.ts';
import { type Moved, settingsLeft } from './settings.ts';

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
  readonly moved: readonly Moved[];
  /** The first part that would be one reply in a row more than a user who is no staff may post. */
  readonly longRow: number | undefined;
}

/** Discourse's max_consecutive_replies. */
const mostReplies = 3;

/** Says what has to be done so that the forum has what is wanted: nothing, where it has. Does none of it. */
export function makePlan(situation: Situation): Plan {
  const { wanted, topic, mayOverwrite, reason, addressOf, comparable = (raw) => raw } = situation;
  const [first = ''] = wanted.raws;
  const replies = wanted.raws.slice(1);
  if (topic === undefined) {
    const { raws: _, ...rest } = wanted;
    const steps: Step[] = [
      { part: 1, request: { kind: 'create', topic: { ...rest, raw: first } } },
      ...replies.map((raw, i): Step => ({ part: i + 2, request: { kind: 'reply', topic: undefined, raw } })),
    ];
    return { steps, found: new Map(), conflicts: [], moved: [], longRow: longRowIn(steps, situation) };
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
  const { settings, moved } = settingsLeft(topic, situation);
  if (settings !== undefined) {
    // Only a change of a post has a reason; with one, a forum notes also an equal text.
    const first = steps.length === 0 && reason !== undefined ? found.get(1) : undefined;
    if (first?.raw !== undefined) {
      const { id: post, raw: before } = first;
      steps.push({ part: 1, request: { kind: 'update', post, raw: asStored(before), before, reason } });
    }
    steps.push({ part: 1, request: settings });
  }
  return { steps, found, conflicts, moved, longRow: longRowIn(steps, situation) };
}

/** The forum counts a row from its last post that is no reply of the user; in a message it counts nothing. */
function longRowIn(steps: readonly Step[], { wanted, topic, username }: Situation): number | undefined {
  const posts = topic?.posts ?? [];
  if (wanted.to !== undefined || posts.some((post) => isOf(post, username) && post.isStaff)) return undefined;
  const replies = posts.filter(({ number }) => number > 1);
  const row = replies.length - 1 - replies.findLastIndex((post) => !isOf(post, username));
  return steps.filter(({ request }) => request.kind === 'reply')[Math.max(0, mostReplies - row)]?.part;
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
