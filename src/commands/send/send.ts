import type { Context } from '../../context.ts';
import { readLedger } from '../../ledger/index.ts';
import type { Config } from '../../newsletter/index.ts';
import { hasErrors, type Newsletter, openNewsletter, requireSoundConfig } from '../../pipeline/index.ts';
import { Failure, type Notice } from '../../problem/index.ts';
import type { Outcome } from '../outcome.ts';
import { checkCandidate, findCandidate, notReady } from '../ready-issue.ts';
import { act, type Errand } from './act.ts';
import { isMailBehind } from './behind.ts';
import { asTest, letterOf, requireMailKeys } from './letter.ts';
import { isUncertain, planText } from './plan.ts';
import { contentOf } from './service/content.ts';
import { sendAtService } from './service/send-at-service.ts';
import { settle } from './settle.ts';

export interface SendOptions {
  readonly now?: true;
  /** The one address that gets a test. */
  readonly test?: string;
  /** Why it is sent once more. */
  readonly again?: string;
  readonly settle?: 'sent' | 'unsent';
  readonly yes?: true;
  readonly dryRun?: true;
}

type MailChannel = NonNullable<Config['publish']['mail']>;

/** Mails an issue. By itself it only shows what would be sent; at a mail service it makes or changes the draft. */
export async function send(context: Context, ref: string, options: SendOptions): Promise<Outcome> {
  refuseContradictions(options);
  const opened = await openNewsletter(context);
  requireSoundConfig(opened, context.cwd);
  if (options.settle !== undefined) {
    // Whatever the config says by now.
    const { name: week } = await findCandidate(context, opened, ref);
    return settle(context, { root: opened.root, week, as: options.settle });
  }
  const channel = channelOf(opened.config);
  if (channel.via !== 'smtp') return throughService(context, ref, { opened, channel, options });
  requireMailKeys(opened);
  const { test } = options;
  const newsletter = test === undefined ? opened : asTest(opened, test);
  const candidate = await findCandidate(context, newsletter, ref);
  const { root } = newsletter;
  const checked = await checkCandidate(context, newsletter, candidate);
  if (hasErrors(checked)) return notReady(candidate, checked, checked.problems);
  const { letter, problems, notices } = await letterOf(context, newsletter, checked);
  if (letter === undefined) return { notices, ...notReady(candidate, checked, problems) };
  const errand: Errand = { root, week: candidate.name, channel, letter, issue: checked.bytes, options };
  const isToAct = options.dryRun !== true && (options.now === true || test !== undefined);
  if (isToAct) {
    const outcome = await act(context, errand);
    return { ...outcome, notices: [...notices, ...(outcome.notices ?? [])] };
  }
  const plan = await planNow(context, errand);
  if (options.dryRun === true) {
    context.stderr.write(plan);
    return { output: letter.text, notices };
  }
  return { output: plan, notices: [...notices, ...nextStep(context, errand)] };
}

function refuseContradictions({ now, test, again, settle: settled, dryRun }: SendOptions): void {
  const refuse = (detail: string): Failure => new Failure('usage', { detail, command: 'send' });
  const given = [
    ...(now === true ? ['--now'] : []),
    ...(test === undefined ? [] : ['--test']),
    ...(settled === undefined ? [] : ['--settle']),
  ];
  if (given.length > 1) throw refuse(`${given.join(' and ')} are different things: do one at a time`);
  if (again !== undefined && now !== true) throw refuse('--again says why --now sends once more: add --now');
  if (settled !== undefined && dryRun === true) throw refuse('--settle sends nothing: leave out --dry-run');
}

/** Throws Failure `config-missing`. */
function channelOf({ publish: { mail } }: Config): MailChannel {
  if (mail === undefined) throw new Failure('config-missing', { key: 'publish.mail', why: 'send' });
  return mail;
}

interface AtService {
  readonly opened: Newsletter;
  readonly channel: MailChannel;
  readonly options: SendOptions;
}

async function throughService(
  context: Context,
  ref: string,
  { opened, channel, options }: AtService,
): Promise<Outcome> {
  if (options.test !== undefined) {
    const detail = `--test sends over SMTP alone: send a test from the draft at ${channel.via}`;
    throw new Failure('usage', { detail, command: 'send' });
  }
  const candidate = await findCandidate(context, opened, ref);
  const checked = await checkCandidate(context, opened, candidate);
  if (hasErrors(checked)) return notReady(candidate, checked, checked.problems);
  const { content, problems, notices } = await contentOf(context, opened, checked);
  if (content === undefined) return { notices, ...notReady(candidate, checked, problems) };
  const errand = { root: opened.root, week: candidate.name, channel, content, issue: checked.bytes, options };
  const outcome = await sendAtService(context, errand);
  return { ...outcome, notices: [...notices, ...(outcome.notices ?? [])] };
}

/** As it is without anybody having waited for the lock: only read. */
async function planNow(context: Context, errand: Errand): Promise<string> {
  const { root, week, channel, letter } = errand;
  const record = readLedger(context.files, root, week).mail;
  const isChanged = await isMailBehind(context, errand, record);
  return planText({ week, letter, record, isBehind: isChanged, server: channel });
}

function nextStep({ files }: Context, { root, week }: Errand): Notice[] {
  const record = readLedger(files, root, week).mail;
  // A draft at a service is in the way, and the next command says so.
  if (record?.state === 'draft') return [];
  const [command, why] = isUncertain(record)
    ? [`send ${week} --settle sent`, 'or --settle unsent, once you know whether it arrived']
    : record?.state === 'sent'
      ? [`send ${week} --now --again REASON`, 'sends it a second time']
      : [`send ${week} --now`, 'sends it'];
  return [{ code: 'next-step', args: { folder: '', command, why } }];
}
