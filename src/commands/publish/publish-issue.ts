import { relative } from 'node:path';
import { asStored, type Forum, type Topic } from '../../channels/index.ts';
import type { Context } from '../../context.ts';
import { fileAt, readBytes } from '../../files/index.ts';
import {
  type ForumRecord,
  type Ledger,
  type LedgerBook,
  ledgerPaths,
  readCopy,
  readLedger,
  type Sha256,
  sha256Of,
  stateOf,
  withLedger,
} from '../../ledger/index.ts';
import type { Config } from '../../newsletter/index.ts';
import type { Newsletter } from '../../pipeline/index.ts';
import { Failure, type FailureArgs, type Notice } from '../../problem/index.ts';
import { serverAddress } from '../../text/index.ts';
import { differsThere } from '../../verify/index.ts';
import { CarryingOut, type Done, type Place } from './carry-out.ts';
import { difference } from './difference.ts';
import { imagesIn, uploadImages, withUploads } from './images.ts';
import { makePlan, type Plan, type Wanted } from './plan.ts';
import type { Ready } from './prepare.ts';
import { sayDryRun, sayPlan } from './say-plan.ts';

export interface PublishOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly preview?: boolean;
  readonly adopt?: string;
  readonly reason?: string;
  readonly settle?: string;
  readonly refreshImages?: boolean;
}

type Channel = NonNullable<Config['publish']['forum']>;

export interface Run {
  readonly context: Context;
  readonly newsletter: Newsletter;
  readonly channel: Channel;
  readonly forum: Forum;
  readonly options: PublishOptions;
  readonly userAgent: string;
}

export interface Unit {
  /** Where it is read; `undefined` where it is not there yet. */
  readonly address?: string;
  readonly notices: readonly Notice[];
  /** Of a dry run. */
  readonly output?: string;
  /** It is posted, but not all is well. */
  readonly failures?: readonly Failure[];
}

/** Brings one issue to the forum. Throws Failure where it could not be. */
export function publishIssue(run: Run, ready: Ready): Promise<Unit> {
  const { context, newsletter, options } = run;
  const where = { root: newsletter.root, week: ready.week };
  if (options.dryRun !== true) return withLedger(context, where, (book) => publishWith(run, ready, book));
  const ledger = readLedger(context.files, where.root, where.week);
  return publishWith(run, ready, {
    ledger,
    write: () => {
      throw new Error('a dry run writes nothing');
    },
    time: () => context.now().toISOString(),
  });
}

async function publishWith(run: Run, ready: Ready, book: LedgerBook): Promise<Unit> {
  const { channel, options, forum } = run;
  const place: Place = options.preview === true ? 'forum_preview' : 'forum';
  const record = book.ledger[place];
  if (record !== undefined && record.url !== channel.url)
    throw new Failure('forum/other-forum', { url: channel.url, recorded: record.url, path: ready.path });
  if (options.settle !== undefined) return settle({ book, place, record, path: ready.path });
  if (stateOf(record) === 'pending' && options.adopt === undefined)
    return { notices: [{ code: 'forum-pending', args: { issue: ready.path } }] };
  const known = await find(run, ready, record);
  const topic = known && (await whole(forum, known, Math.max(ready.raws.length, record?.posts.length ?? 0)));
  const shown: Round = { run, ready, book, place, record, topic };
  const { plan, uploads } = planned(shown, options.refreshImages === true);
  const [conflict] = plan.conflicts;
  if (conflict !== undefined)
    throw new Failure('forum/conflict', {
      address: conflict.address,
      difference: difference(conflict.there, conflict.wanted),
    });
  const notices: Notice[] = plan.moved.map((what) => ({ code: 'forum-moved', args: { what } }));
  const isIdle = plan.steps.length === 0 && uploads.length === 0;
  if (options.dryRun === true) {
    const output = isIdle ? '' : sayDryRun({ path: ready.path, url: channel.url, plan, uploads });
    const same: Notice[] = isIdle ? [sameNotice(ready)] : [];
    return { notices: [...notices, ...same], output };
  }
  if (!isIdle) await agree(run, ready, sayPlan({ path: ready.path, url: channel.url, plan, uploads }));
  return act(shown, { uploads, notices, isIdle });
}

interface Round {
  readonly run: Run;
  readonly ready: Ready;
  readonly book: LedgerBook;
  readonly place: Place;
  readonly record: ForumRecord | undefined;
  readonly topic: Topic | undefined;
}

const sameNotice = ({ path }: Ready): Notice => ({ code: 'forum-same', args: { issue: path } });

