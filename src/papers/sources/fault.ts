import { Failure, type FetchFault } from '../../problem/index.ts';
import type { Reply } from '../../http/index.ts';

/** Which faults are those of an answer, so that the server was reached and another of its pages may know the paper. */
const isOfAnswer = {
  status: true,
  'wrong-type': true,
  unreadable: true,
  'other-paper': true,
  charset: true,
  'too-large': true,
  entities: true,
  unreachable: false,
  timeout: false,
  'cut-off': false,
  busy: false,
  wait: false,
  certificate: false,
  'not-http': false,
  redirects: false,
  private: false,
  'redirect-scheme': false,
  'redirect-private': false,
  'redirect-password': false,
} as const satisfies Record<FetchFault, boolean>;

/** Whether a server answered, though without the paper. */
export function hasAnswered(failure: Failure): boolean {
  const { why } = faultIn(failure);
  return failure.code === 'paper-unknown' || (why !== undefined && isOfAnswer[why]);
}

/** Whether a server answered with another media type than was asked for. */
export function isOfOtherType(error: unknown): boolean {
  return error instanceof Failure && faultIn(error).why === 'wrong-type';
}

/** Whether a server says that there is no such page. */
export function isGone(failure: Failure): boolean {
  const { why, detail = '' } = faultIn(failure);
  return why === 'status' && ['404', '410'].includes(detail);
}

/** The failure of an answer whose status is not the one that has the paper. */
export function ofStatus({ status, url }: Reply): Failure {
  return new Failure('fetch-failed', { host: new URL(url).host, why: 'status', detail: String(status) });
}

function faultIn(failure: Failure): Partial<Failure<'fetch-failed'>['args']> {
  return failure.code === 'fetch-failed' ? (failure as Failure<'fetch-failed'>).args : {};
}
