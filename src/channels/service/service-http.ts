import { mayHaveArrived, type Message, type ServerReply } from '../../http/index.ts';
import { isMap } from '../../data.ts';
import { Failure } from '../../problem/index.ts';
import { dataOf, type Net, patiently } from '../answer.ts';
import type { ServiceCall } from './service.ts';

export interface ServiceAccess {
  /** Without a slash at its end. */
  readonly url: string;
  /** What has the key in it, and what the service wants besides. */
  readonly headers: () => Readonly<Record<string, string>>;
  readonly userAgent: string;
  /** Is called with the first answer that the key brought. */
  readonly worked: () => void;
  /** Is told how many seconds are still to be waited; 0 at the end. */
  readonly onWait: (seconds: number) => void;
}

/** Asks a mail service, and tells what its answers mean. */
export class ServiceHttp {
  readonly #world: Net;
  readonly #access: ServiceAccess;
  #hasWorked = false;

  constructor(world: Net, access: ServiceAccess) {
    this.#world = world;
    this.#access = access;
  }

  /** What is at a path, as data; `undefined` where the service answers that nothing is, with one of the statuses `absent`. */
  async read(path: string, what: string, absent: readonly number[] = []): Promise<unknown> {
    const reply = await this.#ask(path, { method: 'GET', headers: this.#access.headers() });
    if (absent.includes(reply.status)) return undefined;
    if (reply.status !== 200) throw this.#refusal(reply, what);
    return this.#dataIn(reply);
  }

  /** Throws Failure `mail/unanswered` where it may have been done all the same. */
  async write({ method, path, body, headers }: ServiceCall, what: string): Promise<unknown> {
    let reply: ServerReply;
    try {
      reply = await this.#ask(path, { method, body, headers: { ...this.#access.headers(), ...headers } });
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'send-failed' || !mayHaveArrived(error)) throw error;
      throw new Failure('mail/unanswered', { what, why: error.message }, { cause: error });
    }
    // What stands before the service may have lost its answer.
    if (reply.status >= 500) throw new Failure('mail/unanswered', { what, why: `HTTP ${reply.status}` });
    if (reply.status < 200 || reply.status >= 300) throw this.#refusal(reply, what);
    const data = dataOf(reply);
    if (data === undefined) throw new Failure('mail/unanswered', { what, why: 'its answer cannot be read' });
    return data;
  }

  /** What the service answers is not what its description says. */
  unreadable(): Failure {
    return new Failure('mail/unreadable', { url: this.#access.url });
  }

  async #ask(path: string, message: Message): Promise<ServerReply> {
    const { url, userAgent, onWait, worked } = this.#access;
    const question = { address: `${url}${path}`, message, userAgent };
    const reply = await patiently(this.#world, question, {
      waitOf: ({ retryAfter }) => retryAfter,
      onWait,
    });
    if (!this.#hasWorked && reply.status !== 401 && reply.status !== 403) {
      this.#hasWorked = true;
      worked();
    }
    return reply;
  }

  #dataIn(reply: ServerReply): unknown {
    const data = dataOf(reply);
    if (data === undefined) throw this.unreadable();
    return data;
  }

  #refusal(reply: ServerReply, what: string): Failure {
    const { url } = this.#access;
    const { status, location, retryAfter } = reply;
    if (status >= 300 && status < 400)
      return new Failure('mail/redirect', { url, to: location ?? 'nowhere' });
    const said = wordsOf(reply);
    if (status === 401 || status === 403) return new Failure('mail/key', { url, said });
    if (status === 429) return new Failure('mail/rate-limit', { url, seconds: retryAfter });
    return new Failure('mail/refused', { url, what, said: said === '' ? `HTTP ${status}` : said });
  }
}

/** listmonk says `message`; Buttondown `detail`, a text or a list of faults with `msg`. */
function wordsOf(reply: ServerReply): string {
  const data = dataOf(reply);
  if (!isMap(data)) return '';
  const { message, detail } = data;
  const all: readonly unknown[] = Array.isArray(detail) ? detail : [message, detail];
  return all
    .map((one) => (isMap(one) ? one['msg'] : one))
    .filter((one) => typeof one === 'string')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 300);
}
