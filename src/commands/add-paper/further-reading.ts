import { urlFault } from '../../text/index.ts';
import type { PaperDraft } from '../../papers/index.ts';
import type { UrlFault } from '../../problem/index.ts';
import { oneLine } from './clean.ts';

export type More = NonNullable<PaperDraft['more']>[number];

/** `URL` or `TITLE=URL`; `undefined` where nobody could follow the address. It may hold `=` itself. */
export function parseMore(text: string): More | undefined {
  const { title, url } = split(text);
  if (urlFault(url) !== undefined) return undefined;
  return title === '' ? url : { title, url };
}

/** Why nobody could follow the address in it. */
export function moreFault(text: string): { readonly url: string; readonly why: UrlFault } | undefined {
  const { url } = split(text);
  const why = urlFault(url);
  return why === undefined ? undefined : { url, why };
}

function split(text: string): { title: string; url: string } {
  const value = text.trim();
  const [, title = '', url = value] = /^(?!https?:\/\/)(.*?)\s*=\s*(https?:\/\/.*)$/is.exec(value) ?? [];
  return { title: oneLine(title), url };
}

/** As one would type it; the first of its titles where it has several. */
export function sayMore(more: More): string {
  if (typeof more === 'string') return more;
  const title = typeof more.title === 'object' ? Object.values(more.title)[0] : more.title;
  return title === undefined ? more.url : `${title}=${more.url}`;
}
