import { isMap } from '../../data.ts';
import { jsonBody } from '../../http/index.ts';
import { Failure } from '../../problem/index.ts';
import type { Secret } from '../secret.ts';
import type { Net } from '../answer.ts';
import type { DraftFields, MailContent, MailService, Stage, StoredMail } from '../service/service.ts';
import { type ServiceAccess, ServiceHttp } from '../service/service-http.ts';
import { inertBody, inertSubject, inertText } from './inert.ts';

export interface ListmonkOptions extends Omit<ServiceAccess, 'headers'> {
  readonly username: string;
  readonly key: Secret;
  readonly lists: readonly number[];
  /** `undefined`: the one that listmonk takes by default. */
  readonly template: number | undefined;
}

/** Its campaigns' states: https://listmonk.app/docs/apis/campaigns/ */
const stages = new Map<string, Stage>([
  ['draft', 'draft'],
  ['scheduled', 'scheduled'],
  ['running', 'started'],
  ['finished', 'started'],
  ['paused', 'stopped'],
  ['cancelled', 'stopped'],
]);

/** It says 400 where it finds nothing under an id. */
const absent = [400, 404];

/** A template that adds nothing to a mail: https://listmonk.app/docs/templating/ */
const bare = /^\s*\{\{-?\s*template\s+"content"\s+\.\s*-?\}\}\s*$/;

/** Campaigns of listmonk (its API, version 4 and later; written after version 6.2). */
export function listmonk(world: Net, options: ListmonkOptions): MailService {
  const { url, username, key, lists } = options;
  // A user of its API is a name and a token; older versions know this form alone.
  const login = (): string => Buffer.from(`${username}:${key.reveal()}`).toString('base64');
  const http = new ServiceHttp(world, {
    ...options,
    headers: () => ({ authorization: `Basic ${login()}` }),
  });
  const mailIn = (data: unknown): StoredMail => {
    const mail = readCampaign(data);
    if (mail === undefined) throw http.unreadable();
    return mail;
  };
  return {
    name: 'listmonk',
    recipients: `${lists.length === 1 ? 'list' : 'lists'} ${lists.join(', ')}`,
    addressOf: (id) => `${url}/campaigns/${id}`,
    draftOf: async (content) => draftFields(content, lists, await bareTemplate(http, options)),
    get: async (id) => {
      const answer = await http.read(`/api/campaigns/${encodeURIComponent(id)}`, 'read the campaign', absent);
      return answer === undefined ? undefined : mailIn(contentOf(answer));
    },
    find: async (name) => {
      const query = new URLSearchParams({
        query: name,
        order_by: 'created_at',
        order: 'asc',
        per_page: '100',
      });
      const answer = contentOf(
        await http.read(`/api/campaigns?${query.toString()}`, 'look for the campaign'),
      );
      const results = isMap(answer) ? answer['results'] : undefined;
      if (!Array.isArray(results)) throw http.unreadable();
      const own = results.filter((one: unknown) => isMap(one) && one['name'] === name).map(mailIn);
      // Nothing is sent beside one that was started.
      return own.find(({ stage }) => stage !== 'draft') ?? own[0];
    },
    creating: (name, draft) => ({
      method: 'POST',
      path: '/api/campaigns',
      body: jsonBody({ name, status: 'draft', ...draft }),
    }),
    updating: (id, draft) => ({
      method: 'PUT',
      path: `/api/campaigns/${encodeURIComponent(id)}`,
      body: jsonBody(draft),
    }),
    starting: (id) => ({
      method: 'PUT',
      path: `/api/campaigns/${encodeURIComponent(id)}/status`,
      body: jsonBody({ status: 'running' }),
    }),
    write: async (call, what) => {
      const data = contentOf(await http.write(call, what));
      return isMap(data) && typeof data['id'] === 'number' ? data['id'] : undefined;
    },
  };
}

function draftFields(
  { subject, html, text, from }: MailContent,
  lists: readonly number[],
  template: number,
): DraftFields {
  return {
    subject: inertSubject(subject),
    lists: lists.toSorted((a, b) => a - b),
    type: 'regular',
    content_type: 'html',
    messenger: 'email',
    template_id: template,
    ...(from === undefined ? {} : { from_email: from }),
    body: inertBody(html),
    altbody: inertText(text),
  };
}

/** Its number. Throws Failure `mail/template` where it would put anything around the mail. */
async function bareTemplate(http: ServiceHttp, { url, template }: ListmonkOptions): Promise<number> {
  const path = template === undefined ? '/api/templates' : `/api/templates/${template}`;
  const answer = await http.read(path, 'read the template', absent);
  const data = contentOf(answer);
  const all: readonly unknown[] = Array.isArray(data) ? data : [];
  const found = template === undefined ? all.find((one) => isMap(one) && one['is_default'] === true) : data;
  const refuse = (why: 'absent' | 'not-bare'): Failure =>
    new Failure('mail/template', { url, number: template, why });
  if (!isMap(found) || typeof found['id'] !== 'number') throw refuse('absent');
  const { id, body, type } = found;
  if (typeof body !== 'string' || !bare.test(body) || (type !== undefined && type !== 'campaign'))
    throw refuse('not-bare');
  return id;
}

const contentOf = (answer: unknown): unknown => (isMap(answer) ? answer['data'] : undefined);

function readCampaign(data: unknown): StoredMail | undefined {
  if (!isMap(data) || typeof data['id'] !== 'number' || typeof data['status'] !== 'string') return undefined;
  const { id, status, lists, started_at: startedAt } = data;
  const numbers = (Array.isArray(lists) ? lists : [])
    .map((one: unknown) => (isMap(one) ? one['id'] : one))
    .filter((one) => typeof one === 'number');
  return {
    id,
    status,
    stage: stages.get(status) ?? 'other',
    since: typeof startedAt === 'string' ? startedAt : undefined,
    fields: {
      ...Object.fromEntries(
        ['subject', 'type', 'content_type', 'messenger', 'template_id', 'from_email', 'body', 'altbody'].map(
          (name) => [name, data[name]],
        ),
      ),
      lists: numbers.toSorted((a, b) => a - b),
    },
  };
}
