import { isMap } from '../../data.ts';
import type { ServerReply } from '../../http/index.ts';
import { Failure } from '../../problem/index.ts';
import { dataOf } from '../answer.ts';

/** What was asked, in words, for a message: "post the issue". */
export interface Asked {
  readonly what: string;
  /** Where it would have been read. */
  readonly address: string;
  readonly url: string;
  readonly title?: string | undefined;
  readonly externalId?: string | undefined;
  readonly advice?: string | undefined;
  /** Whether the forum repeats its answer to the same request: it does so for posts alone. */
  readonly isRepeated?: boolean;
}

/** How long the forum wants to be left alone, in seconds. The limiter in front of it says so in a header alone. */
export function waitOf(reply: ServerReply): number | undefined {
  const data = dataOf(reply);
  const extras = isMap(data) && isMap(data['extras']) ? data['extras'] : {};
  const named = extras['wait_seconds'];
  return typeof named === 'number' && named >= 0 ? named : reply.retryAfter;
}

/** Why the forum did not do what it was asked. It did not do it, but for statuses of 500 and more that are no answer of its own. */
export function refusalOf(reply: ServerReply, asked: Asked): Failure {
  const { status } = reply;
  const { what, address, url, title, externalId, advice, isRepeated = false } = asked;
  const { said, type } = wordsOf(reply);
  if (status === 401 || (status === 403 && (/\bAPI\b/i.test(said) || type === 'not_logged_in')))
    return new Failure('forum/key', { url, said });
  if (status === 404 || status === 410) return new Failure('forum/gone', { address });
  if (status === 409) return new Failure('forum/conflict', { address, difference: '' });
  if (status === 422 && title !== undefined && isTitleTaken(said))
    return new Failure('forum/title-taken', { title, said, isNew: isRepeated });
  if (status === 422 && externalId !== undefined && /external/i.test(said))
    return new Failure('forum/external-id', { id: externalId, said });
  return new Failure('forum/refused', {
    what,
    said: said === '' ? `HTTP ${status}` : said,
    advice,
    isRepeated,
  });
}

/** Whether the forum itself says no with such a status; else what stands before it may have lost its answer. */
export function isOwnRefusal(reply: ServerReply): boolean {
  return reply.status < 500 || wordsOf(reply).type === 'read_only';
}

function wordsOf(reply: ServerReply): { said: string; type: string } {
  const data = dataOf(reply);
  if (!isMap(data)) return { said: '', type: '' };
  const { errors, error_type: type, message } = data;
  const texts = (Array.isArray(errors) ? errors : [message]).filter((one) => typeof one === 'string');
  return {
    said: texts.join(' ').replaceAll(/\s+/g, ' ').slice(0, 300),
    type: typeof type === 'string' ? type : '',
  };
}

/** In English and in Korean, the languages that the sites speak. */
function isTitleTaken(said: string): boolean {
  return /title\b.*\b(?:already|taken|used)|제목.*이미|이미.*제목/i.test(said);
}
