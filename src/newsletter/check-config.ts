import { isMap, valueAt } from '../data.ts';
import {
  displayWidth,
  editDistance,
  fillAddress,
  isLanguageTag,
  mailUrlKind,
  namesInAddress,
  nearest,
  oddlyBraced,
  placeholderNames,
  placeholdersIn,
} from '../text/index.ts';
import { timezones } from '../generated/timezones.js';
import { isKnownLocale, knownLocales } from '../locales/index.ts';
import type { PlacedText, TextKind } from '../checks/index.ts';
import { readTexts } from '../issue/index.ts';
import { catalogue, type Finding, isProblemCode, type Path } from '../problem/index.ts';
import { checkPublish, textsOfPublish } from './check-publish.ts';

type Data = Readonly<Record<string, unknown>>;

const headlineNames = [...placeholderNames, 'title', 'first'] as const;

/** Names that have another value every week. */
const weeklyNames: readonly string[] = ['range', 'week', 'iso_week', 'number'];

/** Finds the problems that the config's schema cannot express. */
export function checkConfig(data: Data): Finding[] {
  const email = isMap(data['email']) ? data['email'] : {};
  return [
    ...locale(data),
    ...timezone(data),
    ...rules(data),
    ...placeholders(data['title'], ['title'], placeholderNames),
    ...placeholders(email['subject'], ['email', 'subject'], headlineNames),
    ...placeholders(email['preheader'], ['email', 'preheader'], headlineNames),
    ...placeholders(idOf(data), ['publish', 'forum', 'external_id'], placeholderNames),
    ...misspelt(email['web_url'], ['email', 'web_url']),
    ...repeated(data['title']),
    ...shortPreheader(email['preheader']),
    ...doubleNumbers(email),
    ...nameless(data, email),
    ...headers(email),
    ...mailUrls(email),
    ...checkPublish(data),
  ];
}

function idOf(data: Data): unknown {
  return valueAt(data, ['publish', 'forum', 'external_id']);
}

function locale(data: Data): Finding[] {
  const tag = data['locale'];
  // What is no tag at all was refused by the schema.
  if (!isTag(tag) || isKnownLocale(tag)) return [];
  return [{ code: 'config/locale', args: { locale: tag, known: knownLocales }, path: ['locale'] }];
}

/** Whether a value has the form of a BCP 47 tag, as the schema wants it. */
export function isTag(value: unknown): value is string {
  return typeof value === 'string' && isLanguageTag(value);
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
  return Object.entries(isMap(data['rules']) ? data['rules'] : {}).flatMap(([code, setting]): Finding[] => {
    const path = ['rules', code];
    if (!isProblemCode(code)) {
      const args = { code, suggestion: nearest(code, Object.keys(catalogue)) };
      return [{ code: 'config/rule', args, path, at: 'key' }];
    }
    const isVain = catalogue[code].fixed === true && (setting === 'off' || setting === 'warning');
    const args = { code, isFixed: true };
    return isVain ? [{ code: 'config/rule', args, path, at: 'key', severity: 'warning' }] : [];
  });
}

function placeholders(pattern: unknown, path: string[], known: readonly string[]): Finding[] {
  if (typeof pattern !== 'string') return [];
  const what = path.join('.');
  return [
    ...placeholdersIn(pattern).flatMap((name): Finding[] =>
      known.includes(name)
        ? []
        : [
            {
              code: 'config/placeholder',
              args: { what, name, known, suggestion: nearest(name, known) },
              path,
            },
          ],
    ),
    ...oddlyBraced(pattern, known).map(({ name, written }): Finding => {
      return { code: 'config/placeholder', args: { what, name, known, written }, path };
    }),
  ];
}

/**
 * An address may hold a mail service's placeholders, which nobody here knows. A name within two letters of one of ours was
 * meant to be it.
 */
function misspelt(pattern: unknown, path: string[]): Finding[] {
  if (typeof pattern !== 'string') return [];
  const known: readonly string[] = placeholderNames;
  return namesInAddress(pattern).flatMap((name): Finding[] => {
    const near = (most: number): string | undefined =>
      known.find((one) => editDistance(name.toLowerCase(), one, most) !== undefined);
    const suggestion = near(0) ?? near(1) ?? near(2);
    if (known.includes(name) || suggestion === undefined) return [];
    return [{ code: 'config/placeholder', args: { what: path.join('.'), name, known, suggestion }, path }];
  });
}

/** A title without anything of its week. What an unknown placeholder was meant to be nobody knows. */
function repeated(title: unknown): Finding[] {
  if (typeof title !== 'string' || title.trim() === '') return [];
  const names = placeholdersIn(title);
  const known: readonly string[] = placeholderNames;
  const isOwn =
    names.some((name) => weeklyNames.includes(name) || !known.includes(name)) ||
    oddlyBraced(title, known).length > 0;
  return isOwn
    ? []
    : [{ code: 'config/title-repeats', args: { title, known: weeklyNames }, path: ['title'] }];
}

/** Columns of an inbox's line that are worth a line: about twenty letters, or ten of Hangul. */
const leastPreheader = 20;

function shortPreheader(pattern: unknown): Finding[] {
  if (typeof pattern !== 'string' || pattern.trim() === '' || placeholdersIn(pattern).length > 0) return [];
  return displayWidth(pattern.trim()) >= leastPreheader
    ? []
    : [
        {
          code: 'config/preheader-short',
          args: { preheader: pattern },
          path: ['email', 'preheader'],
        },
      ];
}

