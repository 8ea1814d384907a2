/**
 * `digest send` through a mail service. What it promises stands on this order:
 *
 * 1. A mail that the ledger says was sent is not looked at again, unless `--again` says why it is sent once more: as another one.
 * 2. Get the token, and take the lock of the week's ledger until the last record.
 * 3. Look at the service, before anything is written: the mail of the ledger's id, else the one with our name.
 * 4. What was started there is recorded as sent. Plan the rest, as data: a text there that we never wrote is a conflict.
 * 5. Show the plan, and ask once. A dry run ends here.
 * 6. Make or change the draft, and read it back. Without `--now` this is all.
 * 7. Read it back right before the start, start it, and look what became of it.
 */
import { relative } from 'node:path';
import type { MailContent, MailService, StoredMail } from '../../../channels/index.ts';
import type { Context } from '../../../context.ts';
import {
  type LedgerBook,
  ledgerPaths,
  type MailRecord,
  readLedger,
  withLedger,
} from '../../../ledger/index.ts';
import type { Config } from '../../../newsletter/index.ts';
import { Failure, type Notice } from '../../../problem/index.ts';
import type { Outcome } from '../../outcome.ts';
import { agree, requireSomebody } from '../../agree.ts';
import { isMailBehind } from '../behind.ts';
import { isUncertain, rowsOf, stateInWords } from '../plan.ts';
import { sentSoFar } from '../settle.ts';
import { callsOf, CarryingOut, type Work } from './carry-out.ts';
import { openService } from './open-service.ts';
import { changesFrom, isSame, isStarting, makePlan, type Plan } from './plan.ts';

/** What is to be brought to a service. */
export interface ServiceErrand {
  readonly root: string;
  readonly week: string;
  readonly channel: NonNullable<Config['publish']['mail']>;
  readonly content: MailContent;
  /** The bytes of the issue file that it was made from. */
  readonly issue: Uint8Array;
  readonly options: {
    readonly now?: true;
    readonly again?: string;
    readonly yes?: true;
    readonly dryRun?: true;
  };
}

export async function sendAtService(context: Context, errand: ServiceErrand): Promise<Outcome> {
  const { root, week, options } = errand;
  const before = readLedger(context.files, root, week).mail;
  if (before?.state === 'sent' && options.again === undefined) return sentAlready(context, errand, before);
  if (options.dryRun !== true && options.yes !== true) requireSomebody(context, 'send', deedOf(options.now));
  const service = await openService(context, errand.channel);
  try {
    if (options.dryRun !== true)
      return await withLedger(context, errand, (book) => sendWith(context, errand, { service, book }));
    const ledger = readLedger(context.files, root, week);
    const write = (): never => {
      throw new Error('a dry run writes nothing');
    };
    const book = { ledger, write, time: () => context.now().toISOString() };
    return await sendWith(context, errand, { service, book });
  } catch (failure) {
    if (isDifference(failure)) context.stderr.write(`${failure.args.difference}\n`);
    throw failure;
  }
}

/** What is agreed to. */
function deedOf(now: true | undefined): string {
  return now === true ? 'send it' : 'write its draft';
}

function isDifference(failure: unknown): failure is Failure<'mail/conflict' | 'mail/differs-there'> {
  return (
    failure instanceof Failure && (failure.code === 'mail/conflict' || failure.code === 'mail/differs-there')
  );
}

/** Throws Failure `mail-already-sent` where it is to be sent; else only says how it is. */
async function sentAlready(context: Context, errand: ServiceErrand, record: MailRecord): Promise<Outcome> {
  const { week, options, content } = errand;
  if (options.now === true) throw new Failure('mail-already-sent', { week, at: record.at });
  const output = rowsOf([
    ['mail of', `${week}: ${stateInWords(record, await isMailBehind(context, errand, record))}`],
    ['subject', content.subject],
    ['to', record.to],
    ['service', record.url],
  ]);
  const args = { folder: '', command: `send ${week} --now --again REASON`, why: 'sends it a second time' };
  return { output, notices: [{ code: 'next-step', args }] };
}

interface Tools {
  readonly service: MailService;
  readonly book: LedgerBook;
}

