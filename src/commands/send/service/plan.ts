import type { DraftFields, MailService, StoredMail } from '../../../channels/index.ts';
import { sameData } from '../../../data.ts';
import { type MailRecord, type Sha256, sha256Of } from '../../../ledger/index.ts';
import { Failure } from '../../../problem/index.ts';
import { lineDifference } from '../../../diff/index.ts';

/** What is known before anything is written. */
export interface Situation {
  readonly week: string;
  readonly service: Pick<MailService, 'addressOf'>;
  /** What is wanted there. */
  readonly draft: DraftFields;
  /** Of the ledger, where it is about this mail at this service. */
  readonly record: MailRecord | undefined;
  /** As it is at the service. */
  readonly there: StoredMail | undefined;
  readonly isToStart: boolean;
}

export interface Plan {
  /** What is to be done with the draft; `undefined` where it is there as it is wanted. */
  readonly write: 'create' | 'update' | undefined;
  readonly isToStart: boolean;
  readonly there: StoredMail | undefined;
}

/** What can be looked at in a stored mail: the fields that we set. */
const fieldsThere = (there: StoredMail, draft: DraftFields): DraftFields =>
  Object.fromEntries(Object.keys(draft).map((key) => [key, there.fields[key]]));

export function isSame(there: StoredMail, draft: DraftFields): boolean {
  return sameData(fieldsThere(there, draft), draft);
}

/** Of what is read there. The sender does not count: the service fills in its own where the config has none. */
export function hashOf(fields: DraftFields): Sha256 {
  const counted = Object.entries(fields).filter(([key]) => key !== 'from_email');
  return sha256Of(JSON.stringify(counted.toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

export function hashThere(there: StoredMail, draft: DraftFields): Sha256 {
  return hashOf(fieldsThere(there, draft));
}

/** What becomes of the fields, one after another. */
export function changes(before: DraftFields, after: DraftFields): string {
  const shown = (value: unknown): string =>
    typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return Object.keys(after)
    .filter((key) => !sameData(before[key], after[key]))
    .map((key) => `${key}:\n${lineDifference(shown(before[key]), shown(after[key]))}`)
    .join('\n');
}

export function changesFrom(there: StoredMail, draft: DraftFields): string {
  return changes(fieldsThere(there, draft), draft);
}

/**
 * Whether it was the start that was begun, and not a change of the draft: that one names what the draft was before, or, where it was to
 * be made, no id.
 */
export function isStarting(record: MailRecord | undefined): boolean {
  const isOpen = record?.state === 'posting' || record?.state === 'uncertain';
  return isOpen && record.id !== undefined && record.before === undefined;
}

/**
 * What is left to be done, where nothing stands against it. Throws Failure `mail/gone`, `mail/conflict`, `mail/status-there`,
 * `mail-uncertain`. A mail that was started is no matter of a plan.
 */
export function makePlan({ week, service, draft, record, there, isToStart }: Situation): Plan {
  if (there === undefined) {
    const id = record?.id;
    if (isStarting(record)) throw new Failure('mail-uncertain', { week, detail: 'it is not there any more' });
    if (record?.state === 'draft' && id !== undefined)
      throw new Failure('mail/gone', { address: service.addressOf(id), id });
    return { write: 'create', isToStart, there };
  }
  const { id, status, stage } = there;
  const place = { address: service.addressOf(id), id };
  if (stage !== 'draft') throw new Failure('mail/status-there', { ...place, status });
  if (isStarting(record))
    throw new Failure('mail-uncertain', { week, detail: 'at the service it is a draft still' });
  if (isSame(there, draft)) return { write: undefined, isToStart, there };
  const stored = hashThere(there, draft);
  if (record === undefined || (stored !== record.eml && stored !== record.before))
    throw new Failure('mail/conflict', { ...place, difference: changesFrom(there, draft) });
  return { write: 'update', isToStart, there };
}
