import { isMap } from '../data.ts';
import type { PlacedText, TextKind } from '../checks/index.ts';
import type { Finding, Path, ServerFault } from '../problem/index.ts';
import {
  fillPlaceholders,
  oddlyBraced,
  placeholderNames,
  placeholdersIn,
  serverAddress,
} from '../text/index.ts';

type Data = Readonly<Record<string, unknown>>;

/** The keys that only some mail servers and services have; `required` are those that each cannot do without. */
const ofMail = new Map<unknown, { readonly keys: readonly string[]; readonly required: readonly string[] }>([
  ['smtp', { keys: ['username', 'bounce'], required: [] }],
  ['listmonk', { keys: ['username', 'lists', 'template'], required: ['username', 'lists'] }],
  ['buttondown', { keys: [], required: [] }],
]);

/** Finds what the schema cannot express in `publish:`, where issues are brought to. */
export function checkPublish(data: Data): Finding[] {
  const { forum, mail } = channelsOf(data);
  return [
    ...server(forum['url'], ['publish', 'forum', 'url'], { schemes: ['https'], hasPath: true }),
    ...tags(forum['tags']),
    ...externalId(forum['external_id'], data['name']),
    ...mailServer(mail),
    ...keysOfMail(mail),
    ...bounce(mail['bounce']),
  ];
}

export function textsOfPublish(data: Data): PlacedText[] {
  const { forum, mail } = channelsOf(data);
  const one = (kind: TextKind, value: unknown, path: Path): PlacedText[] =>
    typeof value === 'string' ? [{ kind, value, path: ['publish', ...path] }] : [];
  const tagList: readonly unknown[] = Array.isArray(forum['tags']) ? forum['tags'] : [];
  return [
    ...one('address', forum['url'], ['forum', 'url']),
    ...['username', 'external_id'].flatMap((key) => one('address', forum[key], ['forum', key])),
    ...tagList.flatMap((tag, i) => one('address', tag, ['forum', 'tags', i])),
    ...['url', 'bounce'].flatMap((key) => one('address', mail[key], ['mail', key])),
    ...one('line', mail['username'], ['mail', 'username']),
  ];
}

function channelsOf(data: Data): { readonly forum: Data; readonly mail: Data } {
  const publish = isMap(data['publish']) ? data['publish'] : {};
  const { forum, mail } = publish;
  return { forum: isMap(forum) ? forum : {}, mail: isMap(mail) ? mail : {} };
}

/** Which addresses are right depends on what is spoken there. */
function mailServer({ via, url }: Data): Finding[] {
  if (!ofMail.has(via)) return [];
  const kind =
    via === 'smtp' ? { schemes: ['smtps', 'smtp'], hasPath: false } : { schemes: ['https'], hasPath: true };
  return server(url, ['publish', 'mail', 'url'], kind);
}

function server(
  value: unknown,
  path: string[],
  { schemes, hasPath }: { readonly schemes: readonly string[]; readonly hasPath: boolean },
): Finding[] {
  if (typeof value !== 'string' || value === '') return [];
  const why = faultOf(value, schemes, hasPath);
  if (why === undefined) return [];
  const args = { what: path.join('.'), value, why, schemes: schemes.map((scheme) => `${scheme}://`) };
  return [{ code: 'config/server', args, path }];
}

function faultOf(value: string, schemes: readonly string[], hasPath: boolean): ServerFault | undefined {
  const address = serverAddress(value);
  if (address?.hasUser ?? value.includes('@')) return 'password';
  // Of what is no address it may still be known which kind it was meant to be.
  if (address === undefined)
    return schemes.some((one) => value.startsWith(`${one}://`)) ? 'unreadable' : 'scheme';
  const { scheme, rest, isLoopback } = address;
  const isHere = scheme === 'http' && schemes.includes('https') && isLoopback;
  if (!schemes.includes(scheme) && !isHere) return 'scheme';
  if (/[?#]/.test(rest)) return 'query';
  return hasPath || /^\/?$/.test(rest) ? undefined : 'path';
}

/** Discourse's defaults: max_tags_per_topic, max_tag_length, and what it takes out of a tag. */
const mostTags = 5;
const longestTag = 20;

function tags(value: unknown): Finding[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [];
  return all.flatMap((tag, i): Finding[] => {
    if (typeof tag !== 'string' || tag === '') return [];
    const path = ['publish', 'forum', 'tags', i];
    const becomes = asTag(tag);
    if (becomes !== tag) return [{ code: 'config/tag', args: { tag, why: 'changed', becomes }, path }];
    if ([...tag].length > longestTag) return [{ code: 'config/tag', args: { tag, why: 'long' }, path }];
    return i < mostTags ? [] : [{ code: 'config/tag', args: { tag, why: 'many' }, path }];
  });
}

function asTag(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/gu, '-')
    .replaceAll(/[/?#[\]@!$&'()*+,;=.%\\`^|{}"<>]/g, '')
    .replaceAll(/-{2,}/g, '-');
}

/** Fills a pattern as the weeks of a year do: none may have the external id of another. */
function externalId(pattern: unknown, name: unknown): Finding[] {
  if (typeof pattern !== 'string' || pattern.trim() === '') return [];
  const known: readonly string[] = placeholderNames;
  const names = placeholdersIn(pattern);
  // What an unknown one was meant to be is told elsewhere.
  if (names.some((one) => !known.includes(one)) || oddlyBraced(pattern, known).length > 0) return [];
  const path = ['publish', 'forum', 'external_id'];
  const values = {
    range: '2025/07/07 ~ 13',
    week: '2025-07-07',
    year: 2025,
    iso_week: 28,
    number: 1000,
    count: 10,
  };
  const id = fillPlaceholders(pattern, { ...values, name: typeof name === 'string' ? name : '' });
  if (!/^[\w-]{1,50}$/.test(id)) return [{ code: 'config/external-id', args: { id, why: 'form' }, path }];
  const isOwn =
    names.includes('week') ||
    names.includes('number') ||
    (names.includes('year') && names.includes('iso_week'));
  return isOwn ? [] : [{ code: 'config/external-id', args: { id, why: 'repeats' }, path }];
}

function keysOfMail(mail: Data): Finding[] {
  const own = ofMail.get(mail['via']);
  if (own === undefined) return [];
  const { keys, required } = own;
  const others = new Set([...ofMail.values()].flatMap((one) => one.keys));
  const what = 'publish.mail';
  return [
    ...Object.keys(mail)
      .filter((key) => others.has(key) && !keys.includes(key))
      .map((key): Finding => {
        const args = { key, known: ['via', 'url', ...keys] };
        return { code: 'schema/unknown-key', args, path: ['publish', 'mail', key], at: 'key' };
      }),
    ...required
      .filter((key) => mail[key] === undefined)
      .map((key): Finding => ({
        code: 'schema/missing',
        args: { what, key },
        path: ['publish', 'mail', key],
      })),
  ];
}

function bounce(value: unknown): Finding[] {
  if (typeof value !== 'string' || value === '') return [];
  const args = { what: 'publish.mail.bounce', value, isBare: true };
  // It stands between < and > in the envelope (RFC 5321, 4.1.2), where nothing is folded.
  return /^[^\s<>@,;"\\\p{Cc}]+@[^\s<>@,;"\\\p{Cc}]+$/u.test(value) && value.length <= 254
    ? []
    : [{ code: 'config/address', args, path: ['publish', 'mail', 'bounce'] }];
}
