import type { Context } from '../context.ts';
import { Failure, type FetchFault } from '../problem/index.ts';
import { discard, mostBytes, readBody, TooLarge } from './body.ts';
import { decode, NotInCharset } from './charset.ts';
import { codeOf, lastingFaultOf } from './error-code.ts';
import type { MessageBody } from './message-body.ts';
import { RequestError, sayTime } from './request-error.ts';
import { secondsOf } from './retry-after.ts';
import { parseUrl } from '../text/index.ts';

export interface Message {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** In lower case; what has a key in it too. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: MessageBody;
}

/** Whatever a server says, also that it refuses. */
export interface ServerReply {
  readonly status: number;
  /** In lower case, without parameters; empty where none is said. */
  readonly type: string;
  readonly text: string;
  /** Where a redirect leads, as a whole address. It was not followed. */
  readonly location: string | undefined;
  /** What the server asks to wait before the next request, in seconds. */
  readonly retryAfter: number | undefined;
}

export interface SendOptions {
  readonly userAgent: string;
  readonly signal?: AbortSignal;
  readonly timeoutMilliseconds?: number;
  /** The largest answer that is read, in bytes. */
  readonly most?: number;
}

type World = Pick<Context, 'fetch' | 'turn' | 'now'>;

/**
 * Sends one request to a server that the user has set in the config, and reads the answer, whatever its status. One attempt, for nobody
 * here knows what a second one would do; no redirect is followed, for a key must not go where an answer says. Private addresses are
 * allowed: a forum may well be in the user's own network. Throws Failure `send-failed` or `proxy-failed`, of which `mayHaveArrived`
 * says whether the request may have been carried out, and `interrupted`.
 */
export async function send(
  world: World,
  address: string,
  message: Message,
  options: SendOptions,
): Promise<ServerReply> {
  const { userAgent, signal: end, timeoutMilliseconds = 60_000, most = mostBytes } = options;
  const url = new URL(address);
  const headers = headersOf(message, userAgent);
  requireGoing(end);
  const endTurn = await world.turn(url);
  try {
    const timeout = AbortSignal.timeout(timeoutMilliseconds);
    const response = await world.fetch(url.href, {
      method: message.method,
      headers,
      // Node's types know no bytes of a shared buffer, of which there are none.
      ...(message.body === undefined
        ? {}
        : { body: message.body.content as string | Uint8Array<ArrayBuffer> }),
      redirect: 'manual',
      signal: end === undefined ? timeout : AbortSignal.any([timeout, end]),
    });
    return await replyOf(response, url, { now: world.now(), most });
  } catch (cause) {
    requireGoing(end);
    throw failureOf(cause, url.host, { timeoutMilliseconds, most });
  } finally {
    endTurn();
  }
}

function requireGoing(end: AbortSignal | undefined): void {
  if (end?.aborted === true) throw new Failure('interrupted', {});
}

/** Whether a request that `send` threw for may have been carried out all the same: then it must be looked for before it is sent again. */
export function mayHaveArrived(error: unknown): boolean {
  if (!(error instanceof Failure)) return true;
  if (error.code === 'proxy-failed') return false;
  return error.code !== 'send-failed' || (error as Failure<'send-failed'>).args.sent !== 'no';
}

/** The error of `fetch` for a header that it does not take would show it. */
function headersOf({ headers, body }: Message, userAgent: string): Record<string, string> {
  const all = {
    accept: 'application/json',
    'user-agent': userAgent,
    ...(body === undefined ? {} : { 'content-type': body.type }),
    ...headers,
  };
  for (const [name, value] of Object.entries(all))
    if (!/^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value))
      throw new Error(`the header ${name} has a character that no header has`);
  return all;
}

async function replyOf(
  response: Response,
  url: URL,
  { now, most }: { readonly now: Date; readonly most: number },
): Promise<ServerReply> {
  const { status, headers } = response;
  const type = headers.get('content-type') ?? '';
  const location = headers.get('location');
  const wish = headers.get('retry-after');
  const isRedirect = status >= 300 && status < 400;
  if (isRedirect) await discard(response);
  const bytes = isRedirect ? new Uint8Array() : await readBody(response, most);
  return {
    status,
    type: (type.split(';')[0] ?? '').trim().toLowerCase(),
    text: textOf(bytes, type),
    location: location === null ? undefined : parseUrl(location, url)?.href,
    retryAfter: wish === null ? undefined : secondsOf(wish, now),
  };
}

/** A page that says what went wrong is better read with a wrong letter than not at all. */
function textOf(bytes: Uint8Array, type: string): string {
  try {
    return decode(bytes, type);
  } catch (error) {
    if (error instanceof NotInCharset) return new TextDecoder().decode(bytes);
    throw error;
  }
}

/** Codes of a connection that never came about. */
const notConnected = new Set(['UND_ERR_CONNECT_TIMEOUT', 'EADDRNOTAVAIL', 'EACCES', 'EPERM']);

function failureOf(
  cause: unknown,
  host: string,
  { timeoutMilliseconds, most }: { readonly timeoutMilliseconds: number; readonly most: number },
): Failure {
  // The proxy let nothing through.
  if (cause instanceof RequestError) return cause.failure;
  if (cause instanceof Failure) return cause;
  if (cause instanceof TooLarge) {
    const detail = `${most / 1_000_000} MB`;
    return new Failure('send-failed', { host, why: 'too-large', detail, sent: 'unknown' }, { cause });
  }
  const isTimeout = cause instanceof Error && cause.name === 'TimeoutError';
  const code = isTimeout ? '' : (codeOf(cause) ?? '');
  // What is no error of a connection is one of ours.
  if (!isTimeout && code === '' && !(cause instanceof TypeError)) throw cause;
  const lasting = lastingFaultOf(code);
  const isBefore =
    notConnected.has(code) || (lasting !== undefined && !code.startsWith('HPE_') && !code.startsWith('UND_'));
  const why: FetchFault = lasting ?? (isTimeout ? 'timeout' : isBefore ? 'unreachable' : 'cut-off');
  const detail = isTimeout ? sayTime(timeoutMilliseconds / 1000) : code;
  return new Failure('send-failed', { host, why, detail, sent: isBefore ? 'no' : 'unknown' }, { cause });
}
