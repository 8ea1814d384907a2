import { isMap } from '../../data.ts';
import { jsonBody } from '../../http/index.ts';
import { Failure } from '../../problem/index.ts';
import type { Net } from '../answer.ts';
import type { Secret } from '../secret.ts';
import type { DraftFields, MailContent, MailService, Stage, StoredMail } from '../service/service.ts';
import { type ServiceAccess, ServiceHttp } from '../service/service-http.ts';

export interface ButtondownOptions extends Omit<ServiceAccess, 'headers'> {
  readonly key: Secret;
}

/** Its API has versions (https://docs.buttondown.com/api-versioning); this is the one that was read. */
const version = '2026-04-01';

/** A mail's states: `EmailStatus` of https://github.com/buttondown/openapi */
const stages = new Map<string, Stage>([
  ['draft', 'draft'],
  ['scheduled', 'scheduled'],
  ['about_to_send', 'started'],
  ['in_flight', 'started'],
  ['throttled', 'started'],
  ['resending', 'started'],
  ['sent', 'started'],
  ['paused', 'stopped'],
  ['errored', 'stopped'],
  ['suppressed', 'stopped'],
]);

/** Says that what follows is HTML, and no Markdown (https://docs.buttondown.com/api-emails-create). */
const mode = '<!-- buttondown-editor-mode: fancy -->';
/** How it may give it back: without the comment, or with that of its own mode for whole pages. */
const anyMode = /^<!-- buttondown-editor-mode: (?:fancy|naked) -->\s*|^(?!<!-- buttondown-editor-mode)/;

/** So many pages of its list are looked through. */
const mostPages = 100;

/** Mails of Buttondown (https://api.buttondown.com). The plain text of a mail it makes itself. */
export function buttondown(world: Net, options: ButtondownOptions): MailService {
  const { url, key } = options;
  const http = new ServiceHttp(world, {
    ...options,
    headers: () => ({ authorization: `Token ${key.reveal()}`, 'x-api-version': version }),
  });
  const get = async (id: number | string): Promise<StoredMail | undefined> => {
    const path = `/v1/emails/${encodeURIComponent(id)}`;
    const data = await http.read(path, 'read the mail', [404, 410]);
    if (data === undefined || (isMap(data) && data['status'] === 'deleted')) return undefined;
    const mail = readMail(data);
    if (mail === undefined) throw http.unreadable();
    return mail;
  };
  return {
    name: 'Buttondown',
    recipients: 'all subscribers',
    addressOf: (id) =>
      url === 'https://api.buttondown.com' ? `https://buttondown.com/emails/${id}` : undefined,
    draftOf: (content) => Promise.resolve(draftFields(content)),
    get,
    find: async (name) => {
      const id = await idOf(http, name);
      return id === undefined ? undefined : get(id);
    },
    // Without a status it would send it to everybody.
    creating: (name, draft, once) => ({
      method: 'POST',
      path: '/v1/emails',
      body: jsonBody({ status: 'draft', metadata: { digest: name }, ...draft }),
      headers: { 'x-idempotency-key': once },
    }),
    updating: (id, draft) => ({
      method: 'PATCH',
      path: `/v1/emails/${encodeURIComponent(id)}`,
      body: jsonBody(draft),
    }),
    starting: (id) => ({
      method: 'PATCH',
      path: `/v1/emails/${encodeURIComponent(id)}`,
      body: jsonBody({ status: 'about_to_send' }),
    }),
    write: async (call, what) => {
      const data = await http.write(call, what);
      return isMap(data) && typeof data['id'] === 'string' ? data['id'] : undefined;
    },
  };
}

/**
 * The template naked puts nothing around a mail. Throws Failure `config-value` where the mail has no way to unsubscribe, which
 * Buttondown wants then (https://docs.buttondown.com/naked-mode), and `mail/live-subject`: in a subject nothing of Django's templates can be made inert.
 */
function draftFields({ subject, html }: MailContent): DraftFields {
  if (!/\{\{\s*unsubscribe_url\s*\}\}/.test(html)) {
    const detail = 'Buttondown sends such a mail only with "{{ unsubscribe_url }}" there';
    throw new Failure('config-value', { key: 'email.unsubscribe_url', detail });
  }
  const [written] = /\{[{%#]/.exec(subject) ?? [];
  if (written !== undefined) throw new Failure('mail/live-subject', { subject, written });
  return { subject, template: 'naked', body: `${mode}${html}` };
}

/** Its list is searched by what we put beside each mail, the newest first. */
async function idOf(http: ServiceHttp, name: string): Promise<string | undefined> {
  const found: { readonly id: string; readonly status: unknown }[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const query = new URLSearchParams({
      source: 'api',
      ordering: '-creation_date',
      excluded_fields: 'body',
      page: String(page),
    });
    const data = await http.read(`/v1/emails?${query.toString()}`, 'look for the mail');
    if (!isMap(data) || !Array.isArray(data['results'])) throw http.unreadable();
    for (const one of data['results'] as readonly unknown[])
      if (isMap(one) && isMap(one['metadata']) && one['metadata']['digest'] === name)
        if (typeof one['id'] === 'string' && one['status'] !== 'deleted')
          found.push({ id: one['id'], status: one['status'] });
    if (typeof data['next'] !== 'string') break;
  }
  // Nothing is sent beside one that was started.
  return (found.find(({ status }) => status !== 'draft') ?? found.at(-1))?.id;
}

function readMail(data: unknown): StoredMail | undefined {
  if (!isMap(data) || typeof data['id'] !== 'string' || typeof data['status'] !== 'string') return undefined;
  const { id, status, publish_date: publishDate, subject, template, body } = data;
  return {
    id,
    status,
    stage: stages.get(status) ?? 'other',
    since: typeof publishDate === 'string' ? publishDate : undefined,
    fields: { subject, template, body: typeof body === 'string' ? body.replace(anyMode, mode) : body },
  };
}
