import { type Answer, type Asked, StandIn } from './stand-in.ts';

export interface Email {
  readonly id: string;
  subject: string;
  body: string;
  status: string;
  template: string | null;
  metadata: Record<string, unknown>;
  publish_date: string | null;
  [field: string]: unknown;
}

const refuse = (status: number, detail: string, code = 'email_invalid'): Answer => ({
  status,
  body: { code, detail },
});

/** Keys of `EmailInput` and `EmailUpdateInput`, as far as they matter here: others are refused. */
const known = new Set(['subject', 'body', 'status', 'template', 'metadata']);

/** A stand-in for Buttondown, after the description of its API (github.com/buttondown/openapi, August 2026). */
export class Buttondown extends StandIn {
  readonly url = 'https://api.buttondown.com';
  readonly token = 'hush-hush-token';
  readonly emails: Email[] = [];
  /** The mails that went out, each time one did. */
  readonly sent: Email[] = [];
  /** What it makes of a body when it stores it. */
  stores = (body: string): string => body;
  /** Its list does not show yet what was made. */
  isLate = false;
  private readonly answered = new Map<string, Answer>();

  protected answer(asked: Asked, url: URL): Answer {
    const { method, headers, body } = asked;
    if (headers.get('authorization') !== `Token ${this.token}`)
      return refuse(401, 'Invalid token.', 'unauthorized');
    const key = headers.get('x-idempotency-key');
    const before = key === null ? undefined : this.answered.get(key);
    if (before !== undefined) return before;
    const [, id] = /^\/v1\/emails(?:\/([^/]+))?$/.exec(url.pathname) ?? [];
    if (!url.pathname.startsWith('/v1/emails')) return refuse(404, 'Not Found');
    if (id === undefined && method === 'GET') return this.list(url);
    if (id === undefined) {
      const made = this.create(JSON.parse(body));
      if (key !== null) this.answered.set(key, made);
      return made;
    }
    const email = this.emails.find((one) => one.id === id);
    if (email === undefined) return refuse(404, 'Not Found');
    return method === 'GET' ? { status: 200, body: email } : this.update(email, JSON.parse(body));
  }

  /** Somebody presses the button there. */
  start(email: Email): void {
    email.status = 'about_to_send';
    email.publish_date = '2025-07-09T04:00:00Z';
    this.sent.push({ ...email });
  }

  /** Two on a page. */
  private list(url: URL): Answer {
    const page = Number(url.searchParams.get('page') ?? 1);
    const all = (this.isLate ? [] : this.emails).toReversed().map((email) => ({ ...email, body: undefined }));
    const results = all.slice(2 * page - 2, 2 * page);
    const next = all.length > 2 * page ? `${this.url}/v1/emails?page=${page + 1}` : null;
    return { status: 200, body: { results, next, previous: null, count: all.length } };
  }

  private create(data: Partial<Email>): Answer {
    const odd = Object.keys(data).find((name) => !known.has(name));
    if (odd !== undefined) return { status: 422, body: { detail: [{ msg: `${odd} is not permitted` }] } };
    const email: Email = {
      id: `em_${this.emails.length + 1}`,
      subject: '',
      template: null,
      metadata: {},
      publish_date: null,
      source: 'api',
      ...data,
      body: this.stores(data.body ?? ''),
      // This is its default.
      status: data.status ?? 'about_to_send',
    };
    this.emails.push(email);
    if (email.status === 'about_to_send') this.start(email);
    return { status: 201, body: { ...email } };
  }

  private update(email: Email, data: Partial<Email>): Answer {
    const odd = Object.keys(data).find((name) => !known.has(name));
    if (odd !== undefined) return { status: 422, body: { detail: [{ msg: `${odd} is not permitted` }] } };
    if (email.status !== 'draft') return refuse(400, 'Email is not a draft.', 'status_invalid');
    const { status, ...rest } = data;
    Object.assign(email, rest);
    if (data.body !== undefined) email.body = this.stores(data.body);
    if (status === 'about_to_send') this.start(email);
    return { status: 200, body: { ...email } };
  }
}
