import type { IncomingMessage } from 'node:http';
import { isMap } from '../../data.ts';
import { isFromPage } from './guard.ts';

/** Letters of a request's body: an issue's name and a place in it. */
const most = 4096;

/** The status of an answer, and its words. */
export type Answer = readonly [status: number, words: string];

/** What the page asks to be done, or the answer to whoever else asks, or asks for too much. */
export async function bodyFromPage(
  request: IncomingMessage,
): Promise<{ readonly data: Readonly<Record<string, unknown>> } | { readonly refusal: Answer }> {
  if (!isFromPage(request)) return { refusal: [403, 'Only the page itself may send this.'] };
  let body = '';
  request.setEncoding('utf8');
  // What is left of it is not read, but who sent it still gets an answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    body += String(chunk);
    if (body.length > most) return { refusal: [413, 'The request is too large.'] };
  }
  return { data: mapIn(body) };
}

/** Without anything where it is no map. */
function mapIn(body: string): Readonly<Record<string, unknown>> {
  try {
    const data: unknown = JSON.parse(body);
    return isMap(data) ? data : {};
  } catch {
    return {};
  }
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
