import { dataOf, patiently, type Secret } from '../channels/index.ts';
import type { Context } from '../context.ts';
import { isMap } from '../data.ts';
import { jsonBody, type ServerReply } from '../http/index.ts';
import { Failure } from '../problem/index.ts';
import { limits, type Listeners, type Provider, type Reply } from './provider.ts';

interface Server {
  readonly address: URL;
  /** As the server knows it, and as people see it. */
  readonly model: string;
  readonly shown: string;
  readonly secret: Secret | undefined;
  readonly userAgent: string;
}

/** Any server that speaks `/v1/chat/completions`. Only `model` and `messages` are sent, no redirect is followed. */
export function chatProvider(context: Context, server: Server): Provider {
  const { address, model, shown } = server;
  return {
    model: shown,
    id: `${address.href} ${model}`,
    where: address.host,
    ask: (prompt, listeners) => ask(context, server, prompt, listeners),
  };
}

async function ask(
  context: Context,
  { address, model, secret, userAgent }: Server,
  prompt: string,
  { signal, onWait }: Listeners,
): Promise<Reply> {
  const { host } = address;
  const message = {
    method: 'POST',
    headers: secret === undefined ? {} : { authorization: `Bearer ${secret.reveal()}` },
    body: jsonBody({ model, messages: [{ role: 'user', content: prompt }] }),
  } as const;
  const question = { address: address.href, message, userAgent, signal, limits };
  let reply: ServerReply;
  try {
    reply = await patiently(context, question, {
      waitOf: ({ retryAfter }) => retryAfter,
      onWait,
      isBusy: ({ status }) => status === 429 || (status >= 500 && status !== 501),
    });
  } catch (error) {
    throw unansweredBy(error) ?? error;
  }
  if (reply.status !== 200) throw refusalOf(reply, host);
  return replyIn(dataOf(reply));
}

/** One answer that is too large or too slow says nothing of the next one. Nothing was sent that could be there twice. */
function unansweredBy(error: unknown): Failure | undefined {
  if (!(error instanceof Failure) || error.code !== 'send-failed') return undefined;
  const { host, why, detail } = (error as Failure<'send-failed'>).args;
  if (why === 'too-large') return new Failure('draft-unanswered', { why: 'large' }, { cause: error });
  if (why === 'timeout') return new Failure('draft-unanswered', { why: 'slow', detail }, { cause: error });
  return new Failure('draft-unreachable', { host, why, detail }, { cause: error });
}

function refusalOf(reply: ServerReply, host: string): Failure {
  const { status, location } = reply;
  const said = wordsOf(reply);
  if (status >= 300 && status < 400)
    return new Failure('draft-redirect', { host, to: location ?? 'nowhere' });
  if (status === 401 || status === 403) return new Failure('draft-key', { host, said });
  // The prompt was refused, and not the one who asks.
  if (status === 400 || status === 413 || status === 422)
    return new Failure('draft-unanswered', { why: 'refused', detail: said === '' ? `HTTP ${status}` : said });
  return new Failure('draft-server', { host, status, said });
}

/** A server says it in `error.message`, some in `error` or `message`. */
function wordsOf(reply: ServerReply): string {
  const data = dataOf(reply);
  if (!isMap(data)) return '';
  const { error, message } = data;
  const said = isMap(error) ? error['message'] : (error ?? message);
  return typeof said === 'string' ? said.replaceAll(/\s+/g, ' ').slice(0, 300) : '';
}

function replyIn(data: unknown): Reply {
  const choices: unknown = isMap(data) ? data['choices'] : undefined;
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
  if (!isMap(choice)) throw new Failure('draft-unanswered', { why: 'unreadable' });
  const { message, finish_reason: reason } = choice;
  if (reason === 'length') throw new Failure('draft-unanswered', { why: 'cut-off' });
  if (reason === 'content_filter') throw new Failure('draft-unanswered', { why: 'filtered' });
  const text = isMap(message) ? message['content'] : undefined;
  if (typeof text !== 'string') throw new Failure('draft-unanswered', { why: 'unreadable' });
  const usage = isMap(data) ? data['usage'] : undefined;
  const [read, written] = ['prompt_tokens', 'completion_tokens'].map((key) =>
    isMap(usage) ? usage[key] : 0,
  );
  return typeof read === 'number' && typeof written === 'number'
    ? { text, tokens: { read, written } }
    : { text };
}
