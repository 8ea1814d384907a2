import { fetch } from 'undici';
import { Failure } from '../problem/index.ts';
import { lastingFaultOf } from './error-code.ts';
import { ProxyLine } from './proxy-line.ts';
import { type Proxy, ProxyError, proxyFailure } from './proxy.ts';
import { RequestError } from './request-error.ts';

/** The most connections to one proxy. */
const mostSockets = 3;
/** So many connections without an answer, one after the other, say that the proxy gives none. */
const mostUnanswered = 3;

/**
 * Makes the connections through one proxy. Undici's own agent would ask again at once and without end where a proxy hangs up.
 */
export class ProxyAgent {
  private readonly url: URL;
  private readonly lines = new Map<string, ProxyLine>();
  private waiting: (() => void)[] = [];
  private isClosed = false;
  /** How many turns are taken. */
  private turns = 0;
  /** How many lines are being hung up. */
  private ending = 0;
  /** What is wrong with the proxy, whatever host is asked for. */
  private down: ProxyError | undefined;
  /** Whether it has let anybody through. */
  private isProven = false;
  /** Where the connections that it gave no answer to were to lead, since it last gave one. */
  private unanswered: string[] = [];

  constructor(url: URL) {
    this.url = url;
  }

  /**
   * Waits while all connections are taken. A proxy that did not answer so far is asked over one alone. The returned function ends the
   * turn.
   */
  async turn(): Promise<() => void> {
    const isDoubtful = (): boolean => !this.isProven && this.unanswered.length > 0;
    while (this.turns >= (isDoubtful() ? 1 : mostSockets)) await this.change();
    this.turns++;
    return () => {
      this.turns--;
      this.goOn();
    };
  }

  /** `proxy` is this agent's as the variable names it that the request follows. Throws RequestError where the proxy is at fault. */
  async fetch(url: URL, init: RequestInit, proxy: Proxy): Promise<unknown> {
    const { origin } = url;
    const line = await this.lineTo(origin, proxy);
    try {
      const response = await fetch(url, { ...(init as object), dispatcher: line.dispatcher });
      this.isProven = true;
      this.unanswered = [];
      return response;
    } catch (error) {
      const fault = faultOf(error, line);
      // An attempt to connect does not end with the request that it was for.
      if (line.isOfNoUse) await this.drop(origin, line);
      if (fault === undefined) throw error;
      this.remember(fault, origin);
      throw this.errorOf(fault, proxy);
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
  private async lineTo(origin: string, proxy: Proxy): Promise<ProxyLine> {
    for (;;) {
      if (this.isClosed) throw new Failure('interrupted', {});
      if (this.down !== undefined) throw this.errorOf(this.down, proxy);
      const line =
        this.lines.get(origin) ??
        (this.lines.size + this.ending < mostSockets ? this.open(origin) : undefined);
      if (line !== undefined) {
        line.asking++;
        return line;
      }
      const idle = [...this.lines].find(([, { isIdle }]) => isIdle);
      if (idle === undefined) await this.change();
      else await this.hangUp(...idle);
    }
  }

  private open(origin: string): ProxyLine {
    const line = new ProxyLine(this.url, origin, () => this.goOn());
    this.lines.set(origin, line);
    return line;
  }

  /**
   * Remembers a fault that is about all hosts. Once the proxy has let somebody through, silence may be about a host that it waits for
   * itself, and a refusal about one that it guards.
   */
  private remember(fault: ProxyError, origin: string): void {
    if (fault.why === 'refused') this.unanswered = [];
    else this.unanswered.push(origin);
    const { length } = this.isProven ? [...new Set(this.unanswered)] : this.unanswered;
    const isOfAllHosts = fault.detail === '407' ? !this.isProven : length >= mostUnanswered;
    if (isLasting(fault) || isOfAllHosts) this.down = fault;
  }

  private errorOf(fault: ProxyError, proxy: Proxy): RequestError {
    const { why, detail } = fault;
    const mayPass = why !== 'refused' || detail?.startsWith('5') === true;
    return new RequestError(proxyFailure(proxy, why, fault), {
      isRetryable: this.down === undefined && !isLasting(fault) && mayPass,
    });
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private goOn(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }

  private hangUp(origin: string, line: ProxyLine): Promise<void> {
    return this.take(origin, line, () => line.hangUp());
  }

  private drop(origin: string, line: ProxyLine): Promise<void> {
    return this.take(origin, line, () => line.close());
  }

  /** Takes a line out of use. It counts until it has ended. */
  private async take(origin: string, line: ProxyLine, end: () => Promise<void>): Promise<void> {
    const isOwn = this.lines.get(origin) === line;
    if (isOwn) {
      this.lines.delete(origin);
      this.ending++;
    }
    await end();
    if (isOwn) this.ending--;
    this.goOn();
  }
}

/** What the proxy did, where the request went no further; `undefined` for any other error. */
function faultOf(error: unknown, { stage }: ProxyLine): ProxyError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, cause } = error;
  if (cause instanceof ProxyError) return cause;
  return stage === 'proxy' && name === 'TimeoutError'
    ? new ProxyError('silent', { cause: error })
    : undefined;
}

/** Whether a fault is the proxy's own, and stays. */
function isLasting({ why, detail = '' }: ProxyError): boolean {
  return why === 'not-http' || lastingFaultOf(detail) !== undefined;
}
