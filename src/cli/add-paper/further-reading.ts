import { urlFault } from '../../issue/index.ts';
import type { PaperData } from '../../issue/index.ts';
import { oneLine } from './clean.ts';

export type More = NonNullable<PaperData['more']>[number];

/** `URL` or `TITLE=URL`; `undefined` where there is no address in it. An address may hold `=` itself. */
export function parseMore(text: string): More | undefined {
  const value = text.trim();
  const [, title = '', url = value] = /^(?!https?:\/\/)(.*?)\s*=\s*(https?:\/\/.*)$/is.exec(value) ?? [];
  if (urlFault(url) !== undefined) return undefined;
  return oneLine(title) === '' ? url : { title: oneLine(title), url };
}

/** As one would type it; the first of its titles where it has several. */
export function sayMore(more: More): string {
  if (typeof more === 'string') return more;
  const title = typeof more.title === 'object' ? Object.values(more.title)[0] : more.title;
  return title === undefined ? more.url : `${title}=${more.url}`;
}
