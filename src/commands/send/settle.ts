import type { Context } from '../../context.ts';
import { type MailRecord, withLedger } from '../../ledger/index.ts';
import { Failure } from '../../problem/index.ts';
import type { Outcome } from '../outcome.ts';
import { isUncertain } from './plan.ts';

/** Takes somebody's word for what became of a mail. Throws Failure `nothing-to-settle`, and what `withLedger` throws. */
export function settle(
  context: Context,
  { root, week, as }: { root: string; week: string; as: 'sent' | 'unsent' },
): Promise<Outcome> {
  return withLedger(context, { root, week }, ({ ledger, write, time }) => {
    const { mail } = ledger;
    // A draft that somebody has deleted at a service.
    const isDraft = mail?.state === 'draft' && as === 'unsent';
    if (mail === undefined || !(isUncertain(mail) || isDraft))
      throw new Failure('nothing-to-settle', { week });
    const { id, before: _, ...rest } = mail;
    const kept = isDraft || id === undefined ? rest : { ...rest, id };
    const state = as === 'sent' ? 'sent' : 'failed';
    write({ ...ledger, mail: settled({ ...kept, state, at: time() }) });
    return { notices: [{ code: 'mail-settled', args: { week, as } }] };
  });
}

/** What a record says once it is known how it ended: where nothing came of it, readers still have what was sent before. */
export function settled(record: MailRecord): MailRecord {
  const { earlier = [] } = record;
  const last = earlier.at(-1);
  if (record.state !== 'failed' || last === undefined) return record;
  return { ...last, ...(earlier.length > 1 ? { earlier: earlier.slice(0, -1) } : {}) };
}

/** The mails that readers have before another one is sent. */
export function sentSoFar({ earlier = [], ...record }: MailRecord): readonly MailRecord[] {
  return record.state === 'sent' ? [...earlier, record] : earlier;
}