async function sendWith(context: Context, errand: ServiceErrand, tools: Tools): Promise<Outcome> {
  const { week, options } = errand;
  const { service, book } = tools;
  const work = await workOf(errand, tools);
  const { record, draft } = work;
  const there = await look(work);
  const carrying = new CarryingOut(work);
  if (there !== undefined && there.stage !== 'draft') return startedBefore(errand, work, there, carrying);
  const plan = makePlan({ week, service, draft, record, there, isToStart: options.now === true });
  if (options.dryRun === true) {
    context.stderr.write(planText(errand, work, plan));
    const payloads = callsOf(work, plan).map(
      ({ method, path, body }) => `${method} ${path}\n${String(body.content)}\n`,
    );
    const same: Notice[] =
      payloads.length === 0 ? [{ code: 'mail-same', args: { service: service.name } }] : [];
    return { output: payloads.join('\n'), notices: same };
  }
  if (plan.write !== undefined || plan.isToStart) {
    const message = plan.isToStart
      ? `Send it to ${service.recipients} of ${service.name}?`
      : `Write the draft at ${service.name}?`;
    const yes = plan.isToStart ? 'yes, send it now' : 'yes';
    await agree(
      context,
      { command: 'send', plan: planText(errand, work, plan), message, yes, deed: deedOf(options.now) },
      options.yes === true,
    );
  }
  const isRecorded = book.ledger.mail === record && record?.state === 'draft';
  const done = await carrying.run(plan);
  const address = service.addressOf(done.id);
  const paths = address === undefined ? [] : [address];
  const ledger = relative(context.cwd, ledgerPaths(errand.root, week).ledger);
  if (done.isSent) {
    const sent: Notice = {
      code: 'mail-sent',
      args: { to: `${service.recipients} of ${service.name}`, ledger },
    };
    return { paths, notices: [sent], failures: done.failure === undefined ? [] : [done.failure] };
  }
  const what: Notice =
    plan.write === undefined && isRecorded
      ? { code: 'mail-same', args: { service: service.name } }
      : { code: 'mail-drafted', args: { service: service.name, write: plan.write, ledger } };
  const next = { folder: '', command: `send ${week} --now`, why: `sends it to ${service.recipients}` };
  return { paths, notices: [what, { code: 'next-step', args: next }] };
}

/** Throws Failure `mail-already-sent`, `mail-uncertain`, `mail/elsewhere`, and what putting the mail into the service's language throws. */
async function workOf(errand: ServiceErrand, { service, book }: Tools): Promise<Work> {
  const { week, channel, content, issue, options } = errand;
  const { via, url } = channel;
  const last = book.ledger.mail;
  const earlier = last === undefined ? [] : sentSoFar(last);
  const sent = earlier.at(-1);
  const again = options.again ?? (last?.state === 'sent' ? undefined : last?.again);
  if (sent !== undefined && again === undefined && (options.now === true || last?.state === 'sent'))
    throw new Failure('mail-already-sent', { week, at: sent.at });
  const isHere = last?.via === via && last.url === url;
  if (last !== undefined && !isHere && isUncertain(last)) throw new Failure('mail-uncertain', { week });
  if (last?.state === 'draft' && !isHere)
    throw new Failure('mail/elsewhere', { week, via: last.via, recorded: last.url });
  const name = `digest-${week}${earlier.length === 0 ? '' : `-${earlier.length + 1}`}`;
  return {
    week,
    name,
    service,
    book,
    draft: await service.draftOf(content),
    record: isHere && last.state !== 'sent' ? last : undefined,
    base: {
      via,
      url,
      to: service.recipients,
      message_id: name,
      ...(earlier.length === 0 ? {} : { again: again ?? '', earlier }),
    },
    issue,
  };
}

/** What the ledger says is there is not looked for under another id. */
async function look({ service, record, name }: Work): Promise<StoredMail | undefined> {
  const id = record?.id;
  const there = id === undefined ? undefined : await service.get(id);
  const isKnown = id !== undefined && (record?.state === 'draft' || isStarting(record));
  return there ?? (isKnown ? undefined : await service.find(name));
}

/** A look settles by fact what was not known. Throws Failure `mail-already-sent`, `mail/started-there`, `mail/status-there`. */
function startedBefore(
  { week, options }: ServiceErrand,
  { record, draft, service }: Work,
  there: StoredMail,
  carrying: CarryingOut,
): Outcome {
  const isOurs = isStarting(record) && there.stage !== 'other';
  const isLost = record?.state !== 'draft' && there.stage !== 'other' && there.stage !== 'scheduled';
  const isKnown = isOurs || (isLost && isSame(there, draft));
  const { id, status } = there;
  const place = { address: service.addressOf(id), id, status };
  if (options.dryRun === true) throw new Failure('mail/status-there', place);
  if (!isKnown) throw carrying.startedThere(there);
  const at = carrying.startedBefore(there);
  if (there.stage === 'stopped') throw new Failure('mail/stopped', place);
  if (options.now === true && !isOurs) throw new Failure('mail-already-sent', { week, at });
  return { notices: [{ code: 'mail-found-sent', args: { week, at } }] };
}

function planText({ week, content, channel }: ServiceErrand, work: Work, plan: Plan): string {
  const { service, name, draft, base } = work;
  const record = work.record ?? base.earlier?.at(-1);
  const { write, isToStart, there } = plan;
  // What was begun and is planned again was no start.
  const isBegun = isUncertain(record);
  const steps = [
    ...(write === 'create' ? [`make the draft ${name}`] : []),
    ...(write === 'update' ? [`change the draft ${name}`] : []),
    ...(isToStart ? ['start it: everybody gets it'] : []),
  ];
  const rows = rowsOf([
    ['mail of', `${week}: ${isBegun ? 'not sent yet; a draft was begun' : stateInWords(record, false)}`],
    ['subject', content.subject],
    ['to', service.recipients],
    ['service', channel.username === undefined ? channel.url : `${channel.url} as ${channel.username}`],
    ['message', `${Buffer.byteLength(content.html).toLocaleString('en-US')} bytes of HTML`],
    ['to be done', steps.length === 0 ? 'nothing' : steps.join(', then ')],
  ]);
  return write === 'update' && there !== undefined ? `${rows}${changesFrom(there, draft)}\n` : rows;
}
