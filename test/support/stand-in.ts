/** A request that reached the server. */
export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** Where a redirect leads. */
  readonly location?: string;
}

/** What goes wrong with a request: before it has an effect, after it, with its answer alone, or it never got there; `garbled`: it has its effect. */
export type Fault =
  | { readonly kind: 'before' | 'after'; readonly error: Error }
  | { readonly kind: 'lost' | 'unreached' }
  | { readonly kind: 'garbled'; readonly body: string }
  | { readonly kind: 'answer'; readonly response: () => Response };

/** A server in memory that is asked through `fetch`, and may fail at any request. */
export abstract class StandIn {
  abstract readonly url: string;
  readonly asked: Asked[] = [];
  /** By the number of the request, counted from 1 and from when `asked` was emptied. */
  faults = new Map<number, Fault>();
  /** Is called before each request has its effect. */
  meanwhile: (asked: Asked) => void = () => {};

  get writes(): Asked[] {
    return this.asked.filter(({ method }) => method !== 'GET');
  }

  readonly fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    if (url.origin !== this.url) throw new TypeError(`no such server in this test: ${url.origin}`);
    const { body = '', method = 'GET' } = init;
    const path = url.pathname + url.search;
    const text = typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array);
    const asked = { method, path, headers: new Headers(init.headers), body: text };
    this.asked.push(asked);
    const fault = this.faults.get(this.asked.length);
    await Promise.resolve();
    const broken = (code: string): Error =>
      new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
    if (fault?.kind === 'unreached') throw broken('ECONNREFUSED');
    if (fault?.kind === 'before') throw fault.error;
    if (fault?.kind === 'answer') return fault.response();
    this.meanwhile(asked);
    const answer = this.answer(asked, url);
    if (fault?.kind === 'after') throw fault.error;
    if (fault?.kind === 'lost') throw broken('ECONNRESET');
    if (fault?.kind === 'garbled') return new Response(fault.body);
    const { status, location } = answer;
    return Response.json(answer.body, { status, headers: location === undefined ? {} : { location } });
  };

  protected abstract answer(asked: Asked, url: URL): Answer;
}
