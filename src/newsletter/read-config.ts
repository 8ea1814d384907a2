import type { RuleSettings } from '../checks/index.ts';
import { isMap, dictionary } from '../data.ts';
import { readTexts } from '../issue/index.ts';
import { type Weekday, weekdays } from '../calendar.ts';
import { partsOf } from '../text/index.ts';
import { isTag } from './check-config.ts';
import {
  type Config,
  type DraftSettings,
  type EmailColours,
  type EmailSettings,
  type EmailStyle,
  type ForumChannel,
  type ForumSettings,
  mailAbstracts,
  type MailChannel,
  mailServices,
  type SiteSettings,
  themeSigns,
} from './model.ts';

type Data = Readonly<Record<string, unknown>>;

/** Data as a Config: what has the right shape, and the default for all else, which the schema has already refused. */
export function readConfig(data: Data, file: string): Config {
  const locale = isTag(data['locale']) ? data['locale'] : 'ko';
  const languages = languagesOf(data['languages'], locale);
  return {
    file,
    name: string(data['name']),
    locale,
    languages,
    timezone: string(data['timezone']),
    weekStartsOn: weekdays.find((day) => day === data['week_starts_on']) ?? ('monday' satisfies Weekday),
    title: string(data['title']),
    masthead: readTexts(data['masthead'], ['masthead'], languages),
    closing: readTexts(data['closing'], ['closing'], languages),
    labels: strings(data['labels']),
    card: { authors: number(map(data['card'])['authors']) ?? 5 },
    emoji: new Map(
      Object.entries(strings(data['emoji'])).map(([name, text]) => [name.toLowerCase(), text.trim()]),
    ),
    rules: rulesOf(data['rules']),
    forum: forumOf(map(data['forum']), locale),
    email: emailOf(map(data['email'])),
    archive: { known: pathBelow(map(data['archive'])['known']) },
    publish: {
      forum: forumChannelOf(map(map(data['publish'])['forum'])),
      mail: mailChannelOf(map(map(data['publish'])['mail'])),
    },
    draft: draftOf(map(data['draft'])),
    site: siteOf(map(data['site'])),
  };
}

function siteOf(data: Data): SiteSettings {
  const [base, repository] = [webAddress(data['base']), webAddress(data['repository'])];
  return {
    base: base === undefined ? undefined : `${base}/`,
    id: string(data['id']),
    repository,
  };
}

/** As browsers write it, without a slash at its end; what is none has been refused. */
function webAddress(value: unknown): string | undefined {
  const address = string(value) ?? '';
  const parts = address.startsWith('https://') ? partsOf(address) : undefined;
  return parts === undefined ? undefined : withoutSlash(`https://${parts.host}${parts.pathname}`);
}

function draftOf(data: Data): DraftSettings {
  return {
    style: data['style'] === 'plain' ? 'plain' : 'formal',
    examples: number(data['examples']) ?? 3,
    sentences: number(data['sentences']) ?? 4,
  };
}

/** As the schema has it. Each text would be asked for in each of them. */
const mostLanguages = 100;

function languagesOf(value: unknown, locale: string): string[] {
  const given = Array.isArray(value) && value.length <= mostLanguages ? value.filter(isTag) : [];
  if (given.length > 0) return [...new Set(given)];
  return locale.toLowerCase() === 'ko' ? ['ko', 'en'] : [locale];
}

function rulesOf(value: unknown): RuleSettings {
  const rules: Record<string, 'off' | 'warning' | 'error'> = dictionary({});
  for (const [code, setting] of Object.entries(map(value))) {
    if (setting === 'off' || setting === 'warning' || setting === 'error') rules[code] = setting;
  }
  return rules;
}