/** The plan as far as it is known which images are on the forum, and which have to be uploaded. */
function planned(
  round: Round,
  isRefreshing = false,
): { plan: Plan; uploads: readonly string[]; wanted: Wanted } {
  const { run, ready, book, record, topic, place } = round;
  const { options, channel, newsletter, forum } = run;
  const addresses = imagesIn(ready.raws, newsletter.config.forum.locale);
  const images = book.ledger.images ?? {};
  const uploads = isRefreshing ? addresses : addresses.filter((url) => images[url] === undefined);
  const wanted = wantedOf(run, ready, withUploads(ready.raws, addresses, images));
  const isAdopted = options.adopt !== undefined && record === undefined;
  const plan = makePlan({
    wanted,
    record,
    topic,
    sent: (part) => sentAs(round, part),
    username: channel.username,
    addressOf: (id, post) => forum.addressOf(id, post),
    mayOverwrite: options.force === true || isAdopted || (place === 'forum_preview' && record !== undefined),
    isAdopted: options.adopt !== undefined,
    reason: options.reason,
  });
  return { plan, uploads, wanted };
}

function wantedOf({ channel, options }: Run, { title, externalId }: Ready, raws: readonly string[]): Wanted {
  const { category, tags, username, preview } = channel;
  if (options.preview !== true) return { title, raws, externalId, category, tags };
  const ownId = `${externalId}-preview`;
  const other = { title: `[Preview] ${title}`, raws, externalId: ownId.length > 50 ? undefined : ownId };
  if (preview === 'message') return { ...other, category: undefined, tags: [], to: username };
  if (preview === 'unlisted') return { ...other, category, tags, isUnlisted: true };
  return { ...other, category: preview, tags };
}

/** Texts of ours: the one that the ledger names, and the copy beside it, which is older where a run was ended in between. */
function sentAs({ run, ready, record }: Round, part: number): readonly Sha256[] {
  const { context, newsletter } = run;
  const paths = ledgerPaths(newsletter.root, ready.week);
  const copies = [paths.rawOf(part, 2), ...(part === 1 ? [paths.rawOf(1, 1)] : [])];
  const known = record?.posts.filter((one) => one.part === part).map(({ raw }) => raw) ?? [];
  if (record === undefined) return [];
  return [
    ...known,
    ...copies
      .filter((path) => fileAt(context.files, path) !== undefined)
      .map((path) => sha256Of(readBytes(context.files, path))),
  ];
}

/** The topic that a person names, else that of the ledger, else the one that has the external id. */
async function find(run: Run, ready: Ready, record: ForumRecord | undefined): Promise<Topic | undefined> {
  const { forum, channel, options } = run;
  if (options.adopt !== undefined) return forum.topic(topicIn(options.adopt, channel.url));
  if (record?.topic !== undefined) return forum.topic(record.topic);
  const { externalId } = wantedOf(run, ready, []);
  return externalId === undefined ? undefined : forum.topicOf(record?.external_id ?? externalId);
}

