import type { Socket } from 'node:net';
import { buildConnector, Client, DecoratorHandler, type Dispatcher, fetch } from 'undici';
import { Failure } from '../problem/index.ts';
import { type Proxy, ProxyError, proxyFailure, proxyFor, urlOf } from './proxy.ts';
import { openTunnel } from './tunnel.ts';

type Fetch = typeof globalThis.fetch;

/** The most connections to one proxy. */
const mostSockets = 3;

const connectTls = buildConnector({});

/**
 * Returns a fetch that uses the proxy of the usual variables; the fetch of Node 20 knows none. Each proxy has one agent, which
 * keeps its connections until `close`. The caller has to follow redirects, since another host may have another proxy.
 */
export function proxiedFetch(env: Readonly<Record<string, string | undefined>>): {
  readonly fetch: Fetch;
  /** Ends all connections to proxies, and what is still asked through them. */
  readonly close: () => Promise<void>;
} {
  const agents = new Map<string, ProxyAgent>();
  return {
    fetch: (async (input: string | URL, init: RequestInit = {}) => {
      const url = new URL(input);
      const proxy = proxyFor(url, env);
      if (proxy === undefined) return globalThis.fetch(input, init);
      const at = urlOf(proxy);
      const agent = agents.get(at.href) ?? new ProxyAgent(at);
      agents.set(at.href, agent);
      return agent.fetch(url, init, proxy);
    }) as Fetch,
    async close() {
      await Promise.all([...agents.values()].map((agent) => agent.close()));
    },
  };
}

/** The connection to one origin through the proxy, made when it is first needed. */
interface Line {
  readonly dispatcher: Dispatcher;
  /** Closes a connection that nothing is asked over, so that the proxy has seen it closed. */
  readonly hangUp: () => Promise<void>;
  /** Ends it at once, with all that is asked over it. */
  readonly close: () => Promise<void>;
  isConnecting: boolean;
  /** How many wait for an answer. */
  asking: number;
  /** How many requests it carries: the text of an answer comes after the answer. */
  carried: number;
}

/**
 * Makes the connections through one proxy. Undici's own agent would ask again at once and without end where a proxy hangs up.
 */
class ProxyAgent {
  private readonly url: URL;
  private readonly lines = new Map<string, Line>();
  private waiting: (() => void)[] = [];
  private isClosed = false;
  /** How many lines are being hung up. */
  private ending = 0;

  constructor(url: URL) {
    this.url = url;
  }

  /** `proxy` is this agent's as the variable names it that the request follows. */
  async fetch(url: URL, init: RequestInit, proxy: Proxy): Promise<unknown> {
    const { origin } = url;
    const line = await this.lineTo(origin);
    try {
      return await fetch(url, { ...(init as object), dispatcher: line.dispatcher });
    } catch (error) {
      const failure = failureOf(error, { line, proxy });
      // An attempt to connect does not end with the request that it was for.
      if (line.asking === 1 && (line.isConnecting || line.carried === 0)) await this.drop(origin, line);
      throw failure ?? error;
    } finally {
      line.asking--;
      this.goOn();
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.lines].map(([origin, line]) => this.drop(origin, line)));
  }

  /** Returns the line to an origin, for one more to ask. Waits while all lines are in use. */
  private async lineTo(origin: string): Promise<Line> {
    for (;;) {
      if (this.isClosed) throw new Failure('interrupted', {});
      const line =
        this.lines.get(origin) ??
        (this.lines.size + this.ending < mostSockets ? this.open(origin) : undefined);
      if (line !== undefined) {
        line.asking++;
        return line;
      }
      const idle = [...this.lines].find(([, { asking, carried }]) => asking + carried === 0);
      if (idle !== undefined) await this.hangUp(...idle);
      else await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  private open(origin: string): Line {
    const end = new AbortController();
    let socket: Socket | undefined;
    const client = new Client(origin, {
      connect: (target, told) => {
        line.isConnecting = true;
        void this.connect(target, end.signal)
          .then((made) => {
            socket = made;
            return told(null, made);
          })
          .catch((error: Error) => told(error, null))
          .finally(() => (line.isConnecting = false));
      },
    });
    const carry: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
      line.carried++;
      const end = (): void => {
        line.carried--;
        this.goOn();
      };
      return dispatch(options, new Carried(handler, end));
    };
    const line: Line = {
      dispatcher: client.compose(carry),
      hangUp: async () => {
        if (socket?.closed === false) await hungUp(socket);
        await line.close();
      },
      close: () => {
        end.abort();
        return client.destroy();
      },
      isConnecting: false,
      asking: 0,
      carried: 0,
    };
    this.lines.set(origin, line);
    return line;
  }

  private async connect(target: buildConnector.Options, signal: AbortSignal): Promise<Socket> {
    const { protocol, hostname, port } = target;
    const isTls = protocol === 'https:';
    const httpSocket = await openTunnel(this.url, `${hostname}:${port || (isTls ? 443 : 80)}`, signal);
    if (!isTls) return httpSocket;
    return new Promise((resolve, reject) =>
      connectTls({ ...target, httpSocket }, (error, socket) => {
        if (error === null) resolve(socket);
        else reject(error);
      }),
    );
  }

  private goOn(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }

  private async hangUp(origin: string, line: Line): Promise<void> {
    this.ending++;
    this.lines.delete(origin);
    await line.hangUp();
    this.ending--;
    this.goOn();
  }

  private async drop(origin: string, line: Line): Promise<void> {
    if (this.lines.get(origin) === line) this.lines.delete(origin);
    await line.close();
  }
}

/** A proxy that does not answer the end of a connection is not waited for, in milliseconds. */
const patience = 500;

function hungUp(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.setTimeout(patience, () => resolve());
    socket.end();
  });
}

/** What the proxy did, where the request went no further; `undefined` for any other error. */
function failureOf(
  error: unknown,
  { line, proxy }: { readonly line: Line; readonly proxy: Proxy },
): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, cause } = error;
  if (cause instanceof ProxyError) return proxyFailure(proxy, cause.why, cause);
  return line.isConnecting && name === 'TimeoutError'
    ? proxyFailure(proxy, 'silent', { cause: error })
    : undefined;
}

/** Passes everything on, and says when its request is over. */
class Carried extends DecoratorHandler implements Dispatcher.DispatchHandlers {
  private readonly handler: Dispatcher.DispatchHandlers;
  private readonly end: () => void;

  constructor(handler: Dispatcher.DispatchHandlers, end: () => void) {
    super(handler);
    this.handler = handler;
    this.end = end;
  }

  onComplete(trailers: string[] | null): void {
    this.end();
    this.handler.onComplete?.(trailers);
  }

  onError(error: Error): void {
    this.end();
    this.handler.onError?.(error);
  }
}