function forumOf(data: Data, locale: string): ForumSettings {
  return {
    heading: data['heading'] !== false,
    locale: isTag(data['locale']) ? data['locale'] : locale,
    contents: (['links', 'toc'] as const).find((kind) => kind === data['contents']) ?? false,
    abstracts: data['abstracts'] === 'details' ? 'details' : 'quote',
    numbers: data['numbers'] === true,
    maxLength: number(data['max_length']) ?? 32_000,
    split: data['split'] === true,
    titleMin: number(data['title_min']) ?? 15,
    titleMax: number(data['title_max']) ?? 255,
    titleEmoji: number(data['title_emoji']) ?? 1,
    mentions: number(data['mentions']) ?? 10,
    previews: number(data['previews']) ?? 50,
  };
}

function emailOf(data: Data): EmailSettings {
  const contents = data['contents'] !== false;
  return {
    contents,
    abstracts: mailAbstracts.find((kind) => kind === data['abstracts']) ?? 'all',
    themeSign: themeSigns.find((sign) => sign === data['theme_sign']) ?? (contents ? 'none' : 'emoji'),
    from: string(data['from']),
    to: string(data['to']),
    listId: string(data['list_id']),
    subject: string(data['subject']) ?? '{{title}}',
    preheader: string(data['preheader']),
    webUrl: string(data['web_url']),
    unsubscribeUrl: string(data['unsubscribe_url']),
    subscribeUrl: string(data['subscribe_url']),
    oneClick: data['one_click'] === true,
    sendTime: string(data['send_time']) ?? '09:00+09:00',
    address: string(data['address']),
    fit: data['fit'] === true,
    style: styleOf(map(data['style'])),
  };
}

/** The pattern of a topic's external id where the config has none. */
const usualExternalId = 'digest-{{week}}';

function forumChannelOf(data: Data): ForumChannel | undefined {
  const [url, username] = [string(data['url']), string(data['username'])];
  if (url === undefined || username === undefined) return undefined;
  const { preview } = data;
  return {
    url: withoutSlash(url),
    username,
    category: number(data['category']),
    tags: listOf(data['tags'], string),
    externalId: string(data['external_id']) ?? usualExternalId,
    preview: preview === 'unlisted' ? preview : (number(preview) ?? 'message'),
  };
}

function mailChannelOf(data: Data): MailChannel | undefined {
  const via = mailServices.find((name) => name === data['via']);
  const url = string(data['url']);
  if (url === undefined || via === undefined) return undefined;
  return {
    via,
    url: withoutSlash(url),
    username: string(data['username']),
    bounce: string(data['bounce']),
    lists: listOf(data['lists'], number),
    template: number(data['template']),
  };
}

/** A path that leads out of the newsletter has been refused. */
function pathBelow(value: unknown): string | undefined {
  const path = string(value);
  return path === undefined || /^[/]|[\\:]|(?:^|[/])\.\.(?:[/]|$)/.test(path) ? undefined : path;
}

function withoutSlash(url: string): string {
  return url.replace(/(?<!\/)\/+$/, '');
}

function styleOf(data: Data): EmailStyle {
  const width = number(data['width']);
  const font = string(data['font']);
  return {
    ...coloursOf(data),
    ...(width === undefined ? {} : { width }),
    ...(font === undefined ? {} : { font }),
    dark: coloursOf(map(data['dark'])),
  };
}

function coloursOf(data: Data): Partial<EmailColours> {
  const names = ['accent', 'text', 'muted', 'background', 'card', 'border'] as const;
  return Object.fromEntries(
    names.flatMap((name) => (typeof data[name] === 'string' ? [[name, data[name]]] : [])),
  );
}

function map(value: unknown): Data {
  return isMap(value) ? value : {};
}

/** An empty value is as good as none. */
function string(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function strings(value: unknown): Record<string, string> {
  return dictionary(
    Object.fromEntries(
      Object.entries(map(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  );
}

function listOf<T>(value: unknown, read: (entry: unknown) => T | undefined): T[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  return entries.map(read).filter((entry) => entry !== undefined);
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
