import type { Delivery } from '../../channels/index.ts';
import type { MailRecord } from '../../ledger/index.ts';
import { oneLine } from '../../terminal/index.ts';
import type { Letter } from './letter.ts';

export interface Plan {
  readonly week: string;
  readonly letter: Letter;
  readonly record: MailRecord | undefined;
  /** Whether the issue is no longer what was sent. */
  readonly isBehind: boolean;
  readonly server: { readonly url: string; readonly username: string | undefined };
}

/** What would be sent, to whom and how; and how it is. */
export function planText({ week, letter, record, isBehind, server }: Plan): string {
  const { subject, envelope, messageId, bytes } = letter;
  return rowsOf([
    ['mail of', `${week}: ${stateInWords(record, isBehind)}`],
    ['subject', subject],
    ['to', envelope.to.join(', ')],
    ['bounces to', envelope.from],
    ['server', server.username === undefined ? server.url : `${server.url} as ${server.username}`],
    ['message', `${bytes.length.toLocaleString('en-US')} bytes, ${messageId}`],
  ]);
}

export function rowsOf(rows: readonly (readonly [name: string, value: string])[]): string {
  return rows.map(([name, value]) => `${name.padEnd(11)} ${oneLine(value)}\n`).join('');
}

export function stateInWords(record: MailRecord | undefined, isBehind: boolean): string {
  if (record?.state === 'sent') {
    const refused = record.refused === undefined ? '' : `, but not to ${record.refused.join(', ')}`;
    return `sent on ${record.at}${refused}${isBehind ? '; the issue has changed since then' : ''}`;
  }
  if (isUncertain(record)) return 'begun, and it is not known whether it was sent';
  if (record?.state === 'draft') return `a draft at ${record.via}`;
  return record === undefined ? 'not sent yet' : 'not sent yet; an earlier attempt failed';
}

/** A run that ended while the server took the mail knows as little as one that got no answer. */
export function isUncertain(record: MailRecord | undefined): boolean {
  return record?.state === 'uncertain' || record?.state === 'posting';
}

/** What the record says of an outcome. */
export function stateAfter(delivery: Delivery): Pick<MailRecord, 'state' | 'refused'> {
  if (delivery.state === 'unsent') return { state: 'failed' };
  if (delivery.state === 'uncertain') return { state: 'uncertain' };
  return { state: 'sent', ...(delivery.refused.length > 0 ? { refused: delivery.refused } : {}) };
}
