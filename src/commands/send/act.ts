import { relative } from 'node:path';
import { deliver, type Delivery, keyFor, type SmtpServer } from '../../channels/index.ts';
import type { Context } from '../../context.ts';
import {
  type LedgerBook,
  ledgerPaths,
  type MailRecord,
  readCopy,
  sha256Of,
  withLedger,
} from '../../ledger/index.ts';
import type { Config } from '../../newsletter/index.ts';
import { Failure, type Notice } from '../../problem/index.ts';
import type { Outcome } from '../outcome.ts';
import { agree } from '../agree.ts';
import type { Letter } from './letter.ts';
import { isUncertain, planText, stateAfter } from './plan.ts';
import { sentSoFar, settled } from './settle.ts';

/** What is to be sent. */
export interface Errand {
  readonly root: string;
  readonly week: string;
  readonly channel: NonNullable<Config['publish']['mail']>;
  readonly letter: Letter;
  /** The bytes of the issue file that it was made from. */
  readonly issue: Uint8Array;
  readonly options: { readonly test?: string; readonly again?: string; readonly yes?: true };
}

/**
 * Sends a mail, or a test of it: shows, asks, sends and records, while nobody else can. A record stands before each step outside and
 * after it, so that a run that is killed leaves `intent` where nothing had begun, and `posting` where something may have.
 */
export function act(context: Context, errand: Errand): Promise<Outcome> {
  const { root, week, letter, options } = errand;
  return withLedger(context, errand, async (book) => {
    const before = options.test === undefined ? book.ledger.mail : undefined;
    refuseTwice(errand, before);
    await ask(context, errand, book.ledger.mail);
    const server = await serverOf(context, errand);
    const kept = before && readCopy(context.files, ledgerPaths(root, week).issueOf('mail'), before.issue);
    const write = recorder(book, errand, before);
    write({ state: 'intent' });
    const mail = { message: letter.bytes, ...letter.envelope, envelopeId: `digest-${week}` };
    const delivery = await deliver(server, mail, () => write({ state: 'posting' }, errand.issue));
    const outcome = outcomeOf(context, errand, delivery);
    try {
      write(stateAfter(delivery), delivery.state === 'unsent' ? kept : undefined);
    } catch (failure) {
      // The ledger still says that it was begun, which no run takes for unsent.
      if (!(failure instanceof Failure)) throw failure;
      return { ...outcome, failures: [...(outcome.failures ?? []), failure] };
    }
    return outcome;
  });
}

/** Throws Failure `mail-uncertain`, `mail-already-sent`, `mail/elsewhere`: somebody may have started the draft there. */
function refuseTwice({ week, options }: Errand, before: MailRecord | undefined): void {
  if (before === undefined) return;
  if (isUncertain(before)) throw new Failure('mail-uncertain', { week });
  if (before.state === 'draft')
    throw new Failure('mail/elsewhere', { week, via: before.via, recorded: before.url });
  const last = sentSoFar(before).at(-1);
  if (last !== undefined && options.again === undefined)
    throw new Failure('mail-already-sent', { week, at: last.at });
}

/** Shows what would be sent, and asks. Throws Failure `usage` where nobody can answer, `declined`, `interrupted`. */
async function ask(context: Context, errand: Errand, record: MailRecord | undefined): Promise<void> {
  const { week, letter, channel, options } = errand;
  const plan = planText({ week, letter, record, isBehind: false, server: channel });
  const question = {
    command: 'send',
    plan,
    message: `Send it to ${letter.envelope.to.join(', ')}?`,
    yes: 'yes, send it now',
  } as const;
  await agree(context, question, options.yes === true);
}

/** Throws what `keyFor` throws. */
async function serverOf(context: Context, { channel }: Errand): Promise<SmtpServer> {
  const { url, username } = channel;
  const { authority } = context;
  if (username === undefined) return { url, login: undefined, authority };
  const key = await keyFor(context, { channel: 'mail', url, username });
  return { url, login: { username, key }, authority };
}

/** Writes how far it is, and with it the issue that the channel gets. A test stands apart, and counts for nothing. */
function recorder(
  book: LedgerBook,
  { channel, letter, issue: bytes, options }: Errand,
  before: MailRecord | undefined,
): (state: Pick<MailRecord, 'state' | 'refused'>, copy?: Uint8Array) => void {
  const earlier = before === undefined ? [] : sentSoFar(before);
  const record = {
    via: channel.via,
    url: channel.url,
    to: letter.envelope.to.join(', '),
    message_id: letter.messageId,
    eml: sha256Of(letter.bytes),
    issue: sha256Of(bytes),
    ...(earlier.length > 0 ? { again: options.again ?? '', earlier } : {}),
  };
  return (state, copy) => {
    const mail = settled({ ...record, ...state, at: book.time() });
    if (options.test === undefined)
      book.write({ ...book.ledger, mail }, copy === undefined ? {} : { mail: copy });
    else book.write({ ...book.ledger, mail_test: mail });
  };
}

function outcomeOf(
  context: Context,
  { root, week, channel, letter, options }: Errand,
  delivery: Delivery,
): Outcome {
  const isTest = options.test !== undefined;
  if (delivery.state === 'unsent') {
    const { fault, detail } = delivery;
    const args = { url: channel.url, fault, detail };
    return { failures: [new Failure(fault === 'key' ? 'mail-key-refused' : 'mail-not-sent', args)] };
  }
  if (delivery.state === 'uncertain')
    return { failures: [new Failure('mail-uncertain', { week, detail: delivery.detail, isTest })] };
  const { refused } = delivery;
  const to = letter.envelope.to.filter((address) => !refused.includes(address)).join(', ');
  const ledger = relative(context.cwd, ledgerPaths(root, week).ledger);
  const sent: Notice = { code: 'mail-sent', args: { to, ledger } };
  return {
    notices: [sent],
    failures: refused.length === 0 ? [] : [new Failure('mail-refused-in-part', { refused })],
  };
}
