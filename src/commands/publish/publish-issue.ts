import { agree } from '../agree.ts';
import { fileAt, readBytes } from '../../files/index.ts';
import {
  type LedgerBook,
  ledgerPaths,
  readCopy,
  readLedger,
  type Sha256,
  sha256Of,
  stateOf,
  withLedger,
} from '../../ledger/index.ts';
import { Failure, type Notice } from '../../problem/index.ts';
import { CarryingOut } from './carry-out.ts';
import { lineDifference } from '../../diff/index.ts';
import { findTopic, whole } from './find-topic.ts';
import { foreseen, placeableImages, uploadImages, withoutUploads, withUploads } from './images.ts';
import { makePlan, type Plan, type Wanted } from './plan.ts';
import type { Ready } from './prepare.ts';
import { nameOf, readBack } from './read-back.ts';
import { placeOf, type Round, type Run, type Unit, wantedOf } from './round.ts';
import { sayDryRun, sayPlan } from './say-plan.ts';

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
  const place = placeOf(options);
  const recorded = book.ledger[place];
  if (recorded !== undefined && recorded.url !== channel.url)
    throw new Failure('forum/other-forum', { url: channel.url, recorded: recorded.url, path: ready.path });
  if (stateOf(recorded) === 'pending' && options.adopt === undefined)
    return { notices: [{ code: 'forum-pending', args: { issue: ready.path } }] };
  const { record, topic: known } = await findTopic(run, ready, recorded);
  const topic = known && (await whole(forum, known, Math.max(ready.raws.length, record?.posts.length ?? 0)));
  const pictures = placeableImages(ready.raws, run.newsletter.config.forum.locale);
  const shown: Round = { run, ready, book, place, record, topic, pictures };
  const { plan, uploads } = planned(shown, options.refreshImages === true);
  refuseConflict(plan);
  const notices: Notice[] = plan.moved.map((what) => ({ code: 'forum-moved', args: { what } }));
  const isIdle = plan.steps.length === 0 && uploads.length === 0;
  if (options.dryRun === true) {
    const images = { ...book.ledger.images, ...(await foreseen(run.context, { ...run, book }, uploads)) };
    const { plan: exact } = planned(shown, options.refreshImages === true, images);
    const output = isIdle ? '' : sayDryRun({ path: ready.path, url: channel.url, plan: exact, uploads });
    const same: Notice[] = isIdle ? [sameNotice(ready)] : [];
    return { notices: [...notices, ...same], output };
  }
  if (!isIdle) {
    const shownPlan = sayPlan({ path: ready.path, url: channel.url, plan, uploads });
    const question = {
      command: 'publish',
      plan: shownPlan,
      message: 'Do this?',
      yes: 'yes, publish it',
    } as const;
    await agree(run.context, question, options.yes === true);
  }
  return act(shown, { uploads, notices, isIdle });
}

/** Throws Failure `forum/conflict`, with the difference of each post that was edited. */
function refuseConflict({ conflicts }: Plan): void {
  const [first] = conflicts;
  if (first === undefined) return;
  const differences = conflicts.map(({ address, there, wanted }) =>
    [...(conflicts.length > 1 ? [`${address}:`] : []), lineDifference(there, wanted)].join('\n'),
  );
  throw new Failure('forum/conflict', { address: first.address, difference: differences.join('\n') });
}

const sameNotice = ({ path }: Ready): Notice => ({ code: 'forum-same', args: { issue: path } });

/** The plan as far as it is known which images are on the forum, and which have to be uploaded. */
function planned(
  round: Round,
  isRefreshing = false,
  images = round.book.ledger.images ?? {},
): { plan: Plan; uploads: readonly string[]; wanted: Wanted } {
  const { run, ready, book, record, topic, place, pictures } = round;
  const { options, channel, forum } = run;
  const known = book.ledger.images ?? {};
  const uploads = isRefreshing ? pictures : pictures.filter((url) => known[url] === undefined);
  const wanted = wantedOf(run, ready, withUploads(ready.raws, pictures, images));
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
    ...(uploads.length === 0 || isRefreshing ? {} : { comparable: (raw) => withoutUploads(raw, known) }),
  });
  return { plan, uploads, wanted };
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

async function act(
  round: Round,
  { uploads, notices, isIdle }: { uploads: readonly string[]; notices: readonly Notice[]; isIdle: boolean },
): Promise<Unit> {
  const { run, ready, book, place, record } = round;
  const { forum, context, channel } = run;
  await uploadImages(context, { ...run, book }, uploads);
  const { plan, wanted } = planned(round);
  // Somebody may have put other images there.
  refuseConflict(plan);
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
  // The copies are written behind the reading back, which a run that was killed may have left out.
  const wasReadBack = wasPosted && (place === 'forum_preview' || hasTexts(round, wanted.raws));
  if (isIdle && wasReadBack) {
    carrying.finish(record?.told ?? []);
    return { address, notices: [...notices, sameNotice(ready)] };
  }
  const back = await whole(forum, await forum.topic(id), wanted.raws.length);
  const isCreated = plan.steps.some(({ request }) => request.kind === 'create');
  const more: Notice[] = [];
  const areTagsSet = plan.steps.some(
    ({ request }) => request.kind === 'settings' && request.tags !== undefined,
  );
  if ((isCreated || areTagsSet) && !(await carrying.putTagsRight(back)))
    more.push({ code: 'forum-tags', args: { tags: wanted.tags } });
  const told = record?.told ?? [];
  const differences = await readBack(round, { wanted, back, done, plan, wasReadBack });
  const fresh = differences.filter((one) => !told.includes(nameOf(one)));
  carrying.finish([...new Set([...told, ...fresh.map(nameOf)])]);
  const isWritten = plan.steps.length > 0;
  const code = isCreated ? 'forum-posted' : isWritten ? 'forum-updated' : 'forum-found';
  const what = !isWritten && wasPosted ? sameNotice(ready) : ({ code, args: { issue: ready.path } } as const);
  return {
    address,
    notices: [...notices, ...more, what],
    failures: fresh.map((one) => new Failure('forum/differs-there', { address, ...one })),
  };
}

function hasCopies(round: Round, raws: readonly string[]): boolean {
  const { context, newsletter } = round.run;
  const { issueOf } = ledgerPaths(newsletter.root, round.ready.week);
  const issue = readCopy(context.files, issueOf('forum'), sha256Of(round.ready.bytes));
  return issue !== undefined && hasTexts(round, raws);
}

/** Whether the texts that were posted stand beside the ledger. */
function hasTexts({ run: { context, newsletter }, ready }: Round, raws: readonly string[]): boolean {
  const { rawOf } = ledgerPaths(newsletter.root, ready.week);
  return raws.every(
    (raw, i) => readCopy(context.files, rawOf(i + 1, raws.length), sha256Of(raw)) !== undefined,
  );
}
