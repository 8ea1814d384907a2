import type { Context } from '../../context.ts';
import { isBehind, ledgerPaths, readCopy, readLedger } from '../../ledger/index.ts';
import type { Config } from '../../newsletter/index.ts';
import { hasErrors, openNewsletter, requireSoundConfig } from '../../pipeline/index.ts';
import { Failure, type Notice } from '../../problem/index.ts';
import type { Outcome } from '../outcome.ts';
import { checkCandidate, findCandidate, notReady } from '../ready-issue.ts';
import { act, type Errand } from './act.ts';
import { asTest, letterOf, requireMailKeys } from './letter.ts';
import { planText } from './plan.ts';
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

/** Mails an issue. By itself it only shows what would be sent. */
export async function send(context: Context, ref: string, options: SendOptions): Promise<Outcome> {
  refuseContradictions(options);
  const opened = await openNewsletter(context);
  requireSoundConfig(opened, context.cwd);
  if (options.settle !== undefined) {
    // Whatever the config says by now.
    const { name: week } = await findCandidate(context, opened, ref);
    return settle(context, { root: opened.root, week, as: options.settle });
  }
  const channel = smtpOf(opened.config);
  requireMailKeys(opened);
  const { test } = options;
  const newsletter = test === undefined ? opened : asTest(opened, test);
  const candidate = await findCandidate(context, newsletter, ref);
  const { root } = newsletter;
  const checked = await checkCandidate(context, newsletter, candidate);
  if (hasErrors(checked))
    return { notices: candidate.notices, ...notReady(candidate, checked, checked.problems) };
  const { letter, problems, notices: found } = await letterOf(context, newsletter, checked);
  const notices = [...candidate.notices, ...found];
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
  return { output: plan, notices: [...notices, nextStep(context, errand)] };
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

/** Throws Failure `config-missing`, `config-value`. */
function smtpOf({ publish: { mail } }: Config): MailChannel {
  if (mail === undefined) throw new Failure('config-missing', { key: 'publish.mail', why: 'send' });
  if (mail.via !== 'smtp') {
    const detail = `this digest cannot send by ${mail.via} yet, only by smtp; nothing was sent`;
    throw new Failure('config-value', { key: 'publish.mail.via', detail });
  }
  return mail;
}

/** As it is without anybody having waited for the lock: only read. */
async function planNow({ files }: Context, { root, week, channel, letter, issue }: Errand): Promise<string> {
  const record = readLedger(files, root, week).mail;
  const isChanged =
    record !== undefined &&
    (await isBehind(
      {
        hash: record.issue,
        copy: readCopy(files, ledgerPaths(root, week).issueOf('mail'), record.issue),
      },
      issue,
    ));
  return planText({ week, letter, record, isBehind: isChanged, server: channel });
}

function nextStep({ files }: Context, { root, week }: Errand): Notice {
  const record = readLedger(files, root, week).mail;
  const [command, why] =
    record?.state === 'sent'
      ? [`send ${week} --now --again REASON`, 'sends it a second time']
      : [`send ${week} --now`, 'sends it'];
  return { code: 'next-step', args: { folder: '', command, why } };
}
