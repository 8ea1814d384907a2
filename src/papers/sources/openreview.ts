import { isMap } from '../../data.ts';
import { Failure } from '../../problem/index.ts';
import { hasAnswered, isGone, ofStatus } from './fault.ts';
import { askPage } from './page.ts';
import type { Answer, Asking, FoundPaper, Source } from './source.ts';
import { parseUrl } from '../../text/index.ts';

/**
 * OpenReview, by any address of a submission: its forum, its PDF, a comment in its forum. All of them become the address of the
 * forum. The API returns the first note of the forum: https://docs.openreview.net/reference/api-v2/entities/note/fields
 */
export const openreview: Source = {
  name: 'OpenReview',
  server: { address: 'https://api2.openreview.net', mirror: 'DIGEST_OPENREVIEW_URL' },
  match(ref) {
    const id = idIn(ref);
    return id === undefined ? undefined : { link: forumOf(id) };
  },
  keyOf: ({ link }) => (link === undefined ? undefined : openreview.match(link)?.link),
  lookUps: (papers, asking) =>
    papers.map(
      ({ link = '' }) =>
        () =>
          ask(idIn(link) ?? '', asking),
    ),
};

function idIn(ref: string): string | undefined {
  const address = /^https?:\/\//i.test(ref) ? ref : `https://${ref}`;
  const url = parseUrl(address);
  if (url === undefined) return undefined;
  const { hostname, pathname, searchParams } = url;
  if (!/^(?:www\.)?openreview\.net$/.test(hostname)) return undefined;
  const id = /^\/(?:forum|pdf|attachment)$/.test(pathname) ? searchParams.get('id') : null;
  return id !== null && /^[\w-]+$/.test(id) ? id : undefined;
}

function forumOf(id: string): string {
  return `https://openreview.net/forum?id=${id}`;
}

/** Asks API 2, then the page. API 2 lacks older papers, which stay in API 1, and hides some. The page may have both. */
async function ask(id: string, { client, address }: Asking): Promise<Answer> {
  const answer = await askForNote(id, { client, address });
  if (!(answer instanceof Failure) || !hasAnswered(answer)) return answer;
  const page = await askPage(forumOf(id), client, idIn);
  // What a page only guesses at is no answer about a submission.
  if (!(page instanceof Failure)) return page.title === undefined || page.basis !== undefined ? answer : page;
  // A page that cannot be read is no proof that there is no paper.
  return answer.code === 'paper-unknown' && !isGone(page) ? page : answer;
}

async function askForNote(
  id: string,
  { client, address }: Pick<Asking, 'client' | 'address'>,
): Promise<Answer> {
  try {
    const reply = await client.get(`${address.replace(/(?<!\/)\/+$/, '')}/notes?id=${id}`, {
      accept: 'application/json',
      type: /\bjson\b/i,
    });
    const { host } = new URL(reply.url);
    if (reply.status === 404) return new Failure('paper-unknown', { source: 'OpenReview', id });
    if (reply.status !== 200) return ofStatus(reply);
    const notes = notesIn(reply.text);
    if (notes?.length === 0) return new Failure('paper-unknown', { source: 'OpenReview', id });
    const [note] = notes ?? [];
    // A comment is a note too, in the forum of its submission.
    const ids = isMap(note) ? [note['id'], note['forum']] : [];
    const other = ids.find((one): one is string => typeof one === 'string' && one !== id);
    if (other !== undefined) return new Failure('fetch-failed', { host, why: 'other-paper', detail: other });
    const { paperFromCsl } = await import('../record/csl.ts');
    const paper = paperFromCsl(asCsl(note, id));
    if (paper?.title !== undefined) return withoutOwnLinks(paper, id);
    const detail = notes === undefined ? 'it is not a list of notes' : 'it has no title';
    return new Failure('fetch-failed', { host, why: 'unreadable', detail });
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** Removes links to the submission itself, such as to its own PDF. */
function withoutOwnLinks({ more, ...paper }: FoundPaper, id: string): FoundPaper {
  const others = (more ?? []).filter((url) => idIn(url) !== id);
  return others.length === 0 ? paper : { ...paper, more: others };
}

function notesIn(text: string): readonly unknown[] | undefined {
  try {
    const { notes } = JSON.parse(text) as { readonly notes?: unknown };
    return Array.isArray(notes) ? notes : undefined;
  } catch {
    return undefined;
  }
}

/** Turns a note into CSL-JSON, so that it is cleaned in the same way as a registry's record. */
function asCsl(note: unknown, id: string): object | undefined {
  if (!isMap(note)) return undefined;
  const { content, pdate, cdate } = note;
  const valueOf = (key: string): unknown => {
    const field = isMap(content) ? content[key] : undefined;
    return isMap(field) ? field['value'] : undefined;
  };
  return {
    title: valueOf('title'),
    author: valueOf('authors'),
    abstract: valueOf('abstract'),
    // The day of publication, else the one on which it was handed in.
    issued: { raw: dayOf(pdate) ?? dayOf(cdate) },
    URL: forumOf(id),
  };
}

/** Returns the day in UTC of milliseconds since 1970. */
function dayOf(time: unknown): string | undefined {
  const date = new Date(typeof time === 'number' ? time : Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}
