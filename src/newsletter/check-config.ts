import { isMap, nearest } from '../issue/index.ts';
import { timezones } from '../generated/timezones.js';
import { isKnownLocale, knownLocales } from '../locales/index.ts';
import { catalogue, isProblemCode } from '../problem/index.ts';
import type { Finding } from '../problem/index.ts';

type Data = Readonly<Record<string, unknown>>;

const titlePlaceholders = ['range', 'week', 'name', 'number'];

/** What the config's schema cannot say. */
export function checkConfig(data: Data): Finding[] {
  const email = isMap(data['email']) ? data['email'] : {};
  return [
    ...locale(data),
    ...timezone(data),
    ...rules(data),
    ...placeholders(data['title'], ['title'], titlePlaceholders),
    ...placeholders(email['subject'], ['email', 'subject'], [...titlePlaceholders, 'title']),
    ...placeholders(email['preheader'], ['email', 'preheader'], [...titlePlaceholders, 'title']),
    ...headers(email),
  ];
}

function locale(data: Data): Finding[] {
  const tag = data['locale'];
  if (typeof tag !== 'string' || isKnownLocale(tag)) return [];
  return [{ code: 'config/locale', args: { locale: tag, known: knownLocales }, path: ['locale'] }];
}

function timezone(data: Data): Finding[] {
  const name = data['timezone'];
  if (typeof name !== 'string' || timezones.includes(` ${name} `)) return [];
  try {
    // Zones have more names than the canonical ones.
    Intl.DateTimeFormat('en', { timeZone: name });
    return [];
  } catch {
    return [{ code: 'config/timezone', args: { timezone: name }, path: ['timezone'] }];
  }
}

function rules(data: Data): Finding[] {
  return Object.keys(isMap(data['rules']) ? data['rules'] : {}).flatMap((code): Finding[] =>
    isProblemCode(code)
      ? []
      : [
          {
            code: 'config/rule',
            args: { code, suggestion: nearest(code, Object.keys(catalogue)) },
            path: ['rules', code],
            at: 'key',
          },
        ],
  );
}

function placeholders(pattern: unknown, path: string[], known: readonly string[]): Finding[] {
  if (typeof pattern !== 'string') return [];
  return [...pattern.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].flatMap(([, name = '']): Finding[] =>
    known.includes(name)
      ? []
      : [{ code: 'config/placeholder', args: { what: path.join('.'), name, known }, path }],
  );
}

/** `Name <local@domain>` or `local@domain`, with nothing in it that could begin another header (RFC 5322, 3.4). */
const address =
  /^(?:[^<>\p{Cc}]*<[^\s<>@,;\p{Cc}]+@[^\s<>@,;\p{Cc}]+>|[^\s<>@,;\p{Cc}]+@[^\s<>@,;\p{Cc}]+)$/u;
const listId = /^(?:[^<>\p{Cc}]*<[\w.-]+>|[\w.-]+)$/u;

function headers(email: Data): Finding[] {
  const findings: Finding[] = [];
  const refuse = (key: string): void => {
    const value = String(email[key]);
    findings.push({ code: 'config/address', args: { what: `email.${key}`, value }, path: ['email', key] });
  };
  for (const key of ['from', 'to'] as const) {
    if (typeof email[key] === 'string' && email[key] !== '' && !address.test(email[key].trim())) refuse(key);
  }
  if (
    typeof email['list_id'] === 'string' &&
    email['list_id'] !== '' &&
    !listId.test(email['list_id'].trim())
  )
    refuse('list_id');
  for (const key of ['subject', 'preheader', 'web_url', 'unsubscribe_url', 'address']) {
    const value = email[key];
    // A postal address may have lines; nothing else may, for it goes into a header.
    const allowed = key === 'address' ? /[^\P{Cc}\n]/u : /\p{Cc}/u;
    if (typeof value === 'string' && allowed.test(value.trim())) refuse(key);
  }
  return findings;
}
