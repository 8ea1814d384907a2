import type { Context } from '../context.ts';
import { Failure } from '../problem/index.ts';
import type { FetchFault } from '../problem/index.ts';
import { discard, mostBytes, readBody, TooLarge } from './body.ts';
import { decode, NotInCharset } from './charset.ts';
import { type ProbeResult, resultOf } from './probe.ts';
import { isLoopback, isPrivate, resolveRedirect } from './redirect.ts';
import { RequestError, requestErrorOf, sayTime } from './request-error.ts';
import { secondsOf } from './retry-after.ts';
import { parseUrl } from '../text/index.ts';

export interface Request {
  /** The media types for the header Accept. */
  readonly accept: string;
  /** The media types that are read. An answer of another type is refused. */
  readonly type: RegExp;
  /** The statuses beside 200 whose answers are read. */
  readonly alsoReads?: readonly number[];
}

export interface Reply {
  readonly status: number;
  /** Empty for an answer that is not read. */
  readonly text: string;
  /** The address of the answer, after redirects. */
  readonly url: string;
}

export interface ClientOptions {
  readonly userAgent: string;
  /** Waits until the server may be asked, before each attempt. */
  readonly rateLimit?: () => Promise<void>;
  /** Addresses that the user set in place of servers. They may lead to this computer. */
  readonly mirrors?: readonly string[];
  /** Is told of each attempt before it begins: the first is 1, `of` the most that are made. */
  readonly onAttempt?: (attempt: {
    readonly host: string;
    readonly attempt: number;
    readonly of: number;
  }) => void;
  /** Ends all requests and every wait. */
  readonly signal?: AbortSignal;
  /** The limit for one attempt, from the first byte sent to the last one read. */
  readonly timeoutMilliseconds?: number;
  /** Origins that did not answer, with what they did instead: they are not asked again. Clients of one run may share it. */
  readonly down?: Map<string, Failure>;
}

/** What `bytes` asks for. */
export interface BytesRequest {
  readonly accept: string;
  /** The largest answer that is read. */
  readonly most: number;
}

interface Sent {
  readonly method: 'HEAD' | 'GET';
  readonly accept: string;
}

type World = Pick<Context, 'fetch' | 'turn' | 'now' | 'wait' | 'random' | 'addressesOf'>;

const attempts = 3;
const mostRedirects = 8;
/** The longest wait that a server may ask for. Nobody waits longer at a terminal. */
const mostSeconds = 60;

/** Makes all requests of the program. It respects the limits of servers and does not trust their answers. */
export class Client {
  private readonly world: World;
  private readonly options: ClientOptions;
  private readonly timeout: number;
  private readonly down: Map<string, Failure>;

  constructor(world: World, options: ClientOptions) {
    this.world = world;
    this.options = options;
    this.timeout = options.timeoutMilliseconds ?? 20_000;
    this.down = options.down ?? new Map<string, Failure>();
  }

  /**
   * Returns the answer of a server, after redirects. Makes up to three attempts where waiting may help, and waits as long as the
   * server asks, up to a minute. Answers without success (404, 410 …) come back without their text. Throws Failure
   * `fetch-failed`, and `interrupted` once `signal` ends the client.
   */
  get(address: string, request: Request): Promise<Reply> {
    const url = new URL(address);
    return this.attempt(url, () => this.once(url, request));
  }

  /**
   * Returns the bytes of a file on the internet, whatever type its server says that it has, in the same way. Throws Failure
   * `fetch-failed` also for any other status than 200, and for an address in a private network.
   */
  bytes(address: string, { accept, most }: BytesRequest): Promise<Uint8Array> {
    const url = new URL(address);
    return this.attempt(url, async () => {
      if (await this.beforeTheEnd(isPrivate(url, this.redirectRules(url))))
        throw new Failure('fetch-failed', { host: url.host, why: 'private' });
      return this.inTurn(url, async () => {
        const found = await this.follow(url, { method: 'GET', accept });
        const { host } = found.url;
        if (found.response.status === 200) return this.body(found.response, host, most);
        await this.refuseBusy(found.response, found.url);
        throw new Failure('fetch-failed', { host, why: 'status', detail: String(found.response.status) });
      });
    });
  }

