import { isMap } from '../../../data.ts';
import type { ProbeFault, ProbeResult } from '../../../http/index.ts';

/** What is known of an address: that it is there, that it is not, or neither. */
export type Answer =
  | { readonly kind: 'good' }
  /** `unsure`: a status that says nothing of the page, such as 403 for programs and 429. */
  | { readonly kind: 'gone' | 'unsure'; readonly status: number }
  | { readonly kind: 'no-host' | 'refused'; readonly host: string }
  | { readonly kind: 'failed'; readonly host: string; readonly why: ProbeFault; readonly detail: string }
  /** `private`: nothing is asked in private networks; `not-cached`: nothing is asked offline. */
  | { readonly kind: 'private' | 'not-cached' };

export function answerOf(result: ProbeResult): Answer {
  if (result.kind !== 'answer') return result;
  const { status } = result;
  if (status < 400) return { kind: 'good' };
  return { kind: status === 404 || status === 410 ? 'gone' : 'unsure', status };
}

/** Whether a server was there to answer. */
export function isFromServer({ kind }: Answer): boolean {
  return kind === 'good' || kind === 'gone' || kind === 'unsure';
}

/** Reads an answer from what was kept. `undefined` for what is none: a file may have been changed, or half written. */
export function readAnswer(value: unknown): Answer | undefined {
  if (!isMap(value)) return undefined;
  const { kind, status, host } = value;
  if (kind === 'good') return { kind };
  if ((kind === 'gone' || kind === 'unsure') && typeof status === 'number') return { kind, status };
  return (kind === 'no-host' || kind === 'refused') && typeof host === 'string' ? { kind, host } : undefined;
}
