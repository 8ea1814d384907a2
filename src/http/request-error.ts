import { Failure, type FetchFault } from '../problem/index.ts';
import { codeOf, lastingFaultOf } from './error-code.ts';

/** A failed attempt, and whether another one may succeed. */
export class RequestError extends Error {
  readonly failure: Failure;
  readonly isRetryable: boolean;
  /** So many seconds the server wants to be left alone. */
  readonly afterSeconds: number | undefined;
  /** The origin whose fault it is, whatever it is asked for. */
  readonly origin: string | undefined;

  constructor(
    failure: Failure,
    {
      isRetryable = false,
      afterSeconds,
      origin,
    }: { isRetryable?: boolean; afterSeconds?: number | undefined; origin?: string | undefined } = {},
  ) {
    super(failure.message, { cause: failure });
    this.failure = failure;
    this.isRetryable = isRetryable;
    this.afterSeconds = afterSeconds;
    this.origin = origin;
  }
}

/** What an attempt met: what it threw, at which host, within which time. */
interface Met {
  readonly cause: unknown;
  readonly host: string;
  readonly timeoutMilliseconds: number;
}

/** Says why no answer came, or only a part of it. */
export function requestErrorOf(
  { cause, host, timeoutMilliseconds }: Met,
  { why = 'unreachable', origin }: { readonly why?: FetchFault; readonly origin?: string } = {},
): RequestError {
  if (cause instanceof RequestError)
    return new RequestError(cause.failure, { isRetryable: cause.isRetryable, origin });
  if (cause instanceof Failure) return new RequestError(cause, { origin });
  const isTimeout = cause instanceof Error && cause.name === 'TimeoutError';
  const detail = isTimeout ? sayTime(timeoutMilliseconds / 1000) : codeOf(cause);
  const lasting = lastingFaultOf(detail ?? '');
  const failure = new Failure(
    'fetch-failed',
    { host, why: lasting ?? (isTimeout ? 'timeout' : why), detail },
    { cause },
  );
  return new RequestError(failure, { isRetryable: lasting === undefined, origin });
}

export function sayTime(seconds: number): string {
  if (seconds < 1) return `${Math.round(seconds * 1000)} milliseconds`;
  return seconds < 120 ? `${Math.ceil(seconds)} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
