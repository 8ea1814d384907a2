import { join } from 'node:path';
import type { FileSystem } from '../context.ts';
import { look, readBytes } from '../files/index.ts';
import { foldedText, checkSchema, judge, type RuleSettings, withoutCovered } from '../checks/index.ts';
import { isMap } from '../data.ts';
import { readTexts } from '../issue/index.ts';
import { type Parsed, parseYaml, type SourceMap } from '../yaml/index.ts';
import { type Weekday, weekdays } from '../calendar.ts';
import validate from '../generated/config-validator.js';
import { Failure, type Finding, type Problem } from '../problem/index.ts';
import { checkConfig, isTag } from './check-config.ts';
import type { Config, EmailColours, EmailSettings, EmailStyle, ForumSettings } from './model.ts';
import { configName } from './root.ts';

type Data = Readonly<Record<string, unknown>>;

export interface LoadedConfig {
  readonly config: Config;
  readonly problems: readonly Problem[];
  /** Text of the file for frames; `undefined` where there is none. */
  readonly source: string | undefined;
}

/** What is wrong in the texts that every issue shows, found by who can read them. */
export type FindInTexts = (config: Config, sourceMap: SourceMap) => Promise<readonly Finding[]>;

/**
 * The newsletter's settings. Without a file they are all defaults; what is wrong in the file comes back as problems, and
 * its default stands in for it. Throws Failure `config-requires` before anything else is looked at.
 */
export async function loadConfig(
  files: FileSystem,
  root: string,
  { version, findInTexts }: { readonly version: string; readonly findInTexts?: FindInTexts },
): Promise<LoadedConfig> {
  const file = join(root, configName);
  const exists = look(files, file)?.kind === 'file';
  const bytes = exists ? readBytes(files, file) : new Uint8Array();
  const { config, problems, parsed } = await checkConfigBytes(bytes, { file, version, findInTexts });
  return {
    config: exists ? config : { ...config, file: undefined },
    problems,
    source: exists ? parsed.text : undefined,
  };
}

export interface CheckedConfig {
  readonly config: Config;
  readonly problems: readonly Problem[];
  readonly parsed: Parsed;
}

/** The same for bytes that may not be on the disk yet. `withSilent`: with problems that nobody is told of. */
export async function checkConfigBytes(
  bytes: Uint8Array,
  {
    file,
    version,
    findInTexts,
    withSilent = false,
  }: {
    readonly file: string;
    readonly version: string;
    readonly findInTexts?: FindInTexts | undefined;
    readonly withSilent?: boolean;
  },
): Promise<CheckedConfig> {
  const parsed = parseYaml(bytes);
  // A file of comments alone sets nothing, and that is all right.
  const empty = parsed.findings.some((f) => f.code === 'yaml/not-a-map' && f.args.found === 'nothing');
  const data = parsed.data ?? {};
  const range = await checkVersion(data['requires'], file, version);
  const findings = empty ? [] : [...parsed.findings.map(ofConfig), ...range, ...findingsOf(parsed)];
  const config = readConfig(data, file);
  const { sourceMap, text } = parsed;
  findings.push(...((await findInTexts?.(config, sourceMap)) ?? []));
  const problems = judge(findings, {
    file,
    sourceMap,
    text,
    draft: false,
    rules: config.rules,
    withSilent,
    notChecked: (code) => code.startsWith('link/'),
  });
  return { config, problems, parsed };
}

/** The hint of the sentence is for the file that it is about. */
function ofConfig(finding: Finding): Finding {
  return finding.code === 'yaml/not-a-map'
    ? { ...finding, args: { ...finding.args, isConfig: true } }
    : finding;
}

function findingsOf(parsed: Parsed): Finding[] {
  if (parsed.data === undefined) return [];
  const schema = withoutCovered({ yaml: [], schema: checkSchema(parsed, validate), rules: [] }, parsed);
  const texts = ['masthead', 'closing'].flatMap((key) => readTexts(parsed.data?.[key], [key], []));
  return [...schema, ...checkConfig(parsed.data), ...texts.flatMap(({ path }) => foldedText(path, parsed))];
}

/** Throws for a range without this version; comes back with what is no range at all. */
async function checkVersion(requires: unknown, path: string, version: string): Promise<Finding[]> {
  if (typeof requires !== 'string' && typeof requires !== 'number') return [];
  const { default: satisfies } = await import('semver/functions/satisfies.js');
  const { default: valid } = await import('semver/ranges/valid.js');
  const range = String(requires);
  if (valid(range) === null) {
    const args = { what: 'requires', value: range, expected: { form: 'range' }, example: '">=1.0"' } as const;
    return [{ code: 'schema/value', args, path: ['requires'] }];
  }
  if (!satisfies(version, range, { includePrerelease: true })) {
    throw new Failure('config-requires', { path, requires: range, version });
  }
  return [];
}

function readConfig(data: Data, file: string): Config {
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
  };
}

function languagesOf(value: unknown, locale: string): string[] {
  const given = Array.isArray(value) ? value.filter(isTag) : [];
  if (given.length > 0) return [...new Set(given)];
  return locale.toLowerCase() === 'ko' ? ['ko', 'en'] : [locale];
}

function rulesOf(value: unknown): RuleSettings {
  const rules: Record<string, 'off' | 'warning' | 'error'> = {};
  for (const [code, setting] of Object.entries(map(value))) {
    if (setting === 'off' || setting === 'warning' || setting === 'error') rules[code] = setting;
  }
  return rules;
}

function forumOf(data: Data, locale: string): ForumSettings {
  return {
    heading: data['heading'] !== false,
    locale: isTag(data['locale']) ? data['locale'] : locale,
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
  return {
    from: string(data['from']),
    to: string(data['to']),
    listId: string(data['list_id']),
    subject: string(data['subject']) ?? '{{title}}',
    preheader: string(data['preheader']),
    webUrl: string(data['web_url']),
    unsubscribeUrl: string(data['unsubscribe_url']),
    oneClick: data['one_click'] === true,
    sendTime: string(data['send_time']) ?? '09:00+09:00',
    address: string(data['address']),
    fit: data['fit'] === true,
    style: styleOf(map(data['style'])),
  };
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
  return Object.fromEntries(
    Object.entries(map(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