function topicIn(address: string, forum: string): number {
  const [own, there] = [serverAddress(forum), serverAddress(address)];
  const isSame =
    own !== undefined && there !== undefined && own.host === there.host && own.port === there.port;
  const [, id = ''] = /\/t\/(?:[^/?#]*\/)?(\d+)(?:[/?#.]|$)/.exec(there?.rest ?? '') ?? [];
  if (isSame && id !== '') return Number(id);
  const detail = `--adopt takes the address of a topic on ${forum}, such as ${forum}/t/title/123`;
  throw new Failure('usage', { detail, command: 'publish' });
}

/** With all its posts, where one of them may be a part. */
async function whole(forum: Forum, topic: Topic, parts: number): Promise<Topic> {
  return parts < 2 ? topic : { ...topic, posts: await forum.allPosts(topic) };
}

async function agree({ context, options }: Run, { path }: Ready, plan: string): Promise<void> {
  if (context.isQuiet !== true || options.yes !== true) context.stderr.write(plan);
  if (options.yes === true) return;
  // Loaded where there is a question: others share code with this one.
  const { Interrupted, openPrompter } = await import('../../terminal/index.ts');
  const prompter = openPrompter(context);
  try {
    const choices = [
      { name: 'Yes', value: true },
      { name: 'No', value: false },
    ];
    if (await prompter.choose({ message: 'Do this?', choices })) return;
  } catch (error) {
    if (error instanceof Interrupted) throw new Failure('interrupted', {}, { cause: error });
    throw error;
  } finally {
    prompter.close();
  }
  throw new Failure('not-agreed', { path });
}

async function act(
  round: Round,
  { uploads, notices, isIdle }: { uploads: readonly string[]; notices: readonly Notice[]; isIdle: boolean },
): Promise<Unit> {
  const { run, ready, book, place, record } = round;
  const { forum, context, userAgent, channel } = run;
  await uploadImages(context, { forum, book, userAgent }, uploads);
  const { plan, wanted } = planned(round);
  const carrying = new CarryingOut(
    {
      forum,
      book,
      place,
      wanted,
      record,
      url: channel.url,
      externalId: wanted.externalId ?? ready.externalId,
      username: channel.username,
      bytes: ready.bytes,
      hasCopies: () => hasCopies(round, wanted.raws),
    },
    plan.found,
    round.topic,
  );
  const done = await carrying.run(plan.steps);
  if (done.isPending)
    return { notices: [...notices, { code: 'forum-pending', args: { issue: ready.path } }] };
  const id = done.topic ?? 0;
  const address = forum.addressOf(id);
  const wasPosted = stateOf(record) === 'posted';
  if (isIdle && wasPosted) {
    carrying.finish(record?.told ?? []);
    return { address, notices: [...notices, sameNotice(ready)] };
  }
  const back = await whole(forum, await forum.topic(id), wanted.raws.length);
  const isCreated = plan.steps.some(({ request }) => request.kind === 'create');
  const more: Notice[] = [];
  if (isCreated && !(await carrying.putTagsRight(back)))
    more.push({ code: 'forum-tags', args: { tags: wanted.tags } });
  const told = record?.told ?? [];
  const differences = readBack(round, { wanted, back, done, plan });
  const fresh = differences.filter((one) => !told.includes(nameOf(one)));
  carrying.finish([...new Set([...told, ...fresh.map(nameOf)])]);
  const code = plan.steps.length === 0 ? 'forum-found' : isCreated ? 'forum-posted' : 'forum-updated';
  return {
    address,
    notices: [...notices, ...more, { code, args: { issue: ready.path } }],
    failures: fresh.map((one) => new Failure('forum/differs-there', { address, ...one })),
  };
}

function hasCopies({ run: { context, newsletter }, ready }: Round, raws: readonly string[]): boolean {
  const { files } = context;
  const paths = ledgerPaths(newsletter.root, ready.week);
  return (
    readCopy(files, paths.issueOf('forum'), sha256Of(ready.bytes)) !== undefined &&
    raws.every((raw, i) => readCopy(files, paths.rawOf(i + 1, raws.length), sha256Of(raw)) !== undefined)
  );
}

type Different = Omit<FailureArgs<'forum/differs-there'>, 'address'>;

const nameOf = ({ place, written, shown }: Different): string => `${place ?? ''} ${written} → ${shown ?? ''}`;

/** What the forum has and shows, beside what was written. */
function readBack(
  { run, ready, record }: Round,
  { wanted, back, done, plan }: { wanted: Wanted; back: Topic; done: Done; plan: Plan },
): Different[] {
  const { config } = run.newsletter;
  const written = new Set(plan.steps.map(({ part }) => part));
  return wanted.raws.flatMap((raw, i): Different[] => {
    const part = i + 1;
    const wasPosted = record?.posts.some((one) => one.part === part && one.state === 'posted') === true;
    if (!written.has(part) && wasPosted) return [];
    const post = back.posts.find(({ number, raw: stored }) =>
      part === 1 ? number === 1 : asStored(stored ?? '') === raw,
    );
    if (post === undefined || asStored(post.raw ?? '') !== raw)
      return [{ place: undefined, written: `the text of part ${part}`, shown: 'another text' }];
    const cooked = done.cooked.get(part) ?? post.cooked;
    return differsThere({ raw, cooked }, config, ready).map(({ line, written: text, shown }) => ({
      place: line === undefined ? undefined : `${relative(run.context.cwd, ready.file)}:${line}`,
      written: text,
      shown,
    }));
  });
}

/** What waited for a moderator was refused, a person says. */
function settle({
  book,
  place,
  record,
  path,
}: {
  book: LedgerBook;
  place: Place;
  record: ForumRecord | undefined;
  path: string;
}): Unit {
  if (record === undefined || stateOf(record) !== 'pending')
    throw new Failure('usage', {
      detail: `${path} waits for no moderator: there is nothing to settle`,
      command: 'publish',
    });
  const posts = record.posts.map((part) =>
    part.state === 'pending' ? { ...part, state: 'failed' as const, at: book.time() } : part,
  );
  const next: Ledger = { ...book.ledger, [place]: { ...record, posts } };
  book.write(next);
  return { notices: [{ code: 'forum-settled', args: { issue: path } }] };
}