  private async attempt<T>(url: URL, work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        this.requireUp(url);
        this.options.onAttempt?.({ host: url.host, attempt, of: attempts });
        return await work();
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
        this.requireGoing();
        if (!error.isRetryable || attempt === attempts) {
          if (error.origin !== undefined) this.down.set(error.origin, error.failure);
          throw error.failure;
        }
        await this.world.wait(this.pauseAfter(attempt, error.afterSeconds), this.options.signal);
        this.requireGoing();
      }
    }
  }

  /** Asks whether an address answers. Makes one attempt. Throws Failure `interrupted` once `signal` ends the client. */
  async probe(address: string, method: 'HEAD' | 'GET'): Promise<ProbeResult> {
    try {
      const url = new URL(address);
      if (await this.beforeTheEnd(isPrivate(url, this.redirectRules(url)))) return { kind: 'private' };
      return await this.inTurn(url, async () => {
        const { response } = await this.follow(url, { method, accept: '*/*' });
        await discard(response);
        return { kind: 'answer', status: response.status };
      });
    } catch (error) {
      this.requireGoing();
      const { failure, origin = address } = error instanceof RequestError ? error : { failure: error };
      const result = failure instanceof Failure ? resultOf(failure, new URL(origin).host) : undefined;
      if (result === undefined) throw error;
      return result;
    }
  }

  /** Waits for `work` until the end of the client, since nothing else ends the search for the name of a host. */
  private async beforeTheEnd<T>(work: Promise<T>): Promise<T> {
    const { signal } = this.options;
    if (signal === undefined) return work;
    let stop = (): void => {};
    const end = new Promise<never>((_, reject) => {
      stop = () => reject(new Failure('interrupted', {}));
      signal.addEventListener('abort', stop);
      if (signal.aborted) stop();
    });
    try {
      return await Promise.race([work, end]);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** Returns milliseconds, with jitter, so that clients that failed together do not come back together. */
  private pauseAfter(attempt: number, seconds: number | undefined): number {
    const jitter = this.world.random();
    if (seconds !== undefined) return Math.round(seconds * 1000 + jitter * 1000);
    return Math.round(1000 * 2 ** (attempt - 1) * (0.5 + jitter));
  }

  private once(address: URL, request: Request): Promise<Reply> {
    return this.inTurn(address, async () => {
      const { response, url } = await this.follow(address, { method: 'GET', accept: request.accept });
      return this.read(url, response, request);
    });
  }

  /** Does `work` when its turn comes: a wait for it is none for an answer. */
  private async inTurn<T>(url: URL, work: () => Promise<T>): Promise<T> {
    const end = await this.world.turn(url);
    try {
      return await work();
    } finally {
      end();
    }
  }

  /** Returns the first answer that is no redirect, and its address. */
  private async follow(address: URL, sent: Sent): Promise<{ response: Response; url: URL }> {
    let url = address;
    await this.options.rateLimit?.();
    this.requireGoing();
    const timeout = AbortSignal.timeout(this.timeout);
    const { signal: end } = this.options;
    const signal = end === undefined ? timeout : AbortSignal.any([timeout, end]);
    for (let hop = 0; hop <= mostRedirects; hop++) {
      this.requireUp(url);
      const response = await this.ask(url, sent, signal);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) return { response, url };
      await discard(response);
      url = await resolveRedirect(url, location, this.redirectRules(address));
    }
    throw new Failure('fetch-failed', { host: address.host, why: 'redirects' });
  }

  private requireUp({ origin }: URL): void {
    const failure = this.down.get(origin);
    if (failure !== undefined) throw new RequestError(failure, { origin });
  }

  private requireGoing(): void {
    if (this.options.signal?.aborted === true) throw new Failure('interrupted', {});
  }

  private async ask(url: URL, { method, accept }: Sent, signal: AbortSignal): Promise<Response> {
    try {
      return await this.world.fetch(url.href, {
        method,
        headers: { accept, 'user-agent': this.options.userAgent },
        redirect: 'manual',
        signal,
      });
    } catch (cause) {
      const { host, origin } = url;
      throw requestErrorOf({ cause, host, timeoutMilliseconds: this.timeout }, { origin });
    }
  }

  private async read(url: URL, response: Response, request: Request): Promise<Reply> {
    const { status } = response;
    const { host } = url;
    const refuse = (why: FetchFault, detail?: string): Failure =>
      new Failure('fetch-failed', { host, why, detail });
    if (status !== 200 && request.alsoReads?.includes(status) !== true) {
      await this.refuseBusy(response, url);
      return { status, text: '', url: url.href };
    }
    const type = response.headers.get('content-type') ?? '';
    if (!request.type.test(type)) {
      await discard(response);
      throw refuse('wrong-type', /^[\w.+-]+\/[\w.+-]+/.exec(type.trim())?.[0]);
    }
    const bytes = await this.body(response, host, mostBytes);
    try {
      return { status, text: decode(bytes, type), url: url.href };
    } catch (cause) {
      if (cause instanceof NotInCharset) throw refuse('charset', cause.message);
      throw cause;
    }
  }

  /** Leaves an answer without success unread. Throws RequestError where it says that waiting may help. */
  private async refuseBusy(response: Response, { host, origin: asked }: URL): Promise<void> {
    const { status } = response;
    const refuse = (why: FetchFault, detail: string): Failure =>
      new Failure('fetch-failed', { host, why, detail });
    const wish = response.headers.get('retry-after');
    await discard(response);
    if (![408, 429, 500, 502, 503, 504].includes(status)) return;
    const afterSeconds = wish === null ? undefined : secondsOf(wish, this.world.now());
    // Other statuses may be about what was asked for.
    const origin = status === 429 || status === 503 ? asked : undefined;
    if (afterSeconds !== undefined && afterSeconds > mostSeconds)
      throw new RequestError(refuse('wait', sayTime(afterSeconds)), { origin });
    throw new RequestError(refuse('busy', String(status)), { isRetryable: true, afterSeconds, origin });
  }

  private async body(response: Response, host: string, most: number): Promise<Uint8Array> {
    try {
      return await readBody(response, most);
    } catch (cause) {
      if (cause instanceof TooLarge)
        throw new Failure('fetch-failed', {
          host,
          why: 'too-large',
          detail: `${Math.floor(most / 1_000_000)} MB`,
        });
      throw requestErrorOf({ cause, host, timeoutMilliseconds: this.timeout }, { why: 'cut-off' });
    }
  }

  private redirectRules(address: URL): Parameters<typeof resolveRedirect>[2] {
    const isMirror = (this.options.mirrors ?? []).some((mirror) => parseUrl(mirror)?.host === address.host);
    const allowLoopback = isMirror && isLoopback(address);
    return { allowLoopback, addressesOf: this.world.addressesOf };
  }
}