/** Numbers of themes above a list of papers that has numbers, too. */
function doubleNumbers({ contents, theme_sign: sign }: Data): Finding[] {
  return sign === 'number' && contents !== false
    ? [{ code: 'config/theme-sign', args: {}, path: ['email', 'theme_sign'] }]
    : [];
}

/** A pattern with the name of a newsletter that has none. */
function nameless(data: Data, { subject, preheader, web_url: webUrl }: Data): Finding[] {
  const { name, title } = data;
  if (name !== undefined && name !== '') return [];
  const patterns = [
    [title, ['title']],
    [subject, ['email', 'subject']],
    [preheader, ['email', 'preheader']],
    [webUrl, ['email', 'web_url']],
    [idOf(data), ['publish', 'forum', 'external_id']],
  ] as const;
  return patterns.flatMap(([pattern, path]): Finding[] => {
    if (typeof pattern !== 'string' || !placeholdersIn(pattern).includes('name')) return [];
    const args = { what: path.join('.'), name: 'name', known: [], isUnset: true };
    return [{ code: 'config/placeholder', args, path }];
  });
}

/** `Name <local@domain>` or `local@domain`, with nothing in it that could begin another header (RFC 5322, 3.4). */
const address =
  /^(?:(?:"[^"<>\p{Cc}]*"\s*|[^<>@,;"\p{Cc}]*)<[^\s<>@,;\p{Cc}]+@[^\s<>@,;\p{Cc}]+>|[^\s<>@,;\p{Cc}]+@[^\s<>@,;\p{Cc}]+)$/u;
const listId = /^(?:[^<>\p{Cc}]*<[\w.-]+>|[\w.-]+)$/u;

/** Letters of what cannot be folded: with brackets, a space and a comma around it, it fits into a line of 998 (RFC 5322, 2.1.1). */
const longest = 990;

function headers(email: Data): Finding[] {
  const findings: Finding[] = [];
  const refuse = (key: string, isLong: boolean): void => {
    const args = { what: `email.${key}`, value: String(email[key]), isLong };
    findings.push({ code: 'config/address', args, path: ['email', key] });
  };
  const check = (key: string, form: RegExp, values: (value: string) => string[]): void => {
    const value = email[key];
    if (typeof value !== 'string' || value === '') return;
    const all = values(value).map((one) => one.trim());
    if (all.some((one) => !form.test(one))) refuse(key, false);
    // A name can be encoded, and then be folded; the address behind it cannot.
    else if (all.some((one) => one.replace(/^.*<|>$/gs, '').length > longest)) refuse(key, true);
  };
  check('from', address, (value) => [value]);
  // There may be several receivers; a comma within a name stands in quotation marks.
  check('to', address, (value) => value.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
  check('list_id', listId, (value) => [value]);
  return findings;
}

const addressKeys = ['web_url', 'unsubscribe_url', 'subscribe_url'] as const;

/** The texts of the config: masthead and closing are Markdown, a postal address may have lines, nothing else may. */
export function textsOfConfig(data: Data): PlacedText[] {
  const email = isMap(data['email']) ? data['email'] : {};
  const one = (kind: TextKind, value: unknown, path: Path): PlacedText[] =>
    typeof value === 'string' ? [{ kind, value: value.trim(), path }] : [];
  return [
    ...one('line', data['name'], ['name']),
    ...one('line', data['title'], ['title']),
    ...['masthead', 'closing'].flatMap((key) =>
      readTexts(data[key], [key], []).map(({ value, path }) => ({ kind: 'markdown' as const, value, path })),
    ),
    ...['labels', 'emoji'].flatMap((key) =>
      Object.entries(isMap(data[key]) ? data[key] : {}).flatMap(([name, value]) =>
        one('line', value, [key, name]),
      ),
    ),
    ...['from', 'to', 'list_id', 'subject', 'preheader'].flatMap((key) =>
      one('line', email[key], ['email', key]),
    ),
    ...addressKeys.flatMap((key) => one('address', email[key], ['email', key])),
    ...one('literal', email['address'], ['email', 'address']),
    ...textsOfPublish(data),
  ];
}

/** Values such as every issue has. */
const sample = Object.fromEntries(placeholderNames.map((name) => [name, 1]));

function mailUrls(email: Data): Finding[] {
  return addressKeys.flatMap((key): Finding[] => {
    const value = email[key];
    const typed = typeof value === 'string' ? value.trim() : '';
    const url = key === 'web_url' ? fillAddress(typed, sample) : typed;
    // A control character is told as what it is.
    if (url === '' || /\p{Cc}/u.test(url)) return [];
    const why = faultOf(url, key, email);
    if (why === undefined) return [];
    const args = { what: `email.${key}`, value: String(value), why: why === 'kind' ? undefined : why };
    return [{ code: 'config/url', args, path: ['email', key] }];
  });
}

function faultOf(url: string, key: string, email: Data): 'kind' | 'one-click' | 'long' | undefined {
  const kind = mailUrlKind(url);
  if (kind === undefined || (kind === 'mailto' && key === 'web_url')) return 'kind';
  if (kind === 'mailto' && key === 'unsubscribe_url' && email['one_click'] === true) return 'one-click';
  // In a header other letters than ASCII are encoded, in HTML an ampersand is.
  const encoded = kind === 'placeholder' ? url : new URL(url).href;
  return Math.max(encoded.length, Buffer.byteLength(url.replaceAll('&', '&amp;'))) > longest
    ? 'long'
    : undefined;
}
